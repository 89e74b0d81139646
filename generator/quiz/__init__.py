"""Quiz: what an answer is worth, which questions there are (written and made), and which are drawn. Sibling of `derive`; pure.

The browser scores as `scoring` does; both run `tests/conformance/scoring.yml`, which is the one truth. Answers have these shapes, and
whatever has another shape counts as no answer:

    single-choice     "option"                       multiple-choice   ["option", …]    (unknown ids and repetitions count for nothing)
    true-false        true, false                    ordering          ["item", …]      (the same)
    matching          {pair: id of the pair or extra whose right thing was taken}
    short-answer, numeric, date    "what was typed"
    cloze             {gap: "what was typed" or option}
    case              {question: answer}

Parts, each right or wrong: of a multiple choice its options (right: chosen if it is a key, left if it is none), of a matching its pairs,
of an ordering its items but the first (right: it stands directly behind the one it has to follow), of a cloze its gaps, of a case its
questions; of everything else `answer`. Points are the share of right parts, save for a multiple choice: what is chosen rightly less what
is chosen wrongly, of all keys, and nothing at the least; and for a case: the mean of its questions' points.

Feedback ids, in the question's order: a chosen option (of a multiple choice also a key that was left, if anything was chosen);
`ifTrue`, `ifFalse`; every answered pair, then extras that were taken; every item, if anything was put in order; `accept/<place from 0>` or
`otherwise`; `right` or `otherwise`; of a gap and of a question in a case theirs, behind `<its id>/`.
"""

from generator.model.facts import digest, facts_of
from generator.quiz.duplicates import Seen
from generator.quiz.generate import Unmade
from generator.quiz.making import Reason
from generator.quiz.pools import Drawn, draw
from generator.quiz.posing import Asking, Posing, asking, posed, posing
from generator.quiz.scoring import Score, score

__all__ = ["Asking", "Drawn", "Posing", "Reason", "Score", "Seen", "Unmade", "asking", "digest", "draw", "facts_of", "posed", "posing", "score"]
