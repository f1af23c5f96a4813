"""Drafts become records: numbered, with spans, hedges, the time of saying and the parent that was kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from laut.reading.attribution.cues import Cues
from laut.reading.attribution.draft import Draft, Range, runs, spans, trim
from laut.reading.attribution.hedging import hedges, hedges_in, stance_of
from laut.records import Attribution, Span, Time
from laut.text.records import Text

Interval = tuple[date | None, date | None]


def assemble(text: Text, words: Cues, told: list[Draft], times: Sequence[Time]) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of `told`, ids a1, a2, ...; doubles are left out."""
    kept = _distinct(text, told)
    ids = {id(d): f"a{n}" for n, d in enumerate(kept, 1)}
    dated = [t for t in times if t.start is not None or t.end is not None]
    found = hedges(text, words)
    return tuple(_record(text, words, draft, ids, dated, found) for draft in kept)


def _distinct(text: Text, told: list[Draft]) -> list[Draft]:
    """Without doubles (same content, same sources, no relation between them) and without those that hold nothing but marks."""
    out: list[Draft] = []
    seen: dict[tuple[object, ...], Draft] = {}
    for draft in told:
        key = (tuple(trim(text, draft.content)), draft.sources)
        if not key[0]:
            continue
        double = seen.get(key)
        if double is not None and draft.parent is double.parent:
            continue
        seen[key] = draft
        out.append(draft)
    return out


def _record(text: Text, words: Cues, draft: Draft, ids: dict[int, str], dated: list[Time], found: list[Range]) -> Attribution:
    content, frame = trim(text, _behind_dateline(text, draft.content)), spans(text, _with_commas(text, draft))
    if draft.final:
        content, frame = draft.content, spans(text, draft.frame)
    elif draft.type in _FREE and (draft.rule == "run_on" or content[0][0] == text.sentences[draft.sentence].first):
        content = _with_stop(text, content)
    said = hedges_in(text, found, content)
    return Attribution(
        id=ids[id(draft)],
        type=draft.type,
        stance=stance_of(words, draft.stance, said),
        basis=draft.basis,
        content=spans(text, content),
        cue=spans(text, runs(draft.cue)),
        speaker=spans(text, draft.speaker),
        addressee=spans(text, draft.addressee),
        frame=frame if draft.final or draft.type != "reported" else (),  # all of it but the object is cue and speaker
        sources=draft.sources,
        parent=_parent(draft, ids),
        hedges=said,
        said=_said(spans(text, content), frame, dated),
        rule=draft.rule,
    )


_BESIDE = frozenset(["inverted", "relay", "so", "preposition"])


def _with_commas(text: Text, draft: Draft) -> list[Range]:
    """A frame beside its content has the commas that part it from the content."""
    if draft.rule not in _BESIDE or not draft.frame:
        return draft.frame
    inside = {i for a, b in draft.content for i in range(a, b)}
    (first, _), (_, last) = draft.frame[0], draft.frame[-1]
    before = first > 1 and text.tokens[first - 1].text == "," and {first - 1, first - 2} & inside
    behind = last + 1 < len(text.tokens) and text.tokens[last].text == "," and {last, last + 1} & inside
    out = list(draft.frame)
    out[0] = (out[0][0] - bool(before), out[0][1])
    out[-1] = (out[-1][0], out[-1][1] + bool(behind))
    return out


_FREE = frozenset(["free_indirect", "indirect_free_indirect"])
_STOPS = frozenset(".!?…")


def _with_stop(text: Text, content: list[Range]) -> list[Range]:
    """Sentences that run on without a cue are said in full, with the mark that ends them."""
    first, last = content[-1]
    stop = last < len(text.tokens) and text.tokens[last].text in _STOPS and text.tokens[last].sentence == text.tokens[last - 1].sentence
    return [*content[:-1], (first, last + stop)]


_DASHES = frozenset("-–—")
_DATELINE = 14  # tokens that a dateline has at most


def _behind_dateline(text: Text, content: list[Range]) -> list[Range]:
    """What is said without the dateline before it: `GENEVA (Reuters) -`, `Kiel, 3. März –`."""
    first = min(a for a, _ in content)
    token = text.tokens[first]
    sentence = text.sentences[token.sentence]
    body = next((n for n, block in enumerate(text.blocks) if block.kind in ("lead", "paragraph")), sentence.block)
    if first != sentence.first or sentence.block != body or (first and text.sentences[token.sentence - 1].block == body):
        return content
    dashes = [i for i in range(first, sentence.last) if text.tokens[i].text in _DASHES]
    if len(dashes) != 1 or dashes[0] - first > _DATELINE or not text.tokens[dashes[0] + 1 : sentence.last]:
        return content
    depth = 0
    for t in text.tokens[first : dashes[0]]:
        depth += (t.text == "(") - (t.text == ")")
        if not depth and t.pos not in ("PROPN", "NUM", "PUNCT", "X") and (t.pos not in ("NOUN", "ADJ") or t.text[0].islower()):
            return content
    named = text.tokens[first].pos == "PROPN" or text.tokens[first].text.isupper()
    return [(max(a, dashes[0] + 1), b) for a, b in content if b > dashes[0] + 1] if named else content


def _parent(draft: Draft, ids: dict[int, str]) -> str | None:
    """The id of the nearest parent that was kept; None where there is none."""
    parent, steps = draft.parent, 0
    while parent is not None and (id(parent) not in ids or parent is draft) and steps < 9:
        parent, steps = parent.parent, steps + 1
    return ids.get(id(parent)) if parent is not draft else None


def _said(content: tuple[Span, ...], frame: tuple[Span, ...], dated: list[Time]) -> Interval | None:
    """The time that stands in the frame, outside the content."""
    for part in frame:
        for time in dated[bisect_left(dated, part.b, key=lambda t: t.span.b) :]:
            if time.span.e > part.e:
                break
            if not any(c.b <= time.span.b < c.e for c in content):
                return (time.start, time.end)
    return None
