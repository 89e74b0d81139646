"""No page that people write may have the address of one that is made."""

from __future__ import annotations

from generator import view
from generator.pipeline import check
from generator.validate.pages import addresses, taken
from generator.validate.subject import Subject
from generator.view.changes import CHANGES
from tests.conftest import ROOT
from tests.validate.checking import origins


def test_every_page_that_is_made_has_an_address_that_is_kept_for_it() -> None:
    checked = check(ROOT)
    assert checked.handbook
    made = {page.id for page in view.pages(checked.handbook, checked.derived, "vi")} | {CHANGES}
    assert made <= addresses(Subject(checked.handbook, origins(checked.handbook))) | taken(checked.handbook)
