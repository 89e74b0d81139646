"""Export: JSON Schemas for the YAML files that authors write, so that an editor completes and checks while they type.

They are made from the models, so they cannot disagree with what `check` accepts; what only a whole handbook can tell (whether an id exists)
is left to `check`. An editor reads plain words as YAML does (`true`, `3`), the loader reads them as strings: both forms are accepted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from generator.export.encoding import canonical
from generator.export.handbook_json import DRAFT_2020_12, handbook_schema
from generator.model import Acknowledgements, Bank, Course, Glossary, Kind, Module, Procedure, Removals, Responsibility, Roles, SourceDocument, Topics, Unit
from generator.model.base import ITEM_ID
from generator.model.edition import Errata

Schema = dict[str, Any]

FILES: dict[str, tuple[Any, str]] = {
    "unit": (Unit, "A unit, a class or a group: docs/organisation/**.yml"),
    "responsibility": (Responsibility, "A responsibility: docs/responsibilities/**.yml"),
    "procedure": (Procedure, "A procedure: docs/procedures/**.yml"),
    "source": (SourceDocument, "A legal document: docs/sources/**.yml"),
    "glossary": (Glossary, "The glossary: docs/glossary.yml"),
    "roles": (Roles, "The role words: docs/roles.yml"),
    "topics": (Topics, "The topics: docs/topics.yml"),
    "findings": (Acknowledgements, "Findings seen and left as they are: docs/findings.yml"),
    "removed": (Removals, "What was taken out of the handbook, and why: docs/removed.yml"),
    "errata": (Errata, "What became known of an edition after its release: editions/<edition>/errata.yml"),
    "course": (Course, "A course: curriculum/courses/*.yml"),
    "module": (Module, "A module: curriculum/modules/<module>/module.yml"),
    "bank": (Bank, "A bank of questions: quizzes/*.yml"),
}
"""Name of the schema → the model of the file, and the file."""

TEXT: Schema = {
    "description": "The text in the project's languages, as in {vi: …, en: …}, or a plain string in the default language.",
    "anyOf": [{"type": ["string", "number"]}, {"type": "object", "minProperties": 1, "additionalProperties": {"type": ["string", "number"]}}],
}

_PATH = r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*"
_ITEM = ITEM_ID.strip("^$")
COVERED = (Kind.CLAUSE, Kind.SOURCE, Kind.RESPONSIBILITY, Kind.ASSIGNMENT, Kind.PROCEDURE, Kind.UNIT)
REFERENCES: dict[tuple[str, ...], tuple[str, str]] = {
    (Kind.UNIT,): ("Id of a unit, such as organisation/branch.", f"^organisation/{_PATH}$"),
    (Kind.RESPONSIBILITY,): ("Id of a responsibility, such as responsibilities/overall-plan.", f"^responsibilities/{_PATH}$"),
    (Kind.CLAUSE, Kind.SOURCE): ("A clause, such as sources/dispatch-2006#II.1.4, or a whole document.", f"^sources/{_PATH}(#{_ITEM})?$"),
    (Kind.TOPIC,): ("Id of a topic in docs/topics.yml.", ITEM_ID),
    (Kind.MODULE,): ("Id of a module, such as modules/planning.", f"^modules/{_PATH}$"),
    (Kind.OBJECTIVE,): ("An objective of a module, such as modules/planning#lead-plan.", f"^modules/{_PATH}#{_ITEM}$"),
    COVERED: ("A clause, document, responsibility, assignment, procedure or unit.", f"^(sources|responsibilities|procedures|organisation)/{_PATH}(#{_ITEM})?$"),
    (Kind.RESPONSIBILITY, Kind.PROCEDURE, Kind.UNIT): ("Id of a responsibility, procedure or unit.", f"^(responsibilities|procedures|organisation)/{_PATH}$"),
}
"""What a reference may name → how it is described, and what it looks like."""


def author_schemas() -> dict[str, Schema]:
    """Name → JSON Schema 2020-12 of one kind of file, by name."""
    return {name: _schema(model, title) for name, (model, title) in sorted(FILES.items())}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every published schema to *folder*; returns the files, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {**author_schemas(), "handbook": handbook_schema()}
    for name, schema in schemas.items():
        (folder / f"{name}.json").write_bytes(canonical(schema, indent=2))
    return tuple(sorted(folder / f"{name}.json" for name in schemas))


def _schema(model: type[BaseModel] | Any, title: str) -> Schema:
    made = TypeAdapter(model).json_schema(by_alias=True, mode="validation")
    kinds = [made] if "properties" in made else [made["$defs"][choice["$ref"].rpartition("/")[2]] for choice in made["oneOf"]]
    for kind in kinds:
        _without_file_id(kind)
    definitions = {name: TEXT if name == "Text" else _for_authors(each) for name, each in made.pop("$defs", {}).items()}
    return {"$schema": DRAFT_2020_12, **_for_authors(made), "title": title, "$defs": definitions}


def _without_file_id(kind: Schema) -> None:
    """The loader sets a file's id from its path: authors must not write it. A file that is a list has none."""
    if kind["properties"].pop("id", None):
        kind["required"].remove("id")


def _for_authors(node: Any) -> Any:
    """The schema without what only programs need, and lenient where YAML and the loader read a plain word differently."""
    if isinstance(node, list):
        return [_for_authors(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _for_authors(value) for key, value in node.items() if not _is_noise(key, value)}
    return _plain_words(_reference(_without_null(kept)))


def _is_noise(key: str, value: Any) -> bool:
    """Whether it is a generated title, an empty default or a keyword that JSON Schema does not know; a property of such a name is an object."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [])) or (key == "discriminator" and "propertyName" in value)


def _without_null(schema: Schema) -> Schema:
    """Absent is absent: an author never writes null."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**choices[0], **{key: value for key, value in schema.items() if key != "anyOf"}}


def _reference(schema: Schema) -> Schema:
    """Say in words what a reference names, and what it looks like."""
    if not isinstance(schema.get("refers_to"), list):
        return schema
    words, pattern = REFERENCES[tuple(schema["refers_to"])]
    rest = {key: value for key, value in schema.items() if key != "refers_to"}
    return {**rest, "description": " ".join(filter(None, (schema.get("description"), words))), "pattern": pattern}


def _plain_words(schema: Schema) -> Schema:
    """Accept `true` and `3` also as the strings the loader makes of them, and a number where a name may look like one."""
    rest = {key: value for key, value in schema.items() if key != "type"}
    match schema.get("type"):
        case "boolean":
            return {**rest, "anyOf": [{"type": "boolean"}, {"type": "string", "pattern": "^(true|false)$"}]}
        case "integer":
            return {**rest, "type": ["integer", "string"], "pattern": r"^[+-]?\d+$"}
        case "string" if not rest.keys() & {"enum", "const"} and (rest.get("pattern", ITEM_ID) == ITEM_ID or _is_number(rest["pattern"])):
            return {**rest, "type": ["string", "number"]}
    return schema


def _is_number(pattern: str) -> bool:
    """Whether it is the pattern of a number with decimals."""
    return r"\.\d+" in pattern
