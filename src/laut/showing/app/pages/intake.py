"""Reading an article that is pasted, dropped or named by its address; keeping it; work that goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response

from laut.acquire import Given, Original, from_original
from laut.acquire.many import Item, held
from laut.engines.added import Added
from laut.engines.local import read_document
from laut.errors import InputError, LautError, LedgerError
from laut.showing.app.asked import Asked
from laut.showing.app.desk import MOST, Desk, Job, Preview
from laut.showing.app.pages.article import reading_values
from laut.showing.app.pieces import pieces
from laut.showing.app.rendering import page
from laut.showing.app.routing import Part

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

PART = Part()
PASTED = "pasted.txt"  # what a pasted article is called in the ledger


@PART.shows("/")
def home(desk: Desk, asked: Asked) -> Response:
    """Where an article is given in, and what is held or kept."""
    return page(desk, asked, "home.html", held=desk.previews(), jobs=desk.jobs(), default=str(Path.cwd() / "case.laut"))


@PART.does("/read")
def read(desk: Desk, asked: Asked) -> Response:
    """Read what was given: one article is shown, several are worked on with their progress shown."""
    originals = list(_given(asked))
    if not originals:
        raise InputError("a text, a file or an address", "none of them")
    known = Given(**{name: asked.field(name) or None for name in ("title", "outlet", "published", "language")})  # type: ignore[typeddict-item]
    every = (item for one in originals for item in _items(one))
    first = list(islice(every, 1 if len(originals) > 1 else 2))  # of a feed or an archive no more is looked at while the browser waits
    if len(originals) == 1 and len(first) == 1:
        return RedirectResponse(f"/held/{_read(desk, first[0], known).id}", 303)
    source = chain(first, every)
    if desk.open:
        return _job(desk, source, known, asked)
    return _hold(desk, source, known)


def _given(asked: Asked) -> Iterator[Original]:
    """The bytes that were given, each under its name; an address is fetched, from public addresses alone."""
    if asked.raw("text").strip():
        yield Original(asked.raw("text").encode("utf-8", "surrogatepass"), PASTED, "text/plain")
    for file in asked.files("files"):
        yield Original(_data(file), _name(file.filename or "file"))
    for address in asked.field("url").split():
        from laut.acquire.fetch import fetch
        from laut.acquire.public import PublicTransport

        yield fetch(address, PublicTransport())


def _data(file: UploadFile) -> bytes:
    return file.file.read()


def _name(name: str) -> str:
    """The last part of a file's name: it names the article and opens nothing."""
    return PurePosixPath(name.replace("\\", "/")).name[:200] or "file"


def _items(original: Original) -> Iterator[Item]:
    """The articles in what was given: an archive or a feed has many."""
    from laut.acquire.public import PublicTransport

    yield from held(original, transport=PublicTransport())


def _read(desk: Desk, item: Item, known: Given) -> Preview:
    """One article read and held; the error of one that cannot be."""
    if item.original is None:
        raise InputError("an article", item.error or item.passed or "none", item.place)
    reading = read_document(from_original(item.original, **known))
    return desk.hold(reading, item.original, item.place, known)


def _hold(desk: Desk, source: Iterable[Item], known: Given) -> Response:
    """Read several without a ledger, in the background; they wait on the first page until they are kept."""

    def work(job: Job) -> None:
        for item in source:
            try:
                if job.kept >= MOST:
                    raise InputError(f"at most {MOST} readings to be held", "more", item.place, "keep these in a ledger first")
                _read(desk, item, known)
                job.kept += 1
            except LautError as error:
                job.failures.append(str(error))
            job.done += 1
        job.leads = "/"

    return RedirectResponse(f"/jobs/{desk.start('read', work).id}", 303)


def _job(desk: Desk, source: Iterable[Item], known: Given, asked: Asked) -> Response:
    """Read and keep several in the background."""
    from laut.engines.adding import How, add_items

    def work(job: Job) -> None:
        def tell(added: Added) -> None:
            job.done, job.kept = added.done, added.kept
            job.failures = [f.reason if f.place in f.reason else f"{f.place}: {f.reason}" for f in added.failures]

        added = add_items(desk.ledger, source, How(known), workers=1, tell=tell)
        tell(added)
        job.leads = f"/article/{added.documents[0].document}" if len(added.documents) == 1 else "/articles"

    return RedirectResponse(f"/jobs/{desk.start('add', work).id}", 303)


@PART.shows("/held/{id}")
def shown(desk: Desk, asked: Asked) -> Response:
    """A reading that is in no ledger yet."""
    found = desk.preview(asked.part("id"))
    every = pieces(found.reading)
    values = reading_values(asked, found.reading, every, f"/held/{found.id}", {})
    default = str(Path.cwd() / "case.laut")
    return page(desk, asked, "document.html", kept=None, document=None, held=found, default=default, **values)


@PART.does("/keep")
def keep(desk: Desk, asked: Asked) -> Response:
    """Keep what is held in the ledger that is open, or in a new one."""
    from laut.engines.adding import How, add_items

    ids = asked.fields("id")
    found = [desk.preview(id) for id in ids] if ids else desk.previews()
    if not found:
        raise InputError("a reading to keep", "none")
    if not desk.open:
        _open(desk, asked.field("place"))
    documents = []
    for one in found:
        added = add_items(desk.ledger, [Item(one.place, one.original)], How(one.known), workers=1)
        if added.failures:
            raise LedgerError("an article that the ledger can hold", added.failures[0].reason, one.place)
        documents += [done.document for done in added.documents]
        desk.drop(one.id)
    desk.weigh()
    return RedirectResponse(f"/article/{documents[0]}" if len(documents) == 1 else "/articles", 303)


@PART.does("/drop")
def drop(desk: Desk, asked: Asked) -> Response:
    """Hold a reading no longer."""
    desk.drop(asked.field("id"))
    return RedirectResponse("/", 303)


@PART.does("/open")
def open_(desk: Desk, asked: Asked) -> Response:
    """Open a ledger that is there, in the place of none."""
    _open(desk, asked.field("place"), create=False)
    return RedirectResponse("/articles", 303)


def _open(desk: Desk, place: str, create: bool = True) -> None:
    from laut.ledger import Ledger

    if not place:
        raise InputError("the path of a ledger", "none")
    if create and not place.startswith("postgres") and not Path(place).suffix:
        place += ".laut"
    ledger = Ledger(place, create=create, who=desk.who)
    try:
        desk.use(ledger)
    except LedgerError:
        ledger.close()
        raise


@PART.shows("/jobs/{id}")
def job(desk: Desk, asked: Asked) -> Response:
    """How far a piece of work is; as JSON for the script that shows it live."""
    name = asked.part("id")
    found = desk.job(name.removesuffix(".json"))
    if name.endswith(".json"):
        return JSONResponse({
            "done": found.done, "kept": found.kept, "failed": len(found.failures), "finished": found.finished, "error": found.error,
            "leads": found.leads,
        })  # fmt: skip
    return page(desk, asked, "job.html", job=found)
