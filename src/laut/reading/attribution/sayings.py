"""Nouns of saying and who bears them: `Angaben des Ministeriums`, `israelische Armeeangaben`, `einer Studie`."""

from __future__ import annotations

from laut.reading.attribution.cues import saying_noun
from laut.reading.attribution.draft import Range
from laut.reading.attribution.scene import Scene, has


def is_saying(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    noun = token.pos in ("NOUN", "PROPN", "X") or "-" in token.text
    return noun and saying_noun(scene.words, token.lemma, token.low) is not None


def can_speak(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase names somebody, or a document: reasons can be cited too."""
    voice = scene.voice(first, last)
    if voice:
        return voice > 0
    return any(t.pos == "PROPN" or t.low in scene.words.document_nouns or is_saying(scene, t.i) for t in scene.tokens[first:last])


def saying_head(scene: Scene, first: int, last: int) -> int | None:
    """The noun of saying that heads the phrase at `first`: at most four modifiers stand before it."""
    for i in range(first, min(last, first + 6)):
        token = scene.tokens[i]
        if "-" in token.text and is_saying(scene, i):  # dpa-Informationen
            return i
        if token.pos in ("NOUN", "PROPN"):
            while not scene.words.bracket and i + 1 < last and _goes_on(scene, i + 1, last):
                i += 1
            return i if is_saying(scene, i) else None
        if not scene.words.bracket and token.low in scene.words.bearer_links and i > first and scene.tokens[i - 1].pos != "ADJ":
            continue  # one of the first polls
        if token.pos not in ("DET", "ADJ", "ADV", "PRON", "NUM", "X", "VERB"):
            return None
    return None


def worded(scene: Scene, first: int, last: int) -> list[int]:
    """The words in `[first, last)` that announce a quotation beside a verb: `meldete sich | mit den Worten`."""
    low = scene.low(first, last)
    for phrase in scene.words.worded:
        at = has(low, phrase)
        if at >= 0:
            return list(range(first + at, first + at + len(phrase)))
    return []


def document_head(scene: Scene, first: int, last: int) -> int | None:
    """The first noun of a phrase, where it is a document or a compound of one: `im Urteil`, `aus Schiffsdaten`."""
    head = next((t for t in scene.tokens[first:last] if t.pos in ("NOUN", "PROPN")), None)
    named = head is not None and bool(scene.words.document_endings) and head.low.endswith(scene.words.document_endings)
    return head.i if head is not None and named else None


def _goes_on(scene: Scene, i: int, last: int) -> bool:
    """Whether a noun phrase goes on at `i`: with no time (`a poll | last month`)."""
    token = scene.tokens[i]
    if token.low in scene.words.times or (token.pos == "ADJ" and i + 1 < last and scene.tokens[i + 1].low in scene.words.times):
        return False
    return token.pos in ("NOUN", "PROPN", "ADJ", "SYM") or token.low in scene.words.clitics


def bearer_of(scene: Scene, first: int, last: int) -> tuple[list[Range], str | None]:
    """Who bears `[Angaben von] X`, and the stance of the noun; the whole phrase where there is no noun of saying."""
    head = saying_head(scene, first, last)
    if head is None:
        return [(first, last)], None
    stance = saying_noun(scene.words, scene.tokens[head].lemma, scene.tokens[head].low)
    document = stance is not None and scene.tokens[head].low in scene.words.document_nouns
    if document and not scene.words.bracket:  # an average of polls
        return [(first, last)], stance
    after = head + 1
    if after < last and scene.tokens[after].low in scene.words.bearer_links:
        return [(after if scene.tokens[after].pos == "DET" else after + 1, last)], stance
    if scene.tokens[first].low in scene.words.possessives:
        return [(first, first + 1)], stance
    if scene.tokens[head].low in scene.words.owned_nouns:
        owner = next((i for i in range(head - 1, first, -1) if scene.tokens[i].low in scene.words.clitics), None)
        return ([(first, owner)] if owner is not None else []), stance
    if after < last and scene.tokens[after].pos in ("PROPN", "ADJ"):  # Angaben ukrainischer Beamter
        return [(after, last)], stance
    if document:
        return [(first, last)], stance
    before = [
        i
        for i in range(first, head)
        if scene.tokens[i].pos in ("ADJ", "PROPN", "X") and scene.tokens[i].low not in scene.words.bare_modifiers
    ]
    compound = scene.tokens[head].low not in scene.words.saying_nouns
    return ([(first, last)] if before or compound else []), stance
