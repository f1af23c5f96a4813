"""`laut show`: one figure, claim, finding or source, with the words that it stands on."""

from __future__ import annotations

from typing import Any

import click

from laut.cli import last, ledgers, options
from laut.records import Reading, Span


@click.command("show")
@click.argument("id", metavar="ID")
@click.argument("file", metavar="[FILE]", required=False)
@options.given
@options.as_json
@options.ui
@options.facts
@options.model
@click.option("--original", metavar="OUT", help="Of a document in a ledger: write its bytes as they came to the file OUT.")
@click.option("--text", is_flag=True, help="Of a document in a ledger: print its text.")
def command(
    id: str,
    file: str | None,
    as_json: bool,
    ui: str | None,
    facts: tuple[str, ...],
    model: str | None,
    original: str | None,
    text: bool,
    **given: Any,
) -> None:
    """Show the words that something stands on, marked in their sentence, with chain, times and offsets.

    laut show ID [FILE], or laut show LEDGER DOCUMENT[/ID]: a document of a ledger by its number, hash, address or place, with its copies,
    revisions and decisions; or, behind a slash, something in it (12/c3).

    ID is the number of a finding as laut read prints it (1), the id of anything in the JSON (f3, a16, c2, t1, s4, r1, d1), or the subject
    of a sheet. Without FILE it is taken from the article that was read last; laut keeps that one in the user's cache folder, unless
    LAUT_NO_CACHE is set.
    """
    from laut.lookup import find

    if ledgers.is_ledger(id):
        from laut.cli.kept import show

        show(id, file, as_json, ui, original, text)
        return
    if original or text:
        raise click.UsageError("--original and --text need a ledger: laut show LEDGER DOCUMENT", click.get_current_context())
    reading = _reading(file, ui, given, facts, model)
    kind, record = find(reading, id)
    if as_json:
        from laut.contract import dumps

        click.echo(dumps(opened(reading, kind, record)).encode())
        return
    from laut.showing.words import show_item

    show_item(reading, id, options.language_of_output(ui, reading.document))


def _reading(file: str | None, ui: str | None, given: dict[str, Any], facts: tuple[str, ...], model: str | None) -> Reading:
    if file is None:
        if facts:
            raise click.UsageError("--facts needs FILE: the last reading is shown as it was read", click.get_current_context())
        return last.load()
    from laut.engines.local import read_document

    document = options.document_of(file, given)
    return read_document(document, options.language_of_output(ui, document), options.facts_of(facts, given["language"]), model)


def opened(reading: Reading, kind: str, record: Any) -> dict[str, Any]:
    """A record with its words and the sentences that they stand in."""
    from laut.contract import record_dict
    from laut.lookup import spans
    from laut.text import analyse

    document = reading.document
    sentences = [(s.b, s.e) for s in analyse(document.text, document.language or "en", document.parts).sentences]
    words = []
    for b, e in spans(record):
        around = [s for s in sentences if s[0] < e and b < s[1]]
        begin, end = (around[0][0], around[-1][1]) if around else (b, e)
        places = [list(place) for place in document.where(Span(b, e))] if document.places else []
        sentence = {"sentence": [begin, end], "in": document.text[begin:end]}
        words.append({"span": [b, e], "text": document.text[b:e], **sentence, "places": places})
    published = document.published.isoformat() if document.published else None
    head = {"id": document.id, "title": document.title, "outlet": document.outlet, "published": published}
    return {"kind": kind, "item": record_dict(record), "words": words, "document": head}
