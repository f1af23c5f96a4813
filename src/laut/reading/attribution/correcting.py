"""What is right after all: `Das Amt hat seine Meldung korrigiert. Richtig ist, dass der Pegel bei 6,48 Metern lag.`"""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import segments

_BACK = 2  # sentences in which somebody corrects what he said


def corrected(scene: Scene) -> Draft | None:
    """The statement of a sentence that opens with what is right, by whoever corrects himself right before it."""
    first = scene.sentence.first
    opener = next((p for p in scene.words.right_openers if tuple(scene.low(first, first + len(p))) == p), ())
    if not opener or first + len(opener) >= scene.sentence.last:
        return None
    who = _correcting(scene)
    if who is None:
        return None
    content = [(first + len(opener) - 1, scene.sentence.last)]
    draft = Draft("complement", first, "indirect", "asserts", content, [first, first + 1], [who], [who])
    draft.frame, draft.sentence = [(first, first + len(opener) - 1)], scene.sentence.index
    return draft


def _correcting(scene: Scene) -> Range | None:
    """The body or person that corrects in a sentence just before, in the same paragraph."""
    index, text = scene.sentence.index, scene.text
    for sentence in reversed(text.sentences[max(0, index - _BACK) : index]):
        if sentence.block != scene.sentence.block:
            return None
        before = Scene(text, sentence, segments(text, sentence, scene.quotes), scene.quotes, scene.words, scene.judge)
        for k, segment in enumerate(before.segments):
            if segment.kind != "main" or segment.lemma not in scene.words.correcting_verbs or segment.passive or segment.negated:
                continue
            subject, impersonal = subject_of(before, k)
            pronoun = subject is not None and subject[1] == subject[0] + 1 and scene.tokens[subject[0]].pos == "PRON"
            if subject is not None and not impersonal and not pronoun and before.voice(*subject) > 0:
                return subject
    return None
