"""Find a part of a reading by its id, or a finding by the number that it is shown under."""

from __future__ import annotations

from typing import Any

from laut.contract import spans_of
from laut.errors import MissingError
from laut.records import Finding, Reading, Span

_PARTS = ("findings", "figures", "claims", "attributions", "times", "sources")
_ONES = {"findings": "finding", "figures": "figure", "claims": "claim", "attributions": "attribution", "times": "time", "sources": "source"}


def shown(reading: Reading) -> tuple[Finding, ...]:
    """The findings that a view lists and numbers from 1: a calculation that holds is counted, not listed."""
    return tuple(finding for finding in reading.findings if finding.holds is not True)


def find(reading: Reading, name: str) -> tuple[str, Any]:
    """What `name` names (`f3`, `a16`, `1` for the first finding shown), after the word for its kind.

    Raises MissingError saying which ids there are.
    """
    wanted = name.strip()
    if wanted.isdecimal():
        listed = shown(reading)
        if not 1 <= int(wanted[:9]) <= len(listed):
            expected = f"the number of a finding, 1 to {len(listed)}" if listed else "an id, for a reading without findings"
            raise MissingError(expected, repr(wanted[:20]), do=_known(reading))
        return "finding", listed[int(wanted) - 1]
    for part in _PARTS:
        for record in getattr(reading, part):
            if record.id == wanted:
                return _ONES[part], record
    raise MissingError("an id of this reading", repr(name), do=_known(reading))


def spans(record: Any) -> tuple[Span, ...]:
    """The places in the text that `record` stands on, in their order, each once."""
    return tuple(sorted(set(spans_of(record))))


def _known(reading: Reading) -> str:
    """The first and last id of each kind."""
    known = []
    for part in _PARTS:
        records = getattr(reading, part)
        if records:
            ends = [records[0].id, records[-1].id]
            known.append("-".join(dict.fromkeys(ends)))
    return f"there are {', '.join(known)}" if known else "nothing was read in it"
