"""`laut compare`: two articles beside each other."""

from __future__ import annotations

import click

from laut.cli import asked, options
from laut.errors import InputError

STDIN = "-"


@click.command("compare")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@options.as_json
@options.ui
def command(one: str, other: str, as_json: bool, ui: str | None) -> None:
    """Set two articles beside each other: how their figures differ, what only one of them says, who speaks in which.

    A and B are files as laut read takes them, or addresses; one of them may be - for standard input. They may be of two languages.
    Figures are set beside each other where they answer one question, never by their numbers: which is weaker by its bound or hedge,
    which exclude each other, which are of other days, each with who says so.
    """
    if one == other == STDIN:
        raise InputError("two articles", "standard input twice", do="name a file for one of them")
    from laut.engines.local import read_document
    from laut.weighing.beside import compare

    first, second = (read_document(options.document_of(name, {})) for name in (one, other))
    language = ui if as_json else options.language_of_output(ui, first.document)
    found = compare(first, second, language)
    if as_json:
        asked.lines([found])
        return
    from laut.showing.beside import lines

    asked.show(lines(found, asked.words(language)))
