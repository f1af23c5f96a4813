"""Moments as pages write them: ISO 8601, the form of mails, seconds of an era, the visible forms of each language."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from laut.acquire.web.words import months, weekdays, words

_FIRST, _LAST = 1990, 2100  # years that a page was published in


def moment(text: str | None) -> str | None:
    """The moment that `text` names, in ISO 8601 and as exact as it is given (a day alone stays a day); None where it names none.

    The zone stays as written; a moment of two readings (03/04/2025) is none.
    """
    words_ = (text or "").strip()[:120]
    for form in (_iso, _mail, _visible, _slashes, _era):
        found = form(words_)
        if found:
            return found
    return None


def _iso(text: str) -> str | None:
    found = _iso_form().match(text)
    if not found:
        return None
    clock = ""
    if found["h"]:
        clock = f"T{int(found['h']):02d}:{found['mi']}" + (f":{found['s']}" if found["s"] else "") + _zone(found["z"] or "")
    return _checked(int(found["y"]), int(found["m"]), int(found["d"]), clock)


def _zone(written: str) -> str:
    if not written or written in ("Z", "z"):
        return written.upper()
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0].replace('−', '-')}{digits[:2]}:{digits[2:4]}"


def _visible(text: str) -> str | None:
    """`12. März 2025, 14.05 Uhr`, `12.03.2025`, `March 12, 2025 2:05 pm`, `Wed 12 Mar 2025 14.05 GMT`; the first one in the text."""
    found = _numbers().search(text)
    if found:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        year += 2000 if year < 100 else 0
    else:
        named = _day_month().search(text) or _month_day().search(text)
        month = months().get(named["m"].lower().rstrip("."), 0) if named else 0
        if not named or not month:
            return None
        found, year, day = named, int(named["y"]), int(named["d"])
    return _checked(year, month, day, clock(text[found.end() :]) or clock(text[: found.start()]))


def clock(text: str) -> str:
    """The time of day that `text` opens with, as `T14:05`; empty where there is none."""
    found = _clock().search(text)
    if not found:
        return ""
    hour, minute = int(found["h"]), int(found["mi"] or 0)
    half = (found["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def without_days(text: str) -> str:
    """`text` without its days, weekdays and hours."""
    for pattern in (_numbers(), _day_month(), _month_day(), _iso_form(), _clock(), _weekday()):
        text = pattern.sub(" ", text)
    return text


def _mail(text: str) -> str | None:
    found = _saved().search(text)  # as browsers print it: Wed Mar 12 2025 14:05:00 GMT+0100 (CET)
    if found:
        month = months().get(found["m"].lower(), 0)
        zone = _zone(found["z"]) if found["z"] else ""
        return _checked(int(found["y"]), month, int(found["d"]), f"T{found['t']}{zone}")
    if not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4}", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


def _slashes(text: str) -> str | None:
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if not found:
        return None
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    if one > 12 or one == two:
        return _checked(year, two, one, clock(text[found.end() :]))
    return _checked(year, one, two, clock(text[found.end() :])) if two > 12 else None


def _era(text: str) -> str | None:
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return None
    seconds = int(text[:10])
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()


def _checked(year: int, month: int, day: int, clock_: str) -> str | None:
    try:
        datetime(year, month, day)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}{clock_}" if _FIRST <= year <= _LAST else None


@cache
def _iso_form() -> re.Pattern[str]:
    time = r"(?P<h>[01]?\d|2[0-3]):?(?P<mi>[0-5]\d)(?::?(?P<s>[0-5]\d)(?:[.,]\d+)?)?\s?(?P<z>[Zz]|[+−-]\d\d:?(?:\d\d)?)?"
    dashed = r"(?P<y>\d{4})(?P<sep>[-/]?)(?P<m>\d{1,2}|\d\d)(?P=sep)(?P<d>\d{1,2})"
    return re.compile(rf"{dashed}(?!\d)(?:(?:T|\s+|\s*[,|-]\s*)(?:{time}))?", re.ASCII | re.IGNORECASE)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d\d(?!\d|[.:]\d))", re.ASCII)


@cache
def _names() -> str:
    return "|".join(sorted(map(re.escape, months()), key=len, reverse=True))


@cache
def _ordinals() -> str:
    return "|".join(map(re.escape, words("ordinals"))) or "(?!)"


@cache
def _day_month() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|{_ordinals()})?[\s-]+(?P<m>{_names()})\b\.?,?[\s-]+(?P<y>\d{{4}})", re.IGNORECASE)


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<m>{_names()})\b\.?\s+(?P<d>\d{{1,2}})(?:{_ordinals()})?,?\s+(?P<y>\d{{4}})", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    named = "|".join(re.escape(w) for w in words("clock"))
    half = r"\s?(?P<half>[ap]\.?\s?m\b\.?)"
    return re.compile(
        rf"(?<![\d.])(?P<h>[01]?\d|2[0-4])(?:[:.](?P<mi>[0-5]\d))(?::[0-5]\d)?(?!\d)(?:{half})?(?:\s?(?:{named})\b)?|(?!)", re.IGNORECASE
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, weekdays()), key=len, reverse=True))})\b\.?,?", re.IGNORECASE)


@cache
def _saved() -> re.Pattern[str]:
    return re.compile(r"[A-Z][a-z]{2} (?P<m>[A-Z][a-z]{2}) (?P<d>\d{1,2}) (?P<y>\d{4}) (?P<t>\d\d:\d\d:\d\d)(?: GMT(?P<z>[+-]\d{4})?)?")
