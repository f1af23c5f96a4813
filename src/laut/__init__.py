"""laut ("according to"): reads news articles and shows what they rest on.

>>> reading = laut.read("article.txt", published="2025-04-28")
>>> reading.findings, reading.figures, reading.claims
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from laut.acquire import Given
    from laut.engines.added import Added
    from laut.engines.batch import Batch
    from laut.errors import LautError as LautError
    from laut.ledger import Ledger as Ledger
    from laut.ledger.decisions import Decision
    from laut.records import CaseFinding, Question
    from laut.records import Document as Document
    from laut.records import Fact as Fact
    from laut.records import Reading as Reading
    from laut.weighing.beside import Beside
    from laut.weighing.proofs import Proof

__version__ = "0.1.0"
__all__ = [
    "Document", "Fact", "LautError", "Ledger", "Reading", "__version__", "add", "batch", "check", "compare", "export", "join", "mcp",
    "open", "pin", "proof", "questions", "read", "read_text", "report", "schema", "serve", "split", "validate",
]  # fmt: skip

_LATER = {
    "Document": "laut.records",
    "Fact": "laut.records",
    "LautError": "laut.errors",
    "Ledger": "laut.ledger",
    "Reading": "laut.records",
}


def __getattr__(name: str) -> Any:
    """The names that cost an import, when they are first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module 'laut' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)


def read(
    path: str | Path,
    *,
    ui: str | None = None,
    facts: str | Path | Iterable[str | Path | Fact] = (),
    model: str | Path | None = None,
    concepts: str | Path | Iterable[str | Path] = (),
    **given: Unpack[Given],
) -> Reading:
    """Read the article in the file at `path`, or behind an http(s) address: plain text, HTML, PDF, DOCX, EML, Markdown.

    What is given (`published`, `outlet`, `language`, `title`, `author`, `url`) goes before what the article says of itself. `ui` is the
    language that findings are worded in (the article's own without it). `facts` is a reference sheet (CSV) or several, or facts themselves:
    figures that differ from it give the finding `reference_mismatch`. `model` is the file of a learned model of quotations (`models/`).
    `concepts` is a list of concepts (tab-separated, docs/concepts.md) or several, whose words go before ours.
    Raises LautError.
    """
    from laut.acquire import from_path
    from laut.acquire.facts import read as read_facts
    from laut.engines.local import read_document
    from laut.reading.figures.own_concepts import read as read_concepts

    return read_document(from_path(path, **given), ui, read_facts(facts, given.get("language")), model, read_concepts(concepts))


def read_text(
    text: str,
    *,
    ui: str | None = None,
    facts: str | Path | Iterable[str | Path | Fact] = (),
    model: str | Path | None = None,
    concepts: str | Path | Iterable[str | Path] = (),
    **given: Unpack[Given],
) -> Reading:
    """Read the article in a string; offsets count its code points, and front matter is not looked for.

    `given`, `facts`, `model`, `concepts` and `ui` as for `read`. Raises LautError.
    """
    from laut.acquire import from_text
    from laut.acquire.facts import read as read_facts
    from laut.engines.local import read_document
    from laut.reading.figures.own_concepts import read as read_concepts

    return read_document(from_text(text, **given), ui, read_facts(facts, given.get("language")), model, read_concepts(concepts))


def add(
    ledger: str | Path | Ledger,
    *inputs: str | Path,
    workers: int | None = None,
    again: bool = False,
    anyway: bool = False,
    model: str | Path | None = None,
    concepts: str | Path | Iterable[str | Path] = (),
    mapping: str | Path | None = None,
    **given: Unpack[Given],
) -> Added:
    """Read articles and keep them in a ledger, which is made where there is none; what is known is not read once more.

    `inputs` are files, folders, patterns, addresses, feeds, archives, tables of claims. `workers` is how many processes read, as many as
    there are cores without it. With `again` known articles are read too; without `inputs`, all that an older laut read. What was taken out
    of the ledger is passed over, unless `anyway`. `mapping` is a TOML file that says which columns of a table are which (docs/imports.md).
    `given`, `model` and `concepts` as for `read`. What cannot be read is among the `failures` of the result. Raises LautError.
    """
    from pathlib import Path

    from laut.acquire.mapping import load
    from laut.engines.adding import How, add, read_again
    from laut.errors import InputError
    from laut.ledger import Ledger
    from laut.reading.figures.own_concepts import read as read_concepts

    for name in inputs:
        if not isinstance(name, str | Path):
            raise InputError("files, folders, patterns or addresses, each an argument of its own", f"a {type(name).__name__}")
    how = How(given, model, read_concepts(concepts))
    mapped = load(mapping) if mapping is not None else None
    names = [str(name) for name in inputs]
    opened = ledger if isinstance(ledger, Ledger) else Ledger(ledger, create=bool(names))
    try:
        if again and not names:
            return read_again(opened, how, workers=workers)
        return add(opened, names, how, workers=workers, anew=again, anyway=anyway, mapping=mapped)
    finally:
        if opened is not ledger:
            opened.close()


