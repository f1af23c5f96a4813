"""The words, dates and numbers of the interface in the language of its reader, from `languages/CODE/ui.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from laut.languages import toml
from laut.records import Figure

NBSP = "\u00a0"
MARKS = frozenset('"„“”«»‚‘’')
LARGEST = 1e18  # larger numbers are written with an exponent


class Words:
    """Every word that the interface of one language uses; keys are `section.name` of its ui.toml."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __call__(self, key: str, **values: object) -> str:
        """The words at `key` with `values` put in."""
        section, name = key.split(".")
        return str(self.data[section][name]).format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """The words at `key` for `n` things: the first form for one, the second for any other number."""
        section, name = key.split(".")
        return str(self.data[section][name][n != 1]).format(n=self.number(n), **values)

    def find(self, section: str, name: str | None, default: str = "") -> str:
        """The words for `name` in `section`, `default` where the section has none."""
        return str(self.data[section].get(name, default))

    def quoted(self, words: str) -> str:
        """`words` in quotation marks, unless they stand in some already."""
        if words[:1] in MARKS and words[-1:] in MARKS and not MARKS.intersection(words[1:-1]):
            return words
        inside = words.translate(str.maketrans(self.data["quotes"]["inner"]))
        return self("quotes.open") + inside + self("quotes.close")

    def joined(self, names: Sequence[str]) -> str:
        """`names` as a list in one sentence."""
        if len(names) < 2:
            return "".join(names)
        return self("list.between").join(names[:-1]) + self("list.last") + names[-1]

    def day(self, day: date) -> str:
        """A day of the calendar."""
        months = self.data["numbers"].get("months")
        return self("numbers.date", d=day.day, m=day.month, y=day.year, month=months[day.month - 1] if months else "")

    def interval(self, start: date | None, end: date | None) -> str:
        """Two days with a dash between; an open end is an arrow, one day is itself."""
        if start and start == end:
            return self.day(start)
        if start and end:
            return f"{self.day(start)}{self('numbers.range')}{self.day(end)}"
        return f"{self.day(start)} →" if start else f"→ {self.day(end)}" if end else self("show.open")

    def number(self, value: float) -> str:
        """`value` as its reader writes it: `15.809`, `4,2 Mio.`."""
        digits, word = self._scaled(value)
        return digits + (NBSP + word if word else "")

    def span(self, low: float, high: float) -> str:
        """A range, its scale written once where both ends share it: `4,2–5,8 Mio.`."""
        (a, scale), (b, other) = self._scaled(low), self._scaled(high)
        if scale == other:
            return a + self("numbers.range") + b + (NBSP + scale if scale else "")
        return self.number(low) + self("numbers.range") + self.number(high)

    def _scaled(self, value: float) -> tuple[str, str]:
        """Digits, and the word for the scale that they are written in (or nothing)."""
        if not isfinite(value) or abs(value) >= LARGEST:
            return f"{value:g}", ""
        exact = Decimal(repr(value))
        for size, word in self.data["numbers"]["scales"]:
            scaled = exact / Decimal(size)
            if abs(scaled) >= 1 and scaled == round(scaled, 3):
                return self._digits(scaled), str(word)
        exponent = exact.as_tuple().exponent
        # a third is 33.333333 percent: so many places say nothing
        return self._digits(round(exact, 1 if abs(exact) >= 1 else 3) if isinstance(exponent, int) and exponent < -4 else exact), ""

    def _digits(self, value: Decimal) -> str:
        whole, _, part = f"{value:,f}".partition(".")
        part = part.rstrip("0")
        return whole.replace(",", self("numbers.thousands")) + (self("numbers.decimal") + part if part else "")

    def unit(self, unit: str, number: str, one: bool) -> str:
        """`number` with its unit; `one` chooses the singular."""
        words = self.data["units"].get(unit, unit)
        word = words if isinstance(words, str) else words[0 if one else 1]
        return word.replace("{n}", number) if "{n}" in word else number + NBSP + word

    def per(self, per: str) -> str:
        """`je Monat`, `per month`, `je 100.000 Personen`."""
        known = self.data["per"].get(per)
        many, _, name = per.partition(" ")
        if many.isdigit() and name:
            return self("per.other", name=self.number(float(many)) + NBSP + self.find("per_many", name, name))
        return str(known) if known else self("per.other", name=per)

    def amount(self, figure: Figure) -> str:
        """A figure's number with its bound and its unit: `≥ 15.809`, `4,2–5,8 Mio.`, `~50 %`."""
        low, high = figure.low, figure.high
        if low is not None and high is not None and low != high:
            number, one = self.span(low, high), False
        else:
            value = low if low is not None else high
            if value is None:
                return figure.text
            if figure.unit == "percent" and not any(c.isdigit() for c in figure.text):
                value = round(value)  # a third, two thirds: more digits say nothing
            number, one = self.number(value), value == 1
        if figure.unit:
            number = self.unit(figure.unit, number, one)
        return self.find("bounds", figure.bound, "{n}").replace("{n}", number)

    def quantity(self, figure: Figure) -> str:
        """The amount with its rate: `200.000–261.000 je Monat`."""
        return f"{self.amount(figure)} {self.per(figure.per)}" if figure.per else self.amount(figure)


@cache
def words(ui: str) -> Words:
    """The words of the interface in the language `ui`.

    Raises LanguageError where no folder of `languages/` describes it.
    """
    return Words(toml(ui, "ui"))


def unlike(names: Iterable[str]) -> list[str]:
    """`names` without repetitions, in their order."""
    return list(dict.fromkeys(names))
