"""Which language a text is in: named by a person, or told by its small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from laut import languages
from laut.errors import LanguageError

_SAMPLE = 20_000
UNSURE = "a language that is none of these, or too few words to tell"
_DO = "name it with --language, if it is one of these"


def code(name: str, where: str = "") -> str:
    """The code of the language called `name`: `de`, `de-AT`, `Deutsch`, `German`.

    Raises LanguageError naming the languages that are known.
    """
    words = name.strip().lower()
    short = re.split(r"[-_.]", words)[0]
    if short in languages.known():
        return short
    for known in languages.known():
        own = languages.toml(known, "language")
        if words in (own["name"].lower(), own["english_name"].lower()):
            return known
    raise LanguageError(_known(), repr(name), where)


def detect(text: str, where: str = "") -> str:
    """The known language that `text` is in, told by the small words that each language repeats.

    Raises LanguageError where another language fits better, or none fits: what is unsure is not guessed.
    """
    words = _words().findall(text[:_SAMPLE].lower())
    counts = Counter(words)
    shares = sorted(((sum(counts[w] for w in small), name) for name, small in _small().items()), key=lambda s: (-s[0], s[1]))
    (most, best), (second, _) = shares[0], shares[1]
    if not words:
        raise LanguageError(_known(), "no words", where)
    if not _sure(most, second, len(words)):
        raise LanguageError(_known(), UNSURE, where, _DO)
    if best not in languages.known():
        raise LanguageError(_known(), f"what looks like {best}", where, _DO)
    return best


def _sure(most: int, second: int, words: int) -> bool:
    """A twelfth of the words are small ones (headlines have few), or fewer (tables, lists of names) but hardly any of another language."""
    return most > second and (most >= 0.08 * words or (most >= max(4, 3 * second) and most >= 0.03 * words))


def _known() -> str:
    return f"one of the languages {', '.join(languages.known())}"


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _small() -> dict[str, frozenset[str]]:
    """The small words of each known language under its code, and of its neighbours under their English names."""
    small = {c: frozenset(languages.toml(c, "detect")["words"].split()) for c in languages.known()}
    others = (files("laut.languages") / "others.tsv").read_text(encoding="utf-8")
    small |= {row["name"]: frozenset(row["words"].split()) for row in languages.read_table(others, "languages/others.tsv")}
    return small
