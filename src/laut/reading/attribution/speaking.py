"""Who speaks: the sources of each attribution, and whom a sentence without a cue goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.scene import Scene
from laut.text.records import Sentence

_MATRIX = frozenset(["complement", "relay", "so", "inverted", "run_on"])
"""Frames whose own speaker goes on (`Müller sagte, Schulze habe ... erklärt. Das sei falsch.`), against `Laut X sagte Y`."""
_HIMSELF = frozenset(["PPER", "PRP"])
"""Tags of pronouns by which somebody speaks of himself in what he says: `er`, not `dieser`."""
REACH = 3
"""How many sentences back an attribution can be that a sentence without a cue goes on with."""


class Referee(Protocol):
    """Who a phrase stands for (see `laut.reading.references.Cast`)."""

    def refer(self, first: int, last: int, said: Sequence[Range] = ()) -> tuple[str, ...]:
        """Ids of the sources that the phrase `[first, last)` stands for; empty where it is not sure; `said` is what they say."""

    def nobody(self, first: int, last: int) -> bool:
        """Whether the phrase names no bearer: `ersten Angaben`."""

    def person(self, first: int, last: int) -> bool:
        """Whether the phrase is the name of a person."""

    def therein(self, first: int, last: int) -> tuple[str, ...]:
        """Ids of the document or body that `darin` or `dort` in `[first, last)` means; empty where no such word stands there."""

    def among(self, first: int, last: int) -> Range | None:
        """The phrase in `[first, last)` of those among whom something is said (`verlautete aus | dem Umfeld der Ministerin`)."""

    def author(self, first: int, last: int) -> tuple[str, ...]:
        """Ids of the body whose own words a phrase like `einer Mitteilung` means; empty where that is not sure."""

    def voice(self, first: int, last: int) -> int:
        """1 where the phrase names a person, an institution or a group that can speak; 0 where that is not sure."""


def last_told(told: list[Draft], sentence: Sentence) -> Draft | None:
    """The attribution that a sentence without a cue may continue: the last one near it, its origin rather than its relay."""
    if not told:
        return None
    latest = told[-1].sentence
    if sentence.index - latest > REACH:
        return None
    mine: list[Draft] = []
    for draft in reversed(told):
        if draft.sentence != latest:
            break
        mine.append(draft)
    mine.reverse()
    relayed = {id(d.parent) for d in mine if d.parent is not None}
    ends = [d for d in mine if id(d) not in relayed] or mine
    end = ends[-1]
    while end.parent is not None and end.parent in mine and end.rule in ("object", "complement") and end.parent.rule in _MATRIX:
        end = end.parent
    return end


def speak(drafts: list[Draft], told: list[Draft], cast: Referee, scene: Scene) -> None:
    """Gives every draft of a sentence its sources, in text order; what runs on takes those of the attribution before."""
    last = last_told(told, scene.sentence)
    for draft in sorted(drafts, key=lambda d: d.bearer[0][0] if d.bearer else d.at):
        if draft.claimant is not None and not _claimed(draft, told, cast):
            draft.dropped = True
        elif draft.bearer:
            _bearers(draft, last, cast, scene)
        elif draft.cue and draft.basis == "cue" and (inside := _therein(draft, cast)):
            draft.sources, draft.nobody = inside, False
        elif draft.cue and draft.basis == "cue" and (crowd := next((r for a, b in draft.frame if (r := cast.among(a, b))), None)):
            draft.sources, draft.nobody, draft.speaker = cast.refer(*crowd), False, [crowd]
        elif draft.cue and draft.basis == "cue" and (it := _body_it(draft, cast, scene)) is not None:
            draft.sources, draft.nobody, draft.speaker = cast.refer(*it), False, [it]
        elif draft.basis == "pointer":
            meant = last.parent if last is not None and last.basis == "pointer" and last.parent is not None else last
            draft.parent, draft.stance = draft.parent or meant, meant.stance if meant is not None else draft.stance
        elif draft.rule == "hearsay":
            _hearsay(draft, drafts, last, scene)
        elif draft.basis == "run_on" and draft.type == "direct" and (near := _quoted_before(draft, drafts)) is not None:
            draft.sources, draft.speaker, draft.parent = near.sources, list(near.speaker), draft.parent or near.parent
        elif draft.basis == "run_on" and last is not None and not draft.nobody:
            if last.rule == "preposition" and last.parent in told and last.parent is not None and last.parent.rule in _MATRIX:
                last = last.parent  # Müller sagte, laut Polizei seien 30 Menschen tot. Er selbst habe es nicht gesehen.
            draft.sources, draft.speaker, draft.parent = last.sources, list(last.speaker), draft.parent or last.parent
    for draft in drafts:
        outer = draft.parent if draft.parent is not None and draft.parent.rule != "hearsay" else None
        own = outer is not None and draft.rule == "object" and draft.sources in ((), outer.sources)
        if own and draft.bearer and all(scene.tokens[a].tag in _HIMSELF for a, _ in draft.bearer):
            draft.dropped = True  # Er gab an, er halte das Schreiben für echt.


def _therein(draft: Draft, cast: Referee) -> tuple[str, ...]:
    """`Darin heißt es, ...`: the document that was just named; `heißt es dort`: the body."""
    return next((found for first, last in draft.frame if (found := cast.therein(first, last))), ())


def _body_it(draft: Draft, cast: Referee, scene: Scene) -> Range | None:
    """`teilte es mit`: the pronoun beside the verb, where a body can be meant by it."""
    words = scene.words.impersonal - scene.words.generic
    if not scene.words.bracket or not draft.content or any(scene.tokens[i].low in words for i in draft.cue):
        return None
    at = draft.cue[0]
    object_ = at + 2 < scene.sentence.last and scene.tokens[at + 2].pos in ("NOUN", "PROPN", "DET", "ADJ")  # so erwartet es die Firma
    behind = [] if object_ or draft.content[0][0] > at else [at + 1]
    beside = [i for i in (*behind, at - 1) if scene.sentence.first <= i < scene.sentence.last and scene.tokens[i].low in words]
    return next(((i, i + 1) for i in beside if cast.refer(i, i + 1)), None)


def _quoted_before(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Whoever is quoted before in the same sentence: `sagte: „A.“ und „B.“`."""
    found = [d for d in drafts if d is not draft and d.type == "direct" and d.frame and d.content[-1][1] <= draft.content[0][0]]
    return found[-1] if found else None


