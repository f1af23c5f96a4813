"""Who stands behind whom in languages whose participles relay (English): `Reuters, citing police, said`, `quoted Smith as saying`."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range, covers, minus
from laut.reading.attribution.plain_after import after
from laut.reading.attribution.plain_before import before
from laut.reading.attribution.plain_verbs import Verb
from laut.reading.attribution.prepositions import attributed
from laut.reading.attribution.sayings import bearer_of, can_speak
from laut.reading.attribution.scene import Scene, quote_range
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end

_HEADS = frozenset(["complement", "object", "quote", "inverted", "relay", "deictic"])


def find(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with those who are quoted by others, and without what other rules made of the same words."""
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        for i in range(segment.first, segment.last):
            if _link(scene, i, segment.last) > 1:
                drafts = _participle(scene, k, segment, i, drafts) or drafts
            if scene.tokens[i].lemma not in scene.words.relay_verbs or scene.tokens[i].pos != "VERB":
                continue
            drafts = _cited(scene, segment, i, drafts) or drafts
            found = _as_saying(scene, k, segment, i, drafts) or _participle(scene, k, segment, i, drafts)
            drafts = found or _whom(scene, k, i, drafts) or drafts
            drafts = _relative(scene, segment, i, drafts) or drafts
    return drafts


def _participle(scene: Scene, k: int, segment: Segment, i: int, drafts: list[Draft]) -> list[Draft] | None:
    """`citing police`: the police stand behind what the sentence says."""
    size = _link(scene, i, segment.last)
    if scene.tokens[i].form not in ("ger", "part_pres") or not size:
        return None
    start = i + size
    end = attributed(scene, phrase_end(scene.text, start, segment.last), segment)
    if end <= start or not _somebody(scene, start, end):
        return None
    kept = [d for d in drafts if d.cue != [i]]
    outer = _outer(scene, k, segment, i, kept)
    if outer is None:
        return None
    frame, cue = (i, end), list(range(i, start))
    for draft in kept:
        draft.content = minus(draft.content, [(i - 1 if i > segment.first else i, end)] if draft is not outer else [frame])
    bearer, _ = bearer_of(scene, start, end)
    child = Draft("relies", i, outer.type, outer.stance, list(outer.content), cue, [(start, end)], bearer, frame=[frame], parent=outer)
    child.sentence, child.nobody, child.heir = scene.sentence.index, not bearer, outer
    return [*kept, child]


def _link(scene: Scene, i: int, last: int) -> int:
    """How many words at `i` say that somebody is relied on (`citing`, `relying on`); 0 for none."""
    phrases = (p for p in scene.words.relay_nouns if i + len(p) < last and tuple(scene.low(i, i + len(p))) == p)
    return max((len(p) for p in phrases), default=0)


def _cited(scene: Scene, segment: Segment, i: int, drafts: list[Draft]) -> list[Draft] | None:
    """`According to two people, cited by the Herald, ...`: the Herald relays what the people say."""
    if scene.tokens[i].tag not in ("VBN", "VBD") or i + 2 >= segment.last or scene.tokens[i + 1].low not in scene.words.agents:
        return None
    end = phrase_end(scene.text, i + 2, segment.last)
    inner = next((d for d in drafts if d.parent is None and any(b in (i, i - 1) or a < i < b for a, b in d.speaker)), None)
    if inner is None or end <= i + 2 or not _somebody(scene, i + 2, end):
        return None
    kept = [d for d in drafts if d.cue != [i]]
    inner.content = minus(inner.content, [(i, end)])
    speaker = [(a, min(b, i - (scene.tokens[i - 1].text == ","))) for a, b in inner.speaker]
    inner.speaker = inner.bearer = speaker
    outer = Draft("relies", i, inner.type, "asserts", list(inner.content), [i], [(i + 2, end)], [(i + 2, end)], frame=[(i, end)])
    outer.sentence, outer.heir, inner.parent = scene.sentence.index, inner, outer
    return [*kept, outer]


def _whom(scene: Scene, k: int, i: int, drafts: list[Draft]) -> list[Draft] | None:
    """`The paper quotes the jurist Ann Lee: "A."`: the paper relays what the jurist says."""
    quote = next((s for s in scene.segments[k + 1 :] if s.kind == "quote"), None)
    outer = next((d for d in drafts if i in d.cue and d.type == "direct"), None)
    if quote is None or scene.tokens[i].form != "fin" or any(t.form == "fin" for t in scene.tokens[i + 1 : quote.first]):
        return None
    end = next((j for j in range(i + 2, quote.first) if scene.tokens[j].low in (*scene.words.als, *scene.words.accompanied)), quote.first)
    while end > i + 1 and scene.tokens[end - 1].pos == "PUNCT":
        end -= 1
    if phrase_end(scene.text, i + 1, end) == i + 1 or not _somebody(scene, i + 1, end):
        return None
    if outer is None:
        v = Verb(scene, k, scene.segments[k], i, i + 1, scene.words.verbs[scene.tokens[i].lemma][0])
        v.find_subject()
        if v.subject is None:
            return None
        outer = Draft(
            "quote", i, "direct", "asserts", [quote_range(scene, quote)], [i], [v.subject], [v.subject], frame=[(v.first, quote.first)]
        )
        outer.sentence = scene.sentence.index
    kept = [d for d in drafts if d is outer or d.content != outer.content]
    child = Draft("relies", i + 1, "direct", "asserts", list(outer.content), [i], [(i + 1, end)], [(i + 1, end)], parent=outer, heir=outer)
    child.sentence = scene.sentence.index
    return [*kept, *([] if outer in kept else [outer]), child]


