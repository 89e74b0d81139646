"""The invented libraries over five editions and a draft, made by scripted edits: what every kind of change between editions is tested on.

2031-1  as kept in tests/organisations/riverbend, with courses, a map room and a page of opening hours
2032-1  the stock plan is led by the Finance Desk, and due a month later; the charter's clause on approval is amended
2032-2  the lending counter is called readers' desk (another id, too); the Finance Desk is abolished, its work goes to the Network Office;
        the exchange with partners is given up
2033-1  the map room is closed, with nothing in its place; opening hours are no longer told; the exchange is taken up again; a book's mending is
        entered in the register; the bindery answers to the Network Office
2034-1  only words, and once more another id for the readers' desk: service desk
draft   a further lead for lending
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator import pipeline
from generator.load import load
from generator.model import Handbook
from tests.organisations.project import copied

TRAINING = Path(__file__).parent / "training.yml"
COUNTER, READERS, SERVICE = "organisation/lending-counter", "organisation/readers-desk", "organisation/service-desk"


class Tree:
    """The working tree of a project, edited as people edit it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str) -> None:
        """A new file, or other content for an old one."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def replace(self, name: str, old: str, new: str) -> None:
        """Other words, once, in a file that has them."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        self.write(name, text.replace(old, new))

    def delete(self, name: str) -> None:
        """A file less."""
        (self.root / name).unlink()

    def everywhere(self, old: str, new: str) -> None:
        """Another id, in all files that refer to it."""
        for path in sorted(path for folder in ("docs", "curriculum", "quizzes") for path in (self.root / folder).rglob("*")):
            if path.suffix in {".yml", ".md"}:
                text = path.read_text("utf-8")
                self.write(path.relative_to(self.root).as_posix(), re.sub(rf"{re.escape(old)}(?![\w-])", new, text))

    def rename(self, old: str, new: str) -> None:
        """Another id for a file below docs/, which then says what it was called."""
        text = (self.root / f"docs/{old}.yml").read_text("utf-8")
        said = re.search(r"^formerly: \[(.*)\]$", text, re.MULTILINE)
        before = said.group(1) + ", " if said else ""
        body = re.sub(r"^formerly: .*\n", "", text, flags=re.MULTILINE)
        self.delete(f"docs/{old}.yml")
        self.write(f"docs/{new}.yml", body)
        self.everywhere(old, new)
        self.write(f"docs/{new}.yml", f"formerly: [{before}{old}]\n{body}".replace(f" {old}\n", f" {new}\n"))

    def removed(self, *removals: Mapping[str, str]) -> None:
        """What docs/removed.yml says."""
        self.write("docs/removed.yml", yaml.safe_dump({"removed": [dict(each) for each in removals]}, sort_keys=False))


def _first(tree: Tree) -> None:
    for name, text in yaml.safe_load(TRAINING.read_text("utf-8")).items():
        tree.write(name, text)
    tree.write(
        "docs/organisation/map-room.yml",
        "kind: unit\norder: 11\nname: Map room\ntier: network\nparent: organisation/collections-service\nsource: [sources/charter#1.2]\n",
    )
    tree.write("docs/opening-hours.md", "# Opening hours\n\nFrom 9 to 17 on every working day.\n")


def _second(tree: Tree) -> None:
    plan = "docs/responsibilities/stock-plan.yml"
    tree.replace(plan, "    unit: organisation/collections-service\n    role: lead\n", "    unit: organisation/finance-desk\n    role: lead\n")
    tree.replace(plan, "    with: [organisation/district-library, organisation/finance-desk]\n", "    with: [organisation/district-library]\n")
    tree.replace(plan, "{on_or_before: 2031-10-31}", "{on_or_before: 2031-11-30}")
    tree.write(
        "docs/sources/amendment.yml",
        "title: First amendment of the charter\nshort: First amendment\ndocument_type: Decision\nissuer: The river council\ndate: 2031-12-01\n"
        "status: in-force\nbased_on: [sources/charter]\nclauses:\n"
        '  - {id: "1", heading: More time for the stock plan, normative: true, waived: It changes the charter.}\n',
    )
    tree.replace(
        "docs/sources/charter.yml",
        '{id: "3.2", heading: Approval of the plan, normative: true}',
        '{id: "3.2", heading: Approval of the plan, normative: true, amended_by: [sources/amendment#1]}',
    )
    tree.replace("quizzes/stock.yml", "answer: 2031-10-31", "answer: 2031-11-30")


