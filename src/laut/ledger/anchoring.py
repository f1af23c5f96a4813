"""What a decision stands on: document, kind and words; found again in every later reading of the text, or listed as an orphan.

Ids (`c3`) change with the reader, so they are never what counts. A record is found again where its words stand at the same place (`same`),
else where the same words, or words that are like them for LIKE of 100, stand elsewhere (`moved`).
"""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

from laut.contract import spans_of
from laut.lookup import find
from laut.records import Attribution, Claim, Figure, Reading, Span, Time

Anchor = dict[str, Any]

PARTS = {"claim": "claims", "figure": "figures", "attribution": "attributions", "time": "times"}
SAME, MOVED = "same", "moved"
LIKE = 85.0
_AROUND = 40  # characters before and behind


def of(reading: Reading, name: str) -> tuple[Anchor, Any]:
    """The anchor of the claim, figure, attribution or time with the id `name`, and the record; MissingError for none."""
    kind, record = find(reading, name)
    spans = _spans(record)
    text = reading.document.text
    b, e = spans[0].b, spans[-1].e
    anchor = {
        "document": reading.document.id, "kind": kind, "id": record.id, "spans": [list(span) for span in spans],
        "quote": quote(text, spans),
        "before": text[max(0, b - _AROUND) : b], "after": text[e : e + _AROUND], "same": _values(record),
    }  # fmt: skip
    return anchor, record


def quote(text: str, spans: tuple[Span, ...]) -> str:
    """The words at `spans`."""
    return " … ".join(text[b:e] for b, e in spans)


def attach(anchor: Anchor, reading: Reading) -> tuple[Any, str] | None:
    """The record of this reading that an anchor means, and how it was found; None where there is none any more."""
    records = getattr(reading, PARTS.get(anchor["kind"], ""), ())
    spans = [Span(*span) for span in anchor["spans"]]
    same = [r for r in records if list(_spans(r)) == spans and quote(reading.document.text, _spans(r)) == anchor["quote"]]
    if same:
        return max(same, key=lambda r: (_alike(r, anchor), -_number(r))), SAME
    scored = [(_score(r, anchor, reading.document.text), r) for r in records]
    best = max(scored, key=lambda s: (s[0], _alike(s[1], anchor), -_number(s[1])), default=None)
    return (best[1], MOVED) if best and best[0] >= LIKE else None


def _score(record: Any, anchor: Anchor, text: str) -> float:
    """How like the words of a record are to those of the anchor, of 100. A figure must have the very words; what stands around decides."""
    spans = _spans(record)
    words = quote(text, spans)
    around = text[max(0, spans[0].b - _AROUND) : spans[0].b] + text[spans[-1].e : spans[-1].e + _AROUND]
    nearby = fuzz.ratio(around, anchor["before"] + anchor["after"])
    if anchor["kind"] in ("figure", "time"):
        return (100 + nearby) / 2 if words == anchor["quote"] and nearby >= 100 - LIKE / 2 else 0.0
    if max(len(words), len(anchor["quote"])) * LIKE > 200 * min(len(words), len(anchor["quote"])):
        return 0.0  # lengths that no likeness can bridge
    return fuzz.ratio(words, anchor["quote"]) * 0.99 + nearby * 0.01


def _spans(record: Any) -> tuple[Span, ...]:
    """The words that make a record what it is: of an attribution its content."""
    found = record.content if isinstance(record, Attribution) else spans_of(record)
    return tuple(sorted(set(found)))


def _values(record: Any) -> dict[str, Any]:
    """What tells records at the same words from each other."""
    if isinstance(record, Claim):
        return {"chain": [list(link) for link in record.chain], "stance": record.stance}
    if isinstance(record, Attribution):
        return {"stance": record.stance, "type": record.type, "nested": record.parent is not None}
    if isinstance(record, Figure):
        return {"low": record.low, "high": record.high, "unit": record.unit}
    if isinstance(record, Time):
        return {"timex": record.timex}
    return {}


def _alike(record: Any, anchor: Anchor) -> int:
    found = _values(record)
    return sum(found.get(key) == value for key, value in anchor["same"].items())


def _number(record: Any) -> int:
    digits = "".join(c for c in record.id if c.isdecimal())
    return int(digits or 0)
