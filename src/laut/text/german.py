"""Tags German: fine and universal tags, lemmas, verb features, separable prefixes joined to their verbs."""

from __future__ import annotations

from functools import cache

from laut.languages import table
from laut.text.conjugation import Form, conjugation
from laut.text.records import Sentence, Token

_UNIVERSAL = {
    "ART": "DET", "PPOSAT": "DET", "PDAT": "DET", "PIAT": "DET", "PWAT": "DET", "PRELAT": "DET", "PIS": "PRON", "PDS": "PRON", "PRELS": "PRON", "PPER": "PRON",
    "PRF": "PRON", "PWS": "PRON", "PPOSS": "PRON", "PWAV": "ADV", "PAV": "ADV", "ADV": "ADV", "APPR": "ADP", "APPRART": "ADP", "APPO": "ADP", "APZR": "ADP", "KOUI": "SCONJ",
    "KOUS": "SCONJ", "KON": "CCONJ", "KOKOM": "ADP", "PTKNEG": "PART", "PTKZU": "PART", "PTKA": "ADV", "PTKANT": "PART", "PTKVZ": "ADP", "CARD": "NUM", "NN": "NOUN", "NE": "PROPN",
    "TRUNC": "NOUN", "ADJA": "ADJ", "ADJD": "ADJ", "VVFIN": "VERB", "VVINF": "VERB", "VVIZU": "VERB", "VVPP": "VERB", "VVIMP": "VERB", "VAFIN": "AUX", "VAINF": "AUX",
    "VAPP": "AUX", "VAIMP": "AUX", "VMFIN": "AUX", "VMINF": "AUX", "VMPP": "AUX", "ITJ": "INTJ", "FM": "X", "XY": "SYM", "$.": "PUNCT", "$,": "PUNCT", "$(": "PUNCT",
}  # fmt: skip
_SUFFIX = {"fin": "FIN", "inf": "INF", "zu_inf": "IZU", "part_past": "PP", "imp": "IMP"}


@cache
def _closed() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for row in table("de", "words"):
        for word in row["words"].split():
            tags = out.setdefault(word, [])
            if row["tag"] not in tags:
                tags.append(row["tag"])
    return {word: tuple(tags) for word, tags in out.items()}


def tag_german(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Fills tags, lemmas and verb features of `tokens` in place."""
    closed = _closed()
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            token = tokens[i]
            _first_guess(token, i == sentence.first, closed, tokens[i - 1].low if i > sentence.first else "")
            token.pos = _UNIVERSAL.get(token.tag, "X")


def _first_guess(token: Token, initial: bool, closed: dict[str, tuple[str, ...]], previous: str) -> None:
    word, low = token.text, token.low
    token.lemma = word
    if not word[0].isalnum():
        token.tag = "$," if word == "," else "$." if word in ".!?;:…" else "$("
    elif word[0].isdigit():
        token.tag = "ADJA" if word[-1] == "." else "CARD"
    elif low in closed and (initial or word[0].islower()):
        token.tag = closed[low][0]
    elif word[0].isupper() and not initial:
        token.tag = "NN"
    else:
        forms = [f for f in conjugation()(low) if f.known]
        if forms:
            _verb(token, forms, previous)
        else:
            token.tag = "NN" if word[0].isupper() else "ADJA" if low.endswith(("e", "en", "er", "es", "em")) else "ADJD"


def _verb(token: Token, forms: list[Form], previous: str) -> None:
    form = forms[0]
    token.lemma, token.form, token.mood, token.tense, token.number, token.person = form.lemma, form.form, form.mood, form.tense, form.number, form.person
    token.tag = form.kind + _SUFFIX.get(form.form, "FIN")
