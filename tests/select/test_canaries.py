"""Canaries at random places of random organisations: no site for a lower audience holds one, and the leak scan finds each that is put there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Classification, Handbook
from generator.publish.leaks import leaks
from generator.publish.opened import opened
from generator.select import select
from tests.select.organisations import organisations
from tests.select.site import files

LOWER = (Classification.PUBLIC, Classification.INTERNAL)


def hidden_birds(canaries: dict[str, Classification], audience: Classification) -> set[str]:
    return {bird for bird, level in canaries.items() if level.level > audience.level}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations(), st.sampled_from(LOWER))
def test_nothing_hidden_is_left_in_the_model(made: tuple[Handbook, dict[str, Classification]], audience: Classification) -> None:
    whole, canaries = made
    left = select(whole, audience).handbook.model_dump_json()
    assert {bird for bird in hidden_birds(canaries, audience) if bird in left} == set()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations(), st.sampled_from(LOWER))
def test_nothing_hidden_reaches_a_site_and_the_scan_says_so(made: tuple[Handbook, dict[str, Classification]], audience: Classification) -> None:
    whole, canaries = made
    selection, birds = select(whole, audience), hidden_birds(canaries, audience)
    with TemporaryDirectory() as folder:
        site = Path(folder)
        for path, content in files(whole, selection):
            assert {bird for bird in birds if bird in path} == set()
            for name, text in opened(path, content):
                assert {bird for bird in birds if bird in text.lower()} == set(), name
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
        assert leaks(site, selection.hidden) == ()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations())
def test_who_may_read_everything_gets_the_same_handbook(made: tuple[Handbook, dict[str, Classification]]) -> None:
    whole, _ = made
    assert select(whole, Classification.RESTRICTED).handbook is whole


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations())
def test_the_scan_finds_what_a_site_for_all_would_give_away(made: tuple[Handbook, dict[str, Classification]]) -> None:
    whole, canaries = made
    hidden = select(whole, Classification.PUBLIC).hidden
    everything = select(whole, Classification.RESTRICTED)
    with TemporaryDirectory() as folder:
        for path, content in files(whole, everything):
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        found = leaks(Path(folder), hidden)
    assert bool(found) == bool(hidden_birds(canaries, Classification.PUBLIC) & {bird for bird in canaries if any(bird in one for one in hidden.ids)})
