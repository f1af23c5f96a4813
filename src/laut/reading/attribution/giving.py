"""Who gave out the information that a statement rests on (English): `an estimate by the bank`, `a data set that the lab released`."""

from __future__ import annotations

from typing import NamedTuple

from laut.reading.attribution.draft import Range
from laut.reading.attribution.scene import Scene
from laut.text.phrases import phrase_end

_FAR = 5  # tokens between a participle and who did it (`released on Tuesday by`)
_ASIDE = 14  # tokens of an apposition behind who gave it out


class Given(NamedTuple):
    """`who` gave it out, where the phrase ends with that, and whether it is told in a relative clause."""

    who: Range
    last: int
    clause: bool


def giver(scene: Scene, first: int, end: int) -> Given | None:
    """Who gave out what the phrase `[first, end)` names, told right behind its noun; None where the noun is nobody's own word."""
    words, tokens = scene.words, scene.tokens
    noun = next((i for i in range(first, end) if tokens[i].low in words.given_nouns and not _goes_on(scene, i + 1, end)), None)
    if noun is None or noun + 1 >= scene.sentence.last or any(tokens[i].pos not in _BEFORE for i in range(first, noun)):
        return None
    if noun + 1 < end:  # a data set from the lab
        owned = tokens[noun + 1].low in words.bearer_links and tokens[noun].low not in words.saying_nouns
        return Given((noun + 2, end), end, False) if owned and noun + 2 < end else None
    return _by(scene, end) or _clause(scene, end)


_BEFORE = frozenset(["DET", "ADJ", "NOUN", "NUM", "PROPN", "ADV", "PRON"])


def _goes_on(scene: Scene, i: int, end: int) -> bool:
    return i < end and scene.tokens[i].pos in ("NOUN", "PROPN")


def _by(scene: Scene, at: int) -> Given | None:
    """`by the bank`, `released on Tuesday by the bank` at a token."""
    words, tokens, last = scene.words, scene.tokens, scene.sentence.last
    if tokens[at].lemma in words.giving_verbs and tokens[at].tag in ("VBN", "VBD"):
        found = next((i for i in range(at + 1, min(at + _FAR, last)) if tokens[i].low in words.agents), None)
        if found is None or any(t.form == "fin" or t.pos == "PUNCT" for t in tokens[at + 1 : found]):
            return None
        at = found
    if tokens[at].low not in words.agents:
        return None
    end = phrase_end(scene.text, at + 1, last, apposition=False)
    return Given((at + 1, end), end, False) if end > at + 1 else None


def _clause(scene: Scene, at: int) -> Given | None:
    """`that the lab, a research group, released on Tuesday` at a token."""
    words, tokens, last = scene.words, scene.tokens, scene.sentence.last
    if tokens[at].low not in words.relatives | words.content_links:
        return None
    end = phrase_end(scene.text, at + 1, last, apposition=False)
    if end <= at + 1:
        return None
    verb = end
    if verb < last and tokens[verb].text == ",":
        verb = 1 + next((i for i in range(verb + 1, min(verb + _ASIDE, last)) if tokens[i].text == ","), last)
    while verb < last and tokens[verb].pos in ("AUX", "ADV"):
        verb += 1
    if verb >= last or tokens[verb].lemma not in words.giving_verbs or tokens[verb].pos != "VERB":
        return None
    segment = next(s for s in scene.segments if s.first <= verb < s.last)
    return Given((at + 1, end), segment.last, True)
