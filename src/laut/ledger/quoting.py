"""The words of an article as answers quote them: joined, with the chain that they came through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from laut.ledger import loading, overlay
from laut.records import Claim, Reading, Span

LONGEST = 400  # letters of a quotation


class Plain:
    """A record that can be written as plain values."""

    __slots__: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {name: _value(getattr(self, name)) for name in self.__slots__}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value


def chain(claim: Claim) -> str:
    """A chain in one line, from the outlet inward."""
    return " ← ".join(" + ".join(link) or "?" for link in claim.chain)


def said(reading: Reading, attribution: str | None) -> str:
    """The chain of what an attribution says; the outlet's own without one."""
    found = next((c for c in reading.claims if c.attribution == attribution), None)
    return chain(found) if found else reading.document.outlet or "?"


def around(spans: Iterable[Span]) -> Span:
    """From the first to the last of the spans."""
    every = list(spans)
    return Span(min(b for b, _ in every), max(e for _, e in every))


def quoted(reading: Reading, spans: Iterable[Span]) -> str:
    """The words of the spans, cut where they are long."""
    return " … ".join(reading.document.text[b:e] for b, e in spans)[:LONGEST]


def decided(connection: Connection, document: int) -> Reading:
    """The reading of a document as people corrected it."""
    return overlay.over(connection, document, loading.reading(connection, document)).reading
