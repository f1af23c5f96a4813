"""`laut read`: articles in, what they rest on out."""

from __future__ import annotations

import sys
from typing import Any

import click

from laut.cli import last, options
from laut.cli.main import say, unexpected
from laut.cli.page import Page
from laut.errors import LautError
from laut.records import Fact, Reading


@click.command("read")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.given
@options.as_json
@options.ui
@options.html
@options.facts
@options.model
def command(
    files: tuple[str, ...], as_json: bool, ui: str | None, html: str | None, facts: tuple[str, ...], model: str | None, **given: Any
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
    page = Page(html, (*files, *facts), as_json) if html is not None else None
    if model is not None:
        from laut.reading.learned import load

        load(model)  # a wrong file is said once, before the articles
    failed, sheet = 0, options.facts_of(facts, given["language"])
    for number, file in enumerate(files, 1):
        _progress(number, len(files), file)
        error = _one(file, as_json, ui, given, number, sheet, page, model)
        if error:
            failed += 1
            say(error)
            if as_json:
                _line({"error": error, "file": file})
    _progress(0, len(files), "")
    if page:
        page.write()
    if failed:
        click.get_current_context().exit(2 if failed == len(files) else 1)


def _one(
    file: str,
    as_json: bool,
    ui: str | None,
    given: dict[str, Any],
    number: int,
    sheet: tuple[Fact, ...],
    page: Page | None,
    model: str | None,
) -> str | None:
    """Read one file and print it; what was wrong where it could not be read."""
    try:
        reading = _read(file, as_json, ui, given, sheet, page, model)
    except LautError as error:
        return str(error)
    except (BrokenPipeError, click.Abort):
        raise
    except Exception as error:  # the other files are read all the same
        return f"{file}: {unexpected(error)}"
    last.keep(reading)  # before it is printed: the pipe may be closed after the first lines
    if page:
        page.readings.append(reading)
    if as_json:
        click.echo(reading.to_json().encode())
    elif not page:
        _show(reading, options.language_of_output(ui, reading.document), number, len(sheet))
    return None


def _read(
    file: str, as_json: bool, ui: str | None, given: dict[str, Any], sheet: tuple[Fact, ...], page: Page | None, model: str | None
) -> Reading:
    from laut.engines.local import read_document

    document = options.document_of(file, given)
    # JSON must not depend on the terminal that it is made in: the same input gives the same bytes
    language = ui if as_json else page.language(ui, document) if page else options.language_of_output(ui, document)
    return read_document(document, language, sheet, model)


def _show(reading: Reading, ui: str, number: int, facts: int) -> None:
    from laut.showing.terminal import show_reading

    if number > 1:
        click.echo()
    show_reading(reading, ui, facts=facts)


def _line(value: dict[str, str]) -> None:
    from laut.contract import dumps

    click.echo(dumps(value).encode())


def _progress(number: int, total: int, file: str) -> None:
    """Where the work is, on a terminal whose output goes elsewhere; number 0 wipes it away."""
    if total > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        text = f"{number}/{total} {file}"[:70] if number else ""
        click.echo(f"\r{text:<70}" + ("" if number else "\r"), nl=False, err=True)
