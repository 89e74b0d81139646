"""Look-ups over a small organisation: a service with two departments, an office with a desk, and groups of them."""

from __future__ import annotations

from generator.model import Handbook
from generator.model.relations import Relations
from tests.making import assignment, group, handbook, responsibility, unit

SERVICE, WATCH, STAFF, OFFICE, SQUAD = (f"organisation/{name}" for name in ("service", "watch", "staff", "office", "squad"))
ALL, DEPARTMENTS, FIELD = (f"organisation/{name}" for name in ("all", "departments", "field"))


def small() -> Handbook:
    return handbook(
        units={
            "service": unit(order=1, source=["sources/act#1"]),
            "watch": unit(order=2, parent=SERVICE),
            "staff": unit(order=3, parent=SERVICE),
            "office": unit(
                order=4,
                kind="class",
                parent=SERVICE,
                supervised_by=WATCH,
                variants=[{"id": "port", "name": "Cảng", "source": ["sources/act#2"]}],
                desk={"first_of": [{"unit": SQUAD, "source": ["sources/act#1", "sources/act#3"]}]},
            ),
            "squad": unit(order=5, kind="class", parent=OFFICE),
            "departments": group(STAFF, WATCH, order=6),
            "field": group(OFFICE, order=7, open="true"),
            "all": group(DEPARTMENTS, FIELD, SERVICE, order=8, **{"except": [STAFF]}),
        },
        responsibilities={
            "second": responsibility(
                assignment("all-do", ALL, source=["sources/act#2"]),
                assignment("watch-directs", WATCH, "direct", over=[OFFICE], source=["sources/act#2"]),
                order=2,
            ),
            "first": responsibility(
                assignment("watch-leads", WATCH, "lead", **{"with": [STAFF, OFFICE]}, source=["sources/act#1"], legal_basis=["sources/law"]),
                assignment("office-reports", OFFICE, "report", to=[WATCH], **{"with": [STAFF]}),
                order=1,
                source=["sources/act"],
                deliverables=[{"id": "list", "title": "Danh sách", "by": [OFFICE], "to": [WATCH, STAFF], "source": ["sources/act#1"]}],
            ),
        },
        procedures={
            "plan": {
                "title": "Lập kế hoạch",
                "under": ["responsibilities/first"],
                "steps": [{"id": "draft", "by": [WATCH], "do": "Soạn", "source": ["sources/act#1"]}, {"id": "check", "by": [WATCH, STAFF], "do": "Xem"}],
            }
        },
        sources={
            "act": {"title": "A", "short": "A", "document_type": "A", "issuer": "A", "based_on": ["sources/law"]},
            "law": {"title": "L", "short": "L", "document_type": "L", "issuer": "L"},
        },
        terms=[{"id": "t", "term": "T", "definition": "D", "source": ["sources/act#1"]}],
    )


def relations() -> Relations:
    return Relations(small())


def test_a_clause_knows_everything_that_cites_it() -> None:
    first = "responsibilities/first"
    assert relations().citations == {
        "sources/act": (first,),
        "sources/act#1": (SERVICE, OFFICE, f"{first}#watch-leads", f"{first}#list", "procedures/plan#draft", "glossary#t"),
        "sources/act#2": (OFFICE, "responsibilities/second#all-do", "responsibilities/second#watch-directs"),
        "sources/act#3": (OFFICE,),
    }


def test_invoking_is_not_citing() -> None:
    assert relations().invocations == {"sources/law": ("responsibilities/first#watch-leads", "sources/act")}


def test_assignments_stand_in_reading_order() -> None:
    assert [held.id for held in relations().assignments_of(WATCH)] == ["responsibilities/first#watch-leads", "responsibilities/second#watch-directs"]
    assert relations().assignments_of("organisation/nobody") == ()


def test_a_partner_with_clauses_of_its_own_is_not_merely_named() -> None:
    assert [held.id for held in relations().named_partner_in(STAFF)] == ["responsibilities/first#watch-leads", "responsibilities/first#office-reports"]
    assert relations().named_partner_in(OFFICE) == ()


