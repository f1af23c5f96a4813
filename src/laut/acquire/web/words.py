"""The words of all languages that pages use of themselves: `languages/*/web.toml`, each list of all languages together."""

from __future__ import annotations

import re
from functools import cache

from laut import languages


@cache
def words(name: str) -> tuple[str, ...]:
    """The list called `name` of every language, longest first."""
    found = {w for code in languages.known() for w in languages.toml(code, "web").get(name, [])}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


@cache
def opening(name: str) -> re.Pattern[str]:
    """Matches one of the words at the beginning of a text, as whole words."""
    return re.compile(rf"(?:{_either(name)})(?!\w)", re.IGNORECASE)


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Matches one of the words as whole words."""
    return re.compile(rf"(?<!\w)(?:{_either(name)})(?!\w)", re.IGNORECASE)


@cache
def months() -> dict[str, int]:
    """The names of the months in all languages, in small letters."""
    return {
        name.lower(): int(number)
        for code in languages.known()
        for number, names in languages.toml(code, "calendar")["class"]["month"].items()
        for name in names
    }


@cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week in all languages."""
    return frozenset(
        n for code in languages.known() for names in languages.toml(code, "calendar")["class"]["weekday"].values() for n in names
    )


def _either(name: str) -> str:
    return "|".join(re.escape(w) for w in words(name)) or r"(?!)"
