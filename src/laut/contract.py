"""A reading as JSON, and back: the key names, their order and the checks of the contract that `schema.json` describes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from laut.errors import RecordError
from laut.records import (
    BASES,
    BOUNDS,
    CONTRACT,
    FINDING_KINDS,
    MODES,
    PART_KINDS,
    PARTIAL,
    ROLES,
    SOURCE_KINDS,
    STANCES,
    TIME_TYPES,
    TYPES,
    Attribution,
    Claim,
    Document,
    Fact,
    Figure,
    Finding,
    Part,
    Place,
    Reading,
    Route,
    Sheet,
    Source,
    Span,
    Time,
    Unread,
)

_PARTS: dict[str, Any] = {
    "sources": Source,
    "attributions": Attribution,
    "figures": Figure,
    "times": Time,
    "claims": Claim,
    "routes": Route,
    "sheets": Sheet,
    "findings": Finding,
    "unread": Unread,
    "facts": Fact,
}
_KEYS = {(Time, "start"): "from", (Time, "end"): "to", (Route, "origin"): "from"}  # `from` is no name that Python allows
_SPANS = ("mentions", "cue", "speaker", "addressee", "frame", "content", "spans", "role_words")
_VOCABULARIES: dict[tuple[type, str], tuple[str, ...]] = {
    (Source, "kind"): SOURCE_KINDS,
    (Attribution, "type"): TYPES,
    (Attribution, "stance"): STANCES,
    (Attribution, "basis"): BASES,
    (Claim, "stance"): STANCES,
    (Figure, "bound"): BOUNDS,
    (Figure, "role"): ROLES,
    (Time, "type"): TIME_TYPES,
    (Finding, "kind"): FINDING_KINDS,
    (Route, "mode"): MODES,
}


@cache
def _names(kind: Any) -> tuple[tuple[str, str], ...]:
    """(field of the record, key of the JSON) of one kind of record."""
    return tuple((f.name, _KEYS.get((kind, f.name), f.name)) for f in fields(kind))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading."""
    loaded: dict[str, Any] = json.loads((files("laut") / "schema.json").read_text(encoding="utf-8"))
    return loaded


def to_dict(reading: Reading) -> dict[str, Any]:
    """`reading` as plain lists, strings and numbers, under the key names of the contract."""
    out: dict[str, Any] = {"laut": CONTRACT, "reader": dict(reading.reader), "document": _document(reading.document)}
    for part in _PARTS:
        out[part] = [record_dict(record) for record in getattr(reading, part)]
    return out


def record_dict(record: Any) -> dict[str, Any]:
    """One source, attribution, figure, time, claim, route, sheet, finding or skipped place as the contract writes it."""
    kind: Any = type(record)
    return {key: _plain(getattr(record, name)) for name, key in _names(kind)}


def to_json(reading: Reading) -> str:
    """One line of JSON with sorted keys, the same for the same reading byte for byte."""
    return dumps(to_dict(reading))


def dumps(value: Any) -> str:
    """One line of JSON with sorted keys; halves of surrogate pairs are escaped, so that the line can be written as UTF-8."""
    line = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return _halves().sub(lambda half: f"\\u{ord(half[0]):04x}", line)


@cache
def _halves() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


def _document(document: Document) -> dict[str, Any]:
    return {"id": document.id} | {f.name: _plain(getattr(document, f.name)) for f in fields(document)}


_AS_THEY_ARE = frozenset((str, int, bool, type(None)))


def _plain(value: Any) -> Any:
    if type(value) in _AS_THEY_ARE:  # nearly all values: asked first, and without a call for each number of a span
        return value
    if isinstance(value, tuple):
        return [item if type(item) in _AS_THEY_ARE else _plain(item) for item in value]
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _number(value: float) -> float | int | None:
    """A whole number without its `.0`; JSON has no infinity, and an open end is null."""
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def from_json(line: str) -> Reading:
    """The reading that `to_json` wrote; RecordError where it breaks the contract."""
    try:
        value = json.loads(line)
    except ValueError as error:
        raise RecordError("a reading as JSON", str(error)) from None
    return from_dict(value)


def from_dict(value: Any) -> Reading:
    """The reading that `to_dict` made; RecordError where it breaks the contract. Keys that are not of the contract are passed over."""
    if not isinstance(value, dict) or value.get("laut") != CONTRACT:
        found = value.get("laut") if isinstance(value, dict) else type(value).__name__
        raise RecordError(f"a reading of contract {CONTRACT}", repr(found), "laut")
    try:
        given = dict(value["document"])
        if given.get("published"):
            given["published"] = date.fromisoformat(given["published"])
        given |= {"parts": _rows(Part, given.get("parts")), "places": _rows(Place, given.get("places"))}
        document = Document(**{f.name: given[f.name] for f in fields(Document) if f.name in given})
        parts = {part: tuple(_record(kind, item) for item in value.get(part, ())) for part, kind in _PARTS.items()}
        reading = Reading(document, tuple(sorted(value["reader"].items())), **parts)
        check(reading)  # a value of another type shows where it is used
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError("a reading of the contract", f"{type(error).__name__}: {error}") from None
    return reading


