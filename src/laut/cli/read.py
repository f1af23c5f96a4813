"""`laut read`: articles in, what they rest on out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from laut.cli import last, options
from laut.cli.each import each, leave
from laut.cli.page import Page
from laut.records import Fact, Reading

if TYPE_CHECKING:
    from laut.reading.figures.own_concepts import OwnConcepts


@click.command("read")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.given
@options.as_json
@options.ui
@options.html
@options.facts
@options.model
@options.concepts
def command(
    files: tuple[str, ...],
    as_json: bool,
    ui: str | None,
    html: str | None,
    facts: tuple[str, ...],
    model: str | None,
    concepts: tuple[str, ...],
    **given: Any,
) -> None:
    """Read articles: findings, figures by origin, claims with their chains.

    FILE is a web page, a PDF, a Word file (.docx), a mail (.eml), a page saved as one file (.mhtml), Markdown or a plain text, with or
    without front matter (title, outlet, published, language, author, url between two --- lines); an address with http:// or https://,
    which alone is fetched; or - for standard input.

    With --json each article is one line, in the order of the files; a file that cannot be read is a line with its error. The exit code
    is 1 where some of several files failed, 2 where all did.

    With --html all articles go into one page that needs no network and no script: findings, the article with its marked passages, figures,
    sources; to mail and to print.
    """
    page = Page(html, (*files, *facts, *concepts), as_json) if html is not None else None
    if model is not None:
        from laut.reading.learned import load

        load(model)  # a wrong file is said once, before the articles
    own = options.concepts_of(concepts)
    sheet = options.facts_of(facts, given["language"], own)

    def work(number: int, file: str) -> None:
        reading = _read(file, as_json, ui, given, sheet, page, model, own)
        last.keep(reading)  # before it is printed: the pipe may be closed after the first lines
        if page:
            page.readings.append(reading)
        if as_json:
            click.echo(reading.to_json().encode())
        elif not page:
            _show(reading, options.language_of_output(ui, reading.document), number, len(sheet))

    failed = each(files, work, _error_line if as_json else None)
    if page:
        page.write()
    leave(failed, len(files))


def _read(
    file: str,
    as_json: bool,
    ui: str | None,
    given: dict[str, Any],
    sheet: tuple[Fact, ...],
    page: Page | None,
    model: str | None,
    own: OwnConcepts | None,
) -> Reading:
    from laut.engines.local import read_document

    document = options.document_of(file, given)
    # JSON must not depend on the terminal that it is made in: the same input gives the same bytes
    language = ui if as_json else page.language(ui, document) if page else options.language_of_output(ui, document)
    return read_document(document, language, sheet, model, own)


def _show(reading: Reading, ui: str, number: int, facts: int) -> None:
    from laut.showing.terminal import show_reading

    if number > 1:
        click.echo()
    show_reading(reading, ui, facts=facts)


def _error_line(file: str, error: str) -> None:
    from laut.contract import dumps

    click.echo(dumps({"error": error, "file": file}).encode())
