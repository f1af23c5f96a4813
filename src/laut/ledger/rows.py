"""What of a reading can be searched, as rows: claims, figures, times, places."""

from __future__ import annotations

from datetime import date
from typing import Any

from laut.ledger.words import term
from laut.records import Reading, Route
from laut.sources.naming import actor_key, folded, place_key

Row = dict[str, Any]
YEAR = 366  # days


def claims(reading: Reading, document: int) -> list[Row]:
    """A row for each claim, from its first letter to its last."""
    return [
        {
            "document": document, "name": c.id, "b": min(s.b for s in c.spans), "e": max(s.e for s in c.spans), "stance": c.stance,
            "chain": " ← ".join(" + ".join(link) or "?" for link in c.chain),
        }
        for c in reading.claims
    ]  # fmt: skip


def figures(reading: Reading, document: int) -> list[Row]:
    """A row for each figure, with the claim that holds it."""
    held = {name: c.id for c in reversed(reading.claims) for name in c.figures}
    return [
        {
            "document": document, "name": f.id, "b": f.span.b, "e": f.span.e, "low": f.low, "high": f.high, "bound": f.bound,
            "unit": f.unit, "counted": f.counted, "concept": f.concept, "event": f.event, "role": f.role, "per": f.per,
            "claim": held.get(f.id),
            "single": f.low is not None and f.low == f.high,
        }
        for f in reading.figures
    ]  # fmt: skip


def moments(reading: Reading, document: int) -> list[Row]:
    """A row for each time that is anchored in the calendar, with the claim that holds it."""
    held = {name: c.id for c in reversed(reading.claims) for name in c.times}
    return [
        {
            "document": document, "name": t.id, "b": t.span.b, "e": t.span.e, "start": t.start.isoformat() if t.start else None,
            "stop": t.end.isoformat() if t.end else None, "timex": t.timex, "claim": held.get(t.id),
            "long": is_long(t.start, t.end),
        }
        for t in reading.times
        if t.start or t.end
    ]  # fmt: skip


def is_long(start: date | None, end: date | None) -> bool:
    """Whether an interval is longer than YEAR, or open: those are few, and looked up apart."""
    return start is None or end is None or (end - start).days > YEAR


def routes(reading: Reading, document: int) -> list[Row]:
    """A row for each way."""
    return [{"document": document, "name": r.id, "way": _way(r)} for r in reading.routes]


def _way(route: Route) -> str:
    """What ways are sorted by: the same for one way in every language, and in one order on every database."""
    places = [place_key(name) for name in (route.origin or "", *route.to)]
    return " ".join(term(part) for part in (*places, route.mode or ""))


def measures(reading: Reading, document: int) -> list[Row]:
    """A row for each sheet."""
    return [{"document": document, "name": s.id, "subject": s.subject, "folded": folded(s.subject)} for s in reading.sheets]


def things(reading: Reading, document: int) -> list[Row]:
    """A row for each place and each actor that claims name; what is known has one key in every language."""
    language = reading.document.language or "en"
    places = dict.fromkeys(name for claim in reading.claims for name in claim.places)
    actors = dict.fromkeys(name for claim in reading.claims for name in claim.actors)
    return [
        *({"document": document, "kind": "place", "name": name, "key": place_key(name)} for name in places),
        *({"document": document, "kind": "actor", "name": name, "key": actor_key(name, language)} for name in actors),
    ]
