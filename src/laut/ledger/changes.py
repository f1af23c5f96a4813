"""What changed from one text of an article to the next, claim by claim: a figure that rose, a source that was dropped, a correction.

Claims are the same where their words are; what is left is paired by likeness of words (LIKE of 100), the likest first, and what nothing is
like was added or dropped. Inside a pair figures are told apart by unit and counted thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from laut import languages
from laut.ledger.credits import agencies
from laut.records import Claim, Figure, Reading, Span

LIKE = 60.0
TITLE, CORRECTION = "title", "correction"
CLAIM_ADDED, CLAIM_DROPPED = "claim_added", "claim_dropped"
FIGURE_ADDED, FIGURE_DROPPED, FIGURE_CHANGED = "figure_added", "figure_dropped", "figure_changed"
SOURCE_CHANGED, SOURCE_ADDED, SOURCE_DROPPED = "source_changed", "source_added", "source_dropped"
STANCE_CHANGED, HEDGE_ADDED, HEDGE_DROPPED, CREDIT = "stance_changed", "hedge_added", "hedge_dropped", "credit"
KINDS = (
    CORRECTION, TITLE, FIGURE_CHANGED, FIGURE_DROPPED, FIGURE_ADDED, SOURCE_DROPPED, SOURCE_CHANGED, SOURCE_ADDED, STANCE_CHANGED,
    HEDGE_DROPPED, HEDGE_ADDED, CLAIM_DROPPED, CLAIM_ADDED, CREDIT,
)  # fmt: skip
"""In the order in which an editor must see them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the words before and after, None where there are none, and where they stand in each text."""

    kind: str
    before: str | None
    after: str | None
    spans_before: tuple[Span, ...] = ()
    spans_after: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {
            "kind": self.kind, "before": self.before, "after": self.after, "spans_before": [list(span) for span in self.spans_before],
            "spans_after": [list(span) for span in self.spans_after],
        }  # fmt: skip


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """What changed from the text of `before` to that of `after`, the most important first, then in the order of the texts."""
    found = [*_heads(before, after), *_corrections(before, after)]
    for old, new in _pairs(before, after):
        found += _within(before, after, old, new)
    found = list(dict.fromkeys(found))  # nested claims share their figures
    return tuple(sorted(found, key=lambda c: (KINDS.index(c.kind), c.spans_after or c.spans_before, c.before or "", c.after or "")))


def _heads(before: Reading, after: Reading) -> Iterator[Change]:
    one, other = before.document, after.document
    if (one.title or "") != (other.title or ""):
        yield Change(TITLE, one.title, other.title)
    credit, now = (", ".join(agencies(document)) or None for document in (one, other))
    if credit != now:
        yield Change(CREDIT, credit, now)


def _corrections(before: Reading, after: Reading) -> Iterator[Change]:
    """Paragraphs that the source itself marks as a correction, or that begin with the words for one."""
    old = {before.document.text[b:e] for b, e in _marked(before)}
    for b, e in _marked(after):
        if after.document.text[b:e] not in old:
            yield Change(CORRECTION, None, after.document.text[b:e], (), (Span(b, e),))


def _marked(reading: Reading) -> list[Span]:
    document = reading.document
    marked = {Span(part.b, part.e) for part in document.parts if part.kind == CORRECTION}
    language = document.language if document.language in languages.known() else languages.known()[0]
    told = _corrected(language)
    marked |= {Span(*line.span()) for line in _line().finditer(document.text) if told.match(line[0])}
    return sorted(span for span in marked if not any(o != span and o.b <= span.b and span.e <= o.e for o in marked))


def corrects(text: str, at: int, language: str) -> bool:
    """The line that `at` stands in begins with the words for a correction: what it tells of was wrong."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return _corrected(language).match(line) is not None


@cache
def _corrected(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in languages.toml(language, "revisions")["corrections"])
    return re.compile(rf"\W*(?:{words})\b", re.I)


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"\S[^\n]*")


# pairs of claims


