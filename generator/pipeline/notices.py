"""Pipeline: what the pages of an edition say of it: what it is called, whether it is the newest, and where the newest is."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date

from generator.locale import Catalogue
from generator.model.edition import Edition
from generator.pipeline.addresses import Shelf
from generator.pipeline.volumes import Seen
from generator.render import Notice


def label(seen: Seen, language: str) -> str:
    """What an edition is called, or the draft; with its id, where the title does not hold it."""
    edition, strings = seen.volume.edition, Catalogue.of(language)
    if edition is None:
        return strings("edition.draft")
    title = edition.title.get(language)
    return title if edition.id in title else f"{title} ({edition.id})"


def notice(shelf: Shelf, seen: Seen, newest: Seen) -> Notice | None:
    """What stands above every page of *seen*: that it is a draft, withdrawn or not the newest any more; None for the newest."""
    strings = Catalogue.of(shelf.language)
    gone = next((each for each in seen.errata.withdrawn if each.id is None), None)
    if gone:
        day = _day(gone.date, strings)
        return _notice("withdrawn", strings("banner.withdrawn", date=day, reason=gone.reason.get(shelf.language)), shelf, seen, newest)
    if seen.volume.edition is None:
        return _notice("draft", strings("banner.draft"), shelf, seen, newest)
    return None if seen is newest else _notice("older", _older(seen.volume.edition, shelf, strings), shelf, seen, newest)


def _notice(kind: str, text: str, shelf: Shelf, seen: Seen, newest: Seen) -> Notice:
    strings = Catalogue.of(shelf.language)
    if seen is newest or newest.id not in shelf.listings:
        return Notice(kind, strings(f"banner.{kind}-mark"), text)
    pages = shelf.listings[seen.id]
    there = {page: now for page in pages if (now := shelf.moved(page, seen.id, newest.id)) in shelf.listings[newest.id]}
    name = label(newest, shelf.language)
    return Notice(
        kind, strings(f"banner.{kind}-mark"), text, newest.id, there, strings("banner.same-page", edition=name), strings("banner.no-page", edition=name)
    )


def _older(edition: Edition, shelf: Shelf, strings: Catalogue) -> str:
    """From when until when it applies, as far as its dates say so: they do not where the next one took effect no later."""
    after = next(each.volume.edition for each in shelf.volumes if each.volume.edition and each.volume.edition.previous == edition.id)
    values = {"edition": edition.id, "next": after.id}
    if edition.effective and after.effective and edition.effective < after.effective:
        until = date.fromisoformat(after.effective) - timedelta(days=1)
        return strings("banner.older-period", start=_day(edition.effective, strings), end=_day(until.isoformat(), strings), **values)
    if edition.effective and not after.effective:
        return strings("banner.older-since", start=_day(edition.effective, strings), issued=_day(after.issued, strings), **values)
    return strings("banner.older-issued", start=_day(edition.issued, strings), issued=_day(after.issued, strings), **values)


def _day(day: str, strings: Catalogue) -> str:
    return format_date(date.fromisoformat(day), strings("date.pattern"), locale=strings.language)
