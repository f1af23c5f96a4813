"""Arithmetical findings: how a calculation is handed to the wording, and the draft that it becomes."""

from __future__ import annotations

from laut.records import Figure
from laut.weighing.desk import Desk, Draft, spans_of
from laut.weighing.interval import Range


def ends(r: Range) -> str:
    """An interval for the wording: its ends, one where they are the same."""
    low, high = (number(x) for x in r)
    return f"{{{low}}}" if low == high else f"{{{low}}}..{{{high}}}"


def number(value: float) -> str:
    """A number for the wording, which writes it as the reader's language does."""
    return f"{value:.6g}" if value == value else "?"


def calculation(desk: Desk, kind: str, form: str, words: dict[str, str | int], figures: list[Figure], holds: bool | None) -> Draft:
    """An arithmetical finding over its figures."""
    return Draft(kind, form, words, spans_of(figures), desk.claim_ids(figures), tuple(f.id for f in figures), holds, arithmetic=True)
