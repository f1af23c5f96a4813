"""Noun phrases: where the phrase that starts at a token ends, and which one can be a subject.

A phrase takes what belongs to a speaker: modifiers, head, names behind a title, a bracketed party or abbreviation, genitives, a few
prepositions (`von`, `des`; `of`, `for`), an apposition between commas, and what `und` joins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from laut import languages
from laut.text.records import Text, Token


@dataclass(frozen=True)
class _Words:
    attach: frozenset[str]
    attach_to_name: frozenset[str]
    joiners: frozenset[str]
    comparatives: frozenset[str]
    than: frozenset[str]
    oblique: frozenset[str]
    genitive: frozenset[str]
    pronouns: frozenset[str]
    times: frozenset[str]
    nominal: frozenset[str]
    possessive: frozenset[str]
    like: frozenset[str]
    not_subject: frozenset[str]
    name_links: frozenset[str]
    numbers: frozenset[str]
    name_continues: frozenset[str]
    numbered: frozenset[str]
    genitive_endings: frozenset[str]
    measured: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = languages.toml(language, "phrases")
    return _Words(**{k: frozenset(v) for k, v in data.items()})


_OPEN, _CLOSE = frozenset([*"„\"“«»‚‘'(", "''", "``"]), frozenset([*"“”\"»«‘’')", "''"])
_NOMINAL = frozenset(["NOUN", "PROPN", "ADJ"])
_CARRIED = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV"])
_MODIFIER = frozenset(["DET", "ADJ", "NUM", "ADV", "PRON", "PART"])


def phrase_end(text: Text, i: int, last: int, *, apposition: bool = True) -> int:
    """The end (exclusive) of the noun phrase that starts at token `i`, at most `last`; `i` itself where none starts there."""
    words = _words(text.language)
    tokens = text.tokens
    head = _core(tokens, i, last, words)
    if head == i:
        return i
    if head == i + 1 and tokens[i].pos == "PRON" and tokens[i].low in words.pronouns:
        return head if not _joined(tokens, head, last, words) else _with_joined(text, i, head, last, words)
    j = _tail(tokens, head, last, words, _is_name(tokens, i, head, words))
    if apposition:
        j = _apposition(tokens, j, last, words)
    return _with_joined(text, i, j, last, words)


def _with_joined(text: Text, i: int, j: int, last: int, words: _Words) -> int:
    """The end of a phrase `[i, j)` with what a conjunction joins to it."""
    after = _joined(text.tokens, j, last, words)
    end = phrase_end(text, after, last, apposition=False) if after else 0
    return end if end > after else j


def _is_name(tokens: list[Token], first: int, head: int, words: _Words) -> bool:
    """Whether a phrase ends in a proper name (`Times of India`, whose last word may look like a common noun)."""
    run = tokens[max(first, head - 3) : head]
    return any((t.pos == "PROPN" and t.text[:1].isupper()) or (t.low in words.name_links and k > 0) for k, t in enumerate(run))


def _joined(tokens: list[Token], j: int, last: int, words: _Words) -> int:
    """The token behind a conjunction of one or two words at `j` (`und`, `als auch`), 0 where there is none."""
    if j < last - 1 and tokens[j].low in words.joiners:
        return j + 1
    if j < last - 2 and f"{tokens[j].low} {tokens[j + 1].low}" in words.joiners:
        return j + 2
    return 0


def _core(tokens: list[Token], i: int, last: int, words: _Words) -> int:
    """Modifiers and head: `die französische Nachrichtenagentur AFP`, `„BBC News“`, `er`, `52 percent`."""
    j = i
    if j < last and tokens[j].low in words.pronouns:
        quoted = j + 1 < last and tokens[j + 1].text in _OPEN and tokens[j + 1].text != "("
        alone = j + 1 >= last or (not quoted and tokens[j + 1].pos not in (_NOMINAL if tokens[j].pos == "PRON" else _CARRIED))
        alone = alone and (tokens[j].pos != "DET" or _past_attribute(tokens, j + 1, last) == j + 1)
        if alone:
            return j + 1
    if j < last and tokens[j].text in _OPEN:
        k = j + 1
        while k < last and tokens[k].text not in _CLOSE and k - j < 9:
            k += 1
        return min(k + 1, last) if k < last and k - j < 9 else i
    if j + 1 < last and tokens[j].low in words.comparatives and tokens[j + 1].low in words.than:
        j += 2
    while j < last and _modifies(tokens[j], words) and not _nominal(tokens[j], words):
        if tokens[j].low in words.pronouns and tokens[j].pos == "PRON" and j > i:
            break
        if tokens[j].pos == "DET" and j > i and tokens[j - 1].pos not in ("DET", "ADV", "PRON", "CCONJ"):
            break
        j += 1
        if j - i > 8:
            return i
    if j == i + 1 and tokens[i].pos == "DET":
        j = _past_attribute(tokens, j, last)
    if i < j < last - 2 and tokens[j - 1].pos == "NUM" and tokens[j + 1].low in words.measured and _nominal(tokens[j + 2], words):
        j += 2  # der 34 Jahre alte Angeklagte
    k = j
    while k < last and (_nominal(tokens[k], words) or (k > j and _goes_on(tokens, k, last, words))):
        if tokens[k].low in words.times and not titled(tokens, k, last):
            if k == j:
                return i
            break
        k += 1
    if j < k < last and tokens[k].pos == "NUM" and tokens[k - 1].pos == "NOUN" and tokens[k - 1].low in words.numbered:
        k = _numbered(tokens, k, last, words)
    if k < last and k > j and tokens[k].text in _OPEN and tokens[k].text != "(":  # der Fernsehsender „Channel 10“
        m = k + 1
        while m < last and tokens[m].text not in _CLOSE and m - k < 9:
            m += 1
        if m < last and tokens[m].text in _CLOSE and _names(tokens[k + 1]):
            k = m + 1
    if k == j and i < j < last and tokens[j].text in _OPEN and tokens[j].text != "(":  # der „Spiegel“
        m = j + 1
        while m < last and tokens[m].text not in _CLOSE and m - j < 9:
            m += 1
        if m < last and tokens[m].text in _CLOSE:
            return m + 1
    if k == j:
        if j > i and (
            tokens[j - 1].pos in ("NUM", "PRON")
            or (tokens[j - 1].pos == "ADJ" and tokens[i].pos == "DET" and tokens[j - 1].text[:1].isupper())
        ):
            return j
        return i
    return k


def titled(tokens: list[Token], k: int, last: int) -> bool:
    """A time that begins a name behind an article: `the Morning Post`."""
    if k + 1 >= last or not k or tokens[k - 1].pos != "DET":
        return False
    return tokens[k].tag.startswith("NNP") and tokens[k + 1].tag.startswith("NNP") and tokens[k + 1].text[:1].isupper()


def _names(token: Token) -> bool:
    """Whether a quotation behind a noun begins like a name (`den Sender „Channel 10“`), unlike `eines Sprechers „zeitnah“`."""
    return token.pos not in ("ADJ", "ADV", "VERB") or "." in token.text or token.text[:1].isupper()


def _numbered(tokens: list[Token], k: int, last: int, words: _Words) -> int:
    """Behind a number that belongs to its noun (`Artikel 4 des Vertrags`, `Typ 56-1`); `k` where the number counts what follows."""
    end = k + 1
    if end + 1 < last and tokens[end].text == "-" and not tokens[end].space and tokens[end + 1].pos == "NUM":
        end += 2
    return k if end < last and (_nominal(tokens[end], words) or tokens[end].pos in ("ADJ", "NUM", "SYM")) else end


def _past_attribute(tokens: list[Token], j: int, last: int) -> int:
    """Behind a participle with what it takes: `einer | am Dienstag veröffentlichten | Mitteilung`; `j` where there is none."""
    if j >= last or tokens[j].pos not in ("ADP", "ADV"):
        return j
    for k in range(j + 1, min(last - 1, j + 9)):
        token = tokens[k]
        if token.pos == "PUNCT" or token.form == "fin":
            return j
        if (token.form in ("part_past", "part_pres") or token.pos == "ADJ") and tokens[k + 1].pos in ("NOUN", "PROPN") and k > j + 1:
            return k + 1
    return j


def _modifies(token: Token, words: _Words) -> bool:
    return token.pos in _MODIFIER or token.low in words.numbers or token.form in ("part_past", "part_pres") or token.low in words.nominal


def _goes_on(tokens: list[Token], k: int, last: int, words: _Words) -> bool:
    """A small word inside a name, or an adjective between a name and its noun: `ABC News national poll`."""
    if tokens[k].pos in words.name_continues and tokens[k - 1].pos == "PROPN" and k + 1 < last and tokens[k + 1].pos == "NOUN":
        return True
    return _links(tokens, k, last, words)


def _links(tokens: list[Token], k: int, last: int, words: _Words) -> bool:
    """A small word inside a name: `Times of India`, `Doctors Without Borders`, `van der Bellen`."""
    if tokens[k].low not in words.name_links:
        return False
    m = k + 1
    while m < last and tokens[m].low in words.name_links and m - k < 3:
        m += 1
    return m < last and tokens[m].text[:1].isupper() and tokens[k - 1].text[:1].isupper() and tokens[m].pos in ("NOUN", "PROPN", "X")


def _nominal(token: Token, words: _Words) -> bool:
    if token.low in words.numbers:
        return False
    site = "." in token.text[1:-1] and token.text[-2:].isalpha() and "(" not in token.text  # example.org
    if token.pos in ("ADV", "ADJ", "VERB") and (site or _hyphened(token)):
        return True
    if token.pos in ("X", "NUM"):  # 38North; The of The Guardian
        return site or (any(c.isupper() for c in token.text) and (token.pos == "X" or any(c.isdigit() for c in token.text)))
    return token.pos in ("NOUN", "PROPN") or token.low in words.possessive


def _hyphened(token: Token) -> bool:
    """A noun whose first part is small: `dpa-Korrespondent`."""
    first, mark, last = token.text.rpartition("-")
    return bool(first and mark) and last[:1].isupper() and len(last) > 3 and not last.isupper()


def _tail(tokens: list[Token], j: int, last: int, words: _Words, name: bool) -> int:
    """Brackets, genitives and attached prepositional phrases behind a head."""
    while j < last:
        token = tokens[j]
        if token.text == "(":
            k = j + 1
            while k < last and tokens[k].text != ")" and k - j < 12:
                k += 1
            if k >= last or tokens[k].text != ")":
                return j
            j = k + 1
            continue
        if (token.low in words.genitive or _bare_genitive(tokens, j, last, words)) and not name:
            end = _core(tokens, j, last, words)
            if end > j + 1:
                j = end
                name = tokens[j - 1].pos == "PROPN"
                continue
            return j
        attach = words.attach_to_name if name else words.attach
        if (
            token.low in attach and (not name or (j + 1 < last and tokens[j + 1].pos in ("DET", "PROPN", "NOUN")))
        ) or token.low in words.like:
            end = _core(tokens, j + 1, last, words)
            if end > j + 1 and not any(t.low in words.times for t in tokens[j + 1 : end]):
                j = end
                name = tokens[j - 1].pos == "PROPN"
                continue
            return j
        return j
    return j


def _bare_genitive(tokens: list[Token], j: int, last: int, words: _Words) -> bool:
    """An adjective whose ending alone makes a genitive behind a noun: `Angaben | ukrainischer Beamter`, `Sprecher | großer Verbände`."""
    token = tokens[j]
    if token.pos != "ADJ" or token.text[-2:] not in words.genitive_endings or token.text[0].isupper() or tokens[j - 1].pos != "NOUN":
        return False
    return j + 1 < last and (tokens[j + 1].pos in ("NOUN", "ADJ") or tokens[j + 1].low in words.joiners)


def _apposition(tokens: list[Token], j: int, last: int, words: _Words) -> int:
    """`, der Justizminister des Landes,` or `, Will Grant,`: a phrase between commas, or up to the end."""
    if j >= last - 1 or tokens[j].text != ",":
        return j
    end = _core(tokens, j + 1, last, words)
    if end == j + 1 or tokens[j + 1].low in words.pronouns:
        return j
    end = _tail(tokens, end, last, words, tokens[end - 1].pos == "PROPN")
    if end >= last or tokens[end].text in ".:!?":
        return end
    return end if tokens[end].text == "," or tokens[end].form == "fin" else j


def members(text: Text, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a phrase that is joined by two words (`sowohl A als auch B`); else the phrase as it is."""
    words = _words(text.language)
    for j in range(first + 1, last - 2):
        if f"{text.tokens[j].low} {text.tokens[j + 1].low}" in words.joiners:
            start = first + 1 if text.tokens[first].low in words.nominal else first
            return [(start, j), (j + 2, last)]
    return [(first, last)]


def subject_like(text: Text, i: int, last: int) -> bool:
    """Whether the phrase at `i` can be a subject: it starts with no preposition, oblique article or adverb."""
    words = _words(text.language)
    token = text.tokens[i]
    if token.low in words.not_subject or token.pos in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX"):
        return False
    if token.low in words.oblique:
        return False
    return phrase_end(text, i, last) > i
