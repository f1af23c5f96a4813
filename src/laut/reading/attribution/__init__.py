"""Attributions: who says what, by cue, by preposition, by quotation, or running on from the sentence before.

The rules each look at one sentence (a `Scene`) and make `Draft`s; here they are put in order, nested, given their sources, and turned
into records. The words they look for are data: `languages/*/cues.tsv` and `languages/*/attribution.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from laut.reading.attribution import hearsay, inserted, nouns, plain, prepositions, quotations, relays, titles, verbs
from laut.reading.attribution.cues import Cues, cues
from laut.reading.attribution.draft import Draft, Range, covers, holds, runs, spans, trim
from laut.reading.attribution.hedging import hedges_in, stance_of
from laut.reading.attribution.nesting import nest
from laut.reading.attribution.scene import Scene
from laut.records import Attribution, Span, Time
from laut.text.clauses import heavy_quotes, segments
from laut.text.records import Quote, Sentence, Text


class Referee(Protocol):
    """Who a phrase stands for (see `laut.reading.references.Cast`)."""

    def refer(self, first: int, last: int) -> tuple[str, ...]:
        """Ids of the sources that the phrase `[first, last)` stands for; empty where it is not sure."""

    def nobody(self, first: int, last: int) -> bool:
        """Whether the phrase names no bearer: `ersten Angaben`."""


def find_attributions(text: Text, times: Sequence[Time], cast: Referee) -> tuple[Attribution, ...]:
    """The attributions of a text in text order, ids a1, a2, ...; `times` give the time of saying, `cast` the sources."""
    words = cues(text.language)
    quotes = heavy_quotes(text)
    told: list[Draft] = []
    for sentence in text.sentences:
        if text.blocks and text.blocks[sentence.block].kind in _SKIPPED:
            continue
        scene = Scene(text, sentence, segments(text, sentence, quotes), quotes, words)
        drafts = _read(scene, told)
        _speak(drafts, told, cast, scene)
        told += drafts
    told = _headline(text, words, quotes, told, cast) + told
    kept = _distinct(text, told)
    return tuple(_record(text, words, draft, kept, times) for draft in kept)


def _headline(text: Text, words: Cues, quotes: list[Quote], told: list[Draft], cast: Referee) -> list[Draft]:
    """The attribution of a headline, read last: who speaks in the text tells whether the word before its colon is a source."""
    if not text.sentences or any(d.sentence == 0 for d in told):
        return []
    speakers = [text.text[text.tokens[a].b : text.tokens[b - 1].e].lower() for d in told for a, b in d.speaker]
    scene = Scene(text, text.sentences[0], segments(text, text.sentences[0], quotes), quotes, words)
    found = titles.find(scene, speakers)
    for draft in found:
        draft.sources = cast.refer(*draft.bearer[0])
    return found


_SKIPPED = frozenset(["byline"])


def _read(scene: Scene, told: list[Draft]) -> list[Draft]:
    """The attributions of one sentence, nested, in the order of their frames."""
    drafts = (verbs if scene.words.bracket else plain).find(scene)
    drafts = _one_frame_each(drafts + inserted.find(scene) + prepositions.find(scene))
    drafts += nouns.find(scene, drafts)
    last = _last(told, scene.sentence)
    drafts += relays.find(scene, drafts, last)
    taken = told[-4:] + drafts
    drafts += quotations.find(scene, taken)
    drafts += [d for d in hearsay.hearsay(scene) if not any(_same_content(d, o) or covers(o.content, d.content) for o in drafts)]
    if last is not None:
        drafts += [d for d in hearsay.pointer(scene) if not any(_same_content(d, o) for o in drafts)]
        if not drafts and (run := hearsay.runs_on(scene, last.sentence == scene.sentence.index - 1)):
            drafts.append(run)
    nest(drafts)
    kind = scene.text.blocks[scene.sentence.block].kind if scene.text.blocks else ""
    drafts = [d for d in drafts if trim(scene.text, d.content) and not (kind == "title" and d.rule == "object")]
    return sorted(drafts, key=lambda d: (d.frame[0][0] if d.frame else d.at, d.at))


def _one_frame_each(drafts: list[Draft]) -> list[Draft]:
    """Drops a verb's frame that another rule has read as its own (`wie X mitteilte`, `wonach`)."""
    out: list[Draft] = []
    for draft in drafts:
        relayed = [o for o in drafts if o is not draft and o.rule == "relay" and draft.cue and holds(o.frame, draft.cue[0])]
        if draft.rule != "object" or all(draft.content == o.content for o in relayed):
            out.append(draft)
    return out


