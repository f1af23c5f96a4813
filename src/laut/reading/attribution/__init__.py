"""Attributions: who says what, by cue, by preposition, by quotation, or running on from the sentence before.

The rules each look at one sentence (a `Scene`) and make `Draft`s; here they are put in order, nested, given their sources, and turned
into records. The words they look for are data: `languages/*/cues.tsv` and `languages/*/attribution.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from laut.reading import headings
from laut.reading.attribution import (
    answers,
    citing,
    colons,
    correcting,
    hearsay,
    inserted,
    inside,
    listed,
    nouns,
    plain,
    prepositions,
    quotations,
    relays,
    retorts,
    tallies,
    titles,
    turns,
    verbs,
)
from laut.reading.attribution.assembly import assemble
from laut.reading.attribution.cues import Cues, cues
from laut.reading.attribution.draft import Draft, Range, covers, holds, trim
from laut.reading.attribution.nesting import nest
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.speaking import Referee, last_told, speak
from laut.reading.attribution.subjects import subject_of
from laut.records import Attribution, Time
from laut.text.clauses import heavy_quotes, segments
from laut.text.records import Quote, Sentence, Text

_SKIPPED = frozenset(["byline"])


class Reviser(Protocol):
    """Who looks at the drafts of each sentence again before they are given their sources (see `laut.reading.learned.Second`)."""

    def revise(self, scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts of a sentence as they are to be."""


def find_attributions(text: Text, times: Sequence[Time], cast: Referee, second: Reviser | None = None) -> tuple[Attribution, ...]:
    """The attributions of a text in text order, ids a1, a2, ...; `times` give the time of saying, `cast` the sources."""
    return assemble(text, cues(text.language), find_drafts(text, cast, second), times)


def find_drafts(text: Text, cast: Referee, second: Reviser | None = None) -> list[Draft]:
    """What the rules find in a text, in text order and with its sources."""
    words = cues(text.language)
    quotes = heavy_quotes(text)
    told: list[Draft] = []
    talk, replies = turns.find(text, words, cast), answers.find(text, cast)
    turn: Draft | None = None
    for sentence, near in zip(text.sentences, _near(text, quotes), strict=True):
        if text.blocks and text.blocks[sentence.block].kind in _SKIPPED:
            continue
        opened = talk.opened(sentence)
        if opened is not None:
            opened.sources = cast.refer(*opened.bearer[0])
            told.append(opened)
        turn = opened or (turn if turn is not None and text.sentences[turn.sentence].block == sentence.block else None)
        sentence, before = headings.cut(text, talk.cut(text, sentence)), _near_enough(text, sentence, talk.before(text, sentence, told))
        scene = Scene(text, sentence, segments(text, sentence, near), near, words, cast.voice)
        drafts = _read(scene, before)
        if second is not None:
            drafts = second.revise(scene, drafts)
        speak(drafts, before, cast, scene)
        for draft in replies.own(drafts, sentence):
            draft.sources = cast.refer(*replies.bearer) if replies.bearer is not None else ()
            draft.speaker, draft.parent = [], None
        if turn is not None:
            turns.own(drafts, turn, words, text)
        told += [d for d in drafts if not d.dropped]
    told = _with_inner(text, words, quotes, told, cast)
    headlines = _headlines(text, words, quotes, told, cast)
    titled = {d.sentence for d in headlines}
    return sorted([*headlines, *(d for d in told if d.sentence not in titled)], key=lambda d: d.sentence)


def _near_enough(text: Text, sentence: Sentence, told: list[Draft]) -> list[Draft]:
    """Those that a sentence may go on with: an entry of a ticker goes on with none of another entry, the cell of a table with none."""
    here = text.blocks[sentence.block] if text.blocks else None
    if here is None or (here.at is None and here.kind != "table"):
        return told
    blocks = ((d, text.blocks[text.sentences[d.sentence].block]) for d in told)
    return [d for d, block in blocks if block.at == here.at and (here.kind != "table" or block is here)]


def _with_inner(text: Text, words: Cues, quotes: list[Quote], told: list[Draft], cast: Referee) -> list[Draft]:
    """`told` with what those who are quoted report in turn, each behind who quotes it."""
    owners = inside.owners(told)
    inner: dict[int, list[Draft]] = {}
    for quote in quotes:
        owner = owners.get(quote.first - 1)
        if owner is None or quote.first >= quote.last:
            continue
        for sentence in text.sentences[text.tokens[quote.first].sentence : text.tokens[quote.last - 1].sentence + 1]:
            scene = Scene(text, sentence, [], [], words, cast.voice)
            drafts = inside.find(scene, quote, owner, inner.setdefault(id(owner), []))
            speak(drafts, [], cast, scene)
            inside.settle(scene, drafts, owner)
            inner[id(owner)] += drafts
    return [d for one in told for d in (one, *inner.get(id(one), ()))]


def _near(text: Text, quotes: list[Quote]) -> list[list[Quote]]:
    """For each sentence the quotations that touch it or the sentence behind it."""
    out: list[list[Quote]] = []
    at = 0
    for index, sentence in enumerate(text.sentences):
        end = text.sentences[index + 1].e if index + 1 < len(text.sentences) else sentence.e
        while at < len(quotes) and quotes[at].e <= sentence.b:
            at += 1
        mine = []
        for quote in quotes[at:]:
            if quote.b >= end:
                break
            mine.append(quote)
        out.append(mine)
    return out


