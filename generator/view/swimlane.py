"""View: a procedure drawn as swimlanes: pure geometry, in pixels, for the template to draw.

Lanes are columns and steps are rows. A step that several do together has a box in each of their lanes. Arrows run only where no box can be:
across in the gaps between rows, and up or down along the lines between lanes. Words on an arrow have room of their own: of one that leads
straight on, below its box; of one that leaves sideways, right of the row's last box.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LANE = 216
BOX = 180
INSET = (LANE - BOX) // 2
LINE = 17
PADDING = 12
HEAD_PADDING = 14
GAP = 40
COLUMNS = 25
"""How many characters fit a line of a box."""
LABEL_COLUMNS = 22
"""How many characters fit a line beside an arrow."""
LABEL = 150
LABEL_LINE = 15
LABEL_SPACE = 8
"""Between the words on an arrow and whatever is next to them."""
CHANNEL = 4
"""How far apart arrows run that share a line between lanes."""
CHANNELS = (0, 1, -1, 2, -2, 3, -3)
"""Which places there are beside a line, best first."""

Lines = tuple[tuple[int, str], ...]
"""(Baseline, words)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A step to be drawn: the lanes its actors have, and its words."""

    id: str
    lanes: tuple[int, ...]
    text: str
    decision: bool = False
    editorial: bool = False
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one row to another, by their positions."""

    start: int
    end: int
    label: str = ""

    @property
    def straight(self) -> bool:
        """Whether it leads to the next row."""
        return self.end == self.start + 1


