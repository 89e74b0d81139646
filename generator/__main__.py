"""Door: the `handbook` command, and `python -m generator`, which is the same."""

from __future__ import annotations


def main() -> None:
    """Run the command. Loading it takes a moment, in which Ctrl-C ends it as quietly as later."""
    try:
        from generator.cli import main as command  # noqa: PLC0415 - the moment meant above
    except KeyboardInterrupt:
        raise SystemExit(1) from None
    command()


if __name__ == "__main__":
    main()
