"""Periods: how long they are, how many lie between two days, and which one a counted noun is."""

from __future__ import annotations

from datetime import date, timedelta

from laut.languages import toml
from laut.records import Figure
from laut.weighing.weights import weight


def days(per: str) -> float | None:
    """The length of a period in days."""
    return weight("period", per) or None if per != "play" else None


def _months(start: date, last: date) -> int | None:
    """Whole calendar months from the first day of one to the last day of another."""
    if start.day != 1 or (last + timedelta(days=1)).day != 1:
        return None
    return (last.year - start.year) * 12 + last.month - start.month + 1


def periods(start: date, last: date, per: str) -> float | None:
    """How many periods `per` lie between two days, both counted: calendar months for month, quarter and year where they fit."""
    whole, length = _months(start, last), days(per)
    if last < start or length is None:
        return None
    if whole is not None and per in ("month", "quarter", "year"):
        return whole / {"month": 1, "quarter": 3, "year": 12}[per]
    count = ((last - start).days + 1) / length
    near = round(count)
    return float(near) if near and abs(count - near) <= weight("period", "play") * near else count


def period_of(figure: Figure, language: str) -> str | None:
    """The period that a counted noun is: `eleven nights`, `31 Streiktage`."""
    nouns: dict[str, str] = toml(language, "weighing")["period_nouns"]
    return next((nouns[word] for word in (figure.lemma or "", *figure.parts[-1:]) if word in nouns), None)