def _claimed(draft: Draft, told: list[Draft], cast: Referee) -> bool:
    """`Der Sender stützt sich auf X`: X stands behind what the Sender said last; without that, behind nothing that is known."""
    claimants = set(cast.refer(*draft.claimant)) if draft.claimant is not None else set()
    outer = next((d for d in reversed(told[-12:]) if claimants & set(d.sources)), None)
    if outer is None:
        return False
    draft.parent, draft.heir, draft.content = outer, outer, list(outer.content)
    return True


def _bearers(draft: Draft, last: Draft | None, cast: Referee, scene: Scene) -> None:
    found: list[str] = []
    said = draft.content if draft.rule == "inverted" else ()  # Smith would lose, he said
    for first, end in draft.bearer:
        if end == first + 1 and scene.tokens[first].low in scene.words.generic:  # man betont
            found += [s for s in (last.sources if last is not None else ()) if s not in found]
        elif cast.nobody(first, end):
            author = cast.author(first, end)
            found += [s for s in author if s not in found]
            draft.nobody = draft.nobody or not author
        else:
            found += [s for s in cast.refer(first, end, said) if s not in found]
    draft.sources = tuple(found)


def _hearsay(draft: Draft, drafts: list[Draft], last: Draft | None, scene: Scene) -> None:
    """Hearsay is the same source's as what is attributed in its own sentence, or in the one before."""
    if any(d is not draft and draft.at in d.cue for d in drafts):  # Der Kapitän soll ausgesagt haben, er ...
        return
    own = next((d for d in drafts if d is not draft and d.sources and d.frame), None)
    if own is None and last is not None and last.sentence >= scene.sentence.index - 1:
        same_block = scene.text.sentences[last.sentence].block == scene.sentence.block
        own = last if same_block else None
    if own is not None and own.sources:
        draft.sources, draft.speaker, draft.nobody = own.sources, own.speaker, False
