"""Frozen records of weighing as JSON and back: each record a list of its fields in their order, each set a sorted list, each day its ISO
form."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from math import inf, isfinite
from sys import intern
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Dump = Callable[[Any], Any]
_INF = "inf"


def dumps(record: Any) -> str:
    """One line of JSON, the same for the same record byte for byte."""
    kind: Any = type(record)
    return json.dumps(_codec(kind)[0](record), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[Record], line: str) -> Record:
    """The record that `dumps` wrote."""
    wanted: Any = kind
    found: Record = _codec(wanted)[1](json.loads(line))
    return found


def _same(value: Any) -> Any:
    return value


@cache
def _codec(kind: Any) -> tuple[Dump, Dump]:
    """How values of a type are written, and how they are read."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _codec(next(arg for arg in args if arg is not type(None)))
        return (lambda v: None if v is None else inner[0](v)), (lambda v: None if v is None else inner[1](v))
    if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return _record(kind)
    if origin is tuple:
        return _tuple(args)
    if origin is frozenset:
        inner = _codec(args[0])
        return (lambda v: sorted(map(inner[0], v))), (lambda v: frozenset(map(inner[1], v)))
    if origin is dict:
        return (lambda v: dict(sorted(v.items()))), dict
    if kind is str:
        return _same, intern  # words come again and again: each is held once
    if kind is date:
        return (lambda v: v.isoformat()), date.fromisoformat
    if kind is float:
        return _number, (lambda v: v if not isinstance(v, str) else -inf if v.startswith("-") else inf)
    return _same, _same


def _number(value: float) -> float | str:
    return value if isfinite(value) else _INF if value > 0 else "-" + _INF


def _record(kind: Any) -> tuple[Dump, Dump]:
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind)] if is_dataclass(kind) else list(kind._fields)
    parts = [_codec(hints[name]) for name in names]
    out = [(name, dump) for name, (dump, _) in zip(names, parts, strict=True)]
    back = [load for _, load in parts]
    return (lambda v: [dump(getattr(v, name)) for name, dump in out]), (lambda v: kind(*[load(x) for load, x in zip(back, v, strict=True)]))


def _tuple(args: tuple[Any, ...]) -> tuple[Dump, Dump]:
    if len(args) == 2 and args[1] is Ellipsis:
        dump, load = _codec(args[0])
        if dump is _same:
            return list, tuple
        return (lambda v: [dump(x) for x in v]), (lambda v: tuple([load(x) for x in v]))
    parts = [_codec(arg) for arg in args]
    return (
        lambda v: [dump(x) for (dump, _), x in zip(parts, v, strict=True)],
        lambda v: tuple(load(x) for (_, load), x in zip(parts, v, strict=True)),
    )
