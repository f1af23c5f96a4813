"""Find a part of a reading by its id, or a finding by the number that it is shown under; tell which figures have no source."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from laut.contract import spans_of
from laut.errors import MissingError
from laut.languages import toml
from laut.records import Figure, Finding, Reading, Span

_COUNTS = (None, "year", "month")  # units of what describes a speaker: how many they are, how old
_HEAD = 300  # code points at whose beginning a title is looked for
_AFTER = 20  # code points after a length of years in which the word for old stands
_ONES = {
    "findings": "finding", "figures": "figure", "claims": "claim", "attributions": "attribution", "times": "time", "sources": "source",
    "routes": "route", "sheets": "sheet",
}  # fmt: skip


def shown(reading: Reading) -> tuple[Finding, ...]:
    """The findings that a view lists and numbers from 1: a calculation that holds is counted, not listed."""
    return tuple(finding for finding in reading.findings if finding.holds is not True)


def find(reading: Reading, name: str) -> tuple[str, Any]:
    """What `name` names (`f3`, `a16`, `1` for the first finding shown, the subject of a sheet), after the word for its kind.

    Raises MissingError saying which ids there are.
    """
    wanted = name.strip()
    if wanted.isdecimal():
        listed = shown(reading)
        if not 1 <= int(wanted[:9]) <= len(listed):
            expected = f"the number of a finding, 1 to {len(listed)}" if listed else "an id, for a reading without findings"
            raise MissingError(expected, repr(wanted[:20]), do=_known(reading))
        return "finding", listed[int(wanted) - 1]
    for part in _ONES:
        for record in getattr(reading, part):
            if record.id == wanted:
                return _ONES[part], record
    sheet = next((s for s in reading.sheets if s.subject.casefold() == wanted.casefold()), None)
    if sheet:
        return "sheet", sheet
    raise MissingError("an id of this reading", repr(name), do=_known(reading))


def spans(record: Any) -> tuple[Span, ...]:
    """The places in the text that `record` stands on, in their order, each once."""
    return tuple(sorted(set(spans_of(record))))


def _known(reading: Reading) -> str:
    """The first and last id of each kind."""
    known = []
    for part in _ONES:
        records = getattr(reading, part)
        if records:
            ends = [records[0].id, records[-1].id]
            known.append("-".join(dict.fromkeys(ends)))
    return f"there are {', '.join(known)}" if known else "nothing was read in it"


def speaking(reading: Reading) -> frozenset[str]:
    """The ids of figures that only tell who speaks (`the 43-year-old`, `two officials`): no source is to be expected for them.

    A share of those asked is what a poll says, and a measure or an amount is no description: these are none.
    """
    phrases = sorted(span for a in reading.attributions for span in a.speaker)
    ends = list(accumulate((e for _, e in phrases), max))
    found = set()
    for figure in reading.figures:
        at = bisect_right(phrases, (figure.span.b, len(reading.document.text)))
        if at and ends[at - 1] >= figure.span.e and figure.attribution is None and figure.unit in _COUNTS:
            found.add(figure.id)
    return frozenset(found)


def unsourced(reading: Reading) -> tuple[Figure, ...]:
    """The figures that hang on no attribution and should: not those that tell who speaks, ages, or what the title says first."""
    told = speaking(reading)
    title = (reading.document.title or "").strip()
    at = reading.document.text.find(title, 0, _HEAD + len(title)) if title else -1
    until = at + len(title) if at >= 0 else 0
    again = {_number(f) for f in reading.figures if f.span.b >= until}
    return tuple(
        f for f in reading.figures
        if f.attribution is None and f.id not in told and not is_age(reading, f) and not (f.span.b < until and _number(f) in again)
    )  # fmt: skip


def untold(reading: Reading) -> dict[str, Span]:
    """The attributions whose speaker stands in the text, and who it is could not be told: id and the words for the speaker."""
    places = {u.span for u in reading.unread if u.why == "speaker"}
    found = ((a.id, next((s for s in a.speaker if s in places), None)) for a in reading.attributions if places and not a.sources)
    return {name: span for name, span in found if span is not None}


def is_age(reading: Reading, figure: Figure) -> bool:
    """How old somebody or something is: `43-year-old`, `43` as a year, `43 years` before a word for old."""
    if figure.unit != "year" or figure.role != "measure":
        return False
    if " " not in figure.text:
        return True
    language = reading.document.language
    after = reading.document.text[figure.span.e : figure.span.e + _AFTER].split()
    return language is not None and bool(after) and after[0].rstrip(",.;:)") in toml(language, "claims")["old"]


def _number(figure: Figure) -> tuple[float | None, str | None]:
    """Number and unit, whatever the bound."""
    return figure.low if figure.low is not None else figure.high, figure.unit
