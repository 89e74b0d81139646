"""Quiz: which questions there are (written and made to order), and which are drawn. Sibling of `derive`; pure."""

from generator.quiz.duplicates import Seen
from generator.quiz.generate import Unmade
from generator.quiz.making import Reason
from generator.quiz.pools import Drawn, draw
from generator.quiz.posing import Asking, Posing, asking, posed, posing

__all__ = ["Asking", "Drawn", "Posing", "Reason", "Seen", "Unmade", "asking", "draw", "posed", "posing"]
