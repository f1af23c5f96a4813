"""Very long articles in pieces: each a reading of its own, with the words and the records of one stretch of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from laut.contract import spans_of
from laut.records import Attribution, Document, Part, Reading, Span
from laut.showing.report.layout import cut

TEXT = 120_000  # characters of a piece
RECORDS = 1_500  # figures, claims, times and attributions of a piece
_END = re.compile(r"[.!?…][\"“”»«)]*\s+|\n")
_PARTS = ("attributions", "figures", "times", "claims", "routes", "findings", "unread")


def pieces(reading: Reading) -> list[Span]:
    """Where the pieces of an article begin and end; one alone for nearly every article."""
    text = reading.document.text
    starts = sorted(found[0].b for part in _PARTS for record in getattr(reading, part) if (found := tuple(spans_of(record))))
    if len(text) <= TEXT and len(starts) <= RECORDS:
        return [Span(0, len(text))]
    out, b, e = list[Span](), 0, 0
    for stop in _stops(reading.document):
        if e > b and (stop - b > TEXT or bisect_left(starts, stop) - bisect_left(starts, b) > RECORDS):
            out.append(Span(b, e))
            b = e
        e = stop
    return [*out, Span(b, len(text))]


def _stops(document: Document) -> Iterator[int]:
    """Where a piece may end: behind blocks, and in very long ones behind sentences, or blanks."""
    text, limit = document.text, TEXT // 8
    for block in cut(document):
        b = block.b
        while block.e - b > limit:
            end = next((m.end() for m in _END.finditer(text, b + limit // 2, b + limit)), None)
            stop = end or (text.rfind(" ", b + 1, b + limit) + 1) or b + limit
            yield stop
            b = stop
        yield block.e


def home(found: Sequence[Span], at: int) -> int:
    """The place among the pieces of the one that holds the character `at`."""
    return next((n for n, span in enumerate(found) if at < span.e), len(found) - 1)


def piece(reading: Reading, span: Span) -> Reading:
    """The reading of one piece: its text, and the records whose words stand in it, at their places in the piece.

    An attribution that only relays what stands here is kept without words, so that no chain is cut.
    """
    document = reading.document
    if span == (0, len(document.text)):
        return reading
    b, e = span
    parts = tuple(Part(max(p.b, b) - b, min(p.e, e) - b, p.kind, p.at) for p in document.parts if p.b < e and p.e > b)
    kept: dict[str, tuple[Any, ...]] = {}
    for name in (*_PARTS, "sheets"):
        inside = (r for r in getattr(reading, name) if (found := tuple(spans_of(r))) and all(b <= s.b and s.e <= e for s in found))
        kept[name] = tuple(_moved(r, b) for r in inside)
    kept["attributions"] = (*kept["attributions"], *_relays(reading, kept))
    used = {s for a in kept["attributions"] for s in (*a.sources, *a.perhaps)}
    sources = tuple(_moved(replace(s, mentions=_inside(s.mentions, span)), b) for s in reading.sources if s.id in used)
    figures = {f.id for f in kept["figures"]}
    kept["sheets"] = tuple(s for s in kept["sheets"] if set(s.rows) <= figures)
    text = replace(document, text=document.text[b:e], parts=parts, places=())
    return replace(reading, document=text, sources=sources, **kept, facts=())


def _relays(reading: Reading, kept: dict[str, tuple[Any, ...]]) -> Iterator[Attribution]:
    """The attributions outside that those inside lead to, without their words."""
    by_id = {a.id: a for a in reading.attributions}
    have = {a.id for a in kept["attributions"]}
    wanted = [a.parent for a in kept["attributions"]]
    wanted += [name for f in kept["figures"] for name in (f.attribution, f.perhaps)] + [c.attribution for c in kept["claims"]]
    while wanted:
        told = by_id.get(wanted.pop() or "")
        if told is not None and told.id not in have:
            have.add(told.id)
            wanted.append(told.parent)
            yield replace(told, content=(), cue=(), speaker=(), addressee=(), frame=())


def _inside(spans: Sequence[Span], span: Span) -> tuple[Span, ...]:
    return tuple(s for s in spans if span.b <= s.b and s.e <= span.e)


def _moved(record: Any, by: int) -> Any:
    """A record whose spans begin `by` characters earlier."""
    changes: dict[str, Any] = {}
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, Span):
            changes[name] = Span(value.b - by, value.e - by)
        elif isinstance(value, tuple) and value and isinstance(value[0], Span):
            changes[name] = tuple(Span(s.b - by, s.e - by) for s in value)
    return replace(record, **changes)
