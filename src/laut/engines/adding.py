"""Adding to a ledger: articles are read on all cores, and written by this process, some at a time, each whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, SQLAlchemyError

from laut.acquire.found import Given
from laut.acquire.many import Item, items
from laut.acquire.mapping import Mapped
from laut.engines.added import PASSED, Added, Failure, One
from laut.engines.cores import Done, mapped
from laut.errors import LautError, LedgerError
from laut.ledger import briefs
from laut.ledger.book import Ledger
from laut.ledger.briefs import Laid
from laut.ledger.keeping import KNOWN, Got, Kept, again, fetched, keep
from laut.ledger.known import Met, by, failed, met, outdated, taken_out
from laut.ledger.moments import now
from laut.records import Document, Reading

if TYPE_CHECKING:
    from laut.reading.figures.own_concepts import OwnConcepts

_OWN = ("", "-wal", "-shm", "-journal")
MOST, SECONDS = 50, 0.5  # a transaction takes so many articles, or those of so much time: this is what kill -9 can lose


Tell = Callable[[Added], None]


@dataclass(frozen=True, slots=True)
class How:
    """How articles are read: what is known of all of them, a model, a user's concepts."""

    given: Given = field(default_factory=lambda: Given())
    model: str | Path | None = None
    concepts: OwnConcepts | None = None


@dataclass(frozen=True, slots=True)
class Old:
    """A document that is kept, to be read again."""

    id: int
    place: str
    document: Document


Work = Item | Old
Answer = tuple[Reading, tuple[str, ...], Laid] | str
"""A reading with the terms that it is found by and what it gives to questions; or why there is none."""


def add(
    ledger: Ledger,
    names: Sequence[str],
    how: How | None = None,
    *,
    workers: int | None = None,
    anew: bool = False,
    anyway: bool = False,
    mapping: Mapped | None = None,
    tell: Tell | None = None,
) -> Added:
    """Read and keep all that `names` name (files, folders, globs, addresses, feeds, archives, `-`).

    What is known is not read once more, unless `anew`; what was taken out of the ledger is passed over, unless `anyway`. `mapping`
    says which columns of tables are which. `tell` is called
    with what has been done so far, again and again. An input that cannot be read is a failure, and the others are added. Raises LedgerError
    where the ledger cannot be written: what was kept before stays.
    """
    how = how or How()
    return _run(_Desk(ledger, how, tell, anyway), partial(_unknown, anew), items(names, mapping=mapping), workers)


def add_items(
    ledger: Ledger, source: Iterable[Item], how: How | None = None, *, workers: int | None = None, tell: Tell | None = None
) -> Added:
    """Read and keep articles that are at hand already; all else as in `add`."""
    return _run(_Desk(ledger, how or How(), tell), partial(_unknown, False), source, workers)


def read_again(
    ledger: Ledger, how: How | None = None, *, workers: int | None = None, tell: Tell | None = None, only: int | None = None
) -> Added:
    """Read again all documents whose current reading is by another reader, or the one with the number `only`; their text stays the one
    that was kept. Raises LedgerError, MissingError."""
    desk = _Desk(ledger, how or How(), tell)
    return _run(desk, lambda _, work: work, _old(ledger, desk, only), workers)


def answer(how: How, work: Work) -> Answer:
    """Read one article; runs in a worker."""
    from laut.acquire import from_original
    from laut.engines.local import read_document
    from laut.engines.questions import laid
    from laut.ledger.words import terms
    from laut.text import analyse

    try:
        if isinstance(work, Old):
            document = work.document
        else:
            assert work.original is not None
            document = from_original(work.original, **how.given)
        reading = read_document(document, None, (), how.model, how.concepts)
        return reading, terms(analyse(document.text, document.language or "en", document.parts)), laid(reading)
    except LautError as error:
        return str(error)


def _run(desk: _Desk, unknown: Callable[[_Desk, Work], Work | None], source: Iterable[Work], workers: int | None) -> Added:
    """Let what is unknown be read, and keep it; what is finished when Ctrl-C comes is kept too."""
    left = (work for one in source if (work := unknown(desk, one)) is not None)
    try:
        with closing(mapped(partial(answer, desk.how), left, workers)) as stream:
            for done in stream:
                desk.take(done)
        desk.flush()
    except LedgerError as error:
        do = f"{desk.added.kept} were kept before; add the same again when that is mended, what is kept is not read once more"
        raise LedgerError(error.expected, error.found, error.where, do) from None
    except BaseException:
        desk.flush()
        raise
    return desk.added


def _unknown(anew: bool, desk: _Desk, work: Work) -> Work | None:
    """`work` where it has to be read; else None, and the desk has it."""
    if not isinstance(work, Item):
        return work
    if work.passed is not None:
        desk.pass_over(work.place, work.passed)
        return None
    if desk.is_own(work.place):
        return None
    if work.original is None:
        desk.put(work, work.error or "")
        return None
    found = desk.met(work)
    if found is None or (desk.anyway if found.reader is None else anew or not desk.current(found)):
        return work
    desk.put(work, found)
    return None


