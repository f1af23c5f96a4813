"""Nouns that carry a content: `die Behauptung des Ministers, dass ...`, `Berichte, wonach ...`, `Trump's claim that ...`."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.sayings import is_saying
from laut.reading.attribution.scene import Scene
from laut.reading.attribution.subjects import subject_of
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end


def find(scene: Scene, taken: list[Draft]) -> list[Draft]:
    """The contents that hang on a noun in one sentence; `taken` are the attributions by verb, whose contents are left alone."""
    return (_bracket if scene.words.bracket else _plain)(scene, taken)


def _bracket(scene: Scene, taken: list[Draft]) -> list[Draft]:
    """The content is the next segment: a clause with a complementizer, or an infinitive."""
    out = []
    for k, segment in enumerate(scene.segments[:-1]):
        content = scene.segments[k + 1]
        if segment.kind == "quote" or content.sep != "," or not _content(scene, content):
            continue
        noun = _noun_before(scene, segment)
        if noun is None and scene.tokens[content.first].low in scene.words.linking:
            noun = _document_before(scene, segment)
        again = noun is not None and any(t.low == scene.tokens[noun].low for t in scene.tokens[content.first : content.first + 3])
        if noun is None or again or any(a <= content.first < b for d in taken for a, b in d.content):
            continue
        last = content.last
        for nxt in scene.segments[k + 2 :]:
            if nxt.kind not in ("rel", "sub", "inf", "wh"):
                break
            last = nxt.last
        first = content.first
        if content.kind != "inf" and scene.tokens[first].low in scene.words.linking:
            first += 2 if scene.tokens[first].pos == "ADP" else 1
        draft = _draft(scene, noun, segment.last, [(first, last)])
        if content.kind != "inf" and first > content.first:
            _linked(scene, draft, noun, segment, content)
        light = segment.lemma in scene.words.light_verbs
        if (
            draft.nobody
            and segment.fin is not None
            and not _against(scene, noun, segment)
            and (light or scene.tokens[noun].low in scene.words.subject_nouns)
        ):
            subject, impersonal = subject_of(scene, k)
            if subject is not None and not impersonal and not subject[0] <= noun < subject[1]:
                draft.speaker, draft.bearer, draft.nobody = [subject], [subject], False
                draft.cue = sorted({*segment.chain, *_with_article(scene, noun, segment)})
                draft.frame = [(segment.first, content.first)]
        out.append(draft)
    return out


def _linked(scene: Scene, draft: Draft, noun: int, segment: Segment, content: Segment) -> None:
    """`ein Bericht des Senders, wonach ...`: the link shows the report, the whole phrase stands for who makes it."""
    start = noun
    while start > segment.first and scene.tokens[start - 1].pos in ("DET", "ADJ", "NUM"):
        start -= 1
    joined = scene.tokens[content.first].pos == "ADP"  # nach denen
    draft.cue = [content.first]
    last = phrase_end(scene.text, noun, segment.last) if segment.fin is not None else segment.last  # geht auf eine Liste des Amtes | zurück
    draft.speaker = [(content.first + 1, content.first + 2)] if joined else [(start, max(noun + 1, last))]
    draft.frame = [(start, content.first + 1 + joined)]


def _with_article(scene: Scene, noun: int, segment: Segment) -> range:
    """The noun with its article and preposition: `mit dem Argument`."""
    first = noun
    if first > segment.first and scene.tokens[first - 1].pos == "DET":
        first -= 1
    if first > segment.first and scene.tokens[first - 1].pos == "ADP":
        first -= 1
    return range(first, noun + 1)


def _against(scene: Scene, noun: int, segment: Segment) -> bool:
    """Whether the noun stands behind a preposition of opposition or cause: `wandte sich gegen die Behauptung, ...`."""
    return any(t.low in scene.words.against for t in scene.tokens[max(segment.first, noun - 4) : noun])


def _content(scene: Scene, segment: Segment) -> bool:
    opener = scene.tokens[segment.opener].low if segment.opener is not None else ""
    if segment.kind in ("sub", "wh", "rel"):
        if segment.kind == "rel" and opener in scene.words.linking:  # Gerüchte, nach denen
            return True
        return opener in scene.words.content_links or scene.tokens[segment.first].low in scene.words.content_links
    if segment.kind == "inf":
        return segment.opener is None
    return segment.kind == "main" and segment.mood == "konj1" and not segment.v1 and not segment.joined


def _noun_before(scene: Scene, segment: Segment) -> int | None:
    """The noun of saying that ends the segment, or before whose bearer it ends (`Behauptung des Ministers`)."""
    last = segment.last
    stands_for = {form for forms in scene.words.content_adverbs.values() for form in forms}
    while segment.fin is not None and last - 1 > segment.fin:  # hat den Befehl | erteilt, gibt Zweifel | daran
        if last - 1 not in segment.chain and scene.tokens[last - 1].low not in stands_for:
            break
        last -= 1
    for i in range(last - 1, segment.first - 1, -1):
        token = scene.tokens[i]
        if token.low in scene.words.content_nouns or token.lemma.lower() in scene.words.content_nouns:
            return i if i == last - 1 or phrase_end(scene.text, i, last, apposition=False) == last else None
        if token.form == "fin":
            return _prefield_noun(scene, segment, last)
    return None


def _document_before(scene: Scene, segment: Segment) -> int | None:
    """A saying or a document that `wonach` hangs on: `Medienberichte, wonach`, `geht auf eine Liste des Amtes zurück, wonach`."""
    for i in range(segment.last - 1, segment.first - 1, -1):
        if scene.tokens[i].pos == "NOUN" and (is_saying(scene, i) or scene.tokens[i].low.endswith(scene.words.document_endings)):
            return i
    return None


def _prefield_noun(scene: Scene, segment: Segment, last: int) -> int | None:
    """`Vorwürfe werden laut, dass ...`: the noun is all that stands before the verb, nothing but adverbs behind it."""
    fin = segment.fin
    if fin is None or segment.kind != "main" or any(t.pos != "ADV" for t in scene.tokens[fin + 1 : last]):
        return None
    for i in range(fin - 1, segment.first - 1, -1):
        token = scene.tokens[i]
        if token.low in scene.words.content_nouns or token.lemma.lower() in scene.words.content_nouns:
            return i if phrase_end(scene.text, i, fin, apposition=False) == fin else None
    return None


def _plain(scene: Scene, taken: list[Draft]) -> list[Draft]:
    """The content begins with the complementizer right behind the noun."""
    out = []
    for k, segment in enumerate(scene.segments):
        if segment.kind == "quote":
            continue
        for i in range(segment.first, segment.last - 1):
            link = scene.tokens[i + 1]
            estimate = _estimate(scene, i, segment.last, taken)
            if estimate is not None:
                out.append(estimate)
                continue
            if not _content_noun(scene, i) or link.low not in scene.words.content_links or link.tag in ("WDT", "DT"):
                continue
            if any(a <= i + 1 < b and a > i for d in taken for a, b in d.content):
                continue
            last = _matrix_verb(scene, i + 2, segment.last)
            for nxt in scene.segments[k + 1 :] if last == segment.last else []:
                if nxt.kind == "main":
                    break
                last = nxt.last
            out.append(_draft(scene, i, i + 1, [(i + 1, last)]))
    return out


def _content_noun(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.pos not in ("VERB", "AUX") and (token.low in scene.words.content_nouns or token.lemma.lower() in scene.words.content_nouns)


def _estimate(scene: Scene, i: int, last: int, taken: list[Draft]) -> Draft | None:
    """`the bank's forecast of 3 percent growth`: an estimate with an owner and the thing it is of, up to the next verb."""
    link = scene.tokens[i + 1].low
    if scene.tokens[i].low not in scene.words.estimate_nouns or not any(link in p for p in scene.words.content_prepositions.values()):
        return None
    if any(a <= i < b for d in taken for a, b in d.content) or _owner(scene, i, i + 1) is None:
        return None
    end = next((j for j in range(i + 2, last) if scene.tokens[j].form == "fin"), last)
    return _draft(scene, i, i + 2, [(i + 2, end)]) if end > i + 2 else None


def _matrix_verb(scene: Scene, first: int, last: int) -> int:
    """Where the clause around goes on: `the claim that prices had fallen | drew laughter`; `last` where it does not."""
    groups: list[int] = []
    for i in range(first, last):
        token = scene.tokens[i]
        if token.pos in ("CCONJ", "SCONJ") or token.low in scene.words.relatives:
            groups = []
        if token.form != "fin" or (groups and all(t.pos in ("AUX", "ADV", "PART") for t in scene.tokens[groups[-1] : i])):
            continue
        if groups:
            return i
        groups.append(i)
    return last


def _draft(scene: Scene, noun: int, end: int, content: list[Range]) -> Draft:
    token = scene.tokens[noun]
    stance = scene.words.noun_stances.get(token.low) or scene.words.noun_stances.get(token.lemma.lower(), "asserts")
    bearer = _owner(scene, noun, end)
    draft = Draft("noun", noun, "indirect", stance, content, [noun], frame=[(bearer[0] if bearer and bearer[0] < noun else noun, end)])
    draft.sentence = scene.sentence.index
    draft.nobody = bearer is None
    if bearer is not None:
        draft.speaker = draft.bearer = [bearer]
    return draft


def _owner(scene: Scene, noun: int, end: int) -> Range | None:
    """The genitive behind the noun, or the possessive before it."""
    after = noun + 1
    if after < end and scene.tokens[after].low in scene.words.bearer_links:
        first = after if scene.tokens[after].pos == "DET" else after + 1
        stop = phrase_end(scene.text, first, end)
        if stop > first:
            return (first, stop)
    before = scene.tokens[noun - 1] if noun > scene.sentence.first else None
    if before is not None and before.low in scene.words.possessives:
        return (noun - 1, noun)
    if before is not None and before.low in scene.words.clitics:
        start = noun - 1
        while start > scene.sentence.first and scene.tokens[start - 1].pos in ("PROPN", "NOUN", "DET", "ADJ"):
            start -= 1
        return (start, noun - 1) if start < noun - 1 else None
    return None
