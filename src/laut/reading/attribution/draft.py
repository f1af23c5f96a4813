"""An attribution while it is being put together: token ranges, before they become spans of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from laut.records import Span
from laut.text.records import Text

Range = tuple[int, int]
"""Tokens `[first, last)` of the whole text."""


@dataclass(slots=True, eq=False)
class Draft:
    """What one rule found.

    `rule` names the rule. `bearer` are the phrases that stand for who speaks (`speaker` without `Angaben von`); empty: nobody.
    `outer` ranks frames that claim the same content: the higher relays the lower. `heir` is the attribution whose content this one
    shares. The spans of a `final` one stay as they are.
    """

    rule: str
    at: int
    type: str
    stance: str
    content: list[Range]
    cue: list[int] = field(default_factory=list)
    speaker: list[Range] = field(default_factory=list)
    bearer: list[Range] = field(default_factory=list)
    addressee: list[Range] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    basis: str = "cue"
    outer: int = 0
    parent: Draft | None = None
    heir: Draft | None = None
    sentence: int = -1
    nobody: bool = False
    sources: tuple[str, ...] = ()
    claimant: Range | None = None
    clause: Range | None = None
    apart: bool = False
    dropped: bool = False
    final: bool = False


def covers(ranges: list[Range], other: list[Range]) -> bool:
    """Whether every token of `other` lies in `ranges`."""
    return bool(other) and all(any(a <= x and y <= b for a, b in ranges) for x, y in other)


def holds(ranges: list[Range], token: int) -> bool:
    """Whether a token lies in `ranges`."""
    return any(a <= token < b for a, b in ranges)


def minus(ranges: list[Range], taken: list[Range]) -> list[Range]:
    """`ranges` without the tokens of `taken`."""
    out = list(ranges)
    for x, y in taken:
        rest: list[Range] = []
        for a, b in out:
            if y <= a or b <= x:
                rest.append((a, b))
                continue
            if a < x:
                rest.append((a, x))
            if y < b:
                rest.append((y, b))
        out = rest
    return out


_EDGE = frozenset(",;:–—-.…")


def trim(text: Text, ranges: list[Range]) -> list[Range]:
    """Ranges without the separating marks at their edges; a mark that closes a quotation stays."""
    out = []
    for a, b in sorted(ranges):
        while a < b and text.tokens[a].text in _EDGE:
            a += 1
        while a < b and text.tokens[b - 1].text in _EDGE:
            b -= 1
        if a < b:
            out.append((a, b))
    return out


def spans(text: Text, ranges: list[Range]) -> tuple[Span, ...]:
    """The spans of the words of token ranges, in text order."""
    return tuple(Span(text.tokens[a].b, text.tokens[b - 1].e) for a, b in sorted(ranges) if a < b)


def runs(indices: list[int]) -> list[Range]:
    """Single tokens as ranges, neighbours joined."""
    out: list[Range] = []
    for i in sorted(set(indices)):
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out
