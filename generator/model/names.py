"""Floor: what things are called in one language, for sentences about them that no page has prepared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from generator.locale import Catalogue
from generator.model.base import Text, item_id
from generator.model.handbook import Handbook
from generator.model.stand_in import is_stand_in


@dataclass(frozen=True)
class Names:
    """The names of one handbook's things in one language."""

    handbook: Handbook
    language: str

    @property
    def strings(self) -> Catalogue:
        """The interface strings of the language."""
        return Catalogue.of(self.language)

    def of(self, full_id: str) -> str:
        """What *full_id* is called: an assignment as its responsibility, a step as what is done, an unknown thing as its id."""
        entry_id, _, item = full_id.partition("#")
        text = (self._item(entry_id, item) if item else None) or self._entry(entry_id)
        if text is None:
            return full_id
        name = text.get(self.language).removesuffix(".")
        cites = item and entry_id in self.handbook.sources and not is_stand_in(full_id)
        return self._clause(item, name) if cites else name

    def _clause(self, clause_id: str, document: str) -> str:
        """A clause by its number; the beginning and the end of a text, which have none, by a word."""
        word = f"clause.{clause_id}"
        if self.strings.has(word):
            return self.strings("finding.part", part=self.strings(word), document=document)
        return self.strings("finding.clause", clause=clause_id, document=document)

    def all_of(self, full_ids: Iterable[str]) -> str:
        """Several names as they are listed in a sentence: `A, B and C`."""
        return self.listed(self.of(full_id) for full_id in full_ids)

    def listed(self, names: Iterable[str]) -> str:
        """Several words as they are listed in a sentence: `A, B and C`."""
        *first, last = names
        return self.strings("finding.several", first=", ".join(first), last=last) if first else last

    def day(self, day: date) -> str:
        """A calendar day as the language writes it."""
        return format_date(day, self.strings("date.pattern"), locale=self.strings.language)

    def _entry(self, entry_id: str) -> Text | None:
        book = self.handbook
        if entry_id in book.units:
            return book.units[entry_id].name
        if entry_id in book.sources:
            return book.sources[entry_id].short
        work = book.responsibilities.get(entry_id) or book.procedures.get(entry_id)
        learning = book.courses.get(entry_id) or book.modules.get(entry_id) or book.banks.get(entry_id)
        titled = work or learning or book.lessons.get(entry_id) or book.prose.get(entry_id)
        return titled.title if titled else None

    def _item(self, entry_id: str, item: str) -> Text | None:
        responsibility, procedure = self.handbook.responsibilities.get(entry_id), self.handbook.procedures.get(entry_id)
        if responsibility:
            return next((deliverable.title for deliverable in responsibility.deliverables if deliverable.id == item), None)
        if procedure:
            return next((step.do for step in procedure.steps if step.id == item), None)
        if is_stand_in(item):
            return next((clause.heading for one, _, clause in self.handbook.clauses() if one == item_id(entry_id, item)), None)
        if entry_id == "glossary":
            return next((term.term for term in self.handbook.terms if term.id == item), None)
        return self._taught(entry_id, item)

    def _taught(self, entry_id: str, item: str) -> Text | None:
        """What an objective says, or what a question asks."""
        book = self.handbook
        if entry_id in book.modules:
            return next((objective.text for objective in book.modules[entry_id].objectives if objective.id == item), None)
        if entry_id in book.banks:
            return next((question.stem for full_id, _, question in book.questions() if full_id == item_id(entry_id, item)), None)
        return None
