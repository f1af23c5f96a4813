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
from laut.reading.attribution.plain_told import addressee
from laut.reading.attribution.plain_verbs import Verb, heard
from laut.reading.attribution.scene import Scene, has
from laut.text.clauses import Segment


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
            for cue, verb_end in [*_constructions(scene, i, segment.last), *_states(scene, i, segment.last)]:
                draft = _draft(Verb(scene, k, segment, i, verb_end, cue))
                if draft is not None:
                    out.append(draft)
                    break
    return _gapped(scene, _coordinated(scene, out))


def _constructions(scene: Scene, i: int, last: int) -> list[tuple[Cue, int]]:
    """The constructions of the verb at `i`, phrasal ones (`point out`) first, with the end of the verb."""
    lemma = scene.tokens[i].lemma
    out: list[tuple[Cue, int]] = []
    for size in (3, 2, 1):
        if i + size < last:
            phrase = " ".join([lemma, *(t.low for t in scene.tokens[i + 1 : i + 1 + size])])
            out += [(c, i + 1 + size) for c in scene.words.verbs.get(phrase, ())]
    out += [(c, i + 1) for c in scene.words.verbs.get(lemma, ())]
    return [(c, end) for c, end in out if not c.needs or _near(scene, c, end, min(end + 6, last))]


def _states(scene: Scene, i: int, last: int) -> list[tuple[Cue, int]]:
    """`is convinced that`: an adjective of belief behind a form of `be`."""
    if scene.tokens[i].lemma not in scene.words.passives:
        return []
    at = next((j for j in range(i + 1, min(i + 4, last)) if scene.tokens[j].pos not in ("ADV", "PART")), last)
    stance = scene.words.believers.get(scene.tokens[at].low) if at + 1 < last else None
    if stance is None or scene.tokens[at + 1].low not in scene.words.content_links:
        return []
    return [(Cue(scene.tokens[at].low, stance, frozenset({"that"}), ()), at + 1)]


def _near(scene: Scene, cue: Cue, first: int, last: int) -> bool:
    """Whether a word that the construction needs stands behind the verb (`raised its forecast`)."""
    low = scene.low(first, last)
    return any(has(low, phrase) >= 0 for phrase in cue.needs)


def _draft(v: Verb) -> Draft | None:
    """The attribution, or None where the verb has no content here."""
    if not v.speaks():
        return None
    v.find_subject()
    if v.subject is not None and v.nobody():
        return None
    if ("hearing" in v.cue.frames and not heard(v)) or (v.passive and v.tokens[v.verb].low in v.scene.words.believers):
        return None
    found = before(v) or after(v)
    if v.subject is None and v.passive and "person" in v.cue.frames and found is not None and found[2] == "object":
        return None  # executives were told of 38 cases: who is told does not say
    if found is None or not trim(v.text, found[1]):
        return None
    kind, content, rule = found
    if sum(b - a for a, b in content) == 1 and v.tokens[content[0][0]].low in v.scene.words.negative_subjects | v.scene.words.oblique:
        return None  # said nothing, disagrees with me
    cue = [i for i in range(v.group, v.end) if v.tokens[i].pos not in ("ADV",) or i >= v.verb]
    stance = "asserts" if v.cue.stance == "denies" and v.negated() else v.cue.stance
    if "of" in v.cue.frames and stance == "assesses" and any(t.pos == "NUM" for t in v.tokens[content[0][0] : content[-1][1]]):
        stance = "asserts"  # spoke of four dead
    draft = Draft(rule, v.verb, kind, stance, content, cue, frame=minus([_frame_range(v, content)], content))
    draft.sentence = v.scene.sentence.index
    draft.outer = 2 if rule == "inverted" else 0
    draft.addressee = addressee(v, content)
    if v.subject is not None and not v.impersonal() and "hearing" not in v.cue.frames:
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


def _gapped(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Sources that share a verb said once: `with the Herald showing her ahead 3 points, the Post 4 points, and the Star 2`."""
    gaps = [(s, name) for s in scene.segments if (name := _named_figure(scene, s)) is not None]
    if not gaps:
        return drafts
    out: list[Draft] = []
    for draft in drafts:
        out.append(draft)
        if draft.rule == "inverted" or len(draft.content) != 1:
            continue
        a, b = draft.content[0]
        for seg, name in gaps:
            if seg.first <= a or seg.last > b or all(t.pos != "NUM" for t in scene.tokens[a : seg.first]):
                continue
            draft.content = [(a, min(draft.content[0][1], seg.first - 1))]
            other = Draft(draft.rule, seg.first, draft.type, draft.stance, [(name[1], seg.last)], list(draft.cue), [name], [name])
            other.frame, other.sentence = [name], draft.sentence
            out.append(other)
    return out


def _named_figure(scene: Scene, segment: Segment) -> Range | None:
    """The name that begins a segment, if a number and nothing else than its unit stands behind it."""
    first = segment.first + (scene.tokens[segment.first].pos == "CCONJ")
    i = first
    while i < segment.last and (scene.tokens[i].pos in ("PROPN", "DET") or (i > first and scene.tokens[i].low in scene.words.clitics)):
        i += 1
    if segment.kind != "frag" or i == first or i >= segment.last or scene.tokens[i].pos != "NUM" or segment.last - i > 4:
        return None
    return (first, i)


__all__ = ["find"]
