"""Counts that a body gives: `Die Polizei zählte 300 Demonstranten`, `Reuters nannte eine Zahl von 52 Toten`."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range, holds, minus
from laut.reading.attribution.sayings import is_saying
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def find(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Numbers behind a verb of counting whose subject surely can speak, where none of `drafts` reads the verb."""
    out = []
    for k, segment in enumerate(scene.segments):
        fin = segment.fin
        if segment.kind != "main" or fin is None or segment.passive or segment.lemma not in scene.words.tally_verbs:
            continue
        if segment.negated or any(fin in d.cue or holds(d.frame, fin) for d in drafts):
            continue
        subject, impersonal = subject_of(scene, k)
        if subject is None or impersonal or subject[1] > fin or scene.voice(*subject) <= 0:
            continue
        start = next((i for i in range(fin + 1, segment.last) if scene.tokens[i].pos == "NUM"), None)
        if start is None or phrase_end(scene.text, start, segment.last, apposition=False) <= start + 1:
            continue
        first = start
        while first > fin + 1 and scene.tokens[first - 1].low in scene.words.number_words:
            first -= 1
        noun = next((i for i in range(fin + 1, first) if scene.tokens[i].low in scene.words.tally_nouns), None)
        before = first - 1 if noun is None else noun - 1
        end = phrase_end(scene.text, start, segment.last, apposition=False)
        behind = [t.low for t in scene.tokens[start:end]]
        if (noun is None and scene.tokens[before].pos in ("ADP", "DET", "ADJ")) or scene.words.uncounted & set(behind):
            continue  # zählt zu den 20 besten; nannte die 300 Gäste
        if end < segment.last and scene.tokens[end].pos in ("ADJ", "PART", "ADV", "ADP") and end + 2 >= segment.last:
            continue  # nannte 300 Euro zu viel
        draft = Draft("tally", fin, "reported", "asserts", [(first if noun is None else noun, end)], list(segment.chain))
        draft.speaker = draft.bearer = [subject]
        draft.frame = minus([(segment.first, segment.last)], draft.content)
        draft.sentence = scene.sentence.index
        out.append(draft)
    return out


def reached(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """`Das Amt kommt auf 700`: a number, where the subject surely can speak and none of `drafts` reads the verb."""
    out = []
    for k, segment in enumerate(scene.segments):
        if segment.kind not in ("main", "sub") or segment.fin is None or segment.lemma not in scene.words.reaching or segment.negated:
            continue
        at = next((i for i in range(segment.first, segment.last - 1) if scene.tokens[i].low in scene.words.reaching[segment.lemma]), None)
        if at is None or any(segment.fin in d.cue for d in drafts):
            continue
        start = at + 1
        while start < segment.last - 1 and scene.tokens[start].low in scene.words.number_words:
            start += 1
        subject, impersonal = subject_of(scene, k)
        if subject is None or impersonal or scene.tokens[start].pos != "NUM" or scene.voice(*subject) <= 0:
            continue
        end = max(phrase_end(scene.text, start, segment.last, apposition=False), start + 1)
        draft = Draft("tally", segment.fin, "reported", "estimates", [(at + 1, end)], [*segment.chain, at], [subject], [subject])
        draft.frame = minus([(segment.first, segment.last)], draft.content)
        draft.sentence = scene.sentence.index
        out.append(draft)
    return out


def given(scene: Scene, drafts: list[Draft], last: Draft | None) -> list[Draft]:
    """`Die Zahl stammt von der Behörde`: the sentence before is hers; where `last` said it, she stands behind `last`."""
    index = scene.sentence.index
    if drafts or not index:
        return []
    for k, segment in enumerate(scene.segments):
        if segment.kind != "main" or segment.lemma not in scene.words.given_verbs or segment.fin is None or segment.negated:
            continue
        subject, _ = subject_of(scene, k)
        giver = _giver(scene, segment)
        before = scene.text.sentences[index - 1]
        if subject is None or giver is None or not _counted(scene, subject) or before.block != scene.sentence.block:
            continue
        relayed = last is not None and last.sentence == index - 1
        content = list(last.content) if last is not None and relayed else [(before.first, before.last)]
        draft = Draft(
            "relies" if relayed else "deictic", segment.fin, "indirect", "asserts", content, list(segment.chain), [giver], [giver]
        )
        draft.frame, draft.sentence = [(segment.first, segment.last)], index
        if last is not None and relayed:
            draft.type, draft.parent, draft.heir = last.type, last, last
        return [draft]
    return []


def _giver(scene: Scene, segment: Segment) -> Range | None:
    """Who stands behind `von` or `aus`, if it can speak."""
    for i in range(segment.first, segment.last - 1):
        if scene.tokens[i].low in scene.words.origins and scene.tokens[i].pos == "ADP":
            end = phrase_end(scene.text, i + 1, segment.last)
            return (i + 1, end) if end > i + 1 and scene.voice(i + 1, end) > 0 else None
    return None


def _counted(scene: Scene, subject: Range) -> bool:
    """A number or a saying that is known: `die Zahl`, `diese Angaben`."""
    first, head = scene.tokens[subject[0]], scene.tokens[subject[1] - 1]
    return first.pos in ("DET", "PRON") and (head.low in scene.words.tally_nouns or is_saying(scene, head.i))
