"""What may be true of an organisation whose text is silent about so much, told naively: by going through everything, with no look-ups of the generator's."""

from __future__ import annotations

from generator.model import Handbook, Responsibility, Role, UnitGroup


class Oracle:
    """Whether somebody may hold something in one handbook."""

    def __init__(self, handbook: Handbook) -> None:
        self.units = handbook.units
        self.handbook = handbook

    def may_have_role(self, unit: str, responsibility: Responsibility, role: Role) -> bool:
        """Whether *unit* may have *role*: whoever has it leads to it, or somebody named beside one who has a part."""
        named = [each.unit for each in responsibility.assignments if each.role == role]
        for each in responsibility.assignments:
            for partner in each.with_:
                roles = [other.role for other in responsibility.assignments if other.unit == partner]
                if not roles or role in roles or role == Role.COORDINATE:
                    named.append(partner)
            if each.with_ and role == Role.COORDINATE:
                named.append(each.unit)
        named += [one for one in self.units if self.in_line(one, responsibility, role) and self.roles(one, responsibility) <= {role}]
        return not any(each.role == role for each in responsibility.assignments) or any(self.leads_to(holder, unit) for holder in named)

    def roles(self, unit: str, responsibility: Responsibility) -> set[Role]:
        """What the responsibility gives this very unit."""
        return {each.role for each in responsibility.assignments if each.unit == unit}

    def in_line(self, unit: str, responsibility: Responsibility, role: Role) -> bool:
        """Whether the professional line makes it likely: above somebody who is directed, complies or reports; below somebody who directs or is reported to."""
        uppers = [each.unit for each in responsibility.assignments if each.role == Role.DIRECT] + [to for each in responsibility.assignments for to in each.to]
        lowers = [each.unit for each in responsibility.assignments if each.role in {Role.COMPLY, Role.REPORT}]
        lowers += [over for each in responsibility.assignments for over in each.over]
        if role == Role.DIRECT:
            return unit in uppers or any(unit in self.guides(one) for lower in lowers for one in self.everybody(lower))
        if role in {Role.COMPLY, Role.REPORT}:
            return unit in lowers or any(one in self.guides(unit) for upper in uppers for one in self.everybody(upper))
        return False

    def guides(self, unit: str) -> set[str]:
        """Everybody above on the professional line."""
        supervisor = getattr(self.units[unit], "supervised_by", None)
        return {supervisor} | self.guides(supervisor) if supervisor else set()

    def leads_to(self, holder: str, unit: str) -> bool:
        """Whether what *holder* has may be *unit*'s: through a group, an open group, a desk, a superior or a part."""
        holders, these = self.everybody(holder), self.everybody(unit)
        for one in these:
            for near in self.line(one):
                if near in holders:
                    return True
                if near != one and self.top(near):
                    continue
                if any(self.admits(other, near) or self.admits(near, other) for other in holders):
                    return True
        return False

    def everybody(self, unit: str) -> set[str]:
        """The unit and, of a group, all who are listed in it."""
        known = self.units[unit]
        if not isinstance(known, UnitGroup):
            return {unit}
        inside = set().union(*(self.everybody(member) for member in known.members)) if known.members else set()
        outside = set().union(*(self.everybody(member) for member in known.except_)) if known.except_ else set()
        return {unit} | (inside - outside)

    def line(self, unit: str) -> set[str]:
        """The unit with everybody above and below it, and at either end of a desk."""
        below = {other for other in self.units if unit in self.above(other)}
        served = {other for other in self.units if unit in self.desks(other)}
        return {unit} | self.above(unit) | below | self.desks(unit) | served

    def above(self, unit: str) -> set[str]:
        """Superiors."""
        parent = getattr(self.units[unit], "parent", None)
        return {parent} | self.above(parent) if parent else set()

    def desks(self, unit: str) -> set[str]:
        """Desks in any case."""
        desk = getattr(self.units[unit], "desk", None)
        return {case.unit for case in desk.first_of} if desk else set()

    def top(self, unit: str) -> bool:
        """Whether it is part of nothing."""
        return not isinstance(self.units[unit], UnitGroup) and not self.above(unit)

    def admits(self, group: str, unit: str) -> bool:
        """Whether an open group may hold somebody it does not list."""
        known = self.units[group]
        if not isinstance(known, UnitGroup) or group == unit:
            return False
        if any(unit in self.everybody(other) for other in known.except_):
            return False
        tiers = {known.tier, self.units[unit].tier}
        return (known.open and (None in tiers or len(tiers) == 1)) or any(self.admits(member, unit) for member in known.members)
