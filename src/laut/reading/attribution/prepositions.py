"""Attribution by preposition: `laut Reuters`, `nach Angaben von Reuters`, `Reuters zufolge`, `ihrer Ansicht nach`, `according to X`."""

from __future__ import annotations

from dataclasses import replace

from laut.reading.attribution import reach
from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.giving import giver
from laut.reading.attribution.sayings import bearer_of, can_speak, is_saying, saying_head
from laut.reading.attribution.scene import Scene, has
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def find(scene: Scene) -> list[Draft]:
    """The attributions by preposition in one sentence, in text order."""
    out: list[Draft] = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        i = segment.first
        while i < segment.last:
            draft = _before(scene, k, segment, i) or _noun(scene, k, segment, i) or _after(scene, k, segment, i)
            if draft is not None and not any(set(range(*draft.frame[0])) & set(range(*d.frame[0])) for d in out):
                out.append(draft)
                i = max(i + 1, draft.frame[0][1])
            else:
                i += 1
    return out


def _end(scene: Scene, first: int, segment: Segment, k: int) -> int:
    """The end of a bearer phrase, over the comma of an apposition."""
    end = phrase_end(scene.text, first, segment.last)
    if end == first and not scene.words.bracket:  # according to her written statement
        while end < segment.last and scene.tokens[end].pos in ("DET", "PRON", "ADJ", "NOUN"):
            end += 1
        end = end if end > first + 1 and is_saying(scene, end - 1) else first
    if scene.words.bracket and end > first:
        end = reach.bearer_end(scene, k, first, end)
        if (over := reach.over_apposition(scene, k, end)) > end:
            return over
    if first < end == segment.last and k + 1 < len(scene.segments):
        nxt = scene.segments[k + 1]
        if (
            nxt.kind == "frag"
            and nxt.sep == ","
            and phrase_end(scene.text, nxt.first, nxt.last) == nxt.last
            and k + 2 < len(scene.segments)
        ):
            after = scene.segments[k + 2]
            if (after.kind in ("main",) and after.v1) or after.kind == "frag":
                return nxt.last
    return end


def attributed(scene: Scene, end: int, segment: Segment) -> int:
    """The end of a speaker with an attribute behind him: `a report | seen by the paper`, `two people | familiar with the case`."""
    if scene.words.bracket or end >= segment.last or segment.fin is not None:
        return end
    token = scene.tokens[end]
    return segment.last if token.form == "part_past" or token.pos == "ADJ" else end


def _with_relative(scene: Scene, k: int, segment: Segment, frame: Range) -> list[Range]:
    """The frame with a relative clause behind the bearer: `nach Ansicht von X, der das Gremium leitet, ...`."""
    if scene.words.bracket and segment.kind == "frag":
        return [(frame[0], reach.before_verb(scene, k, frame[1]) or frame[1])]
    if frame[1] == segment.last and segment.kind == "frag" and k + 2 < len(scene.segments) and scene.segments[k + 1].kind == "rel":
        return [(frame[0], scene.segments[k + 1].last)]
    if _defined(scene, segment, frame):
        return [(frame[0], segment.last)]
    if frame[1] == segment.last and not scene.words.bracket and k + 2 == len(scene.segments):  # according to X, which monitors it
        nxt = scene.segments[k + 1]
        if nxt.kind in ("rel", "wh") and scene.tokens[nxt.first].low in scene.words.relatives and nxt.sep == ",":
            return [(frame[0], nxt.last)]
    if frame[1] == segment.last and segment.kind == "frag" and k + 2 < len(scene.segments) and not scene.words.bracket:
        nxt = scene.segments[k + 1]
        if scene.tokens[nxt.first].form == "part_past" or (nxt.v1 and scene.tokens[nxt.first].tag == "VBD"):
            return [(frame[0], nxt.last)]
    return [frame]


def _before(scene: Scene, k: int, segment: Segment, i: int) -> Draft | None:
    """`laut X`."""
    low = scene.tokens[i].low
    size = next((len(p) for p in scene.words.prepositions if p[0] == low and tuple(scene.low(i, i + len(p))) == p), 0)
    if not size or (size == 1 and scene.tokens[i].pos in ("NOUN", "PROPN")):
        return None
    end = _end(scene, i + size, segment, k)
    if end == i + size:
        return None
    if tuple(scene.low(i, i + size)) in scene.words.relay_nouns and not can_speak(scene, i + size, end):
        return None
    bearer, stance = bearer_of(scene, i + size, end)
    given = giver(scene, i + size, end)
    if given is not None:
        bearer, end = [given.who], given.last
        segment = replace(segment, kind="frag", fin=None, last=max(segment.last, end)) if given.clause else segment
    else:
        end = attributed(scene, end, segment)
    stance = scene.words.preposition_stances.get(" ".join(scene.low(i, i + size)), stance)
    cue = 1 if scene.words.bracket else size  # aus | Sicht der Werft, as: nach | Ansicht der Werft
    return _draft(scene, k, segment, (i, end), list(range(i, i + cue)), (i + cue, end), bearer, stance or "asserts")


