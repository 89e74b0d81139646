"""Floor: authors' mistakes as data, from a closed list of codes, and the one small tree of exceptions.

    HandbookError            something a person must do something about; never shown as a traceback
    ├── ProblemsError        the sources hold mistakes: carries the report
    └── UsageError           the command was called wrongly

The words of each code (message, hint, cause, cure) stand in the language catalogues under `problem.<code>`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.locale import Catalogue


class Severity(StrEnum):
    """An error stops the command; a warning does so only with `--strict`; a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Every kind of mistake there is. Add one here, its words to the catalogues, and a case to the golden projects."""

    # reading files
    BAD_ENCODING = "bad-encoding"
    BYTE_ORDER_MARK = "byte-order-mark"
    TAB = "tab"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate-key"
    ALIAS_BOMB = "alias-bomb"
    CUSTOM_TAG = "custom-tag"
    BIDI_CONTROL = "bidi-control"
    CONTROL_CHARACTER = "control-character"
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    EMPTY_FILE = "empty-file"
    SEVERAL_DOCUMENTS = "several-documents"
    UNREADABLE = "unreadable"
    BAD_FILE_NAME = "bad-file-name"
    MISPLACED_FILE = "misplaced-file"
    MISSING_FILE = "missing-file"
    # the shape of a file
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    EMPTY_VALUE = "empty-value"
    UNKNOWN_VALUE = "unknown-value"
    BAD_ID = "bad-id"
    BAD_DATE = "bad-date"
    DEADLINE_SHAPE = "deadline-shape"
    BAD_NUMBER = "bad-number"
    OUT_OF_RANGE = "out-of-range"
    TOO_FEW = "too-few"
    # what files say of each other
    UNKNOWN_ID = "unknown-id"
    WRONG_KIND_OF_ID = "wrong-kind-of-id"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_LANGUAGE = "unknown-language"
    MISSING_TRANSLATION = "missing-translation"
    WITHOUT_SOURCE = "without-source"
    SOURCE_AND_EDITORIAL = "source-and-editorial"
    ROLE_FIELD = "role-field"
    UNKNOWN_ROLE_WORD = "unknown-role-word"
    PARENT_CIRCLE = "parent-circle"
    GROUP_AS_PARENT = "group-as-parent"
    GROUP_IN_CIRCLE = "group-in-circle"
    DESK_OUTSIDE = "desk-outside"
    UNKNOWN_VARIANT = "unknown-variant"
    CLAUSE_ORDER = "clause-order"
    CITES_HEADING = "cites-heading"
    WAIVED_BUT_CITED = "waived-but-cited"
    UNREACHABLE_STEP = "unreachable-step"
    ENDLESS_PROCEDURE = "endless-procedure"
    DECISION_SHAPE = "decision-shape"
    FORMERLY_TAKEN = "formerly-taken"
    ABBREVIATION_TWICE = "abbreviation-twice"
    STALE_ACKNOWLEDGEMENT = "stale-acknowledgement"
    # who may read what
    REFERS_ABOVE = "refers-above"
    NEEDS_ABOVE = "needs-above"
    LOWER_INSIDE = "lower-inside"
    # prose
    PROSE_WITHOUT_TITLE = "prose-without-title"
    FRONT_MATTER = "front-matter"
    RAW_HTML = "raw-html"
    UNKNOWN_LINK = "unknown-link"
    EXTERNAL_IMAGE = "external-image"
    MISSING_IMAGE = "missing-image"
    UNSAFE_IMAGE = "unsafe-image"
    # courses, modules, lessons
    PREREQUISITE_CIRCLE = "prerequisite-circle"
    MODULE_ORDER = "module-order"
    DRAFT_IN_PUBLISHED = "draft-in-published"
    DRAFT_LACKS = "draft-lacks"
    LESSON_WITHOUT_FILE = "lesson-without-file"
    UNLISTED_LESSON = "unlisted-lesson"
    OBJECTIVE_UNTAUGHT = "objective-untaught"
    CLAUSE_UNTAUGHT = "clause-untaught"
    EMBED_SYNTAX = "embed-syntax"
    UNKNOWN_EMBED = "unknown-embed"
    EMBED_ARGUMENTS = "embed-arguments"
    EMBED_PLACE = "embed-place"
    EMBED_OUTSIDE = "embed-outside"
    EMBEDS_DIFFER = "embeds-differ"
    # questions
    TOO_FEW_QUESTIONS = "too-few-questions"
    OBJECTIVE_NOT_APPLIED = "objective-not-applied"
    CLAUSE_UNTESTED = "clause-untested"
    DRAW_TOO_LARGE = "draw-too-large"
    OBJECTIVE_ELSEWHERE = "objective-elsewhere"
    NOT_ONE_KEY = "not-one-key"
    NO_KEY = "no-key"
    KEY_AMONG_EXTRA = "key-among-extra"
    SAME_TEXT_TWICE = "same-text-twice"
    GAP_COUNT = "gap-count"
    UNKNOWN_GAP = "unknown-gap"
    GAP_SHAPE = "gap-shape"
    CASE_PART = "case-part"
    PRACTICE_IN_EXAM_BANK = "practice-in-exam-bank"
    NEEDS_REVIEW = "needs-review"
    # how questions are written; a question may break a rule on purpose, and says so under `lint`
    LINT_LONGEST_KEY = "lint-longest-key"
    LINT_ABSOLUTES = "lint-absolutes"
    LINT_NEGATIVE_STEM = "lint-negative-stem"
    LINT_ALL_OR_NONE = "lint-all-or-none"
    LINT_STEM_WORD = "lint-stem-word"
    LINT_GRAMMAR = "lint-grammar"
    LINT_OVERLAP = "lint-overlap"
    LINT_KEY_POSITION = "lint-key-position"
    LINT_IMPLAUSIBLE = "lint-implausible"
    LINT_READING_LEVEL = "lint-reading-level"
    LINT_BARE_FEEDBACK = "lint-bare-feedback"
    LINT_UNKNOWN_RULE = "lint-unknown-rule"
    # editions
    REMOVED_UNEXPLAINED = "removed-unexplained"
    REMOVED_BUT_THERE = "removed-but-there"
    ID_REUSED = "id-reused"
    EDITION_NAME = "edition-name"
    EDITION_MISSING_FILE = "edition-missing-file"
    EDITION_EXTRA_FILE = "edition-extra-file"
    EDITION_CHANGED = "edition-changed"
    EDITION_LINE_ENDS = "edition-line-ends"
    EDITION_SUMS = "edition-sums"
    EDITION_PATH = "edition-path"
    EDITION_UNREADABLE = "edition-unreadable"
    EDITION_NEWER_SCHEMA = "edition-newer-schema"
    EDITION_CHAIN = "edition-chain"
    EDITION_FORK = "edition-fork"
    EDITION_REPLACED = "edition-replaced"
    ERRATA_WIDER = "errata-wider"
    ERRATA_UNCLASSIFIABLE = "errata-unclassifiable"

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        if self in NOTES:
            return Severity.NOTE
        return Severity.WARNING if self in WARNINGS else Severity.ERROR


WARNINGS = frozenset(
    {
        Code.MISSING_TRANSLATION,
        Code.CITES_HEADING,
        Code.WAIVED_BUT_CITED,
        Code.STALE_ACKNOWLEDGEMENT,
        Code.LOWER_INSIDE,
        Code.MISPLACED_FILE,
        Code.SOURCE_AND_EDITORIAL,
        Code.DRAFT_IN_PUBLISHED,
        Code.UNLISTED_LESSON,
        Code.OBJECTIVE_UNTAUGHT,
        Code.CLAUSE_UNTAUGHT,
        Code.EMBEDS_DIFFER,
        Code.TOO_FEW_QUESTIONS,
        Code.OBJECTIVE_NOT_APPLIED,
        Code.CLAUSE_UNTESTED,
        Code.DRAW_TOO_LARGE,
        Code.NEEDS_REVIEW,
        Code.REMOVED_UNEXPLAINED,
        Code.LINT_LONGEST_KEY,
        Code.LINT_ABSOLUTES,
        Code.LINT_NEGATIVE_STEM,
        Code.LINT_ALL_OR_NONE,
        Code.LINT_STEM_WORD,
        Code.LINT_GRAMMAR,
        Code.LINT_OVERLAP,
        Code.LINT_KEY_POSITION,
        Code.LINT_BARE_FEEDBACK,
        Code.LINT_UNKNOWN_RULE,
    }
)
NOTES = frozenset({Code.DRAFT_LACKS, Code.LINT_IMPLAUSIBLE, Code.LINT_READING_LEVEL})


WORDS = frozenset({"expected", "got", "reason"})
"""Details that hold the name of a catalogue string below `problem.word`, so that they read in every language."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the sources: a file below the project's root, and a line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in the sources. `details` fill the placeholders of its words."""

    place: Place
    code: Code
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(cls, place: Place, code: Code, /, **details: object) -> Problem:
        """A problem at *place*; None among the details counts as absent."""
        return cls(place, code, tuple(sorted((name, str(value)) for name, value in details.items() if value is not None)))

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.code.severity

    def message(self, strings: Catalogue) -> str:
        """What is wrong, in one sentence."""
        return strings(f"problem.{self.code}.message", **self._words(strings))

    def hint(self, strings: Catalogue) -> str:
        """What to do about it; where a near word is known (`suggestion`), that first.

        A code may have hints of its own for what was `expected` or for the `reason`: `hint-for-flag` beside `hint`.
        """
        details = self._words(strings)
        special = (f"problem.{self.code}.hint-for-{value}" for name, value in self.details if name in WORDS)
        hint = strings(next(filter(strings.has, special), f"problem.{self.code}.hint"), **details)
        if "suggestion" in details:
            return strings("problem.did-you-mean", **details) + " " + hint
        return hint

    def _words(self, strings: Catalogue) -> dict[str, str]:
        def word(name: str, value: str) -> str:
            known = name in WORDS and strings.has(f"problem.word.{value}")
            return strings(f"problem.word.{value}") if known else value

        return {name: word(name, value) for name, value in self.details}

    def as_json(self, strings: Catalogue) -> dict[str, str | int]:
        """The problem as `--format json` prints it."""
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message(strings),
            "hint": self.hint(strings),
        }


