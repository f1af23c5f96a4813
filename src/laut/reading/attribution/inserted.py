"""Frames that stand beside their content: `wie Reuters berichtet`, `so der Minister`, `as Reuters reported`."""

from __future__ import annotations

from laut.reading.attribution.cues import Cue
from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.plain_verbs import Verb
from laut.reading.attribution.sayings import bearer_of
from laut.reading.attribution.scene import Scene, has, quote_range
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def find(scene: Scene) -> list[Draft]:
    """The inserted frames of one sentence, in text order."""
    out = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        draft = _relay(scene, k) or _so(scene, k)
        if draft is not None:
            out += [draft, *_origin(scene, k, draft)]
    return out


def _rest(scene: Scene, k: int, frame: Range) -> list[Range]:
    """The sentence without the frame; a quotation right before the frame in full, and alone where it ends a sentence of its own."""
    segs = scene.segments
    if k > 0 and segs[k - 1].kind == "quote":
        content = quote_range(scene, segs[k - 1])
        if k == 1 or content[0] < scene.sentence.first:
            after = [(s.first, s.last) for s in segs[k + 1 :] if s.kind == "quote" and s.first >= frame[1]]
            return [content, *after]
    first, last = scene.whole
    that = segs[0].kind == "sub" and segs[0].opener is not None and scene.tokens[segs[0].opener].low in scene.words.complementizers
    if k == 1 and that and k + 1 < len(segs) and segs[k + 1].v1:  # Dass es 300 gab, wie Müller sagt, | ist falsch.
        return [(segs[0].first, segs[0].last)]
    if k > 0:
        inner = segs[k].mood == "konj1"  # Er widersprach: Sie sei doppelt gezählt, wie ein Gutachten zeige.
        for s in reversed(segs[:k]):
            if s.sep == ";" or (s.sep == ":" and inner):
                first = s.first
                break
    return [r for r in ((first, frame[0]), (frame[1], last)) if r[0] < r[1]]


def _relay(scene: Scene, k: int) -> Draft | None:
    """`wie X mitteilte`: the finite verb is a verb of saying."""
    segment = scene.segments[k]
    if not scene.words.bracket and segment.fin is None:
        return _reported(scene, k)
    if segment.kind not in ("sub", "wh") or segment.opener is None or segment.fin is None:
        return None
    if scene.tokens[segment.opener].low not in scene.words.relay_openers:
        return None
    if k == 0 and segment.fin == segment.opener + 1 and scene.tokens[scene.sentence.last - 1].text == "?":  # Wie erklären Sie, dass
        return None
    constructions = [c for c in _constructions(scene, segment) if c.frames & {"that", "quote"} and _has_needs(scene, segment, c)]
    fixed = scene.words.relay_fixed & set(scene.low(segment.first, segment.last))
    silent = segment.modal is not None and (segment.passive or (scene.words.bracket and segment.modal not in scene.words.speaking_modals))
    if (not constructions and not fixed) or silent:  # wie sie informiert werden sollen, wie er behaupten konnte
        return None
    if not scene.words.bracket and not fixed and _takes_more(scene, segment, constructions[0]):
        return None
    subject, impersonal = _subject(scene, k, constructions[0] if constructions else None)
    frame = (segment.first, segment.last)
    if k + 2 < len(scene.segments) and scene.segments[k + 1].kind == "rel" and scene.segments[k + 1].lemma not in scene.words.relay_verbs:
        frame = (segment.first, scene.segments[k + 1].last)  # aus einem Papier, das der Redaktion vorliegt
    stance = constructions[0].stance if constructions else "asserts"
    cue = [segment.opener, *segment.chain] if impersonal else list(segment.chain)
    if scene.words.bracket and constructions:
        cue = sorted({*cue, *_needed(scene, segment, constructions[0])})
    draft = Draft("relay", segment.first, "indirect", stance, _rest(scene, k, frame), cue, frame=[frame], outer=3)
    draft.sentence = scene.sentence.index
    draft.nobody = impersonal or subject is None
    if subject is not None and not draft.nobody:
        draft.speaker = draft.bearer = [subject]
        if constructions and constructions[0].frames & {"from", "must_from"}:
            draft.bearer = bearer_of(scene, *subject)[0] or [subject]
    if scene.segments[k - 1].kind == "quote" and k > 0 and len(draft.content) == 1:
        draft.type = "direct"
    return draft


