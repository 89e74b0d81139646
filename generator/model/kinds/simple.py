"""Floor: the closed list of the kinds that a case can hold; told apart by `type`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.kinds.cloze import Cloze
from generator.model.kinds.date import DateQuestion
from generator.model.kinds.matching import Matching
from generator.model.kinds.multiple_choice import MultipleChoice
from generator.model.kinds.numeric import Numeric
from generator.model.kinds.ordering import Ordering
from generator.model.kinds.short_answer import ShortAnswer
from generator.model.kinds.single_choice import SingleChoice
from generator.model.kinds.true_false import TrueFalse

AnySimple = SingleChoice | MultipleChoice | TrueFalse | Matching | Ordering | ShortAnswer | Numeric | DateQuestion | Cloze
Simple = Annotated[AnySimple, Field(discriminator="type")]
