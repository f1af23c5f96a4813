"""Words that make a statement less sure, and the stance that follows from them."""

from __future__ import annotations

from laut.reading.attribution.cues import Cues
from laut.reading.attribution.draft import Range
from laut.text.records import Text


def hedges_in(text: Text, words: Cues, content: list[Range]) -> tuple[str, ...]:
    """The hedges in a content, as written, in text order."""
    out = []
    for first, last in content:
        i = first
        while i < last:
            length = next(
                (len(h) for h in words.hedges if tuple(t.low for t in text.tokens[i : i + len(h)]) == h and i + len(h) <= last), 0
            )
            if length:
                out.append(text.text[text.tokens[i].b : text.tokens[i + length - 1].e])
            i += length or 1
    return tuple(out)


def stance_of(words: Cues, stance: str, hedges: tuple[str, ...]) -> str:
    """`hat schätzungsweise 14.000 entsandt` is an estimate whatever the cue: an estimating hedge turns a plain statement into one."""
    if stance == "asserts" and any(h.lower() in words.estimate_hedges for h in hedges):
        return "estimates"
    return stance