ABOLISHED = {"id": "organisation/finance-desk", "reason": "Its work has gone to the Network Office.", "successor": "organisation/network-office"}
GIVEN_UP = {"id": "responsibilities/exchange", "reason": "The agreement with the partners has run out."}
CLOSED = {"id": "organisation/map-room", "reason": "The maps were given to the town's archive."}
HOURS = {"id": "opening-hours", "reason": "Each house tells its own hours."}


def _third(tree: Tree) -> None:
    tree.rename(COUNTER, READERS)
    tree.replace(f"docs/{READERS}.yml", "name: Lending counter", "name: Readers' desk")
    tree.delete("docs/organisation/finance-desk.yml")
    tree.everywhere("organisation/finance-desk", "organisation/network-office")
    tree.replace("docs/organisation/network-office.yml", "source: [sources/charter#1.1]", "source: [sources/charter#1.1, sources/charter#1.3]")
    tree.delete("docs/responsibilities/exchange.yml")
    tree.replace("quizzes/along-the-river.yml", "covers: [responsibilities/lending, responsibilities/exchange]", "covers: [responsibilities/lending]")
    tree.delete("docs/findings.yml")
    tree.removed(ABOLISHED, GIVEN_UP)


def _fourth(tree: Tree) -> None:
    tree.delete("docs/organisation/map-room.yml")
    tree.delete("docs/opening-hours.md")
    tree.write(
        "docs/responsibilities/exchange.yml",
        "title: Exchange with partner libraries\ntopic: lending\norder: 2\nassignments:\n"
        f"  - {{id: counters, unit: {READERS}, role: lead, duty: Ask the partners for what the network does not have., "
        "with: [organisation/partner-libraries], source: [sources/charter#2.2]}\n",
    )
    tree.replace(
        "docs/procedures/mending-a-book.yml",
        "  - id: shelve\n",
        f"  - id: enter\n    by: [{READERS}]\n    do: Enter the mending in the register\n    next: shelve\n    editorial: true\n  - id: shelve\n",
    )
    tree.replace("docs/procedures/mending-a-book.yml", "    do: Mend the book\n    next: shelve\n", "    do: Mend the book\n    next: enter\n")
    tree.replace("docs/organisation/bindery.yml", "parent: organisation/collections-service", "parent: organisation/network-office")
    tree.removed(ABOLISHED, CLOSED, HOURS)


def _fifth(tree: Tree) -> None:
    tree.rename(READERS, SERVICE)
    tree.replace("docs/responsibilities/transport.yml", "Send the book boat along the river", "Let the book boat sail along the river")
    tree.replace("docs/sources/care-rules.yml", "heading: Small damage,", "heading: What is damaged a little,")
    tree.replace("curriculum/modules/lending/losses.md", "A book that is lost is reported at once.", "Whoever loses a book reports it at once.")


def _draft(tree: Tree) -> None:
    tree.replace("docs/responsibilities/lending.yml", "    role: coordinate\n", "    role: lead\n")


EDITIONS: Mapping[str, Callable[[Tree], None]] = {"2031-1": _first, "2032-1": _second, "2032-2": _third, "2033-1": _fourth, "2034-1": _fifth}
"""Id → the edits after which it is released."""


def five_handbooks(folder: Path) -> tuple[tuple[str, Handbook], ...]:
    """(id, handbook) of each edition and of the draft, oldest first; *folder* is left as the draft's working tree."""
    tree = Tree(copied(folder))
    found = []
    for edition, edit in {**EDITIONS, "draft": _draft}.items():
        edit(tree)
        handbook = load(folder).handbook
        assert handbook is not None
        found.append((edition, handbook))
    return tuple(found)


def five_editions(folder: Path, released: Callable[[str], object] = str) -> Path:
    """The project at *folder* whose `editions/` holds the five releases, and whose working tree is the draft; *released* is called after each."""
    tree = Tree(copied(folder))
    for number, (edition, edit) in enumerate(EDITIONS.items()):
        edit(tree)
        year = edition.partition("-")[0]
        said: dict[str, Any] = {
            "title": {"en": f"Handbook {edition}"},
            "notes": {},
            "issued": f"{year}-0{number + 1}-15",
            "effective": f"{year}-0{number + 2}-01",
        }
        pipeline.release(folder, edition, pipeline.Said(**said))
        released(edition)
    _draft(tree)
    return folder