def _read(scene: Scene, told: list[Draft]) -> list[Draft]:
    """The attributions of one sentence, nested, in the order of their frames."""
    drafts = (verbs if scene.words.bracket else plain).find(scene)
    _taken_up(drafts, told, scene)
    drafts = _one_frame_each(drafts + inserted.find(scene) + prepositions.find(scene))
    if not scene.words.bracket:
        drafts = retorts.find(scene, citing.find(scene, drafts))
    drafts += nouns.find(scene, drafts)
    drafts += listed.find(scene, drafts)
    last = last_told(told, scene.sentence)
    drafts += relays.find(scene, drafts, last)
    drafts += quotations.find(scene, told[-4:] + drafts)
    if scene.words.bracket:
        colons.take_in(scene, drafts)
        drafts += colons.find(scene, drafts)
        drafts += tallies.find(scene, drafts)
        drafts += tallies.reached(scene, drafts)
        drafts += tallies.given(scene, drafts, last)
    drafts += [d for d in hearsay.claimed(scene) if not any(_same_content(d, o) or holds(o.content, d.at) for o in drafts)]
    drafts += [d for d in hearsay.hearsay(scene) if not any(_same_content(d, o) or holds(o.content, d.at) for o in drafts)]
    drafts += [d for d in hearsay.adverbs(scene) if not any(_same_content(d, o) for o in drafts)]
    written = last is not None and hearsay.documented(scene, last)
    drafts += [d for d in hearsay.pointer(scene, last is not None, written) if not any(_same_content(d, o) for o in drafts)]
    if not drafts and (right := correcting.corrected(scene)) is not None:
        return [right]
    if not drafts or hearsay.told_on(scene, drafts):
        run = hearsay.runs_on(scene, last is not None and last.sentence == scene.sentence.index - 1)
        if run is not None and (actor := _actor(scene, last)) is not None:
            run.speaker = run.bearer = [actor]
        if run is not None and (last is not None or run.bearer):
            drafts = [run, *(d for d in drafts if not hearsay.of_himself(scene, d))]
    nest(drafts)
    drafts = [d for d in drafts if trim(scene.text, d.content)]
    return sorted(drafts, key=lambda d: (d.frame[0][0] if d.frame else d.at, d.at))


def _actor(scene: Scene, last: Draft | None) -> Range | None:
    """Who acts in the sentence before, where that attributes nothing: `Dekan Berg sieht das gelassen. | Man habe nichts gewusst.`"""
    index = scene.sentence.index
    if not scene.words.bracket or not index or (last is not None and last.sentence >= index - 1):
        return None
    sentence = scene.text.sentences[index - 1]
    if sentence.block != scene.sentence.block:
        return None
    before = Scene(scene.text, sentence, segments(scene.text, sentence, scene.quotes), scene.quotes, scene.words, scene.judge)
    k = next((k for k, s in enumerate(before.segments) if s.kind == "main" and s.mood == "ind"), None)
    if k is None:
        return None
    subject, impersonal = subject_of(before, k)
    return subject if subject is not None and not impersonal and before.voice(*subject) > 0 else None


def _taken_up(drafts: list[Draft], told: list[Draft], scene: Scene) -> None:
    """`Müller sprach von 80. Der Konzern bestreitet das.`: denied is what was said, not that he said it.

    In a paragraph of its own a denial takes up only what somebody said in the sentence before.
    """
    block = scene.text.sentences[max(0, scene.sentence.index - 1)].block
    before = next((d for d in reversed(told) if d.sentence == scene.sentence.index - 1 and d.basis == "cue"), None)
    for draft in drafts:
        if draft.rule == "deictic" and draft.stance == "denies":
            if before is not None and covers(draft.content, before.content):
                draft.content = list(before.content)
            elif block != scene.sentence.block and draft.content[0][0] < scene.sentence.first:
                draft.dropped = True


def _one_frame_each(drafts: list[Draft]) -> list[Draft]:
    """Drops an object that stands in a frame which another rule has read as its own (`wie X mitteilte`)."""
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


def _headlines(text: Text, words: Cues, quotes: list[Quote], told: list[Draft], cast: Referee) -> list[Draft]:
    """The attributions of headlines, read last: who speaks in the text tells whether the word before a colon is a source."""
    cued = {d.sentence for d in told if d.basis == "cue"}
    speakers = [text.text[text.tokens[a].b : text.tokens[b - 1].e].lower() for d in told for a, b in d.speaker]
    out = []
    for sentence in text.sentences:
        block = text.blocks[sentence.block] if text.blocks else None
        if sentence.index in cued or block is None or (sentence.index and block.kind != "heading"):
            continue
        scene = Scene(text, sentence, segments(text, sentence, quotes if not sentence.index else []), quotes, words, cast.voice)
        for draft in titles.find(scene, speakers):
            draft.sources = cast.refer(*draft.bearer[0])
            out.append(draft)
    return out


__all__ = ["Referee", "Reviser", "find_attributions", "find_drafts"]