def questions(
    ledger: str | Path | Ledger, text: str = "", *, every: bool = False, limit: int | None = None, offset: int = 0, ui: str = "de"
) -> tuple[Question, ...]:
    """The questions that several articles of a ledger answer, those of most articles first, whose wording has the words of `text`.

    With `every` also those that one article alone answers. What was added or decided since the last time is weighed first, and kept. `ui`
    is the language that they are worded in. Raises LedgerError.
    """
    from laut.engines import case

    with _opened(ledger) as opened:
        return case.questions(opened, text, every=every, limit=limit, offset=offset, ui=ui)


def check(
    ledger: str | Path | Ledger, kinds: Iterable[str] = (), *, limit: int | None = None, offset: int = 0, ui: str = "de"
) -> tuple[CaseFinding, ...]:
    """The findings of a ledger in the order in which an editor checks them, of all `kinds` or of these, worded in `ui`. Raises
    LedgerError."""
    from laut.engines import case

    with _opened(ledger) as opened:
        return case.check(opened, kinds, limit=limit, offset=offset, ui=ui)


def join(ledger: Ledger, one: str, other: str, why: str) -> Decision:
    """Say that two questions (their ids) are one, with the reason. MissingError, LedgerError."""
    from laut.engines import case

    return case.join(ledger, one, other, why)


def split(ledger: Ledger, question: str, answers: Sequence[str], why: str) -> Decision:
    """Say that some answers of a question (`12/f3`: document and figure) answer another one, with the reason. MissingError, LedgerError."""
    from laut.engines import case

    return case.split(ledger, question, answers, why)


def pin(ledger: Ledger, question: str, name: str = "", why: str = "") -> Decision:
    """Keep the answers of a question together, whatever is added, and call it `name`; one of `name` and `why` is needed. LedgerError."""
    from laut.engines import case

    return case.pin(ledger, question, name, why)


@contextmanager
def _opened(ledger: str | Path | Ledger) -> Iterator[Ledger]:
    """A ledger that is open already, or the one at a place for as long as it is needed."""
    from laut.ledger import Ledger

    if isinstance(ledger, Ledger):
        yield ledger
        return
    with Ledger(ledger) as opened:
        yield opened


def compare(a: str | Path | Reading, b: str | Path | Reading, *, ui: str | None = None) -> Beside:
    """Two articles beside each other: figures of both and how they stand to each other, what only one says, who speaks in which.

    `a` and `b` are readings, files or addresses. `ui` is the language that questions are worded in (that of `a` without it).
    Raises LautError.
    """
    from laut.records import Reading
    from laut.weighing.beside import compare

    one, other = (x if isinstance(x, Reading) else read(x) for x in (a, b))
    return compare(one, other, ui)


def proof(draft: str | Path | Reading, ledger: str | Path | Ledger, *, ui: str | None = None) -> Proof:
    """A draft against the articles of a ledger: what was lost on the way, what has no source, what the articles have otherwise.

    `draft` is a reading, a file or an address. `ui` is the language of the findings (that of the draft without it). Raises LautError.
    """
    from laut.engines.proofing import proof_of
    from laut.records import Reading

    reading = draft if isinstance(draft, Reading) else read(draft)
    with _opened(ledger) as opened:
        return proof_of(reading, opened, ui)


def report(readings: Reading | Sequence[Reading], *, ui: str | None = None) -> str:
    """One HTML page on one reading or several: a file that needs no network and no script. `ui` is its language (the first article's).

    Raises LautError.
    """
    from laut.records import Reading
    from laut.showing.report import render

    every = [readings] if isinstance(readings, Reading) else list(readings)
    return render(every, ui or (every[0].document.language if every else None) or "en")


def export(what: Reading | Iterable[Reading] | str | Path | Ledger, to: str, out: str | Path | None = None) -> str | int:
    """Readings, or a ledger, in the format of other programs.

    `timeml` is TimeML 1.2.1, the text of one reading with its times as TIMEX3, and is returned. All other formats (`jsonl`, `parquet`,
    `csv`, `xlsx`, `stix`, `ftm`, `prov`, `annotations`, `schemaorg`; docs/exports.md) are written to the file `out`; how many articles it
    has is returned. Raises LautError.
    """
    from laut.errors import InputError
    from laut.exports import export, export_all
    from laut.ledger import Ledger
    from laut.records import Reading

    if isinstance(what, Reading) and out is None:
        return export(what, to)
    if out is None:
        raise InputError("a file to write to", "none", do="name it in out")
    if isinstance(what, str | Ledger) or hasattr(what, "__fspath__"):
        from laut.engines.exporting import export_ledger

        with _opened(what) as opened:  # type: ignore[arg-type]
            return export_ledger(opened, to, out)
    return export_all([what] if isinstance(what, Reading) else what, to, out)


