"""Temporary: identities until select and changes are there."""

# mypy: ignore-errors
from dataclasses import dataclass, field
from types import SimpleNamespace

try:
    from generator.derive import changes, history, relearn, renamed
except ImportError:
    changes = lambda a, b: ()
    history = lambda v: {}
    relearn = lambda h, q, o: ()
    renamed = lambda a, b: {}
try:
    from generator import select
    from generator.select import Hidden, Selection

    select.select, select.reclassified, select.findings, select.questions, select.without_withdrawn, select.without_drafts
except (ImportError, AttributeError):

    @dataclass(frozen=True)
    class Hidden:
        def __or__(self, other):
            return self

    @dataclass(frozen=True)
    class Selection:
        handbook: object
        hidden: Hidden = field(default_factory=Hidden)

        def shows(self, x):
            return True

    from generator.view.training import without_drafts

    select = SimpleNamespace(
        select=lambda h, a: Selection(h),
        reclassified=lambda h, e: h,
        without_withdrawn=lambda h, e: h,
        findings=lambda f, s: f,
        questions=lambda q, s: q,
        without_drafts=without_drafts,
    )
try:
    from generator.publish import require_no_leaks
except ImportError:
    require_no_leaks = lambda site, hidden: None
