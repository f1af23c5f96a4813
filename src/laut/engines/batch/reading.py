"""Reading one part: its articles become rows of tables, each table a file of this part's own, there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from laut.acquire.item import Item
from laut.engines.adding import How
from laut.engines.batch import pieces, store, tables
from laut.engines.batch.plan import Part
from laut.errors import InputError, LautError
from laut.exports import arrow
from laut.records import Reading
from laut.weighing.ask import Ask
from laut.weighing.brief import Brief
from laut.weighing.collecting import seldom_collected

SHIFT = 32  # an article is called by its part and its place there, and so is a figure
REST = (1 << SHIFT) - 1
FAILED, PASSED, AGAIN = "failed", "passed", "again"
_DEATHS = 2  # of a process over one article, before it is passed by


@dataclass(frozen=True, slots=True)
class Job:
    """Where the tables lie, and how articles are read."""

    out: str
    how: How = field(default_factory=How)


@dataclass(frozen=True, slots=True)
class Asks:
    """What the figures of an article are figures of."""

    asks: tuple[Ask, ...]


def done(out: str, part: Part) -> dict[str, int] | None:
    """What a part gave, None where it has not been read to its end."""
    found: dict[str, int] | None = store.get(f"{out}/{tables.WORK}/read/{part.name}.json")
    return found


def read_part(job: Job, part: Part) -> dict[str, int]:
    """Read a part and write its tables; how many articles, figures, failures there were. A part that was read is not read once more.

    A process that dies over an article twice (of memory, say) leaves it out the third time, as a failure of that article.
    """
    if known := done(job.out, part):
        return known
    at = _At(f"{job.out}/{tables.WORK}/at/{part.name}.json")
    with seldom_collected(), ExitStack() as stack:
        out = {name: _table(stack, job.out, name, part) for name in (tables.READINGS, tables.BAD, *tables.READ)}
        n = figures = 0
        for i, item in enumerate(item for piece in part.pieces for item in pieces.items(piece)):
            found = at.passes(i) or _read(job.how, item, partial(at.begin, i))
            if isinstance(found, str):
                kind = PASSED if item.passed is not None else FAILED
                out[tables.BAD].add({"kind": kind, "place": item.place, "why": found})
                continue
            out[tables.READINGS].add(arrow.row(found))
            for name, row in _rows(found, item, part.number << SHIFT | n, part.number << SHIFT | figures):
                out[name].add(row)
                figures += name == tables.FIGURES
            n += 1
    made = {"part": part.number, "articles": n, "figures": figures, "bad": out[tables.BAD].count}
    store.put(f"{job.out}/{tables.WORK}/read/{part.name}.json", made)
    at.end()
    return made


class _At:
    """Which item of a part is being read, for who reads the part again where this process dies."""

    def __init__(self, place: str) -> None:
        self._place = place
        before: dict[str, Any] = store.get(place) or {"at": None, "died": {}}
        self._died: dict[str, int] = before["died"]
        if before["at"] is not None:
            self._died[str(before["at"])] = self._died.get(str(before["at"]), 0) + 1

    def begin(self, i: int) -> None:
        """The item at place `i` is read now."""
        store.put(self._place, {"at": i, "died": self._died})

    def passes(self, i: int) -> str | None:
        """Why the item at place `i` is passed by, None where it is read."""
        if self._died.get(str(i), 0) < _DEATHS:
            return None
        return "expected a reading, found a process that died over it; it may need more memory than there is"

    def end(self) -> None:
        """All are read."""
        store.remove(self._place)


def _table(stack: ExitStack, out: str, name: str, part: Part) -> store.Table:
    folder = f"{out}/{tables.WORK}/read_bad" if name == tables.BAD else tables.folder(out, name)
    stream = stack.enter_context(store.writing(f"{folder}/{part.name}.parquet"))
    table = store.Table(stream, tables.schema(name))
    stack.callback(table.close)
    return table


def _read(how: How, item: Item, begin: Callable[[], None]) -> Reading | str:
    """The reading of an item; or why there is none."""
    from laut.acquire import from_original
    from laut.engines.cores import attempt
    from laut.engines.local import read_document

    if item.original is None:
        return item.passed if item.passed is not None else item.error or ""
    try:
        document = from_original(item.original, **how.given)
    except LautError as error:
        return str(error)
    begin()
    reading, error_ = attempt(lambda d: read_document(d, None, (), how.model, how.concepts), document)
    return reading if reading is not None else str(InputError("a reading", error_ or "none", item.place))


def _rows(reading: Reading, item: Item, article: int, first: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows that weighing needs of a reading, with the tables that they belong to; `article` is its number, `first` that of its first
    figure."""
    from laut.ledger import sketching
    from laut.weighing.across import placed, voices
    from laut.weighing.blocks import candidates
    from laut.weighing.brief import brief
    from laut.weighing.codec import dumps
    from laut.weighing.grouping import alike
    from laut.weighing.statements import keys as speakers
    from laut.weighing.tracing import Told

    found = brief(reading)
    hashes = sketching.runs(reading.document.text)
    yield tables.HEADS, _head(reading, found, item, article, first, len(hashes))
    bands = sorted(set(sketching.bands(hashes)))
    yield tables.SKETCHES, {"article": article, "packed": sketching.packed(hashes), "bands": bands}
    yield from ((tables.BANDS, {"band": band, "article": article}) for band in bands)
    laid = [placed(Told(found, given)) for given in found.given]
    for n, given in enumerate(found.given):
        yield tables.FIGURES, {"figure": first + n, "article": article, "given": dumps(given), "laid": dumps(laid[n])}
        yield from ((tables.VOICES, {"figure": first + n, "who": who}) for who in sorted({v.who for v in given.ends}))
    pairs = alike(laid, ((one[1], other[1]) for one, other in candidates([found], [0])))
    yield from ((tables.OWN, {"one": first + a, "other": first + b, "alike": s}) for s, a, b in pairs)
    if found.given:
        yield from ((tables.NAMES, {"name": name, "article": article}) for name in _keys(found))
    for v in voices(found):
        if v.person and v.told:
            yield tables.SPEAKERS, {"article": article, "who": v.who, "voice": dumps(v)}
    for statement in found.statements:
        line = dumps(statement)
        for speaker in sorted(set(speakers(statement))):
            yield tables.STATEMENTS, {"article": article, "speaker": speaker, "statement": line}


def _head(reading: Reading, found: Brief, item: Item, article: int, first: int, size: int) -> dict[str, Any]:
    from laut.ledger.addresses import plain
    from laut.ledger.copies import is_agency
    from laut.ledger.revising import moment
    from laut.weighing.codec import dumps
    from laut.weighing.voices import outlet_key

    d = reading.document
    bare = replace(found, given=(), statements=())
    return {
        "article": article, "id": d.id, "outlet_key": outlet_key(found.outlet.name), "outlet": d.outlet, "title": d.title,
        "published": d.published, "language": d.language, "url": d.url,
        "address": plain(d.url or (item.original.url if item.original else None)),
        "moment": moment(d), "retrieved": d.retrieved, "place": item.place, "agency": is_agency(d.outlet, d.language), "size": size,
        "claims": len(reading.claims), "figures": len(reading.figures), "called": f"{found.outlet.name or '?'} ({d.published or '?'})",
        "head": dumps(replace(bare, drafts=())), "rest": dumps(bare), "asks": dumps(Asks(tuple(g.ask for g in found.given))),
        "keys": "\n".join(_keys(found)), "first": first,
    }  # fmt: skip


def _keys(found: Brief) -> list[str]:
    from laut.weighing.blocks import blocks

    return sorted(blocks(found))
