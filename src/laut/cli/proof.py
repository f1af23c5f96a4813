"""`laut proof`: a draft against the case."""

from __future__ import annotations

from typing import Any

import click

from laut.cli import asked, ledgers, options


@click.command("proof")
@click.argument("draft", metavar="DRAFT")
@ledgers.ledger
@options.given
@options.as_json
@options.ui
def command(draft: str, place: str, as_json: bool, ui: str | None, **given: Any) -> None:
    """Set a draft against the articles of LEDGER before it is printed.

    DRAFT is anything that laut read takes, or - for standard input: a text, Markdown, a Word file. Told are figures that lost a bound or
    a hedge on the way, that a later one took the place of, or that the articles have otherwise; figures and quotations without their
    source; "confirmed" without a second origin; a headline that is stronger than its text. Beside each stand the words of the articles.
    A figure that keeps its bound, its hedge and its source gives nothing.
    """
    from laut.cli.weighing import progress
    from laut.engines.case import articles
    from laut.engines.local import read_document
    from laut.engines.proofing import proof_of

    reading = read_document(options.document_of(draft, given))
    language = ui if as_json else options.language_of_output(ui, reading.document)
    with ledgers.opened(place) as ledger:
        found = proof_of(reading, ledger, language, progress(as_json))
        named = articles(ledger, (words.answer.article for one in found.findings for words in one.beside))
    if as_json:
        asked.lines([found])
        return
    from laut.showing.proof import lines

    asked.show(lines(found, reading, named, asked.words(language)))
