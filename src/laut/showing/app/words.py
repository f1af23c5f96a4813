"""The words of the web app: those of the interface and the report, those in `languages/CODE/app/`, and days and numbers by Babel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, get_timezone
from babel.numbers import format_compact_decimal

from laut import languages
from laut.showing.report import wording
from laut.showing.wording import Words


class AppWords(Words):
    """Every word of a page in one language, and its calendar and numbers."""

    def __init__(self, ui: str, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.ui, self.locale = ui, Locale.parse(ui)

    def at(self, moment: str) -> str:
        """A moment of the ledger (ISO 8601, UTC) in the zone of this machine: `23.11.2026, 09:20`."""
        try:
            found = datetime.fromisoformat(moment)
        except ValueError:
            return moment
        if found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        return format_datetime(found, "medium" if self.ui == "en" else "short", get_timezone(), self.locale)

    def at_utc(self, moment: str) -> str:
        """A moment of the ledger as it is written there, the same on every machine: `2026-11-23 09:20 UTC`."""
        return f"{moment[:10]} {moment[11:16]} UTC" if len(moment) > 15 else moment

    def iso(self, day: str | date | None) -> str:
        """A day, or a day as text; nothing where there is none."""
        if not day:
            return self("ledger.undated")
        try:
            return self.day(day if isinstance(day, date) else date.fromisoformat(day[:10]))
        except ValueError:
            return str(day)

    def month(self, day: date) -> str:
        """A month with its year, short: for an axis."""
        return format_skeleton("yMMM", day, locale=self.locale)

    def short_day(self, day: date) -> str:
        """A day without its year: for an axis."""
        return format_skeleton("MMMd", day, locale=self.locale)

    def weekday(self, day: date) -> str:
        """A day with its weekday."""
        return format_date(day, "full", self.locale)

    def compact(self, value: float) -> str:
        """A number in little room: `4,2 Mio.`: for an axis."""
        return str(format_compact_decimal(value, locale=self.locale, fraction_digits=1))


@cache
def speaking(ui: str) -> AppWords:
    """The words of the web app in the language `ui`; LanguageError where no folder describes it."""
    data = {section: dict(words) if isinstance(words, dict) else words for section, words in wording(ui).data.items()}
    for name in parts():
        for section, words in languages.toml(ui, f"app/{name}").items():
            data[section] = data.get(section, {}) | words
    return AppWords(ui, data)


@cache
def parts() -> tuple[str, ...]:
    """The names of the files in `languages/CODE/app/`; the same in every language."""
    folder = files("laut.languages") / languages.known()[0] / "app"
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))
