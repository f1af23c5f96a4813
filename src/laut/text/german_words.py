"""What a German word may be before its context is looked at: the tags that its form allows."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from laut.languages import table, toml
from laut.text.conjugation import Conjugation, conjugation

_SUFFIX = {"fin": "FIN", "inf": "INF", "zu_inf": "IZU", "part_past": "PP", "imp": "IMP"}
_LONGEST = 40  # letters of the last part of a compound at most
_STOPS = frozenset((".", "!", "?", ";", ":", "…", "...", "..", "?!", "!!"))


class Word(NamedTuple):
    """`tags` that the form allows, the likeliest first; `kind` names the set of them, `shape` and `ending` are for unknown words."""

    low: str
    tags: tuple[str, ...]
    kind: str
    ending: str
    known: bool


class Words:
    """Looks words up by form; `learned` False leaves out the word list that is itself made with the tagger."""

    def __init__(self, learned: bool = True) -> None:
        self.verbs: Conjugation = conjugation()
        self.closed = closed()
        self.learned: dict[str, str] = listed("words_learned") if learned else {}
        self.nouns: dict[str, str] = listed("words_nouns")
        rules = toml("de", "tagging")
        self.endings: tuple[str, ...] = tuple(rules["verb"]["adjective_endings"])
        self._seen: dict[str, Word] = {}
        self._first: dict[str, Word] = {}

    def __call__(self, text: str, initial: bool) -> Word:
        """What `text` may be; `initial`: it stands where every word has a capital."""
        seen = self._first if initial else self._seen
        found = seen.get(text)
        if found is None:
            if len(seen) > 200_000:
                seen.clear()
            found = seen[text] = self._look(text, initial)
        return found

    def _look(self, text: str, initial: bool) -> Word:
        low = text.lower()
        first = text[0]
        noun, known = "", True
        out: dict[str, None] = {}
        plain = _plain(text)
        if plain:
            out.update(dict.fromkeys(plain))
        else:
            if initial or not first.isupper():
                known = self._small(text, low, out)
            if first.isupper():
                noun = self._capital(text, low, initial, out)
        tags = tuple(out) or ("ADJD", "ADV", "NN", "FM")
        ending = ("C" if first.isupper() else "") + low[-3:]
        return Word(low, tags, "|".join(sorted(tags)) + noun + ("" if known else "?"), ending, known)

    def _capital(self, text: str, low: str, initial: bool, out: dict[str, None]) -> str:
        """Tags of a word written with a capital; returns how much it looks like a common noun."""
        if low in self.closed:
            if not initial:
                out.update(dict.fromkeys(self.closed[low]))
                out["NN"] = out["NE"] = None
            return self.nouns.get(text, "") if not initial else ""
        out["NN"] = out["NE"] = None
        if low.endswith(self.endings) and (low.endswith("er") or "ADJA" in self.learned.get(low, "ADJA")):
            out["ADJA"] = None
        return self.nouns.get(text) or self._tail(low)

    def _tail(self, low: str) -> str:
        """`c` for a compound whose last part is a common noun, `h` where that part follows a hyphen."""
        if "-" in low:
            last = low.rsplit("-", 1)[1].capitalize()
            return "h" if self.nouns.get(last, "0") > "1" else "-"
        for k in range(max(3, len(low) - _LONGEST), len(low) - 3):
            if self.nouns.get(low[k].upper() + low[k + 1 :], "0") > "2":
                return "c"
        return "?"

    def _small(self, text: str, low: str, out: dict[str, None]) -> bool:
        """Tags of the word as it is written inside a sentence."""
        tags = self.closed.get(low, ())
        out.update(dict.fromkeys(tags))
        listed = self.learned.get(low)
        if listed:
            out.update(dict.fromkeys(listed.split("|")))
        forms = self.verbs(low)
        sure = [f for f in forms if f.known and f.form in _SUFFIX]
        for form in sure:
            if form.form != "imp" and not (tags and form.kind == "VV" and form.lemma not in self.verbs.infinitives):
                out[form.kind + _SUFFIX[form.form]] = None
        if tags or listed:
            return True
        if low.endswith(self.endings) and len(low) > 4:
            out["ADJA"] = None
        if not sure or any(f.form == "part_past" for f in sure):
            out["ADJD"] = None
        if not sure:
            for form in forms:
                if form.form in _SUFFIX and not (form.form == "fin" and form.person == 2):
                    out[form.kind + _SUFFIX[form.form]] = None
            out["ADV"] = None
            if not text[0].isupper():
                out["FM"] = out["NN"] = None
        return bool(sure)


def _plain(text: str) -> tuple[str, ...]:
    """Tags of marks, numbers and cut words."""
    first = text[0]
    if not first.isalnum() and not (first == "-" and len(text) > 2):
        return ("$,",) if text == "," else ("$.",) if text in _STOPS else ("XY",) if first in "%€$£§&+=°" else ("$(",)
    if first.isdigit():
        return _number(text)
    return ("TRUNC",) if len(text) > 1 and text[-1] in "-‐" else ()


def _number(text: str) -> tuple[str, ...]:
    if text[-1] == ".":
        return ("ADJA", "CARD")
    last = text.rsplit("-", 1)[-1]
    if last[:1].isupper():
        return ("NN",)
    if (last.isalpha() and len(last) > 2) or text.endswith(("er", "e", "en")):
        return ("ADJA", "ADJD", "NN", "CARD")
    return ("CARD",) if text[-1].isdigit() or len(text) < 8 else ("CARD", "NN")


@cache
def closed() -> dict[str, tuple[str, ...]]:
    """Words of the closed classes with their tags, the usual one first."""
    out: dict[str, dict[str, None]] = {}
    for row in table("de", "words"):
        for word in row["words"].split():
            out.setdefault(word, {})[row["tag"]] = None
    return {word: tuple(tags) for word, tags in out.items()}


@cache
def listed(name: str) -> dict[str, str]:
    """Words as they are written, with their class: the tags that they had in a large text, or how noun-like they are (0 to 5)."""
    out: dict[str, str] = {}
    for row in table("de", name):
        out.update(dict.fromkeys(row["words"].split(" "), row["class"]))
    return out
