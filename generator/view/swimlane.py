"""View: a procedure drawn as swimlanes: pure geometry, in pixels, for the template to draw.

Lanes are columns and steps are rows. A step that several do together has a box in each of their lanes. Arrows run only where no box can be:
across in the gaps between rows, and up or down along the lines between lanes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

LANE = 216
BOX = 176
INSET = (LANE - BOX) // 2
LINE = 17
PADDING = 12
HEAD_PADDING = 14
GAP = 44
COLUMNS = 25
"""How many characters fit a line of a box."""
CHANNEL = 4
"""How far apart arrows run that share a line between lanes."""


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


@dataclass(frozen=True, slots=True)
class Box:
    """A step in one lane. `lines` are (baseline, words)."""

    id: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, str], ...]
    decision: bool
    editorial: bool
    terminal: bool

    @property
    def middle(self) -> int:
        """Where lines of text are centred."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way drawn as points; the label, if any, stands at (label_x, label_y)."""

    points: tuple[tuple[int, int], ...]
    label: str
    label_x: int
    label_y: int

    @property
    def path(self) -> str:
        """The `d` of an SVG path."""
        return "M" + " L".join(f"{x} {y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class LaneHead:
    """A lane: its title in lines of (baseline, words), and its left edge."""

    x: int
    middle: int
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Swimlane:
    """A whole drawing."""

    width: int
    height: int
    head: int
    lanes: tuple[LaneHead, ...]
    boxes: tuple[Box, ...]
    joints: tuple[tuple[int, int, int], ...]
    arrows: tuple[Arrow, ...]


def draw(titles: Sequence[str], rows: Sequence[Row], ways: Sequence[Way]) -> Swimlane:
    """The drawing of *rows* in lanes called *titles*, joined by *ways*."""
    heads = [_wrap(title) for title in titles]
    head = max((len(lines) for lines in heads), default=1) * LINE + 2 * HEAD_PADDING
    tops, heights = _rows(rows, head)
    boxes = [[_box(row, lane, tops[number], heights[number]) for lane in row.lanes] for number, row in enumerate(rows)]
    return Swimlane(
        width=LANE * len(titles) + INSET,
        height=(tops[-1] + heights[-1] if rows else head) + GAP // 2,
        head=head,
        lanes=tuple(LaneHead(number * LANE, number * LANE + LANE // 2, _lines(lines, HEAD_PADDING)) for number, lines in enumerate(heads)),
        boxes=tuple(box for row in boxes for box in row),
        joints=tuple((row[0].x + BOX, row[-1].x, row[0].y + row[0].height // 2) for row in boxes if len(row) > 1),
        arrows=tuple(_arrow(way, number, boxes) for number, way in enumerate(ways)),
    )


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, break_long_words=True) or [""]


def _lines(lines: Sequence[str], top: int) -> tuple[tuple[int, str], ...]:
    return tuple((top + LINE * number + LINE * 3 // 4, line) for number, line in enumerate(lines))


def _rows(rows: Sequence[Row], head: int) -> tuple[list[int], list[int]]:
    heights = [len(_wrap(row.text)) * LINE + 2 * PADDING for row in rows]
    tops, y = [], head + GAP // 2
    for height in heights:
        tops.append(y)
        y += height + GAP
    return tops, heights


def _box(row: Row, lane: int, top: int, height: int) -> Box:
    return Box(row.id, lane * LANE + INSET, top, BOX, height, _lines(_wrap(row.text), top + PADDING), row.decision, row.editorial, row.terminal)


def _arrow(way: Way, number: int, boxes: Sequence[Sequence[Box]]) -> Arrow:
    start, end = boxes[way.start][0], boxes[way.end][0]
    if way.end == way.start + 1:
        gap = end.y - GAP // 2
        points = [(start.middle, start.y + start.height), (start.middle, gap), (end.middle, gap), (end.middle, end.y)]
        return Arrow(tuple(dict.fromkeys(points)), way.label, start.middle + 6, start.y + start.height + 14)
    channel = start.x + BOX + INSET + (number % 3 - 1) * CHANNEL
    side, gap = start.y + start.height // 2 + 6, end.y - GAP // 4
    points = [(start.x + BOX, side), (channel, side), (channel, gap), (end.middle + 16, gap), (end.middle + 16, end.y)]
    return Arrow(tuple(points), way.label, start.x + BOX + 4, start.y - 4)
