"""`laut export`: readings in the formats of other programs."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from laut.cli import dossier, ledgers, options
from laut.cli.each import each, leave
from laut.cli.files import STDOUT, is_input, put
from laut.cli.main import say
from laut.errors import InputError
from laut.exports import BULK, FORMATS, export

if TYPE_CHECKING:
    from laut.acquire import Given


@click.command("export")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--to", required=True, type=click.Choice([*FORMATS, *BULK, *dossier.FORMATS]), help="The format.")
@click.option(
    "--out",
    default=STDOUT,
    metavar="PATH",
    help="The file to write; of timeml the folder, a file for each article, or - for one alone; of a dossier the file, or its folder.",
)
@click.option("--question", default="", metavar="ID", help="Of a dossier: one question instead of the whole case.")
@options.given
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each article: its file and where it is, or its content.")
@options.model
@options.ui
def command(
    files: tuple[str, ...], to: str, out: str, question: str, as_json: bool, model: str | None, ui: str | None, **given: Any
) -> None:
    """Write articles with what was read in them, for other programs; or a ledger as a dossier.

    FILE is one ledger, or articles as laut read and laut add take them. All formats but timeml are one file of all articles, written whole
    or not at all: jsonl and parquet hold everything and are read back, csv and xlsx are tables of claims, stix is STIX 2.1, ftm statements
    of FollowTheMoney, prov PROV-O, annotations W3C Web Annotations, schemaorg claims as JSON-LD. docs/exports.md says what each cannot
    carry.

    timeml is TimeML 1.2.1: the text with its times as TIMEX3, one document an article, named as the
    article's file with the ending .tml.

    dossier-html and dossier-pdf write one LEDGER, in the place of FILE, as one file to print: findings, questions with the quotes of their
    answers, sources, articles with addresses and hashes, decisions, and how it was made.

    The exit code is 1 where some of several files failed, 2 where all did.
    """
    if to in dossier.FORMATS:
        dossier.write(files, to, out, question, ui, as_json)
        return
    if to in BULK:
        _bulk(files, to, out, given)
        return
    if out == STDOUT and len(files) > 1 and not as_json:
        raise InputError("a folder for several articles", repr(STDOUT), "--out", "name a folder")
    targets = _targets(files, out, FORMATS[to].suffix) if out != STDOUT else None

    def work(number: int, file: str) -> None:
        content = _content(file, given, model, to)
        target = targets[number - 1] if targets else None
        if target:
            _write(target, content)
        if as_json:
            _line({"file": file} | ({"out": str(target)} if target else {"content": content}))
        elif not target:
            click.echo(content.encode(), nl=False)

    leave(each(files, work, (lambda file, error: _line({"error": error, "file": file})) if as_json else None), len(files))


def _bulk(files: tuple[str, ...], to: str, out: str, given: dict[str, Any]) -> None:
    """One file of all articles, or of a ledger."""
    from laut.engines.exporting import export_articles, export_ledger

    if out == STDOUT:
        raise InputError(f"a file to write {to} to", "none", do=f"--out NAME{BULK[to].suffix}")
    if any(is_input(Path(out), file) for file in files):
        raise InputError("another file", "one that is read and would be written over", out, "name another file")
    if any(ledgers.is_ledger(file) for file in files):
        if len(files) > 1:
            raise InputError("one ledger, or articles", f"{len(files)} inputs with a ledger among them", " ".join(files))
        with ledgers.opened(files[0]) as ledger:
            click.echo(f"{export_ledger(ledger, to, out)} articles: {out}")
        return
    failed: list[str] = []
    count = export_articles(files, cast("Given", given), to, out, failed.append)
    for line in failed:
        say(line)
    click.echo(f"{count} articles: {out}")
    leave(len(failed), len(failed) + count)


def _content(file: str, given: dict[str, Any], model: str | None, to: str) -> str:
    from laut.engines.local import read_document

    return export(read_document(options.document_of(file, given), None, (), model), to)


def _write(target: Path, content: str) -> None:
    try:
        put(target, content.encode())
    except OSError as error:
        raise InputError("a file that can be written", error.strerror or str(error), str(target)) from None


def _line(value: dict[str, str]) -> None:
    from laut.contract import dumps

    click.echo(dumps(value).encode())


def _targets(files: tuple[str, ...], out: str, suffix: str) -> list[Path]:
    """The file to write for each article; those of one name are told apart by a number.

    Raises InputError where there is no such folder, or a file that is read would be written over.
    """
    if not Path(out).is_dir():
        raise InputError("a folder for the articles", "none", out, "make it first")
    found: list[Path] = []
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    for file in files:
        stem = re.sub(r"[^\w.-]+", "_", Path(re.split("[?#]", file)[0].rstrip("/")).stem).strip("-_.") or "article"
        name = stem
        while name in taken:
            seen[stem] += 1
            name = f"{stem}-{seen[stem] + 1}"
        taken.add(name)
        found.append(Path(out, name + suffix))
    for target in found:
        if target.exists() and any(is_input(target, file) for file in files):
            raise InputError("another folder", "one with a file that is read and would be written over", str(target), "name another folder")
    return found
