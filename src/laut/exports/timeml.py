"""TimeML 1.2.1: the article with its times as inline TIMEX3.

TIMEX3: Pustejovsky et al., "TimeML: Robust Specification of Event and Temporal Expressions in Text" (2003), in the form of the TempEval
documents. Events and links are not written. `docs/timeml.md` says what is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from laut.records import Reading, Time

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
_UNKNOWN = "XXXX-XX-XX"
_INSTEAD = "�"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\t": "&#9;", "\n": "&#10;"}
_LENGTHS = {0: "Y", 1: "M", 2: "D"}  # by the hyphens of a date
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def to_timeml(reading: Reading) -> str:
    """`reading` as a TimeML document, whose TEXT without its tags is the article's text, character for character.

    A character that XML 1.0 cannot hold is written as U+FFFD; the instruction `laut-replaced` before TEXT has its offset and its number.
    """
    document = reading.document
    parts = [_HEAD, f"\n<DOCID>{_text(document.id)}</DOCID>\n", f"\n<DCT>{_created(document.published)}</DCT>\n"]
    if document.title:
        parts.append(f"\n<TITLE>{_text(document.title)}</TITLE>\n")
    if replaced := " ".join(f"{found.start()}:{ord(found[0]):04X}" for found in _forbidden().finditer(document.text)):
        parts.append(f"\n<?laut-replaced {replaced}?>\n")
    return "".join((*parts, "\n<TEXT>", *_Inline(reading).parts(), "</TEXT>\n\n</TimeML>\n"))


def kind(time: Time) -> str:
    """TIMEX3's type, which its value decides: a part of the day is a TIME, what has a length is a DURATION."""
    value = time.timex or ""
    if time.type == "SET" or value in _REFERENCES:
        return time.type
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def _created(published: date | None) -> str:
    value = published.isoformat() if published else _UNKNOWN
    shown = {"tid": "t0", "type": "DATE", "value": value, "temporalFunction": "false", "functionInDocument": "CREATION_TIME"}
    return _tag(shown, value if published else "")


class _Inline:
    """The text of one reading with its tags; times that only end or begin another are empty tags with numbers of their own."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.published = reading.document.text, reading.document.published
        self.times = list(_apart(reading.times))
        self.number = max((int(n[1]) for time in self.times if (n := re.fullmatch(r"t(\d{1,18})", time.id))), default=0)

    def parts(self) -> Iterator[str]:
        at = 0
        for time in self.times:
            yield _text(self.text[at : time.span.b])
            yield from self._time(time)
            at = time.span.e
        yield _text(self.text[at:])

    def _time(self, time: Time) -> Iterator[str]:
        value = time.timex or _UNKNOWN
        shown = {"tid": time.id, "type": kind(time), "value": value, "mod": time.mod, "quant": time.quant, "freq": time.freq}
        shown["temporalFunction"] = "true" if time.anchor else "false"
        shown["anchorTimeID"] = time.anchor
        if value.startswith("P") and "/" in value:  # TIMEX3 has no value for `seven to eight months`
            value = shown["value"] = "PX" + value[-1]
        first, slash, last = value.partition("/")
        ends: tuple[str | None, str | None] = (None, None)
        if slash:
            shown |= {"type": "DURATION", "value": _length(time, first, last)}
            ends = first, last
        elif shown["type"] == "DURATION":
            ends = _day(time.start), _day(time.end)
        points = []
        for name, end in zip(("beginPoint", "endPoint"), ends, strict=True):
            shown[name], tag = self._point(end, time.id)
            points.append(tag)
        yield _tag(shown, _text(self.text[time.span.b : time.span.e]))
        yield from points

    def _point(self, value: str | None, anchor: str) -> tuple[str | None, str]:
        """The id of the time that begins or ends another, and its tag where nothing in the text stands for it."""
        if value is None:
            return None, ""
        if self.published and value == self.published.isoformat():
            return "t0", ""
        self.number += 1
        tid = f"t{self.number}"
        return tid, _tag({"tid": tid, "type": "DATE", "value": value, "temporalFunction": "true", "anchorTimeID": anchor}, "")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _apart(times: Iterable[Time]) -> Iterator[Time]:
    """The times in the order of the text; one that overlaps another, in a reading that was not made here, cannot be a tag beside it."""
    at = 0
    for time in sorted(times, key=lambda time: time.span):
        if time.span.b >= at:
            yield time
            at = time.span.e


def _length(time: Time, first: str, last: str) -> str:
    """How long a time from one date to another is, in the unit of the dates."""
    unit = _LENGTHS.get(first.count("-"), "D")
    if not (time.start and time.end):
        return f"PX{unit}"
    days = (time.end - time.start).days + 1
    count = {"Y": round(days / 365.2425), "M": round(days / 30.436875), "D": days}[unit]
    return f"P{max(count, 1)}{unit}"


def _tag(shown: Mapping[str, str | None], content: str) -> str:
    attributes = "".join(f' {name}="{_attribute(value)}"' for name, value in shown.items() if value is not None)
    return f"<TIMEX3{attributes}>{content}</TIMEX3>" if content else f"<TIMEX3{attributes}/>"


@cache
def _forbidden() -> re.Pattern[str]:
    """What is no Char of XML 1.0."""
    return re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return re.sub("[&<>\r]", lambda found: _ESCAPES[found[0]], _forbidden().sub(_INSTEAD, text))


def _attribute(value: str) -> str:
    return re.sub('[&<>"\r\n\t]', lambda found: _ESCAPES[found[0]], _forbidden().sub(_INSTEAD, value))