def test_directed_and_reported_to() -> None:
    assert [held.assignment.id for held in relations().directed_in(OFFICE)] == ["watch-directs"]
    assert [held.assignment.id for held in relations().reports_to(WATCH)] == ["office-reports"]


def test_deliverables_by_debtor_and_by_receiver() -> None:
    assert [owed.id for owed in relations().owes(OFFICE)] == ["responsibilities/first#list"]
    assert [owed.id for owed in relations().receives(STAFF)] == ["responsibilities/first#list"]
    assert relations().owes(STAFF) == ()


def test_procedures_by_responsibility_and_by_actor() -> None:
    assert [procedure.id for procedure in relations().procedures_under("responsibilities/first")] == ["procedures/plan"]
    assert [procedure.id for procedure in relations().procedures_of(WATCH)] == ["procedures/plan"]
    assert relations().procedures_of(OFFICE) == ()


def test_members_go_through_groups_and_leave_out_the_excepted() -> None:
    assert relations().members_of(ALL) == (SERVICE, WATCH, OFFICE, DEPARTMENTS, FIELD)
    assert [found.id for found in relations().groups_of(WATCH)] == [DEPARTMENTS, ALL]
    assert [found.id for found in relations().groups_of(STAFF)] == [DEPARTMENTS]


def test_excepting_a_group_excepts_its_members() -> None:
    found = Relations(
        handbook(
            units={"a": unit(), "b": unit(), "in": group("organisation/a"), "g": group("organisation/a", "organisation/b", **{"except": ["organisation/in"]})}
        )
    )
    assert found.members_of("organisation/g") == ("organisation/b",)


def test_groups_in_a_circle_end() -> None:
    found = Relations(handbook(units={"a": unit(), "g": group("organisation/h", "organisation/a"), "h": group("organisation/g")}))
    assert found.members_of("organisation/g") == ("organisation/a", "organisation/h")
    assert [each.id for each in found.groups_of("organisation/a")] == ["organisation/g", "organisation/h"]


def test_an_open_group_may_include_whom_it_does_not_except() -> None:
    assert relations().may_include(FIELD, STAFF)
    assert relations().may_include(ALL, SQUAD), "through the open group in it"
    assert not relations().may_include(ALL, STAFF), "excepted"
    assert not relations().may_include(DEPARTMENTS, SQUAD), "closed"
    assert not relations().may_include(FIELD, FIELD)


def test_an_open_group_of_a_tier_includes_nobody_of_another() -> None:
    units = {"g": group(open="true", tier="central"), "near": unit(tier="central"), "far": unit(tier="branch"), "somewhere": unit()}
    found = Relations(handbook(units=units))
    assert [name for name in ("near", "far", "somewhere") if found.may_include("organisation/g", f"organisation/{name}")] == ["near", "somewhere"]


def test_what_falls_to_a_unit_through_its_groups() -> None:
    (through,) = relations().through_groups(WATCH)
    assert (through.group.id, [held.id for held in through.assignments]) == (ALL, ["responsibilities/second#all-do"])
    assert relations().through_groups(STAFF) == ()


def test_the_two_lines_and_the_desk() -> None:
    assert [part.id for part in relations().parts_of(SERVICE)] == [WATCH, STAFF, OFFICE]
    assert [each.id for each in relations().supervises(WATCH)] == [OFFICE]
    assert relations().desk_units(OFFICE) == (SQUAD,)
    assert [each.id for each in relations().desk_of(SQUAD)] == [OFFICE]
    assert relations().ancestors(SQUAD) == (OFFICE, SERVICE)
    assert relations().ancestors(ALL) == ()


def test_a_circle_of_parents_is_followed_once() -> None:
    found = Relations(handbook(units={"a": unit(parent="organisation/b"), "b": unit(parent="organisation/a"), "c": unit(parent="organisation/a")}))
    assert found.ancestors("organisation/c") == ("organisation/a", "organisation/b")
    assert found.ancestors("organisation/a") == ("organisation/b",)
