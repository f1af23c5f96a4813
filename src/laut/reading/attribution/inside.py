"""What somebody who is quoted reports in turn: `"Nine percent of voters said it changed their minds," she wrote.`"""

from __future__ import annotations

from dataclasses import replace

from laut.reading.attribution import hearsay, inserted, plain, prepositions, tallies, verbs
from laut.reading.attribution.draft import Draft
from laut.reading.attribution.nesting import nest
from laut.reading.attribution.scene import Scene
from laut.text.clauses import heavy, segments
from laut.text.phrases import phrase_end
from laut.text.records import Quote, Sentence

_SAID = frozenset(["complement", "object", "quote"])
_NAMING = frozenset(["NOUN", "PROPN", "NUM"])


def owners(told: list[Draft]) -> dict[int, Draft]:
    """The direct speech that begins at a token."""
    return {a: d for d in told if d.type == "direct" for a, _ in d.content}


def find(scene: Scene, quote: Quote, owner: Draft, told: list[Draft]) -> list[Draft]:
    """The attributions in the part of a quotation that lies in the scene's sentence; `owner` relays them, `told` stands before in it.

    Pronouns count only before words that are quoted in turn, and where German says in a clause what was said: `I think` adds nothing.
    """
    first, last = max(scene.sentence.first, quote.first), min(scene.sentence.last, quote.last)
    if last - first < 4:
        return []
    part = Sentence(scene.sentence.index, scene.tokens[first].b, scene.tokens[last - 1].e, first, last, scene.sentence.block)
    quoted = [q for q in scene.text.quotes if q.level == quote.level + 1 and first <= q.first < last and _spoken(scene, q)]
    inner = replace(scene, sentence=part, segments=segments(scene.text, part, quoted), quotes=quoted)
    if not scene.words.bracket:
        said = plain.find(inner)
        drafts = [d for d in said if d.bearer and d.rule in _SAID and (_plainly(scene, d) or _of_oneself(scene, d))]
        drafts += [d for d in said if not d.bearer and d.nobody and d.rule == "complement" and len(d.cue) > 1]  # we were told that
        drafts += [d for d in prepositions.find(inner) if d.bearer]
    else:
        drafts = [d for d in verbs.find(inner) if _reported(inner, d)]
        drafts += tallies.reached(inner, drafts)
        drafts += [d for d in inserted.find(inner) + prepositions.find(inner) if d.bearer or d.rule == "relay"]
        drafts += _pointer(inner, told, drafts)
    nest(drafts)
    for draft in drafts:
        draft.parent = draft.parent or owner
    return drafts


def _pointer(scene: Scene, told: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """`Laut Amt fehlen 60 Boote. Demnach ...`: what points at the sentence before, in the same quotation."""
    last = told[-1] if told and told[-1].sentence == scene.sentence.index - 1 else None
    if last is None or drafts:
        return []
    found = hearsay.pointer(scene, True, hearsay.documented(scene, last))
    for draft in found:
        draft.parent = last
    return found


def settle(scene: Scene, drafts: list[Draft], owner: Draft) -> None:
    """Who says `ich` in a quotation is who is quoted."""
    for draft in drafts:
        first = draft.bearer[0][0] if len(draft.bearer) == 1 else None
        if first is not None and draft.bearer[0][1] == first + 1 and scene.tokens[first].low in scene.words.first_person:
            draft.sources = owner.sources


def _spoken(scene: Scene, quote: Quote) -> bool:
    """A quotation with a clause of its own, or behind a colon."""
    return heavy(scene.text, quote) or (quote.first > 1 and scene.tokens[quote.first - 2].text == ":")


def _reported(scene: Scene, draft: Draft) -> bool:
    """Whether a frame of the quotation tells what somebody else says: by name, or with the words that he used."""
    if draft.rule == "quote":
        return bool(draft.bearer) or draft.nobody
    if not draft.bearer or draft.rule not in ("complement", "object", "inverted"):
        return False
    first, last = draft.bearer[0]
    if scene.tokens[first].low in scene.words.relatives and last == first + 1:
        return False
    own = scene.tokens[first].low in scene.words.first_person and last == first + 1
    strong = any("weak" not in c.frames for i in draft.cue for c in scene.words.verbs.get(scene.tokens[i].lemma, ()))
    named = any(t.pos in _NAMING for t in scene.tokens[first:last])
    return strong and (named or (draft.rule == "complement" and not own))


def _of_oneself(scene: Scene, draft: Draft) -> bool:
    """English: what who is quoted said before (`I told them that`), not what he thinks or says now (`I say that`)."""
    first, last = draft.bearer[0]
    if last > first + 1 or scene.tokens[first].low not in scene.words.first_person or draft.rule == "object":
        return False
    verb = scene.tokens[draft.at]
    past = verb.tag == "VBD" or any(scene.tokens[i].lemma in scene.words.perfect for i in draft.cue)
    return (
        past and draft.stance not in ("assesses", "predicts") and any("weak" not in c.frames for c in scene.words.verbs.get(verb.lemma, ()))
    )


def _plainly(scene: Scene, draft: Draft) -> bool:
    """One whole phrase that names somebody, before a finite verb of saying with no other sense."""
    first, last = draft.bearer[0]
    start = first + (last - first > 1 and scene.tokens[first + 1].pos == "NUM")  # Just 9 percent
    if not any(t.pos in _NAMING for t in scene.tokens[first:last]) or phrase_end(scene.text, start, last) != last:
        return False
    if scene.tokens[first].tag in ("WP", "WDT"):
        return False
    verb = scene.tokens[draft.at]
    return verb.form == "fin" and any("weak" not in c.frames for c in scene.words.verbs.get(verb.lemma, ()))
