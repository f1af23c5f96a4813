"""`laut export LEDGER --to dossier-html`: a case, or one question of it, as one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from laut.cli import ledgers, options
from laut.cli.files import STDOUT, is_input, put
from laut.errors import InputError, MissingError

FORMATS = {"dossier-html": "html", "dossier-pdf": "pdf"}


def write(places: Sequence[str], to: str, out: str, question: str, ui: str | None, as_json: bool) -> None:
    """Write the dossier of one ledger to `out`: a file, a folder, or `-`. Raises LautError."""
    if len(places) != 1:
        raise InputError("one ledger", f"{len(places)} names", "--to " + to)
    try:
        from laut.engines.questions import refresh
        from laut.showing.app.desk import Desk
        from laut.showing.app.dossier import Plain, gathered
        from laut.showing.app.printing import written
    except ImportError as error:
        raise MissingError(f"the package {error.name}, for dossiers", "none", do="pip install 'laut[web]'") from None
    asked, kind = Plain(options.language_of_terminal(ui)), FORMATS[to]
    with ledgers.opened(places[0]) as ledger:
        refresh(ledger)
        found = gathered(Desk(ledger, weigh=False), asked, question)
        content, _ = written(found, asked, kind)
    if out == STDOUT:
        _print(content, places[0], as_json)
        return
    target = Path(out, f"{found.file}.{kind}") if Path(out).is_dir() else Path(out)
    if is_input(target, places[0]):
        raise InputError("another file for the dossier", "the ledger", str(target), "name another file")
    try:
        put(target, content)
    except OSError as error:
        raise InputError("a file that can be written", error.strerror or str(error), str(target)) from None
    if as_json:
        from laut.contract import dumps

        click.echo(dumps({"file": places[0], "out": str(target)}).encode())
    else:
        click.echo(str(target))


def _print(content: bytes, place: str, as_json: bool) -> None:
    if as_json:
        raise InputError("a file for the dossier, as JSON goes to standard output", repr(STDOUT), "--out", f"name a file for {place}")
    click.echo(content, nl=False)