@dataclass(frozen=True, slots=True)
class Box:
    """A step in one lane."""

    id: str
    x: int
    y: int
    width: int
    height: int
    lines: Lines
    decision: bool
    editorial: bool
    terminal: bool

    @property
    def middle(self) -> int:
        """Where lines of text are centred."""
        return self.x + self.width // 2

    @property
    def foot(self) -> int:
        """The y of its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Label:
    """Words on an arrow, beginning at `x`, and the room they have."""

    x: int
    y: int
    width: int
    height: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way drawn as points."""

    points: tuple[tuple[int, int], ...]
    label: Label | None

    @property
    def path(self) -> str:
        """The `d` of an SVG path."""
        return "M" + " L".join(f"{x} {y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class LaneHead:
    """A lane: its title, and its left edge."""

    x: int
    middle: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class Swimlane:
    """A whole drawing. `joints` are (x, x, y) of lines between the boxes of one step."""

    width: int
    height: int
    head: int
    lanes: tuple[LaneHead, ...]
    boxes: tuple[Box, ...]
    joints: tuple[tuple[int, int, int], ...]
    arrows: tuple[Arrow, ...]

    @property
    def lane_width(self) -> int:
        """How wide every lane is."""
        return LANE


def draw(titles: Sequence[str], rows: Sequence[Row], ways: Sequence[Way]) -> Swimlane:
    """The drawing of *rows* in lanes called *titles*, joined by *ways*."""
    heads = [_wrap(title, COLUMNS) for title in titles]
    head = max((len(lines) for lines in heads), default=1) * LINE + 2 * HEAD_PADDING
    joined = _joined(ways)
    boxes = _boxes(rows, joined, head + GAP // 2)
    arrows = _arrows(joined, boxes)
    right = max((arrow.label.x + arrow.label.width for arrow in arrows if arrow.label), default=0)
    return Swimlane(
        width=max(LANE * len(titles), right) + INSET,
        height=(boxes[-1][0].foot if boxes else head) + GAP // 2,
        head=head,
        lanes=tuple(LaneHead(number * LANE, number * LANE + LANE // 2, _lines(lines, HEAD_PADDING)) for number, lines in enumerate(heads)),
        boxes=tuple(box for row in boxes for box in row),
        joints=tuple((row[0].x + BOX, row[-1].x, row[0].y + row[0].height // 2) for row in boxes if len(row) > 1),
        arrows=arrows,
    )


def _joined(ways: Sequence[Way]) -> tuple[Way, ...]:
    """One way between any two rows: those that share both ends share the arrow and list their words."""
    labels: dict[tuple[int, int], list[str]] = {}
    for way in ways:
        labels.setdefault((way.start, way.end), []).append(way.label)
    return tuple(Way(start, end, "; ".join(filter(None, words))) for (start, end), words in labels.items())


# -- boxes -----------------------------------------------------------------------------------------------------------------


def _boxes(rows: Sequence[Row], ways: Sequence[Way], top: int) -> list[list[Box]]:
    boxes = []
    for number, row in enumerate(rows):
        beside = [way for way in ways if way.start == number and not way.straight]
        below = [way for way in ways if way.start == number and way.straight]
        height = max(len(_wrap(row.text, COLUMNS)) * LINE + 2 * PADDING, sum(map(_slot, beside)))
        boxes.append([_box(row, lane, top, height) for lane in sorted(row.lanes)])
        top += height + GAP + sum(_slot(way) for way in below if way.label)
    return boxes


def _box(row: Row, lane: int, top: int, height: int) -> Box:
    lines = _wrap(row.text, COLUMNS)
    first = top + (height - len(lines) * LINE) // 2
    return Box(row.id, lane * LANE + INSET, top, BOX, height, _lines(lines, first), row.decision, row.editorial, row.terminal)


# -- arrows ----------------------------------------------------------------------------------------------------------------


def _arrows(ways: Sequence[Way], boxes: Sequence[Sequence[Box]]) -> tuple[Arrow, ...]:
    taken: dict[int, list[tuple[int, int, int]]] = {}
    used: dict[int, int] = {}
    arrows = []
    for way in ways:
        if way.straight:
            arrows.append(_straight(way, boxes[way.start][0], boxes[way.end][0]))
            continue
        start = boxes[way.start][-1]
        slot = start.y + used.get(way.start, 0)
        used[way.start] = used.get(way.start, 0) + _slot(way)
        arrows.append(_sideways(way, start, boxes[way.end][0], slot, taken.setdefault(start.x, [])))
    return tuple(arrows)


def _straight(way: Way, start: Box, end: Box) -> Arrow:
    across = end.y - GAP // 2
    x = start.x + INSET if way.label else start.middle
    points = dict.fromkeys([(x, start.foot), (x, across), (end.middle, across), (end.middle, end.y)])
    return Arrow(tuple(points), _label(way, x + LABEL_SPACE, start.foot + LABEL_SPACE // 2))


def _sideways(way: Way, start: Box, end: Box, slot: int, taken: list[tuple[int, int, int]]) -> Arrow:
    out, across, into = slot + _slot(way) // 2, end.y - GAP // 4, end.middle + INSET
    low, high = sorted((out, across))
    place = next((place for place in CHANNELS if all(place != other or high < top or foot < low for other, top, foot in taken)), CHANNELS[-1])
    taken.append((place, low, high))
    edge = start.x + BOX + INSET
    channel = edge + place * CHANNEL
    points = ((start.x + BOX, out), (channel, out), (channel, across), (into, across), (into, end.y))
    return Arrow(points, _label(way, edge + INSET, slot + LABEL_SPACE // 2))


# -- words -----------------------------------------------------------------------------------------------------------------


def _slot(way: Way) -> int:
    """How much room a way and its words need, from top to bottom."""
    return len(_wrap(way.label, LABEL_COLUMNS)) * LABEL_LINE + LABEL_SPACE


def _label(way: Way, x: int, y: int) -> Label | None:
    if not way.label:
        return None
    lines = _wrap(way.label, LABEL_COLUMNS)
    return Label(x, y, LABEL, len(lines) * LABEL_LINE, _lines(lines, y, LABEL_LINE))


def _wrap(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, columns, break_long_words=True) or [""]


def _lines(lines: Iterable[str], top: int, line: int = LINE) -> Lines:
    return tuple((top + line * number + line * 3 // 4, words) for number, words in enumerate(lines))
