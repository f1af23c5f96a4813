"""What a person types to search, understood: words in every form, word*, -word, "a phrase"; concepts with all that is narrower."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import isfinite

from laut import languages
from laut.errors import LedgerError
from laut.ledger.words import term

_MARKS = ".,;:!?()[]*'„“”‚‘’»«"


@dataclass(frozen=True, slots=True)
class Query:
    """Words as the ledger looks for them: for each word the terms that count as it; those that must not be there; phrases, folded."""

    words: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[str, ...] = ()


def query(words: str) -> Query:
    """`Fähren "nach Juist" -Sturm hafen*`: each word stands for all its forms in every language that laut knows.

    Raises LedgerError where only words that must not be there are given.
    """
    wanted: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    phrases: list[str] = []
    for minus, phrase, word in _parts().findall(words):
        if phrase:
            forms = [(term(w),) for w in _word().findall(phrase)]
            (without if minus and len(forms) == 1 else wanted).extend(forms)
            if len(forms) > 1:
                phrases.append(folded(phrase))
        else:
            parts = [part for part in word.strip(_MARKS).split("-") if any(c.isalnum() for c in part)]
            found = [_forms(part, word.endswith("*") and part is parts[-1]) for part in parts]
            (without if minus else wanted).extend(found)
    if without and not wanted:
        raise LedgerError("a word that is to be there", "only words that are not to be there", repr(words))
    return Query(tuple(wanted), tuple(without), tuple(phrases))


def folded(words: str) -> str:
    """Words in small letters with single spaces, as phrases are compared."""
    return " ".join(words.casefold().split())


def _forms(word: str, open: bool) -> tuple[str, ...]:
    if open:
        return (f"{term(word)}*",)
    every = [form for code in languages.known() for form in (*lemmas(word, code), *unlisted(word, code))]
    return tuple(sorted({term(word), *map(term, every)} - {""}))


@cache
def lemmas(word: str, language: str) -> tuple[str, ...]:
    """The basic forms of a word that stands alone, written small or with a capital."""
    from laut.text import analyse

    forms = dict.fromkeys((word, word.lower(), word[:1].upper() + word[1:]))
    return tuple(dict.fromkeys(token.lemma for form in forms for token in analyse(form, language).tokens))


@cache
def unlisted(word: str, language: str) -> tuple[str, ...]:
    """Other forms that a noun may have, by the rules of a language for nouns that its tables do not list."""
    rules = languages.toml(language, "search")
    if len(word) < rules["shortest"] - 1 or not word.isalpha():
        return ()
    found = []
    for ending, instead, sign in rules["forms"]:
        if word.endswith(ending):
            base = word[: len(word) - len(ending)]
            changed = _umlauted(base, rules["umlauts"], sign) if sign else base
            if changed and len(base) >= rules["shortest"] - 1:
                found.append(changed + instead)
    return tuple(dict.fromkeys(found))


def _umlauted(word: str, pairs: list[list[str]], sign: str) -> str:
    """A word whose last vowel got its dots (+) or lost them (-); empty where it has none to change."""
    ways = [(plain, dotted) if sign == "+" else (dotted, plain) for plain, dotted in pairs]
    at, old, new = max(((word.lower().rfind(old), old, new) for old, new in ways), key=lambda way: (way[0] + len(way[1]), len(way[1])))
    if at < 0:
        return ""
    return word[:at] + (new.capitalize() if word[at].isupper() else new) + word[at + len(old) :]


def narrower(concept: str) -> tuple[str, ...]:
    """A concept with all that is narrower; LedgerError for one that is not in the list."""
    rows = {row["concept"]: row["broader"] for row in languages.common("concepts")}
    if concept not in rows:
        raise LedgerError("a concept (docs/concepts.md lists them)", repr(concept))
    found = [concept]
    for name in found:
        found += [row for row, broader in rows.items() if broader == name]
    return tuple(sorted(found))


def amount(text: str) -> tuple[float | None, float | None]:
    """`3000..5000`, `3000..`, `..5000`, `3000` as its two ends; LedgerError for what is none of these."""
    low, dots, high = text.replace(" ", "").partition("..")
    try:
        ends = (float(low) if low else None, float(high) if high else None) if dots else (float(low), float(low))
    except ValueError:
        raise LedgerError("a number or a range such as 3000..5000", repr(text)) from None
    finite = all(isfinite(end) for end in ends if end is not None)
    if ends == (None, None) or not finite or (ends[0] is not None and ends[1] is not None and ends[0] > ends[1]):
        raise LedgerError("a number or a range such as 3000..5000", repr(text))
    return ends


def matching(words: Iterable[str], terms: Iterable[str]) -> bool:
    """Whether one of the forms of a word in a text is one of the terms."""
    found = [term(word) for word in words]
    return any(t == f or (t.endswith("*") and f.startswith(t[:-1])) for t in terms for f in found)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
