"""What others say of a statement right behind it (English): `Rebels said they had won, a claim rejected by the army.`"""

from __future__ import annotations

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Draft, Range, holds, minus
from laut.reading.attribution.scene import Scene
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end

_STANCES = frozenset(["denies", "confirms", "questions"])


def find(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with the retorts of one sentence, each with the content of the statement before it."""
    for k, segment in enumerate(scene.segments):
        noun = _noun(scene, segment) if k and segment.sep == "," and segment.kind != "quote" else None
        found = _retort(scene, segment, noun) if noun is not None else None
        if found is None:
            continue
        at, cue, speaker = found
        own = range(segment.first, segment.last)
        drafts = [d for d in drafts if not any(i in own for i in d.cue)]
        said = [d for d in drafts if holds(d.content, segment.first) or any(b == segment.first - 1 for _, b in d.content)]
        for draft in drafts:
            draft.content = minus(draft.content, [(segment.first - 1, scene.sentence.last if draft in said else segment.last)])
        content = list(said[-1].content) if said else [(scene.segments[0].first, segment.first - 1)]
        draft = Draft("deictic", at, "indirect", cue.stance, content, [at], [speaker], [speaker], frame=[(segment.first, segment.last)])
        draft.sentence = scene.sentence.index
        drafts = [*drafts, draft]
    return drafts


def _noun(scene: Scene, segment: Segment) -> int | None:
    """The noun that means the statement before: `a claim`, `something`."""
    for i in range(segment.first, min(segment.first + 4, segment.last)):
        if scene.tokens[i].low in scene.words.retort_nouns:
            return i
        if scene.tokens[i].pos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _retort(scene: Scene, segment: Segment, noun: int) -> tuple[int, Cue, Range] | None:
    """Verb, construction and speaker: `rejected by the army`, `the army rejects`."""
    for at in range(noun + 1, segment.last):
        cue = next((c for c in scene.words.verbs.get(scene.tokens[at].lemma, ()) if c.stance in _STANCES and "np" in c.frames), None)
        if cue is None or scene.tokens[at].tag == "VB":
            continue
        if at + 1 < segment.last and scene.tokens[at + 1].low in scene.words.agents:
            end = phrase_end(scene.text, at + 2, segment.last)
            return (at, cue, (at + 2, end)) if end > at + 2 else None
        first, last = noun + 1, at
        if first < last and scene.tokens[first].low in scene.words.relatives:
            first += 1
        while last > first and scene.tokens[last - 1].pos in ("ADV", "AUX"):
            last -= 1
        return (at, cue, (first, last)) if last > first and phrase_end(scene.text, first, last) == last else None
    return None
