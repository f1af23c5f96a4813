"""What somebody who is quoted reports in turn: `"Nine percent of voters said it changed their minds," she wrote.`"""

from __future__ import annotations

from dataclasses import replace

from laut.reading.attribution import plain, verbs
from laut.reading.attribution.draft import Draft
from laut.reading.attribution.nesting import nest
from laut.reading.attribution.scene import Scene
from laut.text.clauses import segments
from laut.text.phrases import phrase_end
from laut.text.records import Quote, Sentence

_NAMING = frozenset(["NOUN", "PROPN", "NUM"])


def owners(told: list[Draft]) -> dict[int, Draft]:
    """The direct speech that begins at a token."""
    return {a: d for d in told if d.type == "direct" for a, _ in d.content}


def find(scene: Scene, quote: Quote, owner: Draft) -> list[Draft]:
    """The attributions in the part of a quotation that lies in the scene's sentence; `owner` relays them.

    Pronouns are left alone: who `they` are in somebody else's words is not sure, and `I think` adds nothing.
    """
    first, last = max(scene.sentence.first, quote.first), min(scene.sentence.last, quote.last)
    if last - first < 4:
        return []
    part = Sentence(scene.sentence.index, scene.tokens[first].b, scene.tokens[last - 1].e, first, last, scene.sentence.block)
    inner = replace(scene, sentence=part, segments=segments(scene.text, part, []), quotes=[])
    drafts = [
        d for d in (verbs if scene.words.bracket else plain).find(inner) if d.rule == "complement" and d.bearer and _plainly(scene, d)
    ]
    nest(drafts)
    for draft in drafts:
        draft.parent = draft.parent or owner
    return drafts


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
