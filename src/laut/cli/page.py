"""The file that `laut read --html` writes: looked at before the work begins, written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from laut.cli import options
from laut.cli.files import STDOUT, is_input, put
from laut.errors import InputError
from laut.records import Document, Reading


class Page:
    """The readings that one report is made of, and where it goes. All of it is in one language: without one asked for, the first article's.

    Raises InputError where the file could not be written.
    """

    def __init__(self, target: str, inputs: Sequence[str], as_json: bool) -> None:
        self.target, self.as_json = target, as_json
        self.ui: str | None = None
        self.readings: list[Reading] = []
        if target == STDOUT:
            if as_json:
                raise InputError("a file for the report, as JSON goes to standard output", repr(STDOUT), "--html", "name a file")
        else:
            _check(Path(target), inputs)

    def language(self, asked: str | None, document: Document) -> str:
        """The language of the report."""
        if self.ui is None:
            self.ui = options.language_of_output(asked, document)
        return self.ui

    def write(self) -> None:
        """Write the report on all readings, and say where it is. Raises InputError where that fails."""
        if not self.readings:
            return
        from laut.showing.report import render, wording

        ui = self.ui or self.readings[0].document.language or "en"
        content = render(self.readings, ui).encode()
        if self.target == STDOUT:
            sys.stdout.buffer.write(content)
            return
        try:
            put(Path(self.target), content)
        except OSError as error:
            raise _unwritable(self.target, error) from None
        if not self.as_json:
            click.echo(wording(ui)("page.written", name=self.target))


def _check(target: Path, inputs: Sequence[str]) -> None:
    if target.is_dir():
        raise InputError("a file for the report", "a folder", str(target), "name a file in it")
    if not target.parent.is_dir():
        raise InputError("a folder for the report", "none", str(target.parent), "make it first")
    if any(is_input(target, name) for name in inputs):
        raise InputError("another file for the report", "one that is read", str(target), "name another file")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise InputError("a file that can be written", "none", str(target), "look at its permissions")


def _unwritable(target: str, error: OSError) -> InputError:
    return InputError("a file that can be written", error.strerror or str(error), target)