def _relative(scene: Scene, segment: Segment, i: int, drafts: list[Draft]) -> list[Draft] | None:
    """`according to the paper, which cited police`: the police stand behind what the paper says."""
    opener = scene.tokens[segment.first].low
    if opener not in scene.words.relatives or i > segment.first + 2 or scene.tokens[i].form != "fin":
        return None
    end = attributed(scene, phrase_end(scene.text, i + 1, segment.last), segment)
    outer = next((d for d in drafts if any(b in (segment.first, segment.first - 1) for _, b in d.speaker)), None)
    if outer is None or end == i + 1 or not _somebody(scene, i + 1, end) or end < segment.last:
        return None
    kept = [d for d in drafts if d.cue != [i]]
    for draft in kept:
        draft.content = minus(draft.content, [(segment.first - 1, segment.last)])
    bearer, _ = bearer_of(scene, i + 1, end)
    child = Draft("relies", i, outer.type, outer.stance, list(outer.content), [i], [(i + 1, end)], bearer, parent=outer)
    child.frame, child.sentence, child.nobody, child.heir = [(segment.first, end)], scene.sentence.index, not bearer, outer
    return [*kept, child]


def _somebody(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase names somebody, with what hangs on it or without (`a source | in the police`)."""
    core = next((j for j in range(first + 1, last) if scene.tokens[j].pos == "ADP"), last)
    return can_speak(scene, first, last) or can_speak(scene, first, core)


def _outer(scene: Scene, k: int, segment: Segment, i: int, drafts: list[Draft]) -> Draft | None:
    """The statement that a participle belongs to: its frame stands around it, or it ends or begins the sentence."""
    heads = [d for d in drafts if d.rule in _HEADS and d.bearer and d.cue]
    around = next((d for d in heads if covers(d.frame, [(i, i + 1)]) and d.cue[0] > i), None)
    if around is not None or i > segment.first:
        return around or next((d for d in reversed(heads) if d.at < i), None)
    if k == 0:
        return next((d for d in heads if d.cue[0] > i), None)
    if any(s.fin is not None and s.kind == "main" for s in scene.segments[k + 1 :]):
        return None
    return next((d for d in reversed(heads) if d.at < i), None)


def _as_saying(scene: Scene, k: int, segment: Segment, i: int, drafts: list[Draft]) -> list[Draft] | None:
    """`quoted Smith as saying that`, `was quoted as saying by the paper`."""
    at = next((j for j in range(i + 1, min(segment.last - 1, i + 16)) if _saying(scene, j)), None)
    if at is None:
        return None
    cue = scene.words.verbs[scene.tokens[at + 1].lemma][0]
    v = Verb(scene, k, segment, i, at + 2, cue)
    passive, quoted, paper = v.passive, None, None
    if passive:
        quoted, paper = _before_group(v), _agent(v, i + 1) or _agent(v, at + 2)
        v.passive, v.subject = False, quoted
        v.first = quoted[0] if quoted is not None else v.group
        if paper is not None and paper[0] > at:
            v.end = paper[1]
    else:
        v.find_subject()
        quoted, paper = _object(scene, i + 1, at), v.subject
    found = before(v) or after(v)
    if quoted is None or found is None:
        return None
    kind, content, _ = found
    used = range(v.group, at + 2)
    kept = [d for d in drafts if not any(j in used for j in d.cue)]
    frame = [(min(v.first, v.group), max(v.end, content[0][0] if content[0][0] > v.end else v.end))]
    inner = Draft("complement", at + 1, kind, cue.stance, list(content), [at, at + 1], [quoted], [quoted], frame=minus(frame, content))
    inner.sentence = scene.sentence.index
    if passive and paper is None:
        inner.cue = list(used)
        return [*kept, inner]
    outer = Draft("relay", i, kind, "asserts", list(content), list(range(v.group, i + 1)), frame=minus(frame, content))
    outer.sentence, outer.nobody = scene.sentence.index, paper is None
    if paper is not None:
        outer.speaker = outer.bearer = [paper]
    inner.rule, inner.parent, inner.heir = "relies", outer, outer
    return [*kept, outer, inner]


def _saying(scene: Scene, j: int) -> bool:
    """`as saying`."""
    if scene.tokens[j].low not in scene.words.als or scene.tokens[j + 1].form not in ("ger", "part_pres"):
        return False
    return any("that" in c.frames for c in scene.words.verbs.get(scene.tokens[j + 1].lemma, ()))


def _object(scene: Scene, first: int, last: int) -> Range | None:
    return (first, last) if phrase_end(scene.text, first, last) > first else None


def _before_group(v: Verb) -> Range | None:
    """The subject of a passive: who is quoted."""
    start = next((p for p in range(v.floor(), v.group) if phrase_end(v.text, p, v.group) == v.group), None)
    if start is not None:
        return (start, v.group)
    v.passive = False
    v.find_subject()
    return v.subject


def _agent(v: Verb, i: int) -> Range | None:
    """`by the paper` at `i`."""
    if i >= v.segment.last or v.tokens[i].low not in v.scene.words.agents:
        return None
    end = phrase_end(v.text, i + 1, v.segment.last)
    return (i + 1, end) if end > i + 1 else None
