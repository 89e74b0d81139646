"""Validate: an assignment says only what its role can mean, in words that `roles.yml` has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Assignment, Role
from generator.problems import Code, Problem
from generator.validate.subject import Subject

FIELD_ROLES: dict[str, tuple[Role, ...]] = {
    "over": (Role.DIRECT,),
    "to": (Role.LEAD, Role.COORDINATE, Role.PERFORM, Role.COMPLY, Role.REPORT),
    "when": (Role.REPORT,),
}
"""Fields of an assignment that mean something with these roles only."""


def role_fields(subject: Subject) -> Iterator[Problem]:
    """role-field: for every field that the assignment's role has no use for."""
    for responsibility in subject.handbook.responsibilities.values():
        for number, assignment in enumerate(responsibility.assignments):
            for name in _out_of_place(assignment):
                details = {"field": name, "role": assignment.role.value, "allowed": ", ".join(FIELD_ROLES[name])}
                yield subject.key_problem(responsibility.id, ("assignments", number, name), Code.ROLE_FIELD, **details)


def _out_of_place(assignment: Assignment) -> Iterator[str]:
    return (name for name, roles in FIELD_ROLES.items() if getattr(assignment, name) and assignment.role not in roles)


def role_words(subject: Subject) -> Iterator[Problem]:
    """unknown-role-word: each role in use has its word; said once a role, at its first use."""
    if "roles" in subject.broken:
        return
    said = {word.id for word in subject.handbook.roles}
    for responsibility in subject.handbook.responsibilities.values():
        for number, assignment in enumerate(responsibility.assignments):
            if assignment.role not in said:
                said.add(assignment.role)
                yield subject.problem(responsibility.id, ("assignments", number, "role"), Code.UNKNOWN_ROLE_WORD, role=assignment.role.value)