def _old(ledger: Ledger, desk: _Desk, only: int | None) -> Iterator[Old]:
    from laut import languages
    from laut.ledger import loading

    readers = {language: desk.reader(language) for language in languages.known()}
    with ledger.reading() as connection:
        numbers = outdated(connection, readers) if only is None else [only]
    for number in numbers:
        with ledger.reading() as connection:
            row, kept = loading.document(connection, number), loading.reading(connection, number)
        yield Old(number, row["place"], kept.document)


class _Desk:
    """Where finished articles wait for their transaction."""

    def __init__(self, ledger: Ledger, how: How, tell: Tell | None, anyway: bool = False) -> None:
        self.ledger, self.how, self.added, self.anyway = ledger, how, Added(), anyway
        self._tell = tell or (lambda added: None)
        self._waiting: list[tuple[Work, Answer | Met]] = []
        self._last = time.monotonic()
        self._readers: dict[str, dict[str, str | None]] = {}
        given = {name: value.isoformat() if isinstance(value, date) else value for name, value in how.given.items() if value is not None}
        self._given = {name: str(value) for name, value in given.items() if name != "url"}
        self._tell(self.added)

    def is_own(self, place: str) -> bool:
        """Whether an input is the file of this ledger itself, or one that the database keeps beside it."""
        own = Path(self.ledger.place)
        return Path(place).name.startswith(own.name) and Path(place).resolve() in {
            own.with_name(own.name + suffix).resolve() for suffix in _OWN
        }

    def met(self, item: Item) -> Met | None:
        """What the ledger knows of an item."""
        with self.ledger.reading() as connection:
            return met(connection, got(item), self._given)

    def current(self, found: Met) -> bool:
        """Whether a document was read by the reader of today."""
        return found.reader is not None and by(self.reader(found.language or ""), found.reader)

    def reader(self, language: str) -> dict[str, str | None]:
        """The reader of today for a language."""
        from laut.reading import reader
        from laut.reading.figures.concepts import using

        if language not in self._readers:
            with using(self.how.concepts):
                self._readers[language] = dict(reader(language, self.how.model))
        return self._readers[language]

    def take(self, done: Done[Work, Answer]) -> None:
        """An article that was read, or could not be."""
        self.put(done.item, done.value if done.value is not None else f"{done.item.place}: {done.error}")

    def put(self, work: Work, made: Answer | Met) -> None:
        """What is to be written of an item; nothing is where all of it is known."""
        self._waiting.append((work, made))
        if len(self._waiting) >= MOST or time.monotonic() - self._last >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write all that waits, in one transaction."""
        waiting, self._waiting = self._waiting, []
        results: list[Kept | Failure] = []
        if all(isinstance(made, Met) and made.told for _, made in waiting):
            results = [Kept(made.document, KNOWN) for _, made in waiting if isinstance(made, Met)]
        elif waiting:
            with self.ledger.writing() as connection:
                moment = now()
                results = [_written(connection, work, made, moment, self.anyway) for work, made in waiting]
        for (work, _), result in zip(waiting, results, strict=True):
            self._count(work, result)
        self._last = time.monotonic()
        self._tell(self.added)

    def pass_over(self, place: str, reason: str) -> None:
        """What is no article, and no failure."""
        self.added.passed.append(Failure(place, reason))

    def _count(self, work: Work, result: Kept | Failure) -> None:
        if isinstance(result, Failure):
            self.added.failures.append(result)
        elif result.what == PASSED:
            reason = f"{work.place}: passed over, as it was taken out of this ledger (laut log says why); laut add --anyway gives it back"
            self.pass_over(work.place, reason)
            self.added.gone.append(Failure(work.place, reason))
        else:
            self.added.counts[result.what] += 1
            self.added.documents.append(One(result.document, work.place, result.what, result.revises))


def _written(connection: Connection, work: Work, made: Answer | Met, moment: str, anyway: bool) -> Kept | Failure:
    """Write one item; what the database cannot hold of it (a number too large, a character it lacks) is a failure of that item alone."""
    if not isinstance(made, str):
        try:
            with connection.begin_nested():
                return _kept(connection, work, made, moment, anyway)
        except Exception as error:
            if isinstance(error, SQLAlchemyError) and not isinstance(error, DataError):
                raise
            made = f"{work.place}: expected an article that the ledger can hold, found {' '.join(str(error).split())[:200]}"
    failed(connection, work.place, made, moment)
    return Failure(work.place, made)


def _kept(connection: Connection, work: Work, made: tuple[Reading, tuple[str, ...], Laid] | Met, moment: str, anyway: bool) -> Kept:
    if isinstance(made, Met):
        if made.reader is None:
            return Kept(made.document, PASSED)
        if not made.told and isinstance(work, Item):
            fetched(connection, made.document, got(work), moment)
        return Kept(made.document, KNOWN)
    reading, terms, line = made
    if not anyway and (gone := taken_out(connection, reading.document.id)) is not None:
        return Kept(gone, PASSED)
    if isinstance(work, Old):
        done = again(connection, work.id, reading, terms, moment)
    else:
        done = keep(connection, reading, got(work), terms, moment)
    if done.what != KNOWN:
        briefs.put(connection, done.document, line)
    return done


def got(item: Item) -> Got:
    """The bytes of an item and how they came."""
    original = item.original
    assert original is not None
    return Got(original.data, item.place, original.media, original.url, original.retrieved, item.status, item.headers)
