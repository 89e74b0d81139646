"""Export: the handbook for other programs, one module a format. Comes after the derived facts; pure, but for `write_schemas`.

To add a format: a module with one function from the handbook to bytes, its name in the door that offers it, a test that reads the bytes back.
"""

from generator.export.author_schemas import author_schemas, write_schemas
from generator.export.encoding import canonical
from generator.export.handbook_json import handbook_json, handbook_schema

__all__ = ["author_schemas", "canonical", "handbook_json", "handbook_schema", "write_schemas"]
