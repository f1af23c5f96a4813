"""Who the speaker relies on: `X, die sich auf Y beruft`, `unter Berufung auf Y`, `X beruft sich auf Y.`"""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range, covers
from laut.reading.attribution.sayings import bearer_of
from laut.reading.attribution.scene import Scene, has
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def find(scene: Scene, drafts: list[Draft], last: Draft | None) -> list[Draft]:
    """The relayed origins of one sentence: children of `drafts`, or of the `last` attribution before the sentence."""
    out: list[Draft] = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        draft = _clause(scene, k, segment, drafts + out, last)
        if draft is None and scene.words.bracket:
            draft = _noun(scene, segment, drafts)
        if draft is not None:
            out.append(draft)
    return out


def _clause(scene: Scene, k: int, segment: Segment, drafts: list[Draft], last: Draft | None) -> Draft | None:
    """A clause with a verb of relying on somebody."""
    participle = next((i for i in range(segment.first, segment.last) if scene.tokens[i].low in scene.words.relay_participles), None)
    if participle is None and (segment.lemma not in scene.words.relay_verbs or segment.fin is None):
        return None
    links = scene.words.relay_links
    at = next((i for i in range(segment.first, segment.last) if scene.tokens[i].low in links), None)
    if at is None or (scene.words.reflexives and not scene.words.reflexives & set(scene.low(segment.first, segment.last))):
        return None
    end = phrase_end(scene.text, at + 1, segment.last)
    if end == at + 1:
        return None
    frame = (segment.first, segment.last)
    if segment.kind == "rel" and segment.opener is not None and at <= segment.opener:
        return _relayer(scene, k, segment, drafts)
    outer: Draft | None = None
    claimant: Range | None = None
    if segment.kind == "rel":
        outer = _before(scene, k, drafts)
        if outer is not None:
            outer.frame.append((max(segment.first - 1, 0), min(segment.last + 1, scene.sentence.last)))
    elif participle is not None:
        outer = next((d for d in drafts if covers(d.frame, [(segment.first, segment.first + 1)])), None)
    elif segment.kind == "main" and last is not None and not drafts:
        outer, (claimant, _) = last, subject_of(scene, k)
    if outer is None:
        return None
    cue = sorted(
        {
            *([participle] if participle is not None else segment.chain),
            *(i for i in range(segment.first, at + 1) if scene.tokens[i].low in scene.words.reflexives),
        }
    )
    child = _child(scene, outer, cue, (at + 1, end), frame)
    child.claimant = claimant
    return child


def _before(scene: Scene, k: int, drafts: list[Draft]) -> Draft | None:
    """The attribution that a relative clause hangs on: the one whose speaker ends before it, else the last link of the frame before it."""
    first = scene.segments[k].first
    near = next((d for d in drafts if any(b in (first - 1, first) or a < first < b for a, b in d.speaker)), None)
    if near is not None or k == 0:
        return near
    before = scene.segments[k - 1]
    framed = [d for d in drafts if any(a >= before.first and b in (before.last, before.last + 1) for a, b in d.frame)]
    links = {id(d.parent) for d in drafts if d.rule == "relies"}
    return next((d for d in reversed(framed) if id(d) not in links and d.rule == "relies"), framed[-1] if framed else None)


def _relayer(scene: Scene, k: int, segment: Segment, drafts: list[Draft]) -> Draft | None:
    """`in einer Mitteilung, auf die sich mehrere Zeitungen berufen`: the papers relay what the document says."""
    subject, impersonal = subject_of(scene, k)
    if scene.tokens[segment.first + 1].low in scene.words.possessives:  # das Amt, auf dessen Daten sich die Studie stützt
        return None
    inner = next((d for d in drafts if d.sentence == scene.sentence.index and d.parent is None and d.outer == 0), None)
    if subject is None or impersonal or inner is None:
        return None
    draft = Draft("relies", segment.first, inner.type, "asserts", list(inner.content), list(segment.chain), [subject], [subject])
    draft.frame, draft.sentence, draft.heir, inner.parent = [(segment.first, segment.last)], scene.sentence.index, inner, draft
    return draft


def _noun(scene: Scene, segment: Segment, drafts: list[Draft]) -> Draft | None:
    """`unter Berufung auf Y` inside the frame of an attribution."""
    low = scene.low(segment.first, segment.last)
    for phrase in scene.words.relay_nouns:
        at = has(low, phrase)
        if at < 0:
            continue
        first = segment.first + at
        start = first + len(phrase)
        end = phrase_end(scene.text, start, segment.last)
        outer = next((d for d in drafts if covers(d.frame, [(first, first + 1)])), None)
        if end == start or outer is None or scene.words.own & set(scene.low(start, end)):
            return None
        return _child(scene, outer, list(range(first, start)), (start, end), (first, end))
    return None


def _child(scene: Scene, outer: Draft, cue: list[int], speaker: Range, frame: Range) -> Draft:
    bearer, _ = bearer_of(scene, *speaker)
    child = Draft("relies", frame[0], outer.type, outer.stance, list(outer.content), cue, [speaker], bearer, frame=[frame], parent=outer)
    child.sentence, child.nobody, child.heir = scene.sentence.index, not bearer, outer
    return child
