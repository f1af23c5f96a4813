"""Direct speech without a verb of saying beside it: behind a colon, or a quotation that continues the one before."""

from __future__ import annotations

from laut.reading.attribution import colons
from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.sayings import worded
from laut.reading.attribution.scene import Scene, quote_range
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def find(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The quotations of one sentence that none of `drafts` holds and that are a sentence of their own or follow a colon."""
    out = []
    for k, segment in enumerate(scene.segments):
        if segment.kind != "quote" or _held(segment, drafts) or segment.quote is None:
            continue
        if segment.quote.e > scene.sentence.e and (not k or segment.sep != ":" or _framed_behind(scene, segment)):
            continue  # it ends in a later sentence
        content = quote_range(scene, segment)
        before = scene.segments[k - 1] if k else None
        draft = Draft("quotation", segment.first, "direct", "asserts", [content], sentence=scene.sentence.index)
        if before is not None and segment.sep == ":":
            subject, impersonal = subject_of(scene, k - 1)
            if subject is None and before.kind == "frag":
                subject = _named_before(scene, k) or scene.phrase(before.first, before.last)
            if any(t.low in scene.words.inscribed for t in scene.tokens[before.first : before.last]):
                continue  # Die Polizei fand einen Zettel: „...“
            if subject is not None:
                subject = colons.behind_agent(scene, subject, k - 1) or subject
            draft.frame = [(scene.segments[0].first, segment.first)]
            if subject is not None and not impersonal:
                draft.speaker = draft.bearer = [subject]
                draft.cue = sorted({*before.chain, *worded(scene, before.first, before.last)})
                out.append(draft)
                continue
            draft.basis = "run_on"
            out.append(draft)
        elif _alone(scene, k, drafts) and not _in_phrase(scene, segment):
            before_it = _direct_before(scene, drafts, content[0]) if scene.words.join_quotes else None
            if before_it is not None:
                before_it.content.append(content)
                continue
            draft.basis = "run_on"
            out.append(draft)
    return out


def _named_before(scene: Scene, k: int) -> Range | None:
    """A name with its apposition that is all that stands before the colon: `Jan Holm, Leiter des Hafens: „...“`."""
    if k != 2 or any(s.kind != "frag" for s in scene.segments[:k]) or scene.segments[1].sep != ",":
        return None
    first, last = scene.segments[0].first, scene.segments[1].last
    return (first, last) if phrase_end(scene.text, first, scene.segments[0].last) == scene.segments[0].last else None


def _in_phrase(scene: Scene, segment: Segment) -> bool:
    """`Holm von der „Aktion Hafen hilft“ sagte`: quoted words that belong to the ones before them."""
    before = segment.first - 1
    return scene.words.bracket and before >= scene.sentence.first and scene.tokens[before].pos not in ("PUNCT", "CCONJ")


def _framed_behind(scene: Scene, segment: Segment) -> bool:
    """Whether the sentence goes on behind a quotation: `... ist. Das bleibt“, meinte der Trainer`."""
    behind = quote_range(scene, segment)[1]
    return behind < len(scene.tokens) and (scene.tokens[behind].text == "," or scene.tokens[behind].text[:1].islower())


def _direct_before(scene: Scene, drafts: list[Draft], first: int) -> Draft | None:
    """The direct speech of the sentence before, in the same paragraph, that the quotation from token `first` on goes on with."""
    for draft in reversed(drafts):
        if draft.sentence == scene.tokens[first].sentence - 1 and draft.type == "direct":
            same = scene.text.sentences[draft.sentence].block == scene.sentence.block
            return draft if same else None
    return None


def _held(segment: Segment, drafts: list[Draft]) -> bool:
    return any(a < segment.last and segment.first < b for d in drafts for a, b in d.content)


def _alone(scene: Scene, k: int, drafts: list[Draft]) -> bool:
    """The quotation stands as a sentence of its own, or right behind a frame that has one already (`„A“, sagte er. „B“`)."""
    others = [s for j, s in enumerate(scene.segments) if j != k and s.kind == "main"]
    if not others:
        return all((s.kind in ("quote", "frag") and s.last - s.first <= 2) or s is scene.segments[k] for s in scene.segments)
    return any(d.type == "direct" and b <= scene.segments[k].first for d in drafts for _, b in d.frame)