def _noun(scene: Scene, k: int, segment: Segment, i: int) -> Draft | None:
    """`nach Angaben von X`."""
    token = scene.tokens[i]
    if token.low not in scene.words.noun_prepositions or token.pos not in ("ADP", "X") or i + 1 >= segment.last:
        return None
    if not scene.words.bracket and i > segment.first and scene.tokens[i - 1].form == "part_past":  # Asked by the Report
        return None
    head = saying_head(scene, i + 1, segment.last)
    if head is None or (i > segment.first and scene.tokens[i - 1].low in scene.words.times):
        return None
    trailing = token.low in scene.words.initial_prepositions and i != segment.first
    if trailing and not _trails(scene, segment, head):
        return None
    if token.low in scene.words.initial_prepositions and not _carries(scene, k, head):
        return None
    end = max(_end(scene, i + 1, segment, k), head + 1)
    if head + 1 < end and scene.words.bracket and scene.tokens[head + 1].pos in ("NOUN", "VERB"):  # nach ersten Meldungen Schäden an ...
        end = head + 1
    bearer, stance = bearer_of(scene, i + 1, end)
    stance = scene.words.preposition_stances.get(token.low, stance)
    if not bearer and scene.tokens[head].low in scene.words.owned_nouns:
        return None
    draft = _draft(scene, k, segment, (i, end), [i], (i + 1, end), bearer, stance or "asserts")
    if trailing:
        draft.content = [(segment.first, segment.last)]
    return draft


def _carries(scene: Scene, k: int, head: int) -> bool:
    """Whether `in a study` names the source: a document, or words with an owner, beside no verb of saying (`in a report, X said`)."""
    low = scene.tokens[head].low
    if low not in scene.words.document_nouns and low not in scene.words.owned_nouns:
        return False
    main = next((s for s in scene.segments[k:] if s.kind == "main"), None)
    own = main is not None and any("weak" not in c.frames and "that" in c.frames for c in scene.words.verbs.get(main.lemma, ()))
    return not own or low in scene.words.trailing_nouns


def _trails(scene: Scene, segment: Segment, head: int) -> bool:
    """`Clinton led | in a national poll`: a clause without a cue of its own before the preposition."""
    if scene.tokens[head].low not in scene.words.trailing_nouns or segment.kind != "main" or segment.fin is None or segment.fin > head:
        return False
    return not any(c.frames & {"that"} for c in scene.words.verbs.get(segment.lemma, ()))


def _after(scene: Scene, k: int, segment: Segment, i: int) -> Draft | None:
    """`X zufolge`, `ihrer Ansicht nach`."""
    token = scene.tokens[i]
    post = token.low in scene.words.postpositions
    noun = (
        scene.words.bracket
        and token.low in scene.words.noun_prepositions
        and i > segment.first
        and is_saying(scene, i - 1)
        and not _starts_phrase(scene, i + 1, segment.last)
    )
    if (not post and not noun) or (i in segment.chain and scene.words.bracket):  # tritt dieser Darstellung | entgegen
        return None
    start = next((a for a in range(segment.first, i) if _opens(scene, a) and phrase_end(scene.text, a, i) == i), None)
    if start is None and post:
        start = _dated(scene, segment.first, i)
    if start is None:
        return None
    bearer, stance = bearer_of(scene, start, i)
    return _draft(scene, k, segment, (start, i + 1), [i], (start, i), bearer, stance or "asserts")


def _opens(scene: Scene, i: int) -> bool:
    """Whether a source phrase can begin at `i`: with no preposition, and no `sich` of the verb."""
    return scene.tokens[i].pos != "ADP" and scene.tokens[i].low not in scene.words.reflexives


def _dated(scene: Scene, first: int, last: int) -> int | None:
    """`Ersten Meldungen vom heutigen Morgen zufolge`: a noun of saying with a time behind it."""
    for a in range(first, last):
        end = phrase_end(scene.text, a, last)
        if end > a and scene.tokens[a].pos != "ADP" and saying_head(scene, a, end) is not None:
            return a if all(t.pos in ("ADP", "ADJ", "NOUN", "PROPN", "NUM", "DET") for t in scene.tokens[end:last]) else None
    return None


