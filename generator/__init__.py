"""Turn structured YAML about an organisation into a versioned, bilingual handbook site.

The way through, in the order of the data (each stage knows only the floor below it; `pipeline` alone joins them):

    load → validate → select → derive · quiz → lint · staleness → view → export · render → engine → publish

`quiz` gathers and makes questions, `lint` judges how they are put, `staleness` says which have to be reviewed.

The floor is `model` (frozen values), `problems` (authors' mistakes as data), `locale` (interface strings), `words`
(folding and comparing text) and `progress` (telling the terminal how far a command is).
The doors are `cli` and `mkdocs_plugin`.
"""

__version__ = "0.1.0"
