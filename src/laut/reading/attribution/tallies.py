"""Counts that a body gives: `Die Polizei zählte 300 Demonstranten`, `Reuters nannte eine Zahl von 52 Toten`."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, holds, minus
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.subjects import subject_of
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