@dataclass(frozen=True)
class Report:
    """All problems of one run: sorted by place, each once."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """Sort them and drop repetitions."""
        return cls(tuple(sorted(set(problems))))

    def __add__(self, other: Report) -> Report:
        return Report.of((*self.problems, *other.problems))

    def count(self, severity: Severity) -> int:
        """How many problems are that bad."""
        return sum(problem.severity is severity for problem in self.problems)

    def stops(self, *, strict: bool = False) -> bool:
        """Whether a command must stop here."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in stopping for problem in self.problems)

    def as_text(self, strings: Catalogue) -> str:
        """One paragraph a problem, `file:line:column: severity code: message` with the hint indented below it, and a line with the counts."""
        lines = []
        for problem in self.problems:
            severity = strings(f"problem.report.{problem.severity}")
            lines.append(f"{_on_one_line(str(problem.place))}: {severity} {problem.code}: {_on_one_line(problem.message(strings))}")
            lines.append(f"    {_on_one_line(problem.hint(strings))}")
        return "\n".join([*lines, self.summary(strings)])

    def as_json(self, strings: Catalogue) -> str:
        """The text of `{"problems": [{code, severity, file, line, column, message, hint}], "errors": n, "warnings": n, "notes": n}`."""
        counts = {f"{severity}s": self.count(severity) for severity in Severity}
        answer = {"problems": [problem.as_json(strings) for problem in self.problems], **counts}
        return json.dumps(answer, ensure_ascii=False, indent=2)

    def summary(self, strings: Catalogue) -> str:
        """How many problems there are, in one sentence."""
        if not self.problems:
            return strings("problem.report.none")
        counts = {f"{severity}s": strings(f"problem.report.{severity}s", n=self.count(severity)) for severity in Severity}
        name = "summary-with-notes" if self.count(Severity.NOTE) else "summary"
        return strings(f"problem.report.{name}", **counts)