def _reported(scene: Scene, k: int) -> Draft | None:
    """English, without a finite verb: `as reported by the Gazette`."""
    segment = scene.segments[k]
    first = segment.first
    if k == 0 or first + 3 > segment.last or scene.tokens[first].low not in scene.words.relay_openers:
        return None
    verb, agent = scene.tokens[first + 1], scene.tokens[first + 2]
    cue = next((c for c in scene.words.verbs.get(verb.lemma, ()) if "that" in c.frames), None)
    end = phrase_end(scene.text, first + 3, segment.last)
    if cue is None or agent.low not in scene.words.agents or end == first + 3:
        return None
    draft = Draft("relay", first, "indirect", cue.stance, _rest(scene, k, (first, end)), [first, first + 1], [(first + 3, end)])
    draft.bearer, draft.frame, draft.outer, draft.sentence = list(draft.speaker), [(first, end)], 3, scene.sentence.index
    return draft


def _subject(scene: Scene, k: int, cue: Cue | None) -> tuple[Range | None, bool]:
    """Who speaks in segment `k`, and whether the verb is impersonal."""
    segment = scene.segments[k]
    if scene.words.bracket or cue is None or segment.verb is None:
        return subject_of(scene, k, cue)
    verb = Verb(scene, k, segment, segment.verb, segment.verb + 1, cue)
    verb.find_subject()
    return verb.subject, verb.impersonal()


def _constructions(scene: Scene, segment: Segment) -> tuple[Cue, ...]:
    """Those of the verb, before them those of the verb with the word behind it (`put it`)."""
    found = scene.words.verbs.get(segment.lemma, ())
    if scene.words.bracket or segment.verb is None or segment.verb + 1 >= segment.last:
        return found
    return scene.words.verbs.get(f"{segment.lemma} {scene.tokens[segment.verb + 1].low}", ()) + found


def _takes_more(scene: Scene, segment: Segment, cue: Cue) -> bool:
    """Whether the verb has an object or a clause behind it (`as he claimed victory`): then the clause tells a time or a reason."""
    first = (segment.verb or segment.first) + len(cue.lemma.split())
    behind = scene.tokens[first : segment.last]
    if any(t.form == "fin" for t in behind) or not behind or "person" in cue.frames:
        return any(t.form == "fin" for t in behind)
    if len(behind) > 1 and behind[0].pos == "ADJ" and behind[1].low in scene.words.times:  # as he confirmed last night
        return False
    return behind[0].pos in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") and behind[0].low not in scene.words.times


def _origin(scene: Scene, k: int, draft: Draft) -> list[Draft]:
    """`wie die Zeitung aus Regierungskreisen erfuhr`: whom the relaying source has it from."""
    segment = scene.segments[k]
    if draft.rule != "relay" or not any("origin" in c.frames for c in scene.words.verbs.get(segment.lemma, ())):
        return []
    at = next((i for i in range(segment.first, segment.last) if scene.tokens[i].low in scene.words.origins), None)
    end = phrase_end(scene.text, at + 1, segment.last) if at is not None else 0
    if at is None or end <= at + 1:
        return []
    bearer, _ = bearer_of(scene, at + 1, end)
    child = Draft("relies", at, draft.type, draft.stance, list(draft.content), list(draft.cue), [(at + 1, end)], bearer, parent=draft)
    child.frame, child.sentence, child.nobody, child.heir = [(at, end)], draft.sentence, not bearer, draft
    return [child]


def _has_needs(scene: Scene, segment: Segment, cue: Cue) -> bool:
    low = scene.low(segment.first, segment.last)
    return not cue.needs or any(has(low, phrase) >= 0 for phrase in cue.needs)


def _needed(scene: Scene, segment: Segment, cue: Cue) -> list[int]:
    """The words that a construction needs, where it has some: `wie X | bekannt | gab`."""
    low = scene.low(segment.first, segment.last)
    for phrase in cue.needs:
        at = has(low, phrase)
        if at >= 0 and phrase[0] not in scene.words.reflexives:
            return list(range(segment.first + at, segment.first + at + len(phrase)))
    return []


def _so(scene: Scene, k: int) -> Draft | None:
    """`so der Minister` behind or inside its content; never at the beginning of a sentence."""
    segment = scene.segments[k]
    first = segment.first
    if k == 0 or scene.tokens[first].low not in scene.words.so or segment.fin is not None:
        return None
    end = phrase_end(scene.text, first + 1, segment.last)
    if end == first + 1:
        return None
    if scene.tokens[first + 1].pos in ("ADJ", "ADV") and phrase_end(scene.text, first + 1, first + 2) == first + 1:
        return None
    last = segment.last
    if k + 1 < len(scene.segments) and end == segment.last:
        nxt = scene.segments[k + 1]
        if nxt.kind == "frag" and nxt.sep == "," and phrase_end(scene.text, nxt.first, nxt.last) == nxt.last:
            end = last = nxt.last
    frame = (first, last)
    draft = Draft(
        "so", first, "indirect", "asserts", _rest(scene, k, frame), [first], [(first + 1, end)], [(first + 1, end)], frame=[frame], outer=3
    )
    draft.sentence = scene.sentence.index
    if scene.segments[k - 1].kind == "quote":
        draft.type = "direct"
    return draft
