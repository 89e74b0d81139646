"""Stage: the handbook → what one audience may read of it. Comes before every view, so that none can know what was removed. Pure.

What is above the audience is removed from the model, together with every trace of it in other values and with whatever cannot be shown
without it; units, documents and clauses leave a stand-in, if their authors gave words for one. What is proved (findings, made questions,
coverage) is proved on the whole handbook and then shown only if everything it rests on may be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model import Classification, Handbook
from generator.model.derived import ClauseCoverage, Finding, Posed
from generator.model.edition import Errata
from generator.model.facts import Facts
from generator.model.hidden import Hidden
from generator.model.levels import Levels
from generator.select.changes import changes
from generator.select.cut import without
from generator.select.hiding import hiding
from generator.select.pictures import pictures
from generator.select.versions import reclassified, remembering, without_drafts, without_withdrawn


@dataclass(frozen=True)
class Selection:
    """What one audience may read of a handbook, and what it may not."""

    handbook: Handbook = field(repr=False)
    hidden: Hidden = field(repr=False)

    def shows(self, full_id: str) -> bool:
        """Whether *full_id* names something that is left."""
        return full_id in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(Levels(self.handbook).known)


def select(handbook: Handbook, audience: Classification) -> Selection:
    """What *audience* may read of *handbook*; where that is everything, it is the same object."""
    levels = Levels(handbook)
    above = levels.above(audience)
    if not above:
        left = _without_secret_removals(handbook, audience)
        return Selection(left, hiding(levels, above, left))
    words = {one: said for one in sorted(above) if (said := levels.stand_in(one, above))}
    # Acknowledgements are said with the findings, which come from the whole; by themselves they would tell of findings that are not shown.
    left = _without_secret_removals(without(handbook, above, words), audience).model_copy(update={"acknowledged": ()})
    return Selection(left, hiding(levels, above, left))


def _without_secret_removals(handbook: Handbook, audience: Classification) -> Handbook:
    default = handbook.settings.classification
    left = tuple(each for each in handbook.removed if (each.classification or default).level <= audience.level)
    return handbook if left == handbook.removed else handbook.model_copy(update={"removed": left})


def findings(whole: tuple[Finding, ...], selection: Selection) -> tuple[Finding, ...]:
    """Of the findings about the whole handbook those that rest on nothing hidden: silence about what is hidden proves nothing."""
    return tuple(finding for finding in whole if all(map(selection.shows, _named_in(finding))))


def _named_in(finding: Finding) -> tuple[str, ...]:
    return (finding.subject, *finding.rests_on, *finding.involved, *((finding.by,) if finding.by else ()))


def questions(whole: tuple[Posed, ...], selection: Selection) -> tuple[Posed, ...]:
    """Of all questions those that neither belong to anything hidden nor rest on it, each with the hash of its facts as they are shown."""
    left = tuple(posed for posed in whole if _may_be_put(posed, selection))
    if not selection.hidden.ids:
        return left
    facts = Facts(selection.handbook)
    return tuple(replace(posed, hash=facts.digest(posed.facts)) for posed in left)


def _may_be_put(posed: Posed, selection: Selection) -> bool:
    homes = (posed.id.partition("#")[0] if posed.generated else posed.id, posed.module, posed.question.objective)
    return all(map(selection.shows, (*homes, *posed.facts, *posed.question.source, *posed.question.covers)))


def coverage(left: tuple[ClauseCoverage, ...], whole: tuple[ClauseCoverage, ...]) -> tuple[ClauseCoverage, ...]:
    """The coverage of what is left, without clauses that nothing seems to cite only because what does is hidden.

    To show such a clause as uncited would be false, and to show it as cited would tell that something hidden cites it.
    """
    missing = {clause.id for clause in whole if clause.missing}
    return tuple(clause for clause in left if not clause.missing or clause.id in missing)


def errata_left(errata: Errata, selection: Selection) -> Errata:
    """Of what was said of an edition after its release what its readers may know; *selection* is of the edition as it was released."""
    corrections = tuple(each for each in errata.corrections if selection.shows(each.id))
    withdrawn = (each for each in errata.withdrawn if each.id is None or selection.shows(each.id))
    shown = (each if each.successor and selection.shows(each.successor) else each.model_copy(update={"successor": None}) for each in withdrawn)
    return Errata(corrections=corrections, withdrawn=tuple(shown))


def hidden_errata(errata: Errata, selection: Selection) -> Hidden:
    """The texts of corrections and withdrawals that a site must not hold."""
    said = [(each.id, each.text) for each in errata.corrections] + [(each.id, each.reason) for each in errata.withdrawn]
    shown = {text for full_id, text in said if full_id is None or selection.shows(full_id)}
    texts = ({value for text in some for value in text.values.values()} for some in ({text for _, text in said} - shown, shown))
    return Hidden(texts=frozenset(next(texts)), shown_texts=frozenset(next(texts)))


__all__ = [
    "Hidden",
    "Selection",
    "changes",
    "coverage",
    "errata_left",
    "findings",
    "hidden_errata",
    "pictures",
    "questions",
    "reclassified",
    "remembering",
    "select",
    "without_drafts",
    "without_withdrawn",
]
