"""Select: what takes the place of hidden units, documents and clauses. Nothing of them is in it but the words their authors gave for that.

Two that are stood in for by the same words become one, so that nobody can count them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from generator.model import Handbook, SourceDocument, Text, Unit, UnitGroup, item_id
from generator.model.stand_in import stand_in_id

NOT_SAID = "—"


@dataclass(frozen=True)
class StandIns:
    """The words for what is gone, by full id; for units, documents and clauses also a thing of their kind that says them."""

    words: Mapping[str, Text] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    """Full id → full id of what stands in for it."""
    units: Mapping[str, Unit] = field(default_factory=dict)
    documents: Mapping[str, SourceDocument] = field(default_factory=dict)

    @classmethod
    def of(cls, whole: Handbook, gone: Collection[str], words: Mapping[str, Text]) -> StandIns:
        """Those that *words*, by full id of what is gone, call for; of a clause only where its document is left, or stood in for itself."""
        units = [_unit(words[one]) for one in whole.units if one in words]
        documents = [_document(words[one], whole) for one in whole.sources if one in words]
        ids = {one: f"organisation/{stand_in_id(words[one])}" for one in whole.units if one in words}
        ids |= {one: f"sources/{stand_in_id(words[one])}" for one in whole.sources if one in words}
        for full_id, document, _ in whole.clauses():
            if document.id in ids:
                ids[full_id] = ids[document.id]
            elif full_id in words and document.id not in gone:
                ids[full_id] = item_id(document.id, stand_in_id(words[full_id]))
        return cls(words, ids, {one.id: one for one in units}, {one.id: one for one in documents})


def _unit(words: Text) -> Unit:
    """An open group, about whose members nothing is known: of a unit one could say who its superior is."""
    return UnitGroup(id=f"organisation/{stand_in_id(words)}", kind="group", name=words, open=True, editorial=True)


def _document(words: Text, whole: Handbook) -> SourceDocument:
    not_said = Text(dict.fromkeys(whole.settings.languages, NOT_SAID))
    return SourceDocument(id=f"sources/{stand_in_id(words)}", title=words, short=words, document_type=not_said, issuer=not_said)
