"""Verbs of saying with what they take, in languages whose verb follows the subject and whose clauses run on without a comma (English).

Baker said that donors were giving more.          that
Baker said donors were giving more.               bare clause
Clinton pledged to push for an amendment.         inf
The minister denied the report.                   np
Critics spoke of panic.                           a preposition
The poll shows Clinton ahead. / called it a scandal     as, call
"We are leaving," said Baker. / Donors gave more, Baker said.   behind or inside the content
"""

from __future__ import annotations

import itertools

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Draft, Range, minus, trim
from laut.reading.attribution.plain_after import after
from laut.reading.attribution.plain_before import before, frame_end
from laut.reading.attribution.plain_verbs import Verb
from laut.reading.attribution.scene import Scene


def find(scene: Scene) -> list[Draft]:
    """The attributions by verbs in one sentence, in text order."""
    out: list[Draft] = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        for i in range(segment.first, segment.last):
            token = scene.tokens[i]
            if token.pos not in ("VERB", "AUX") or token.form is None:
                continue
            for cue, verb_end in _constructions(scene, i, segment.last):
                draft = _draft(Verb(scene, k, segment, i, verb_end, cue))
                if draft is not None:
                    out.append(draft)
                    break
    return _coordinated(scene, out)


def _constructions(scene: Scene, i: int, last: int) -> list[tuple[Cue, int]]:
    """The constructions of the verb at `i`, phrasal ones (`point out`) first, with the end of the verb."""
    lemma = scene.tokens[i].lemma
    out: list[tuple[Cue, int]] = []
    for size in (2, 1):
        if i + size < last:
            phrase = " ".join([lemma, *(t.low for t in scene.tokens[i + 1 : i + 1 + size])])
            out += [(c, i + 1 + size) for c in scene.words.verbs.get(phrase, ())]
    return out + [(c, i + 1) for c in scene.words.verbs.get(lemma, ())]


def _draft(v: Verb) -> Draft | None:
    """The attribution, or None where the verb has no content here."""
    if not v.speaks():
        return None
    v.find_subject()
    found = before(v) or after(v)
    if found is None or not trim(v.text, found[1]):
        return None
    kind, content, rule = found
    cue = [i for i in range(v.group, v.end) if v.tokens[i].pos not in ("ADV",) or i >= v.verb]
    stance = "asserts" if v.cue.stance == "denies" and v.negated() else v.cue.stance
    draft = Draft(rule, v.verb, kind, stance, content, cue, frame=minus([_frame_range(v, content)], content))
    draft.sentence = v.scene.sentence.index
    draft.outer = 2 if rule == "inverted" else 0
    if v.subject is not None and not v.impersonal():
        draft.speaker = draft.bearer = [v.subject]
    else:
        draft.nobody = True
    return draft


def _frame_range(v: Verb, content: list[Range]) -> Range:
    first = min(v.first, v.group)
    if content and content[0][0] >= v.end:
        return (first, content[0][0])
    return (first, frame_end(v) if v.subject is not None and v.subject[0] >= v.verb else max(v.end, v.segment.last))


def _coordinated(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Ends a content where the next cue of the same subject begins: `said A and added that B`."""
    for first, second in itertools.pairwise(drafts):
        if first.rule not in ("complement", "object") or not first.content or not second.cue:
            continue
        a, b = first.content[0]
        at = second.cue[0]
        if (
            a < at < b
            and scene.tokens[at - 1].pos == "CCONJ"
            and not any(scene.tokens[j].form == "fin" for j in range(a, at) if j > at - 3)
        ):
            first.content = [(a, at - 1)]
            if not second.bearer:
                second.speaker, second.bearer, second.nobody = first.speaker, first.bearer, False
    return drafts


__all__ = ["find"]