def _same_content(a: Draft, b: Draft) -> bool:
    first = {i for x, y in a.content for i in range(x, y)}
    second = {i for x, y in b.content for i in range(x, y)}
    return 2 * len(first & second) >= 0.8 * (len(first) + len(second))


def _last(told: list[Draft], sentence: Sentence) -> Draft | None:
    """The attribution that a sentence without a cue may continue: the last one of the paragraph, its origin rather than its relay."""
    if not told:
        return None
    latest = max(d.sentence for d in told)
    if sentence.index - latest > 3:
        return None
    mine = [d for d in told if d.sentence == latest]
    relayed = {id(d.parent) for d in mine if d.parent is not None}
    ends = [d for d in mine if id(d) not in relayed] or mine
    return ends[-1]


def _speak(drafts: list[Draft], told: list[Draft], cast: Referee, scene: Scene) -> None:
    """Gives every draft its sources, in text order; what runs on takes those of the attribution before."""
    last = _last(told, scene.sentence)
    same_block = last is not None and scene.text.sentences[last.sentence].block == scene.sentence.block
    for draft in sorted(drafts, key=lambda d: d.bearer[0][0] if d.bearer else d.at):
        if draft.bearer:
            found: list[str] = []
            for first, end in draft.bearer:
                if end == first + 1 and scene.tokens[first].low in scene.words.generic:  # man betont
                    found += [s for s in (last.sources if last is not None else ()) if s not in found]
                    continue
                if cast.nobody(first, end):
                    draft.nobody = True
                    continue
                found += [s for s in cast.refer(first, end) if s not in found]
            draft.sources = tuple(found)
        elif draft.basis == "pointer":
            draft.parent, draft.stance = draft.parent or last, last.stance if last is not None else draft.stance
        elif draft.rule == "hearsay":
            own = next((d for d in drafts if d is not draft and d.sources and d.frame), None)
            if own is None and same_block and last is not None and last.sentence >= scene.sentence.index - 1:
                own = last
            if own is not None and own.sources:
                draft.sources, draft.speaker, draft.nobody = own.sources, own.speaker, False
        elif draft.basis == "run_on" and last is not None:
            draft.sources, draft.speaker, draft.parent = last.sources, list(last.speaker), draft.parent or last.parent


def _distinct(text: Text, told: list[Draft]) -> list[Draft]:
    """Without doubles: same content, same sources, no relation between them."""
    out: list[Draft] = []
    seen: dict[tuple[object, ...], Draft] = {}
    for draft in told:
        key = (tuple(trim(text, draft.content)), draft.sources)
        double = seen.get(key)
        if double is not None and draft.parent is double.parent:
            continue
        seen[key] = draft
        out.append(draft)
    return out


def _record(text: Text, words: Cues, draft: Draft, kept: list[Draft], times: Sequence[Time]) -> Attribution:
    ids = {id(d): f"a{n}" for n, d in enumerate(kept, 1)}
    content = spans(text, trim(text, draft.content))
    hedges = hedges_in(text, words, trim(text, draft.content))
    return Attribution(
        id=ids[id(draft)],
        type=draft.type,
        stance=stance_of(words, draft.stance, hedges),
        basis=draft.basis,
        content=content,
        cue=spans(text, runs(draft.cue)),
        speaker=spans(text, draft.speaker),
        addressee=spans(text, draft.addressee),
        frame=spans(text, draft.frame),
        sources=draft.sources,
        parent=ids.get(id(_kept_parent(draft, kept))),
        hedges=hedges,
        said=_said(content, spans(text, draft.frame), times),
    )


def _kept_parent(draft: Draft, kept: list[Draft]) -> Draft | None:
    known = {id(d) for d in kept}
    parent, steps = draft.parent, 0
    while parent is not None and (id(parent) not in known or parent is draft) and steps < 9:
        parent, steps = parent.parent, steps + 1
    return parent


def _said(content: tuple[Span, ...], frame: tuple[Span, ...], times: Sequence[Time]) -> tuple[date | None, date | None] | None:
    """The time that stands in the frame, outside the content."""
    for time in times:
        if time.start is None and time.end is None:
            continue
        inside = any(f.b <= time.span.b and time.span.e <= f.e for f in frame)
        if inside and not any(c.b <= time.span.b < c.e for c in content):
            return (time.start, time.end)
    return None


__all__ = ["Range", "Referee", "find_attributions"]
