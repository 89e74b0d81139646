"""The pipeline: joins the stages, which do not know each other. The doors call it; it calls everything else.

reading (sources → checked) → staging (→ pages) → building (→ site)        answers · writing · preview beside it
"""

from generator.pipeline.answers import LookedUp, UnknownPageError, take_away, who
from generator.pipeline.building import build, complete, enter, run, sources
from generator.pipeline.compare import compare
from generator.pipeline.preview import Preview, serve
from generator.pipeline.reading import Asking, Checked, NotAProjectError, asking, check, questions, require
from generator.pipeline.releasing import Released, Said, release
from generator.pipeline.staging import Form, Plan, Prepared, prepare, work_folder
from generator.pipeline.writing import confirm, write_schemas

__all__ = [
    "Asking",
    "Checked",
    "Form",
    "LookedUp",
    "NotAProjectError",
    "Plan",
    "Prepared",
    "Preview",
    "Released",
    "Said",
    "UnknownPageError",
    "asking",
    "build",
    "check",
    "compare",
    "complete",
    "confirm",
    "enter",
    "prepare",
    "questions",
    "release",
    "require",
    "run",
    "serve",
    "sources",
    "take_away",
    "who",
    "work_folder",
    "write_schemas",
]
