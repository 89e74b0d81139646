"""Floor: the kinds of questions, one file each: what an author writes, what keeps it from being answered, what an answer is worth, how it is shown.

To add a kind: its file here, its class in the list of `simple`, and its twin of the same name among the browser's (`engine/quiz/kinds/`).
The browser scores as these do; both run `tests/conformance/scoring.yml`, which is the one truth. Each kind's docstring says what its points
are; these rules hold for all of them:

- An answer (`response`) of another shape than its kind takes counts as no answer; ids that nobody knows, and repetitions, count for nothing.
- Points go from 0 to 1, never below. Where nothing else is said, they are the share of parts that are right.
- `feedback` names what the trainee is told, in the question's order: the id of an option, pair or item; `accept/<place from 0>` of a foreseen
  typed answer; `right`, `otherwise`, `ifTrue`, `ifFalse`; of a gap and of a question in a case theirs, behind `<its id>/`.
"""
