"""Tags German: STTS and universal tags, lemmas, verb features, separable prefixes joined to their verbs."""

from __future__ import annotations

from functools import cache

from laut.text import german_forms, german_lemmas
from laut.text.conjugation import conjugation
from laut.text.german_tagger import Choose, chooser, decode, lookup, weights
from laut.text.german_words import Words
from laut.text.records import Sentence, Token

_STTS = {
    "DET": "ART PPOSAT PDAT PIAT PWAT PRELAT",
    "PRON": "PIS PDS PRELS PPER PRF PWS PPOSS",
    "ADV": "PWAV PAV ADV",
    "ADP": "APPR APPRART APPO APZR KOKOM PTKVZ",
    "SCONJ": "KOUI KOUS",
    "CCONJ": "KON",
    "PART": "PTKNEG PTKZU PTKA PTKANT",
    "NUM": "CARD",
    "NOUN": "NN TRUNC",
    "PROPN": "NE",
    "ADJ": "ADJA ADJD",
    "VERB": "VVFIN VVINF VVIZU VVPP VVIMP",
    "AUX": "VAFIN VAINF VAPP VAIMP VAIZU VMFIN VMINF VMPP",
    "INTJ": "ITJ",
    "X": "FM",
    "SYM": "XY",
    "PUNCT": "$. $, $(",
}
UNIVERSAL = {tag: pos for pos, tags in _STTS.items() for tag in tags.split()}
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
            _find_verb(part)
            for token in part:
                token.pos = UNIVERSAL.get(token.tag, "X")
            _fill(tokens, first, first + len(part))


_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
_TAKEN_FOR = frozenset(("ADJA", "ADJD", "VVPP"))


def _find_verb(part: list[Token]) -> None:
    """A full sentence has a finite verb: where none was tagged, the first word that can be one is it (`Das teilte Müller mit.`)."""
    if len(part) < 4 or part[-1].text not in ".!?" or any(t.tag in _FINITE for t in part):
        return
    for token in part[1:]:
        if token.tag in _TAKEN_FOR and token.text[0].islower() and any(f.form == "fin" and f.known for f in conjugation()(token.low)):
            token.tag = "VVFIN"
            return


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
