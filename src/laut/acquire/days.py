"""A day as people write it when they name a date of publication."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from laut.errors import DateError

FORMS = "a day such as 2025-04-28 or 28.04.2025"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    rest = r"(?:[T ,]\s*\d{1,2}[:.]\d{2}.*)?"  # a time of day may follow; only the day counts
    return (
        re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})" + rest, re.ASCII | re.DOTALL),
        re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII),
        re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})" + rest, re.ASCII | re.DOTALL),
    )


def parse_day(value: str, where: str = "") -> date:
    """The day that `value` names: `2025-04-28`, `20250428`, `28.04.2025`, each with or without a time of day.

    Slashes are refused: 03/04/2025 is two different days on two sides of an ocean. Raises DateError.
    """
    words = value.strip()
    for form in _forms():
        found = form.fullmatch(words)
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                raise DateError(FORMS, f"{words!r}, which is no day of the calendar", where) from None
    raise DateError(FORMS, repr(words), where)
