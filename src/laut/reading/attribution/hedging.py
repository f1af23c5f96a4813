"""Words that make a statement less sure, and the stance that follows from them."""

from __future__ import annotations

from bisect import bisect_left

from laut.reading.attribution.cues import Cues
from laut.reading.attribution.draft import Range
from laut.text.records import Text


def hedges(text: Text, words: Cues) -> list[Range]:
    """The hedges of a whole text as token ranges, in text order; the longer of two at one place."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words.hedges:
        starts.setdefault(phrase[0], []).append(phrase)
    out: list[Range] = []
    i, tokens = 0, text.tokens
    while i < len(tokens):
        length = next((len(p) for p in starts.get(tokens[i].low, ()) if tuple(t.low for t in tokens[i : i + len(p)]) == p), 0)
        if length:
            out.append((i, i + length))
        i += length or 1
    return out


def hedges_in(text: Text, found: list[Range], content: list[Range]) -> tuple[str, ...]:
    """The hedges in a content, as written, in text order; `found` are those of the text."""
    out = []
    for first, last in content:
        for a, b in found[bisect_left(found, (first, first)) :]:
            if a >= last:
                break
            if b <= last:
                out.append(text.text[text.tokens[a].b : text.tokens[b - 1].e])
    return tuple(out)


def stance_of(words: Cues, stance: str, said: tuple[str, ...]) -> str:
    """`hat schätzungsweise 14.000 entsandt` is an estimate whatever the cue: an estimating hedge turns a plain statement into one."""
    if stance == "asserts" and any(h.lower() in words.estimate_hedges for h in said):
        return "estimates"
    return stance
