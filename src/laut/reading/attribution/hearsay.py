"""Said by somebody who is not named in the sentence: hearsay `sollen`, `demnach`, indirect speech that runs on without a cue."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment

_TOLD = frozenset(["complement", "object", "quote"])


def hearsay(scene: Scene) -> list[Draft]:
    """`Sie sollen Häuser angezündet haben`: a modal of hearsay with a perfect infinitive or a verb of state."""
    out = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote" or segment.modal not in scene.words.hearsay_modals or segment.fin is None:
            continue
        fin = scene.tokens[segment.fin]
        if fin.tense == "past" or not _reported(scene, segment):
            continue
        first, last = segment.first, segment.last
        j = k
        while j > 0 and scene.segments[j - 1].kind in ("sub", "frag", "rel") and segment.kind == "main" and not scene.segments[j].joined:
            j -= 1
            first = scene.segments[j].first
        for nxt in scene.segments[k + 1 :]:
            if nxt.kind == "main" and not (nxt.joined and nxt.mood is None):
                break
            last = nxt.last
        if segment.kind != "main" and segment.opener is not None:
            first = segment.opener if segment.kind == "rel" else segment.opener + 1
        draft = Draft("hearsay", segment.fin, "free_indirect", "asserts", [(first, last)], [segment.fin], basis="run_on")
        draft.sentence = scene.sentence.index
        draft.nobody = True
        out.append(draft)
    return out


def claimed(scene: Scene) -> list[Draft]:
    """`Die Luftwaffe will 280 Drohnen abgefangen haben`: who claims it is the subject; with `bis 2030` it is a plan."""
    out = []
    for k, segment in enumerate(scene.segments):
        if segment.kind != "main" or segment.modal not in scene.words.claiming_modals or segment.fin is None:
            continue
        perfect = any(scene.tokens[i].lemma in scene.words.perfect and scene.tokens[i].form == "inf" for i in segment.chain)
        planned = scene.words.plans & set(scene.low(segment.first, segment.last))
        subject, impersonal = subject_of(scene, k)
        if not perfect or planned or subject is None or impersonal or scene.tokens[segment.fin].mood != "ind":
            continue
        last = segment.last
        for nxt in scene.segments[k + 1 :]:
            if nxt.kind not in ("sub", "wh", "inf", "rel"):
                break
            last = nxt.last
        draft = Draft("claimed", segment.fin, "free_indirect", "asserts", [(segment.first, last)], [segment.fin], [subject], [subject])
        draft.sentence = scene.sentence.index
        out.append(draft)
    return out


def _reported(scene: Scene, segment: Segment) -> bool:
    rest = [i for i in segment.chain if i != segment.fin]
    if not rest:
        return False
    lemmas = [scene.tokens[i].lemma for i in rest]
    forms = [scene.tokens[i].form for i in rest]
    if "part_past" in forms and any(lemma in scene.words.perfect for lemma in lemmas):
        return True
    return len(rest) == 1 and lemmas[0] in scene.words.hearsay_statives


def adverbs(scene: Scene) -> list[Draft]:
    """`The firm allegedly paid the minister`: an adverb of hearsay at the verb of its clause, or before the whole clause."""
    if not scene.words.hearsay_adverbs:
        return []
    out = []
    for segment in scene.segments:
        if segment.kind == "quote" or segment.fin is None:
            continue
        for i in range(segment.first, segment.last):
            if scene.tokens[i].low in scene.words.hearsay_adverbs and _at_verb(segment, i):
                first = segment.first
                if segment.kind in ("sub", "wh") and segment.opener is not None:
                    first = segment.opener + 1
                draft = Draft("adverb", i, "indirect", "asserts", [(first, segment.last)], [i], sentence=scene.sentence.index)
                draft.nobody = True
                out.append(draft)
                break
    return out


def _at_verb(segment: Segment, i: int) -> bool:
    return i == segment.first or i - 1 in segment.chain or i + 1 in segment.chain


def documented(scene: Scene, last: Draft) -> bool:
    """Whether the sentence before, in the same paragraph, says what stands in a document: `In dem Vermerk heißt es, ...`."""
    before = scene.text.sentences[last.sentence]
    if last.sentence != scene.sentence.index - 1 or before.block != scene.sentence.block:
        return False
    heads = [t for a, b in (*last.speaker, *last.frame) for t in scene.tokens[a:b] if t.pos == "NOUN"]
    return any(t.low in scene.words.document_nouns or t.low.endswith(scene.words.document_endings) for t in heads)


def pointer(scene: Scene, told: bool, written: bool = False) -> list[Draft]:
    """`Demnach flohen die Menschen in eine Kirche`: continues what stands before, with no speaker of its own.

    `told`: something was attributed before; without that only the words that point by themselves count. `written`: it stands in a
    document, so that `danach` before a present tense means the document rather than a time.
    """
    out = []
    for segment in scene.segments:
        if segment.kind != "main":
            continue
        at = next((i for i in range(segment.first, segment.last) if scene.tokens[i].low in scene.words.pointers), None)
        if at is None or scene.tokens[at].pos not in ("ADV", "X", "SCONJ", "PRON", "ADP"):
            continue
        if scene.tokens[at].low not in scene.words.free_pointers and (
            not told or at > segment.first + 1 or not (segment.mood in ("konj1", "konj2") or (written and _present(scene, segment)))
        ):
            continue
        draft = Draft(
            "pointer", at, "indirect", "asserts", [(segment.first, scene.sentence.last)], [at], frame=[(at, at + 1)], basis="pointer"
        )
        draft.sentence = scene.sentence.index
        draft.speaker = [(at, at + 1)]
        draft.nobody = True
        out.append(draft)
        break
    return out


def _replaced(scene: Scene, segment: Segment) -> bool:
    """`Die Lotsen hätten versichert`: a plural of the Konjunktiv II stands for one of the Konjunktiv I that looks like the indicative."""
    if segment.mood != "konj2" or segment.fin is None or len(segment.chain) < 2:
        return False
    fin = scene.tokens[segment.fin]
    return fin.lemma in scene.words.perfect and fin.number == "pl"


def _present(scene: Scene, segment: Segment) -> bool:
    return segment.fin is not None and scene.tokens[segment.fin].tense == "pres"


def told_on(scene: Scene, drafts: list[Draft]) -> bool:
    """Whether all that is said in a sentence is said in the Konjunktiv: `Sie sei müde. Die Werft gehe davon aus, dass ...`."""
    verbs = [s for s in scene.segments if s.kind == "main" and (s.mood == "konj1" or _replaced(scene, s))]
    return scene.words.bracket and all(d.rule in _TOLD and any(d.cue and d.cue[0] in s.chain for s in verbs) for d in drafts)


def of_himself(scene: Scene, draft: Draft) -> bool:
    """`Er gehe davon aus, dass ...` behind `Holm sagte, ...`: whoever speaks tells what he thinks; no saying of its own."""
    return bool(draft.speaker) and all(b == a + 1 and scene.tokens[a].tag == "PPER" for a, b in draft.speaker)


def runs_on(scene: Scene, strong: bool) -> Draft | None:
    """A sentence in the Konjunktiv without a cue of its own; `strong`: the sentence before was attributed as well.

    Konjunktiv I is enough after any attributed sentence of the paragraph; Konjunktiv II (`wäre`, `hätten`) only right after one, and
    not beside a condition (`wenn`, `falls`).
    """
    mains = [s for s in scene.segments if s.kind == "main"]
    if not mains:
        return None
    moods = {s.mood for s in mains}
    if "konj1" not in moods:
        if "konj2" not in moods or not strong:
            return None
        if any(t in scene.words.conditionals for t in scene.low(*scene.whole)):
            return None
        if all(scene.tokens[s.fin].low in scene.words.weak_konjunktiv for s in mains if s.fin is not None and s.mood == "konj2"):
            return None
    if mains[0].mood not in ("konj1", "konj2") and len(mains) == 1:
        return None
    if scene.words.bracket and mains[0].v1 and mains[0].mood == "konj2" and mains[0].first == scene.sentence.first:
        return None  # Wäre er zu Fuß gekommen, so hätte er ...: a condition
    first = next(s for s in mains if s.mood in ("konj1", "konj2"))
    if scene.words.bracket and first is not mains[0] and not first.joined:
        return None  # Die Bahn kontert mit dem Argument, die Züge seien leer: who says it stands in this sentence
    at = scene.segments.index(first)
    start = scene.sentence.first if mains[0] is first else first.first
    last = scene.segments[at].last
    for s in scene.segments[at + 1 :]:
        if s.kind == "main" and s.mood not in ("konj1", "konj2"):
            break
        last = s.last
    if last == scene.segments[-1].last:
        last = scene.sentence.last
    draft = Draft("run_on", start, "indirect_free_indirect", "asserts", [(start, last)], basis="run_on")
    draft.sentence = scene.sentence.index
    return draft