def _pairs(before: Reading, after: Reading) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims of both texts that say the same thing, and those of one alone."""
    old, new = list(before.claims), list(after.claims)
    for same in (_exact, _words):
        index: dict[Any, list[Claim]] = {}
        for claim in new:
            index.setdefault(same(after, claim), []).append(claim)
        rest = []
        for claim in old:
            known = index.get(same(before, claim))
            if known:
                found = known.pop(0)
                new.remove(found)
                yield claim, found
            else:
                rest.append(claim)
        old = rest
    yield from _alike(before, after, old, new)


def _exact(reading: Reading, claim: Claim) -> Any:
    return _words(reading, claim), claim.chain, claim.stance


def _words(reading: Reading, claim: Claim) -> str:
    return " … ".join(reading.document.text[b:e] for b, e in claim.spans)


def _alike(before: Reading, after: Reading, old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    one, other = [_words(before, c) for c in old], [_words(after, c) for c in new]
    scores = ((fuzz.ratio(a, b, score_cutoff=LIKE), i, j) for i, a in enumerate(one) for j, b in enumerate(other))
    ranked = sorted((-score, i, j) for score, i, j in scores if score)
    left, right = set(range(len(old))), set(range(len(new)))
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield old[i], new[j]
    yield from ((old[i], None) for i in sorted(left))
    yield from ((None, new[j]) for j in sorted(right))


# inside a pair


def _within(before: Reading, after: Reading, old: Claim | None, new: Claim | None) -> Iterator[Change]:
    if old is None or new is None:
        yield from _alone(before, CLAIM_DROPPED, old) if old else _alone(after, CLAIM_ADDED, new)
        return
    yield from _figures(before, after, old, new)
    yield from _sources(before, after, old, new)
    if old.stance != new.stance:
        yield Change(STANCE_CHANGED, old.stance, new.stance, old.spans, new.spans)
    for hedge in old.hedges:
        if hedge not in new.hedges:
            yield Change(HEDGE_DROPPED, hedge, None, old.spans, new.spans)
    for hedge in new.hedges:
        if hedge not in old.hedges:
            yield Change(HEDGE_ADDED, None, hedge, old.spans, new.spans)


def _alone(reading: Reading, kind: str, claim: Claim | None) -> Iterator[Change]:
    assert claim is not None
    words = _words(reading, claim)
    yield Change(kind, words, None, claim.spans) if kind == CLAIM_DROPPED else Change(kind, None, words, (), claim.spans)


def _sources(before: Reading, after: Reading, old: Claim, new: Claim) -> Iterator[Change]:
    """Who stands in the chains behind the outlet."""
    one, other = _chain(old, before), _chain(new, after)
    if one == other:
        return
    kind = SOURCE_DROPPED if not other else SOURCE_ADDED if not one else SOURCE_CHANGED
    yield Change(kind, one or None, other or None, old.spans, new.spans)


def _chain(claim: Claim, reading: Reading) -> str:
    links = claim.chain[1:] if claim.chain and claim.chain[0] == (reading.document.outlet,) else claim.chain
    return " ← ".join(" + ".join(link) or "?" for link in links) if claim.attribution else ""


def _figures(before: Reading, after: Reading, old: Claim, new: Claim) -> Iterator[Change]:
    one, other = _of(before, old), _of(after, new)
    for same in (_value, _thing, _kind):  # the same number, the same thing counted, the same unit
        rest = []
        for figure in one:
            found = next((f for f in other if same(f) == same(figure)), None)
            if found is None:
                rest.append(figure)
                continue
            other.remove(found)
            if same is not _value:
                yield Change(FIGURE_CHANGED, _shown(figure), _shown(found), (figure.span,), (found.span,))
        one = rest
    for figure in one:
        yield Change(FIGURE_DROPPED, _shown(figure), None, (figure.span,), new.spans)
    for figure in other:
        yield Change(FIGURE_ADDED, None, _shown(figure), old.spans, (figure.span,))


def _of(reading: Reading, claim: Claim) -> list[Figure]:
    return [f for f in reading.figures if f.id in claim.figures]


def _value(figure: Figure) -> Any:
    return figure.low, figure.high, figure.bound, figure.unit, figure.per


def _thing(figure: Figure) -> Any:
    return figure.unit, figure.per, figure.concept or figure.lemma or figure.counted, figure.role


def _kind(figure: Figure) -> Any:
    return figure.unit, figure.per


def _shown(figure: Figure) -> str:
    """The words of a figure with what it counts."""
    return f"{figure.text} {figure.counted}" if figure.counted and figure.counted not in figure.text else figure.text


def counted(found: Iterable[Change]) -> dict[str, int]:
    """How many changes of each kind there are."""
    out: dict[str, int] = {}
    for change in found:
        out[change.kind] = out.get(change.kind, 0) + 1
    return out