def open(  # the verb of the command line; nothing in here opens a file
    ledger: str | Path | None = None, *, port: int = 0, browser: bool = True, ui: str = "en", who: str | None = None
) -> None:
    """Serve the web app on this machine until Ctrl-C: on a ledger, or without one for articles that are pasted. Prints its address.

    Raises LautError.
    """
    from laut.ledger import Ledger
    from laut.showing.app.desk import Desk
    from laut.showing.app.server import serve

    opened = Ledger(ledger, who=who) if ledger is not None else None
    try:
        serve(Desk(opened, ui=ui, who=who), port, browser=browser)
    finally:
        if opened is not None:
            opened.close()


def serve(ledger: str | Path | None = None, *, host: str = "127.0.0.1", port: int = 8000, token: str | None = None) -> None:
    """Serve JSON over HTTP until Ctrl-C (docs/serving.md): reading and comparing, and what can be asked of a ledger. Prints its address.

    Nothing is changed by a request. A `host` beyond this machine needs a `token`, which requests then bear. Raises LautError.
    """
    from laut.ledger import Ledger
    from laut.serving.server import serve

    opened = Ledger(ledger) if ledger is not None else None
    try:
        serve(opened, host, port, token)
    finally:
        if opened is not None:
            opened.close()


def mcp(ledger: str | Path | None = None) -> None:
    """Serve assistants over standard input and output, by the Model Context Protocol (docs/serving.md), until the input ends.

    What is handed out bears its source, its words and their place. Raises LautError.
    """
    from laut.ledger import Ledger
    from laut.serving.assistant import serve

    opened = Ledger(ledger) if ledger is not None else None
    try:
        serve(opened)
    finally:
        if opened is not None:
            opened.close()


def validate(
    what: Iterable[Reading] | str | Path | Ledger, out: str | Path, *, size: int = 200,
    by: Sequence[str] = ("outlet", "year", "language", "kind"), seed: int = 1,
) -> int:  # fmt: skip
    """Draw passages of readings, or of a ledger, and write a coding sheet for people (`.xlsx` or `.csv`) with its key beside it.

    How many passages there are is returned; `laut validate score` sets the filled sheets against the key (docs/validation.md). Raises
    LautError.
    """
    from laut.engines.validation import readings, sheets
    from laut.engines.validation.passages import passages
    from laut.engines.validation.sampling import sample
    from laut.ledger import Ledger

    if isinstance(what, str | Ledger) or hasattr(what, "__fspath__"):
        with _opened(what) as opened:  # type: ignore[arg-type]
            drawn = sample((p for reading in readings.of_ledger(opened) for p in passages(reading)), size, by, seed)
    else:
        drawn = sample((p for reading in what for p in passages(reading)), size, by, seed)
    sheets.write(drawn, out, by, seed)
    return len(drawn)


def batch(
    source: str | Path, out: str | Path, *, engine: str = "local", workers: int | None = None, master: str | None = None, part: int = 250,
    anew: bool = False, keep: bool = False, model: str | Path | None = None, concepts: str | Path | Iterable[str | Path] = (),
    **given: Unpack[Given],
) -> Batch:  # fmt: skip
    """Read all articles of `source` (a file or folder of Parquet, JSON Lines, WARC, pages, texts) to Parquet in the folder `out`, and weigh
    them; how much there was.

    `engine` is `local`, with `workers` processes, or `spark`, at `master`. `part` is how many articles are read at a time. What was done
    before in `out` is not done once more, unless `anew`; `keep` keeps the tables that weighing worked with. `given`, `model` and `concepts`
    as for `read`. What cannot be read is in the table `bad` (docs/batch.md). Raises LautError.
    """
    from laut.engines.adding import How
    from laut.engines.batch import batch
    from laut.reading.figures.own_concepts import read as read_concepts

    how = How(given, model, read_concepts(concepts))
    return batch(source, out, engine=engine, how=how, workers=workers, master=master, part=part, anew=anew, keep=keep)


def schema() -> dict[str, Any]:
    """The JSON Schema of `Reading.to_dict()`."""
    from laut import contract

    return contract.schema()