def _on_one_line(text: str) -> str:
    """The text without line ends, and without characters that a terminal would obey instead of showing."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in " ".join(text.split()))


class HandbookError(Exception):
    """Something a person must do something about. `name` is a catalogue name below `error.`; `values` fill its placeholders."""

    exit_code = 1

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name, values)
        self.name = name
        self.values = values

    def message(self, strings: Catalogue) -> str:
        """What happened and what to do, in one or two sentences."""
        return strings(f"error.{self.name}", **self.values)


class ProblemsError(HandbookError):
    """The sources hold mistakes."""

    def __init__(self, report: Report) -> None:
        super().__init__("problems", n=len(report.problems))
        self.report = report


class UsageError(HandbookError):
    """The command was called wrongly."""

    exit_code = 2


@dataclass(frozen=True)
class Origins:
    """Where every value of the sources stood: (file id or list name, path inside it) → place.

    A path is made of the author's field names and list positions: ``("assignments", 0, "with", 1)``.
    """

    files: Mapping[str, Locator] = field(default_factory=dict)

    def place(self, owner: str, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """Where the value at *path* stands; where it does not exist, the nearest thing around it."""
        return self.files[owner].place(path, key=key)


class Locator:
    """Where the values of one file stood. The loader makes these."""

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """Where the value at *path* (or its key) stands; where it does not exist, the nearest thing around it."""
        raise NotImplementedError
