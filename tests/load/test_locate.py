from __future__ import annotations

import pytest

from generator.load.locate import FileLocator, Path, ProseLocator, Spot, YamlLocator
from generator.problems import Place

# steps:
#   - do: x
TREE = Spot(1, 1, {"steps": (1, 1)}, {"steps": Spot(2, 3, {}, [Spot(2, 5, {"do": (2, 5)}, {"do": Spot(2, 9)})])})


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 1),
        (("steps",), False, 2, 3),
        (("steps",), True, 1, 1),
        (("steps", 0), False, 2, 5),
        (("steps", 0), True, 2, 5),
        (("steps", 0, "do"), False, 2, 9),
        (("steps", 0, "do"), True, 2, 5),
    ],
)
def test_a_path_leads_to_its_value_or_key(path: Path, key: bool, line: int, column: int) -> None:  # noqa: FBT001
    assert YamlLocator("f.yml", TREE).place(path, key=key) == Place("f.yml", line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("nothing",), 1, 1),
        (("steps", 7), 2, 3),
        (("steps", -1), 2, 3),
        (("steps", 0, "by", 2), 2, 5),
        (("steps", "do"), 2, 3),
        ((0,), 1, 1),
        (("steps", 0, "do", 0), 2, 9),
    ],
)
@pytest.mark.parametrize("key", [False, True])
def test_what_does_not_exist_is_found_at_the_nearest_thing_around_it(path: Path, line: int, column: int, key: bool) -> None:  # noqa: FBT001
    assert YamlLocator("f.yml", TREE).place(path, key=key) == Place("f.yml", line, column)


def test_paths_may_count_from_a_value_inside() -> None:
    inner = YamlLocator("f.yml", TREE).below(("steps",)).below((0,))
    assert inner.place(("do",)) == Place("f.yml", 2, 9)
    assert inner.place(("by",)) == Place("f.yml", 2, 5)


def test_a_file_of_which_nothing_is_known_answers_with_its_beginning() -> None:
    assert FileLocator("f.yml").place(("a", 1), key=True) == Place("f.yml", 1, 1)


def test_prose_knows_lines_headings_and_files_by_language() -> None:
    prose = ProseLocator({"vi": "x.md", "en": "x.en.md"}, {"vi": 3, "en": 5}, "en")
    assert prose.place(("line", 7)) == Place("x.en.md", 7, 1)
    assert prose.place(("line", 7, 4)) == Place("x.en.md", 7, 4)
    assert prose.place(("title", "vi")) == Place("x.md", 3, 1)
    assert prose.place(("body", "en")) == Place("x.en.md", 5, 1)
    assert prose.place(("title", "fr")) == Place("x.en.md", 1, 1)
    assert prose.place(()) == Place("x.en.md", 1, 1)