def _starts_phrase(scene: Scene, i: int, last: int) -> bool:
    return i < last and phrase_end(scene.text, i, last) > i


def _draft(scene: Scene, k: int, segment: Segment, frame: Range, cue: list[int], speaker: Range, bearer: list[Range], stance: str) -> Draft:
    if any(scene.tokens[i].low in scene.words.own for i in range(*speaker)):
        subject, _ = subject_of(scene, k)
        bearer = [subject] if subject is not None else bearer
    draft = Draft("preposition", frame[0], "indirect", stance, _scope(scene, k, segment, frame), cue, [speaker], bearer)
    draft.frame = _with_relative(scene, k, segment, frame)
    draft.clause = (segment.first, segment.last)
    draft.apart = (
        segment.sep == "," and frame[0] <= segment.first + 1 and any(t.pos == "NUM" for t in scene.tokens[frame[1] : segment.last])
    )
    draft.sentence = scene.sentence.index
    draft.nobody = not bearer
    draft.outer = 1
    return draft


def _scope(scene: Scene, k: int, segment: Segment, frame: Range) -> list[Range]:
    """What the phrase reaches over: its clause with what hangs on it; from the prefield the whole rest of the sentence."""
    segs = scene.segments
    if _defined(scene, segment, frame):
        segment = replace(segment, kind="frag", fin=None)
        frame = (frame[0], segment.last)
    if segment.kind in ("sub", "rel", "wh") and segment.fin is not None:
        first = segment.opener + 1 if segment.opener is not None and not scene.words.bracket else segment.first
        return [(first, _dependents(scene, k, False))]
    prefield = segment.fin is not None and frame[1] <= segment.fin and segment.kind == "main"
    start = segment.first
    j = k
    while (
        j > 0
        and (segs[j - 1].kind in ("sub", "frag", "rel", "inf", "wh") or segment.kind == "frag")
        and not segs[j].joined
        and segs[j - 1].sep != ":"
        and (scene.words.bracket or scene.tokens[segs[j - 1].last - 1].low not in scene.words.complementizers)  # said that, according to X,
    ):
        j -= 1
        start = segs[j].first
        if segment.kind == "frag" and segs[j].kind in ("main", "quote"):
            break
    if segs[j].sep == ":" or start == segment.first:
        start = segment.first if segment.kind != "frag" else start
    return [(start, _dependents(scene, k, prefield or segment.kind == "frag"))]


def _defined(scene: Scene, segment: Segment, frame: Range) -> bool:
    """`according to a report | that was read out`: a phrase whose relative clause has no comma, and nothing else in its segment."""
    if scene.words.bracket or frame[0] > segment.first + 1 or not segment.first < frame[1] < segment.last - 1:
        return False
    finite = [i for i in range(frame[1], segment.last) if scene.tokens[i].form == "fin"]
    return scene.tokens[frame[1]].low in scene.words.relatives and 0 < len(finite) <= 2 and finite[0] <= frame[1] + 4


def _speaks(scene: Scene, seg: Segment) -> bool:
    """A main clause with its own verb of saying: `Kiew zufolge A, Moskau sprach von B`."""
    if seg.v1 or seg.joined or seg.sep != ",":
        return False
    low = scene.low(seg.first, seg.last)
    return any(not c.needs or any(has(low, p) >= 0 for p in c.needs) for c in scene.words.verbs.get(seg.lemma, ()))


def _dependents(scene: Scene, k: int, wide: bool) -> int:
    """The end of what hangs on segment `k`: subordinate segments, and joined main clauses where `wide` or in the Konjunktiv."""
    end, below = scene.segments[k].last, scene.segments[k].kind in ("sub", "rel")
    for seg in scene.segments[k + 1 :]:
        if seg.sep == ";" and seg.kind == "main":
            break
        alone = not scene.words.bracket and scene.segments[k].kind == "frag" and seg is scene.segments[k + 1]
        final = scene.words.bracket and bool(seg.joined) and seg.fin == seg.last - 1 and not seg.v1 and below
        below = seg.kind in ("sub", "rel") or final
        if seg.kind == "main" and not final and seg.mood not in ("konj1", "konj2") and (not wide or (_speaks(scene, seg) and not alone)):
            break
        if seg.sep == ":" and seg.kind == "quote":
            break
        end = seg.last
    return end
