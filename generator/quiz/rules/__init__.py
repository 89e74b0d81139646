"""Quiz: the rules that make questions, one small module a subject. A rule takes the workshop and an order, and yields what it made or why not.

To add one: its name in `generator.model.question.Generator`, a module here, an entry in `RULES`, its words in the catalogues under
`generated`, a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.model import Generate, Generator
from generator.quiz.making import Outcome, Workshop
from generator.quiz.rules.basis import legal_basis
from generator.quiz.rules.deadlines import deadline
from generator.quiz.rules.desks import which_desk
from generator.quiz.rules.duties import match_duty
from generator.quiz.rules.parties import who_coordinates, who_leads
from generator.quiz.rules.recipients import to_whom
from generator.quiz.rules.statements import true_false_role
from generator.quiz.rules.steps import step_order
from generator.quiz.rules.tiers import which_tier

Rule = Callable[[Workshop, Generate], Iterator[Outcome]]

RULES: Mapping[Generator, Rule] = {
    Generator.WHO_LEADS: who_leads,
    Generator.WHO_COORDINATES: who_coordinates,
    Generator.WHICH_TIER: which_tier,
    Generator.WHICH_DESK: which_desk,
    Generator.LEGAL_BASIS: legal_basis,
    Generator.DEADLINE: deadline,
    Generator.TO_WHOM: to_whom,
    Generator.STEP_ORDER: step_order,
    Generator.MATCH_DUTY: match_duty,
    Generator.TRUE_FALSE_ROLE: true_false_role,
}
"""The rule of every name an author may order questions by."""
