"""Swimlanes, whatever the procedure: boxes keep apart, arrows run round them, everything is inside, and no word is lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from generator.view.swimlane import Arrow, Box, Label, Row, Swimlane, Way, draw

WORDS = st.text("abc đư-", min_size=1, max_size=160).filter(str.strip)
LETTER, SMALL = 7, 6.5
"""How wide a letter is on the whole, in pixels; arrows have smaller ones."""
Point = tuple[int, int]
Procedure = tuple[list[str], list[Row], list[Way]]


@st.composite
def procedures(pick: st.DrawFn) -> Procedure:
    """Lanes, steps with one or several actors, and ways between any of them."""
    titles = pick(st.lists(WORDS, min_size=1, max_size=5))
    lanes = st.sets(st.integers(0, len(titles) - 1), min_size=1).map(lambda chosen: tuple(sorted(chosen)))
    count = pick(st.integers(1, 7))
    rows = [Row(f"step-{number}", pick(lanes), pick(WORDS), decision=pick(st.booleans())) for number in range(count)]
    position = st.integers(0, count - 1)
    ways = st.builds(Way, position, position, st.one_of(st.just(""), WORDS))
    return titles, rows, pick(st.lists(ways, max_size=9))


def drawn(procedure: Procedure) -> Swimlane:
    return draw(*procedure)


def squeezed(text: str) -> str:
    return "".join(text.split())


def overlap(one: Box | Label, other: Box | Label) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def segments(arrow: Arrow) -> Iterator[tuple[Point, Point]]:
    yield from pairwise(arrow.points)


def enters(segment: tuple[Point, Point], box: Box) -> bool:
    """Whether a segment has a point strictly inside the box; touching its edge is how an arrow begins and ends."""
    (x1, y1), (x2, y2) = segment
    low_x, high_x, low_y, high_y = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return low_x < box.x + box.width and high_x > box.x and low_y < box.y + box.height and high_y > box.y


def on_edge(point: Point, box: Box) -> bool:
    x, y = point
    across, down = box.x <= x <= box.x + box.width, box.y <= y <= box.y + box.height
    return across and down and (x in {box.x, box.x + box.width} or y in {box.y, box.y + box.height})


@given(procedures())
def test_no_two_boxes_overlap(procedure: Procedure) -> None:
    assert not [pair for pair in combinations(drawn(procedure).boxes, 2) if overlap(*pair)]


@given(procedures())
def test_every_step_has_a_box_in_the_lane_of_each_actor(procedure: Procedure) -> None:
    _, rows, _ = procedure
    drawing = drawn(procedure)
    for row in rows:
        lanes = [box.x // drawing.lane_width for box in drawing.boxes if box.id == row.id]
        assert lanes == list(row.lanes)


@given(procedures())
def test_steps_stand_below_each_other_and_below_the_titles(procedure: Procedure) -> None:
    _, rows, _ = procedure
    drawing = drawn(procedure)
    tops = {box.id: box.y for box in drawing.boxes}
    assert [tops[row.id] for row in rows] == sorted(tops.values())
    assert min(tops.values()) >= drawing.head


@given(procedures())
@example((["a"], [Row("x", (0,), "a"), Row("y", (0,), "b"), Row("z", (0,), "c")], [Way(0, 2), Way(2, 0), Way(1, 1)]))
@example((["a", "b", "c"], [Row("x", (0, 2), "a"), Row("y", (1,), "b"), Row("z", (0, 1, 2), "c")], [Way(0, 2, "far"), Way(2, 0), Way(0, 1)]))
def test_no_arrow_runs_through_a_box(procedure: Procedure) -> None:
    drawing = drawn(procedure)
    assert not [(arrow, box) for arrow in drawing.arrows for segment in segments(arrow) for box in drawing.boxes if enters(segment, box)]


@given(procedures())
def test_arrows_run_straight_and_from_step_to_step(procedure: Procedure) -> None:
    _, rows, ways = procedure
    drawing = drawn(procedure)
    joined = {(rows[way.start].id, rows[way.end].id) for way in ways}
    found = set()
    for arrow in drawing.arrows:
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in segments(arrow))
        starts = {box.id for box in drawing.boxes if on_edge(arrow.points[0], box)}
        ends = {box.id for box in drawing.boxes if on_edge(arrow.points[-1], box)}
        assert len(starts) == len(ends) == 1
        found.add((starts.pop(), ends.pop()))
    assert found == joined


@given(procedures())
def test_everything_is_inside_the_drawing(procedure: Procedure) -> None:
    drawing = drawn(procedure)
    things: list[Box | Label] = [*drawing.boxes, *(arrow.label for arrow in drawing.arrows if arrow.label)]
    corners = [(thing.x, thing.y) for thing in things] + [(thing.x + thing.width, thing.y + thing.height) for thing in things]
    points = [*corners, *(point for arrow in drawing.arrows for point in arrow.points)]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)


@given(procedures())
def test_no_word_is_lost(procedure: Procedure) -> None:
    titles, rows, ways = procedure
    drawing = drawn(procedure)
    texts = {row.id: row.text for row in rows}
    assert all(squeezed("".join(line for _, line in box.lines)) == squeezed(texts[box.id]) for box in drawing.boxes)
    assert [squeezed("".join(line for _, line in head.lines)) for head in drawing.lanes] == [squeezed(title) for title in titles]
    said = squeezed("".join(line for arrow in drawing.arrows if arrow.label for _, line in arrow.label.lines))
    assert sorted(said.replace(";", "")) == sorted(squeezed("".join(way.label for way in ways)))


@given(procedures())
def test_lines_are_no_wider_than_what_they_stand_in(procedure: Procedure) -> None:
    drawing = drawn(procedure)
    labels = [arrow.label for arrow in drawing.arrows if arrow.label]
    assert all(len(words) * LETTER <= box.width for box in drawing.boxes for _, words in box.lines)
    assert all(len(words) * SMALL <= label.width for label in labels for _, words in label.lines)
    assert all(len(words) * LETTER <= drawing.lane_width for head in drawing.lanes for _, words in head.lines)


@given(procedures())
def test_words_stand_in_their_boxes(procedure: Procedure) -> None:
    drawing = drawn(procedure)
    things: list[Box | Label] = [*drawing.boxes, *(arrow.label for arrow in drawing.arrows if arrow.label)]
    assert all(thing.y < baseline <= thing.y + thing.height for thing in things for baseline, _ in thing.lines)


@given(procedures())
def test_words_on_arrows_cover_neither_a_box_nor_each_other(procedure: Procedure) -> None:
    drawing = drawn(procedure)
    labels = [arrow.label for arrow in drawing.arrows if arrow.label]
    assert not [(label, box) for label in labels for box in drawing.boxes if overlap(label, box)]
    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]


@given(procedures())
def test_the_same_procedure_is_drawn_the_same(procedure: Procedure) -> None:
    assert drawn(procedure) == drawn(procedure)


def test_nothing_to_draw() -> None:
    drawing = draw([], [], [])
    assert (drawing.boxes, drawing.arrows, drawing.lanes) == ((), (), ())
    assert drawing.width > 0
    assert drawing.height > 0


def test_an_arrow_as_a_path() -> None:
    assert Arrow(((1, 2), (1, 5), (3, 5)), None).path == "M1 2 L1 5 L3 5"