def _rows(kind: Any, rows: Iterable[Any] | None) -> tuple[Any, ...]:
    """Lists as the named tuples that they were; a box is a tuple too."""
    return tuple(kind(*(tuple(value) if isinstance(value, list) else value for value in row)) for row in rows or ())


def _record(kind: Any, item: dict[str, Any]) -> Any:
    return kind(**{name: _value(kind, name, item[key]) for name, key in _names(kind) if key in item})


def _value(kind: Any, name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _SPANS:
        return tuple(Span(*pair) for pair in value)
    if name == "span":
        return Span(*value)
    if kind is Time and name in ("start", "end"):
        return date.fromisoformat(value)
    if name == "said":
        return tuple(date.fromisoformat(day) if day else None for day in value)
    if kind is Figure and name in ("low", "high", "si_low", "si_high"):
        return float(value)
    return tuple(tuple(i) if isinstance(i, list) else i for i in value) if isinstance(value, list) else value


def check(reading: Reading) -> None:
    """Raise RecordError where a span lies outside the text, a word is none of its vocabulary, or an id leads nowhere."""
    _check_source(reading.document)
    size = len(reading.document.text)
    for part, kind in _PARTS.items():
        for n, record in enumerate(getattr(reading, part)):
            where = f"{part}[{n}]"
            for span in spans_of(record):
                if not 0 <= span.b < span.e <= size:
                    raise RecordError(f"a span inside the {size} characters of the text", f"[{span.b}, {span.e}]", where)
            for name, _ in _names(kind):
                words = _VOCABULARIES.get((kind, name))
                if words and getattr(record, name) not in (*words, None):
                    raise RecordError(f"a {name} out of {', '.join(words)}", repr(getattr(record, name)), where)
    for figure in reading.figures:
        if reading.document.text[figure.span.b : figure.span.e] != figure.text:
            raise RecordError("the figure's words at its span", repr(figure.text), figure.id)
    for sheet in reading.sheets:
        if any(len(told) not in (0, len(sheet.rows)) for told in (sheet.measures, sheet.of)):
            raise RecordError("a measure for each row", f"{len(sheet.rows)} rows, {len(sheet.measures)} measures", sheet.id)
    _check_ids(reading)


def _check_source(document: Document) -> None:
    """Parts and places lie inside the text, one behind the other."""
    for name, rows in (("parts", document.parts), ("places", document.places)):
        end = 0
        for row in rows:
            if not end <= row.b < row.e <= len(document.text):
                raise RecordError(f"{name} inside the text, one behind the other", f"[{row.b}, {row.e}]", f"document.{name}")
            end = row.e
    for part in document.parts:
        if part.kind not in PART_KINDS:
            raise RecordError(f"a kind out of {', '.join(PART_KINDS)}", repr(part.kind), "document.parts")
    if document.partial not in (*PARTIAL, None):
        raise RecordError(f"one of {', '.join(PARTIAL)}", repr(document.partial), "document.partial")


def spans_of(record: Any) -> Iterator[Span]:
    """Every span that `record` holds."""
    kind: Any = type(record)
    for name, _ in _names(kind):
        if name in _SPANS:
            yield from getattr(record, name)
        elif name == "span":
            yield record.span


def _check_ids(reading: Reading) -> None:
    """Every id is given once, and every id that is referred to is given."""
    ids = {part: {record.id for record in getattr(reading, part)} for part, kind in _PARTS.items() if hasattr(kind, "id")}
    for part, known in ids.items():
        if len(known) < len(getattr(reading, part)):
            raise RecordError("each id once", "one twice", part)
    for where, part, wanted in _references(reading):
        for missing in (i for i in wanted if i not in ids[part]):
            raise RecordError(f"an id of {part}", repr(missing), where)


def _references(reading: Reading) -> Iterator[tuple[str, str, Iterable[str]]]:
    """(where, the part that is referred to, the ids)."""

    def one(key: str | None) -> tuple[str, ...]:
        return (key,) if key is not None else ()

    for a in reading.attributions:
        yield a.id, "sources", (*a.sources, *a.perhaps)
        yield a.id, "attributions", one(a.parent)
    for f in reading.figures:
        yield f.id, "attributions", one(f.attribution) + one(f.perhaps)
    for c in reading.claims:
        yield c.id, "attributions", one(c.attribution)
        yield c.id, "figures", c.figures
        yield c.id, "times", c.times
    for w in reading.findings:
        yield w.id, "claims", w.claims
        yield w.id, "figures", w.figures
        yield w.id, "facts", one(w.reference)
    for fact in reading.facts:
        yield fact.id, "figures", (*fact.figures, *fact.differs)
    for r in reading.routes:
        yield r.id, "attributions", one(r.attribution)
    for s in reading.sheets:
        yield s.id, "figures", s.rows
        yield s.id, "figures", (row for pair in s.discrepancies for row in pair)
