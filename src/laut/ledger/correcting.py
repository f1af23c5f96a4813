"""Which fields of what was read people may correct, and with what: the vocabularies of the contract hold for people too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from laut.errors import LedgerError
from laut.records import BOUNDS, ROLES, STANCES, Figure
from laut.sources import directory

DAYS = ("start", "end")
_ONE = ("exact", "about", "just_over", "just_under")  # bounds of figures that are one number
_NAMES = {"from": "start", "to": "end"}
_TEXT, _NUMBER, _DAY, _LIST = "text", "number", "day", "list"
_FIELDS: dict[str, dict[str, str | tuple[str, ...]]] = {
    "claim": {"stance": STANCES, "source": _TEXT, "hedges": _LIST},
    "attribution": {"stance": STANCES, "source": _TEXT, "hedges": _LIST},
    "figure": {
        "low": _NUMBER, "high": _NUMBER, "bound": BOUNDS, "unit": _TEXT, "counted": _TEXT, "concept": _TEXT, "per": _TEXT, "role": ROLES,
        "event": _TEXT,
    },
    "time": {"start": _DAY, "end": _DAY, "timex": _TEXT},
}  # fmt: skip
_NONE = ("", "none", "null")


def fields(kind: str) -> Mapping[str, str | tuple[str, ...]]:
    """The fields of a record of `kind` that may be corrected, each with `text`, `number`, `day`, `list`, or the words that it may be."""
    return _FIELDS.get(kind, {})


def checked(kind: str, asked: Mapping[str, Any], record: Any = None) -> dict[str, Any]:
    """The corrections `given` for a record of `kind`, as values of JSON; `none` empties a field.

    Of a figure that is one number (exact, about, ...) one end is enough: the other is the same. `record` is what is corrected.

    LedgerError that lists what may be, for a field or a value that may not.
    """
    allowed = _FIELDS.get(kind, {})
    found: dict[str, Any] = {}
    for name, value in asked.items():
        field = _NAMES.get(name, name)
        if field not in allowed:
            raise LedgerError(f"a field of a {kind} ({', '.join(sorted(allowed))})", repr(name))
        found[field] = _value(field, allowed[field], value)
    if isinstance(record, Figure):
        found |= _ends(found, record)
    low, high = found.get("low"), found.get("high")
    if low is not None and high is not None and low > high:
        raise LedgerError("a low end that is not above the high one", f"{low} and {high}")
    return found


def _ends(found: dict[str, Any], figure: Figure) -> dict[str, Any]:
    """Both ends of a figure, where one of them is corrected."""
    given: dict[str, Any] = {name: found[name] for name in ("low", "high") if name in found}
    if len(given) != 1:
        return given
    if found.get("bound", figure.bound) in _ONE:
        (value,) = given.values()
        return {"low": value, "high": value}
    return {"low": figure.low, "high": figure.high} | given


def _value(field: str, kind: str | tuple[str, ...], value: Any) -> Any:
    empty = value is None or (isinstance(value, str) and value.strip().lower() in _NONE)
    if isinstance(kind, tuple):
        if (empty and field == "role") or value in kind:
            return None if empty else value
        raise LedgerError(f"a {field} out of {', '.join(kind)}", repr(value))
    if kind == _LIST:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else list(value or ())
    if empty:
        if field == "source":
            raise LedgerError("the name of a source", "none", do="to say that it is nobody's, reject the attribution")
        return None
    if kind == _NUMBER:
        return _number(field, value)
    return _day(field, value) if kind == _DAY else str(value).strip()


def _number(field: str, value: Any) -> float:
    try:
        found = float(value)
    except (TypeError, ValueError):
        found = float("nan")
    if not isfinite(found):
        raise LedgerError(f"a number for {field}, such as 4000 or 1.5e6", repr(value))
    return found


def _day(field: str, value: Any) -> str:
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise LedgerError(f"a day for {field}, such as 2026-03-02", repr(value)) from None


def known_kind(name: str, language: str) -> tuple[str, str | None]:
    """Kind and id in the directory of a source that a person names; `other` for one that is not in it."""
    entry = directory().find(name, language)
    return (entry.kind, entry.id) if entry else ("other", None)


def stance(value: str) -> str:
    """`value` if it is a stance; LedgerError listing them."""
    if value not in STANCES:
        raise LedgerError(f"a stance out of {', '.join(STANCES)}", repr(value))
    return value


def shown(value: Mapping[str, Any]) -> str:
    """Corrections in one line: `low=4000 bound="about"`."""
    return " ".join(f"{name}={json.dumps(v, ensure_ascii=False)}" for name, v in value.items())
