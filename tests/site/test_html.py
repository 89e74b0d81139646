"""Every page is valid HTML, in the opinion of the Nu checker."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.nu import complaints

ACCEPTED: dict[str, str] = {}
"""What the checker says and why it stays: message → reason. One that no page needs any more has to go."""


def test_every_page_is_valid(site: Path) -> None:
    found = complaints(site)
    accepted = {pattern for pattern in ACCEPTED for complaint in found if re.search(pattern, complaint.message)}
    assert [str(complaint) for complaint in found if not any(re.search(pattern, complaint.message) for pattern in ACCEPTED)][:40] == []
    assert accepted == ACCEPTED.keys()
