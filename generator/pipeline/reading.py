"""Pipeline, first half: read a project, judge it, and derive what follows from it. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import quiz, staleness
from generator.derive import derive, stale_acknowledgements
from generator.lint import World, faults, lint
from generator.load import load
from generator.load.editions import Shelf, read_editions
from generator.load.images import image_names
from generator.model import Handbook, Prose
from generator.model.derived import Derived, Posed
from generator.problems import Code, HandbookError, Origins, Place, Problem, ProblemsError, Report, Severity
from generator.validate import validate
from generator.validate.markdown import scheme_of
from generator.validate.removals import removals

Asking = quiz.Asking

NOTHING = Derived()
NO_EDITIONS = Shelf()
DANGLING = frozenset({Code.UNKNOWN_ID, Code.WRONG_KIND_OF_ID, Code.LESSON_WITHOUT_FILE, Code.UNKNOWN_EMBED, Code.PARENT_CIRCLE, Code.GROUP_IN_CIRCLE})
"""What a handbook that was released cannot have."""
UNSAFE = frozenset({Code.RAW_HTML, Code.UNSAFE_IMAGE, Code.EXTERNAL_IMAGE})
"""What must not get into a site, whoever wrote it; and links that lead astray, see `_is_unsafe`."""


class NotAProjectError(HandbookError):
    """There is no `mkdocs.yml` in that folder."""

    def __init__(self, path: Path) -> None:
        super().__init__("not-a-project", path=path)


@dataclass(frozen=True)
class Checked:
    """Everything read from a project, what is derived from it, and what is wrong with it."""

    root: Path
    report: Report
    handbook: Handbook | None = None
    derived: Derived = NOTHING
    guide: tuple[Prose, ...] = ()
    shelf: Shelf = NO_EDITIONS
    """The released editions."""


def check(root: Path) -> Checked:
    """Read the project at *root* and find everything that is wrong with it."""
    if not (root / "mkdocs.yml").is_file():
        raise NotAProjectError(root)
    loaded, shelf = load(root), _coherent(read_editions(root))
    if loaded.handbook is None:
        return Checked(root, loaded.report + shelf.report, shelf=shelf)
    pictures = image_names(root / "docs")
    report = loaded.report + shelf.report + validate(loaded.handbook, loaded.origins, loaded.broken, guide=loaded.guide, pictures=pictures)
    newest = shelf.volumes[-1].handbook if shelf.volumes else None
    report += removals(loaded.handbook, loaded.origins, newest, loaded.broken)
    if report.stops():
        return Checked(root, report, loaded.handbook, guide=loaded.guide, shelf=shelf)
    derived = replace(derive(loaded.handbook), questions=questions(loaded.handbook))
    report += _stale(loaded.handbook, derived, loaded.origins) + staleness.to_review(loaded.handbook, loaded.origins) + lint(loaded.handbook, loaded.origins)
    return Checked(root, report, loaded.handbook, derived, loaded.guide, shelf)


@dataclass(frozen=True)
class _Bundle(Origins):
    """Places in an edition, whose values stand in one file that no author wrote."""

    file: str = ""

    def place(self, owner: str, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:  # noqa: ARG002 - as its base says
        return Place(self.file)


def _coherent(shelf: Shelf) -> Shelf:
    """*shelf* without editions that refer to what they do not hold, or whose pages could do harm: nobody released these, whatever their sums say.

    Only that is asked of them, not what later versions of the program ask of authors.
    """
    found: dict[str, list[Problem]] = {each.id: [] for each in shelf.volumes}
    for volume in shelf.volumes:
        place = f"editions/{volume.id}/model.json"
        problems = validate(volume.handbook, _Bundle(file=place)).problems
        asked = {"dangling": [one for one in problems if one.code in DANGLING], "unsafe": [one for one in problems if _is_unsafe(one)]}
        named = {reason: min(map(_where, some)) for reason, some in asked.items() if some}
        found[volume.id] = [Problem.at(Place(place), Code.EDITION_UNREADABLE, reason=reason, where=where) for reason, where in named.items()]
    broken = {volume_id for volume_id, problems in found.items() if problems}
    sound = tuple(volume for volume in shelf.volumes if volume.id not in broken)
    report = shelf.report + Report.of(problem for problems in found.values() for problem in problems)
    return Shelf(sound, report, tuple(sorted({*shelf.broken, *broken})))


def _is_unsafe(problem: Problem) -> bool:
    return problem.code in UNSAFE or (problem.code is Code.UNKNOWN_LINK and scheme_of(_where(problem)) is not None)


def _where(problem: Problem) -> str:
    """What is wrong, as the edition has it written."""
    details = dict(problem.details)
    return next((str(details[name]) for name in ("id", "html", "target") if name in details), "")


def questions(handbook: Handbook) -> tuple[Posed, ...]:
    """Every question, written or made; of those made, only what keeps the rules of writing."""
    return _well_put(handbook, quiz.posed(handbook))


def asking(root: Path) -> tuple[Asking, ...]:
    """What every bank has come to, in reading order. Raises ProblemsError for an invalid project."""
    handbook = require(check(root))
    posing = quiz.posing(handbook)
    return quiz.asking(handbook, posing, {posed.id for posed in _well_put(handbook, posing.questions)})


def _well_put(handbook: Handbook, posed: Iterable[Posed]) -> tuple[Posed, ...]:
    world = World(handbook)

    def well_put(one: Posed) -> bool:
        return not any(fault.code.severity is Severity.WARNING for fault in faults(world, one.question))

    return tuple(each for each in posed if not each.generated or well_put(each))


def require(checked: Checked, *, strict: bool = False) -> Handbook:
    """The handbook, if nothing is in the way of building it. Raises ProblemsError where something is."""
    if checked.handbook is None or checked.report.stops(strict=strict):
        raise ProblemsError(checked.report)
    return checked.handbook


def _stale(handbook: Handbook, derived: Derived, origins: Origins) -> Report:
    """Acknowledgements of findings that there are no longer."""
    return Report.of(
        Problem.at(
            origins.place("findings", ("acknowledged", handbook.acknowledged.index(known))),
            Code.STALE_ACKNOWLEDGEMENT,
            code=known.code,
            subject=known.subject,
        )
        for known in stale_acknowledgements(handbook, derived)
    )
