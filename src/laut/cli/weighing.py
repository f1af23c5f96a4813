"""What the verbs that weigh a ledger share: a line of progress on a terminal."""

from __future__ import annotations

import sys

from laut.engines.questions import Tell


def progress(quiet: bool) -> Tell | None:
    """Tells how many articles are laid out, where somebody looks."""
    if quiet or not sys.stderr.isatty():
        return None

    def tell(done: int, of: int) -> None:
        sys.stderr.write(f"\r{done} / {of}" + ("\n" if done == of else ""))
        sys.stderr.flush()

    return tell
