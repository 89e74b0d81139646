"""Small random organisations: the rules about parties agree with definitions spelled out anew, the slow way."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive import derive
from generator.model import Handbook, OrdinaryUnit, Responsibility, Role, UnitGroup
from generator.model.derived import FindingCode
from tests.making import assignment, group, handbook, responsibility, unit

UNITS = ("a", "b", "c", "d")
GROUPS = ("g", "h")
NAMES = UNITS + GROUPS
ids = st.sampled_from([f"organisation/{name}" for name in NAMES])
unit_ids = st.sampled_from([f"organisation/{name}" for name in UNITS])
tiers = st.sampled_from([None, "central", "branch"])


@st.composite
def units(draw: st.DrawFn) -> dict[str, Any]:
    """Four units in lines without circles, with desks, and two groups of which the second may hold the first."""
    made: dict[str, Any] = {}
    for number, name in enumerate(UNITS):
        above = [None, *(f"organisation/{other}" for other in UNITS[:number])]
        desk = draw(st.none() | unit_ids)
        made[name] = unit(
            parent=draw(st.sampled_from(above)), tier=draw(tiers), **({"desk": {"first_of": [{"unit": desk}]}} if desk and desk[-1] > name else {})
        )
    for name, inside in (("g", unit_ids), ("h", st.sampled_from([f"organisation/{other}" for other in (*UNITS, "g")]))):
        fields = {"tier": draw(tiers), "open": draw(st.booleans()), "except": draw(st.lists(inside, max_size=1))}
        made[name] = group(*draw(st.lists(inside, max_size=2)), **fields)
    return made


@st.composite
def handbooks(draw: st.DrawFn) -> Handbook:
    roles = draw(st.lists(st.sampled_from(["lead", "coordinate", "perform", "direct", "report"]), min_size=1, max_size=4))
    clauses = [assignment(f"x{number}", draw(ids), role, **{"with": draw(st.lists(ids, max_size=2))}) for number, role in enumerate(roles)]
    return handbook(units=draw(units()), responsibilities={"work": responsibility(*clauses)})


class Oracle:
    """What the rules mean, for one handbook with one responsibility."""

    def __init__(self, book: Handbook) -> None:
        self.book = book
        self.work: Responsibility = book.responsibilities["responsibilities/work"]

    def listed(self, whole: str, name: str) -> bool:
        """Whether a group lists a unit, directly or through a group that it lists."""
        made = self.book.units[whole]
        if not isinstance(made, UnitGroup) or self.excepted(made, name):
            return False
        return name in made.members or any(self.listed(member, name) for member in made.members)

    def excepted(self, made: UnitGroup, name: str) -> bool:
        return name in made.except_ or any(self.listed(out, name) for out in made.except_)

    def maybe(self, whole: str, name: str) -> bool:
        """Whether a group lists a unit or, somewhere inside it, an open group may have it."""
        made = self.book.units[whole]
        if not isinstance(made, UnitGroup) or whole == name:
            return False
        if self.listed(whole, name):
            return True
        if self.excepted(made, name):
            return False
        tiers_apart = len({made.tier, self.book.units[name].tier} - {None}) == 2
        return (made.open and not tiers_apart) or any(self.maybe(member, name) for member in made.members)

    def desk(self, whole: str, name: str) -> bool:
        made = self.book.units[whole]
        return isinstance(made, OrdinaryUnit) and made.desk is not None and any(case.unit == name for case in made.desk.first_of)

    def above(self, upper: str, lower: str) -> bool:
        made = self.book.units[lower]
        return isinstance(made, OrdinaryUnit) and made.parent is not None and (made.parent == upper or self.above(upper, made.parent))

    def speaks(self, speaker: str, partner: str) -> bool:
        everybody = [f"organisation/{name}" for name in NAMES]
        own = [name for name in everybody if name == speaker or self.listed(speaker, name)]
        theirs = [name for name in everybody if name == partner or self.listed(partner, name)]
        for other in theirs:
            if self.maybe(speaker, other) or other in own:
                return True
            if any(self.above(one, other) or self.desk(one, other) or self.desk(other, one) for one in own):
                return True
        names_it = any(each.unit == speaker and partner in each.with_ for each in self.work.assignments)
        return not names_it and any(self.maybe(partner, one) for one in own)

    def no_lead(self) -> bool:
        roles = {each.role for each in self.work.assignments}
        return Role.COORDINATE in roles and Role.LEAD not in roles and Role.PERFORM not in roles

    def leads(self) -> set[str]:
        leading = {each.unit for each in self.work.assignments if each.role is Role.LEAD}

        def within(whole: str, name: str) -> bool:
            return self.maybe(whole, name) or self.desk(whole, name)

        return {one for one in leading if not any(within(other, one) and not within(one, other) for other in leading)}

    def silent(self, named: str) -> bool:
        others = [each.unit for each in self.work.assignments if each.unit == named or named not in each.with_]
        return not any(self.speaks(speaker, named) for speaker in others)


def involved(book: Handbook, code: FindingCode) -> dict[str, set[str]]:
    return {finding.subject: set(finding.involved) for finding in derive(book).findings if finding.code is code}


@given(handbooks())
@settings(max_examples=300, deadline=None)
def test_no_lead(book: Handbook) -> None:
    assert bool(involved(book, FindingCode.NO_LEAD)) == Oracle(book).no_lead()


@given(handbooks())
@settings(max_examples=300, deadline=None)
def test_two_leads(book: Handbook) -> None:
    leads = Oracle(book).leads()
    assert involved(book, FindingCode.TWO_LEADS) == ({"responsibilities/work": leads} if len(leads) > 1 else {})


@given(handbooks())
@settings(max_examples=600, deadline=None)
def test_one_sided_partner(book: Handbook) -> None:
    oracle = Oracle(book)
    expected = {
        f"responsibilities/work#{each.id}": {named for named in each.with_ if named != each.unit and oracle.silent(named)} for each in oracle.work.assignments
    }
    assert involved(book, FindingCode.ONE_SIDED_PARTNER) == {subject: names for subject, names in expected.items() if names}
