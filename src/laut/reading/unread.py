"""What was skipped or could not be told, place by place: `unread` of a reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Protocol

from laut.languages import toml
from laut.records import Attribution, Span, Time, Unread
from laut.text.clauses import heavy_quotes
from laut.text.records import Text, Token

SPEAKER = "speaker"
_SKIPPED = frozenset(("byline",))
_BESIDE = 24  # code points on either side of a verb in which a set phrase is looked for


class Judge(Protocol):
    """Tells whether a phrase names no bearer (see `laut.reading.references.Cast`)."""

    def nobody(self, first: int, last: int) -> bool:
        """Whether the tokens `[first, last)` name nobody: `ersten Angaben`."""


def find_unread(
    text: Text,
    attributions: Sequence[Attribution],
    times: Sequence[Time],
    judge: Judge,
    published: date | None,
    partial: str | None = None,
) -> tuple[Unread, ...]:
    """The places in text order, each with a code for why.

    byline: not looked through for statements; speaker: who speaks could not be told; reported_speech: the verb is that of reported
    speech, and no attribution holds it; quotation: nobody was found who says it; open_quotation: its second mark is missing; no_date: a
    day that needs the date of publication, which nobody gave. Where only a piece of the article was there, `partial` (paywall, teaser,
    pages) stands at its last block.
    """
    held = _Cover(span for a in attributions for span in (*a.content, *a.reporting))
    found = [
        *(Unread(Span(b.b, b.e), "byline") for b in text.blocks if b.kind in _SKIPPED and b.b < b.e),
        *(Unread(Span(b.b, b.e), partial) for b in text.blocks[-1:] if partial),
        *_speakers(text, attributions, judge),
        *_reported(text, held),
        *_quotations(text, held),
        *(Unread(Span(q.b, q.b + 1), "open_quotation") for q in text.quotes if not q.closed and q.b < q.e),
        *(
            Unread(t.span, "no_date")
            for t in times
            if published is None and t.type in ("DATE", "TIME") and t.start is None and t.end is None
        ),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda u: (u.span, u.why)))


class _Cover:
    """Spans, asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [s.b for s in ordered]
        self.ends = list(accumulate((s.e for s in ordered), max))

    def holds(self, offset: int) -> bool:
        """A span begins at or before `offset` and ends behind it."""
        at = bisect_right(self.starts, offset)
        return bool(at) and self.ends[at - 1] > offset

    def touches(self, b: int, e: int) -> bool:
        """A span shares a character with `[b, e)`."""
        return self.holds(b) or bisect_left(self.starts, b) < bisect_left(self.starts, e)


def _speakers(text: Text, attributions: Sequence[Attribution], judge: Judge) -> Iterator[Unread]:
    """Words that stand for a speaker, and it could not be told for whom; `Berichten` stands for nobody, and is no such words."""
    begins = [t.b for t in text.tokens]
    empty = {word.lower() for word in toml(text.language, "weighing")["bearerless"]}
    for a in attributions:
        if a.perhaps:
            yield from (Unread(span, SPEAKER) for span in a.speaker or a.content[:1])
        if a.sources or a.perhaps or a.basis != "cue":
            continue
        for span in a.speaker:
            first, last = bisect_left(begins, span.b), bisect_left(begins, span.e)
            if first < last and not judge.nobody(first, last) and text.tokens[last - 1].low not in empty:
                yield Unread(span, SPEAKER)


def _reported(text: Text, held: _Cover) -> Iterator[Unread]:
    """Sentences with a finite verb in the mood of reported speech that no attribution holds; wishes and set phrases are none."""
    if "not_reported" not in toml(text.language, "claims"):
        return
    set_phrases = tuple(toml(text.language, "claims")["not_reported"])
    for sentence in text.sentences:
        for token in text.tokens[sentence.first : sentence.last]:
            if not (token.fin and token.mood == "konj1" and token.person != 2) or held.holds(token.b):
                continue
            if token.i == sentence.first or _phrase(text, token, set_phrases):
                continue
            yield Unread(Span(sentence.b, sentence.e), "reported_speech")
            break


def _phrase(text: Text, token: Token, phrases: tuple[str, ...]) -> bool:
    """A set phrase stands around the verb."""
    around = " ".join(text.text[max(0, token.b - _BESIDE) : token.e + _BESIDE].lower().split())
    return any(p in around for p in phrases)


def _quotations(text: Text, held: _Cover) -> Iterator[Unread]:
    """Quotations with a clause of their own that no attribution touches: between marks, or set off as a block without marks."""
    quotes = [Span(quote.b, quote.e) for quote in heavy_quotes(text) if quote.b < quote.e]
    marked = _Cover(quotes)
    verbs = _Cover(Span(token.b, token.e) for token in text.tokens if token.fin)
    blocks = (Span(b.b, b.e) for b in text.blocks if b.kind == "quotation" and b.b < b.e)
    for place in (*quotes, *(b for b in blocks if verbs.touches(*b) and not marked.touches(*b))):
        if not held.touches(*place):
            yield Unread(place, "quotation")
