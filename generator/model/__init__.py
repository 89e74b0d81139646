"""Floor: the handbook as frozen values. Import the names from here."""

from generator.model.base import (
    UNSTATED,
    Classification,
    Entry,
    Frozen,
    Kind,
    Ref,
    Sourced,
    Text,
    is_file_id,
    item_id,
)
from generator.model.handbook import Handbook, Prose, Settings, Tier, in_order
from generator.model.lists import Acknowledgement, Acknowledgements, Glossary, Rasci, Roles, RoleWord, Term, Topic, Topics
from generator.model.organisation import Desk, DeskCase, Instance, OrdinaryUnit, Unit, UnitClass, UnitGroup, Variant
from generator.model.procedure import END, Branch, Procedure, Step
from generator.model.responsibility import Assignment, Deliverable, Due, Interval, Responsibility, Role, When
from generator.model.source import Clause, SourceDocument, Status

__all__ = [
    "END",
    "UNSTATED",
    "Acknowledgement",
    "Acknowledgements",
    "Assignment",
    "Branch",
    "Classification",
    "Clause",
    "Deliverable",
    "Desk",
    "DeskCase",
    "Due",
    "Entry",
    "Frozen",
    "Glossary",
    "Handbook",
    "Instance",
    "Interval",
    "Kind",
    "OrdinaryUnit",
    "Procedure",
    "Prose",
    "Rasci",
    "Ref",
    "Responsibility",
    "Role",
    "RoleWord",
    "Roles",
    "Settings",
    "SourceDocument",
    "Sourced",
    "Status",
    "Step",
    "Term",
    "Text",
    "Tier",
    "Topic",
    "Topics",
    "Unit",
    "UnitClass",
    "UnitGroup",
    "Variant",
    "When",
    "in_order",
    "is_file_id",
    "item_id",
]
