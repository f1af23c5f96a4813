"""What every verb on several files does: one after another, what fails is said and the rest is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from laut.cli.main import say, unexpected
from laut.errors import LautError


def each(files: Sequence[str], work: Callable[[int, str], None], fail: Callable[[str, str], None] | None = None) -> int:
    """Call `work` with number and name of each file; how many failed. `fail` is told file and error of each that did."""
    failed = 0
    for number, file in enumerate(files, 1):
        _progress(number, len(files), file)
        error = _attempt(number, file, work)
        if error:
            failed += 1
            say(error)
            if fail:
                fail(file, error)
    _progress(0, len(files), "")
    return failed


def leave(failed: int, total: int) -> None:
    """End with 1 where some of several files failed, with 2 where all did."""
    if failed:
        click.get_current_context().exit(2 if failed == total else 1)


def _attempt(number: int, file: str, work: Callable[[int, str], None]) -> str | None:
    """What was wrong with a file, None where nothing was."""
    try:
        work(number, file)
    except LautError as error:
        return str(error)
    except (BrokenPipeError, click.Abort):
        raise
    except Exception as error:  # the other files are read all the same
        return f"{file}: {unexpected(error)}"
    return None


def _progress(number: int, total: int, file: str) -> None:
    """Where the work is, on a terminal whose output goes elsewhere; number 0 wipes it away."""
    if total > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        text = f"{number}/{total} {file}"[:70] if number else ""
        click.echo(f"\r{text:<70}" + ("" if number else "\r"), nl=False, err=True)
