"""Quiz: the words of made questions, in all the handbook's languages at once; sentences stand in the catalogues under `generated`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from generator.locale import Catalogue
from generator.model import Due, Handbook, Text

Spoken = Text | str

_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
"""Words that English writes small within a proper name too."""


@dataclass(frozen=True)
class Wording:
    """What the things of one handbook are called in a sentence."""

    handbook: Handbook

    def say(self, name: str, **values: Spoken) -> Text:
        """The sentence `generated.<name>`, beginning with a capital."""
        said = self.phrase(name, **values)
        return self._each(lambda language: said.get(language)[:1].upper() + said.get(language)[1:])

    def phrase(self, name: str, **values: Spoken) -> Text:
        """The words `generated.<name>` as they are; a text that fills a gap loses the stop at its end."""

        def filled(language: str) -> str:
            return Catalogue.of(language)(f"generated.{name}", **{key: _spoken(value, language) for key, value in values.items()})

        return self._each(filled)

    def unit(self, unit: str) -> Text:
        """The unit's name as it stands alone."""
        return self.handbook.units[unit].name

    def within(self, unit: str) -> Text:
        """The unit's name as it stands in the middle of a sentence."""
        return self._each(lambda language: _within(self.unit(unit).get(language), language))

    def all_of(self, texts: Iterable[Text]) -> Text:
        """Several things as a sentence lists them: `A, B and C`."""
        listed = list(texts)
        return self._each(lambda language: _listed([text.get(language) for text in listed], language))

    def clauses(self, clauses: Sequence[str]) -> Text:
        """Where something stands: `điểm II.1.4 Công văn năm 2006`; of a clause without a number, its heading."""
        return self._each(lambda language: _listed([*self._places(clauses, language)], language))

    def lowered(self, name: Text) -> Text:
        """A common name, such as a tier's, in the middle of a sentence."""
        return self._each(lambda language: _common(name.get(language), language))

    def due(self, due: Due) -> Text:
        """A deadline as the text sets it: `before 30 May 2006`."""
        said = self.day(due.day)
        return self._each(lambda language: Catalogue.of(language)(due.wording, day=said.get(language)))

    def day(self, day: date) -> Text:
        """A calendar day."""
        return self._each(lambda language: format_date(day, Catalogue.of(language)("date.pattern"), locale=language))

    def _each(self, words: Callable[[str], str]) -> Text:
        return Text({language: words(language) for language in self.handbook.settings.languages})

    def _places(self, full_ids: Sequence[str], language: str) -> Iterator[str]:
        """What is cited, a document at a time: its numbered clauses together, the others by their headings, or the whole of it."""
        strings = Catalogue.of(language)
        cited: dict[str, list[str]] = {}
        for full_id in full_ids:
            cited.setdefault(full_id.partition("#")[0], []).append(full_id.partition("#")[2])
        for document_id, clauses in cited.items():
            document = self.handbook.sources.get(document_id)
            short = document.short.get(language) if document else document_id
            headings = {clause.id: clause.heading.get(language).removesuffix(".") for clause in document.walk()} if document else {}
            numbered = [clause for clause in clauses if any(letter.isdigit() for letter in clause)]
            if numbered:
                name = "generated.clauses" if len(numbered) > 1 else "generated.clause"
                yield strings(name, clause=_listed(numbered, language), document=short)
            yield from (
                strings("generated.part", heading=headings.get(clause, clause), document=short) for clause in clauses if clause and clause not in numbered
            )
            if not any(clauses):
                yield strings("generated.document", document=short)


def _listed(names: Sequence[str], language: str) -> str:
    *first, last = names
    return Catalogue.of(language)("finding.several", first=", ".join(first), last=last) if first else last


def _spoken(value: Spoken, language: str) -> str:
    return value.get(language).removesuffix(".") if isinstance(value, Text) else value


def _within(name: str, language: str) -> str:
    """Common names lose their capital in a sentence, and English ones get their article."""
    if language == "vi":
        return re.sub(r"^(Các|Toàn thể|Những|Lực lượng) ", lambda match: match.group().lower(), name)
    if language != "en":
        return name
    following = [word for word in name.split()[1:] if word != "and"]
    common = bool(following) and following[0][0].islower() and (following[0] not in _SMALL or following[-1][0].islower())
    return "the " + (name[:1].lower() + name[1:] if common else name)


def _common(name: str, language: str) -> str:
    return _within(name, language) if language == "en" else name[:1].lower() + name[1:]
