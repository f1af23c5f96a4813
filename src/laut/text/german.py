"""Tags German: STTS and universal tags, lemmas, verb features, separable prefixes joined to their verbs."""

from __future__ import annotations

from functools import cache

from laut.text import german_forms, german_lemmas
from laut.text.german_tagger import Choose, chooser, decode, lookup, weights
from laut.text.german_words import Words
from laut.text.records import Sentence, Token

UNIVERSAL = {
    "ART": "DET", "PPOSAT": "DET", "PDAT": "DET", "PIAT": "DET", "PWAT": "DET", "PRELAT": "DET", "PIS": "PRON", "PDS": "PRON", "PRELS": "PRON", "PPER": "PRON",
    "PRF": "PRON", "PWS": "PRON", "PPOSS": "PRON", "PWAV": "ADV", "PAV": "ADV", "ADV": "ADV", "APPR": "ADP", "APPRART": "ADP", "APPO": "ADP", "APZR": "ADP", "KOUI": "SCONJ",
    "KOUS": "SCONJ", "KON": "CCONJ", "KOKOM": "ADP", "PTKNEG": "PART", "PTKZU": "PART", "PTKA": "PART", "PTKANT": "PART", "PTKVZ": "ADP", "CARD": "NUM", "NN": "NOUN", "NE": "PROPN",
    "TRUNC": "NOUN", "ADJA": "ADJ", "ADJD": "ADJ", "VVFIN": "VERB", "VVINF": "VERB", "VVIZU": "VERB", "VVPP": "VERB", "VVIMP": "VERB", "VAFIN": "AUX", "VAINF": "AUX",
    "VAPP": "AUX", "VAIMP": "AUX", "VAIZU": "AUX", "VMFIN": "AUX", "VMINF": "AUX", "VMPP": "AUX", "ITJ": "INTJ", "FM": "X", "XY": "SYM", "$.": "PUNCT", "$,": "PUNCT", "$(": "PUNCT",
}  # fmt: skip
_LONG = 400  # tokens that are tagged at a time: a sentence without end is cut


@cache
def _tools() -> tuple[Words, Choose]:
    return Words(), chooser(weights())


def tag_german(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Fills tags, lemmas and verb features of `tokens` in place."""
    words, choose = _tools()
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, _LONG):
            part = tokens[first : min(first + _LONG, sentence.last)]
            for token, tag in zip(part, decode(lookup(words, [t.text for t in part]), choose), strict=True):
                token.tag = tag
                token.pos = UNIVERSAL.get(tag, "X")
            _fill(tokens, first, first + len(part))


def _fill(tokens: list[Token], first: int, last: int) -> None:
    """Lemmas and features of the tokens of one sentence."""
    prefixes = []
    for i in range(first, last):
        token = tokens[i]
        tag = token.tag
        if tag == "NN":
            token.lemma = german_lemmas.noun(token.text)
        elif tag == "NE":
            token.lemma = german_lemmas.name(token.text)
        elif tag[0] == "V":
            german_forms.features(token, tokens[i - 1] if i > first else None, tokens[i + 1] if i + 1 < last else None)
        elif tag == "ADJA" or tag == "ADJD":
            token.lemma, token.form = german_lemmas.adjective(token.low, tag, token.text[0].isupper() and i > first)
        elif tag[0] == "$" or tag in ("CARD", "TRUNC", "FM", "XY"):
            token.lemma = token.text
        else:
            token.lemma = german_lemmas.other(token.low)
            if tag == "PTKVZ":
                prefixes.append(i)
    for i in prefixes:
        german_forms.join(tokens, i, first)
