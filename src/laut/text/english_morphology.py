"""From Penn tags to Universal Dependencies tags, lemma and verb form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from laut.languages import table, toml
from laut.text.english_lexicon import lexicon
from laut.text.english_rules import PAD, Line
from laut.text.records import Token

FINITE = {"VBD": "past", "VBZ": "pres", "VBP": "pres", "MD": "pres"}
FORMS = {"VBD": "fin", "VBZ": "fin", "VBP": "fin", "MD": "fin", "VB": "inf", "VBG": "part_pres", "VBN": "part_past"}
SUFFIXES = {"NNS": "s", "VBZ": "s", "VBD": "ed", "VBN": "ed", "VBG": "ing", "JJR": "er", "JJS": "est", "RBR": "er", "RBS": "est"}
BASE = {"N": "NN", "V": "VB", "J": "JJ", "R": "RB"}
MOST = 50_000


class Morphology:
    """Tables of `tagging.toml` and `words_irregular.tsv`."""

    def __init__(self) -> None:
        data = toml("en", "tagging")
        self.pos: dict[str, str] = {tag: pos for pos, tags in data["universal"].items() for tag in tags.split()}
        kinds = data["kinds"]
        self.be, self.have, self.do = (frozenset(kinds[name].split()) for name in ("be", "have", "do"))
        self.modals: dict[str, str] = kinds["modal_lemmas"]
        self.past_modals = frozenset(kinds["past_modals"].split())
        self.joins, self.mixed = frozenset(kinds["sconj"].split()), frozenset(kinds["mixed"].split())
        self.determiners = frozenset(kinds["determiners"].split())
        self.negations = frozenset(kinds["negations"].split())
        self.prepositions = frozenset(kinds["prepositions"].split())
        self.lemmas: dict[tuple[str, str], str] = {(row["form"], row["tag"]): row["lemma"] for row in table("en", "words_irregular")}
        for tag, words in data["lemmas"].items():
            for form, lemma in words.items():
                self.lemmas[form, tag] = lemma
        self.person: dict[str, tuple[str | None, int | None]] = {
            word: (row.get("number"), row.get("person")) for row in data["person"] for word in row["words"].split()
        }
        self.words = lexicon().words
        self.kept: dict[tuple[str, str], str] = {}

    def fill(self, tokens: Sequence[Token], line: Line, back: Sequence[int]) -> None:
        """Writes what `line` says into `tokens`; of a contraction the first word gives the tags and a verb in it the form."""
        tags, lows = line.tags, line.lows
        done = -1
        for i in range(PAD, len(tags) - PAD):
            token, tag = tokens[back[i]], tags[i]
            if back[i] != done:
                token.tag = tag
                token.pos = self.universal(line, i)
                token.lemma = self.lemma(token.text, lows[i], tag)
                done = back[i]
            if tag in FORMS:
                self.verb(token, line, i)

    def universal(self, line: Line, i: int) -> str:
        """The Universal Dependencies tag of the word at `i`."""
        tag, low = line.tags[i], line.lows[i]
        first = tag[0]
        if first == "V":
            return self.auxiliary(line, i)
        if tag == "IN":
            return "SCONJ" if self.subordinates(line, i, low) else "ADP"
        if tag == "TO":
            return "PART" if line.tags[line.right(i)][:1] == "V" else "ADP"
        if tag == "DT":
            after = line.tags[line.right(i)]
            return "DET" if low in self.determiners or after[:1] in "NJ" or after in ("CD", "VBG", "VBN") else "PRON"
        if tag == "WDT":
            return "DET" if line.tags[i + 1][:2] == "NN" and low not in self.joins else "PRON"
        if tag == "RB" and low in self.negations:
            return "PART"
        return self.pos.get(tag, "X")

    def subordinates(self, line: Line, i: int, low: str) -> bool:
        """A preposition or subordinator before a clause, or before a gerund."""
        if line.tags[line.right(i)] == "VBG":
            return True
        if low in self.joins:
            return line.lows[i + 1] not in self.prepositions
        return low in self.mixed and self.clause_follows(line, i)

    def auxiliary(self, line: Line, i: int) -> str:
        """AUX for every form of be, for have before a participle and do before an infinitive; else VERB."""
        low = line.lows[i]
        if low in self.be:
            return "AUX"
        if low in self.have:
            return "AUX" if self.verb_after(line, i) == "VBN" else "VERB"
        if low in self.do:
            return "AUX" if line.lows[i + 1] in self.negations or self.verb_after(line, i) == "VB" else "VERB"
        return "VERB"

    def verb_after(self, line: Line, i: int) -> str:
        """The tag of the verb that follows over adverbs, and over a subject where the order is turned."""
        j = line.right(i)
        if line.tags[j] in ("PRP", "NNP", "EX") and line.tags[i - 1] in ("<", "WRB", "WP", "``", "CC"):
            j = line.right(j)
        return line.tags[j]

    def clause_follows(self, line: Line, i: int) -> bool:
        """A finite verb stands before the next comma, and its subject before it."""
        for j in range(i + 1, min(i + 12, len(line.tags) - PAD)):
            tag = line.tags[j]
            if tag in FINITE:
                return j > i + 1
            if tag in (",", ":", "''", "WDT", "WP", "WRB") or (tag == "IN" and (j == i + 1 or line.lows[j] in self.joins)):
                return False
        return False

    def verb(self, token: Token, line: Line, i: int) -> None:
        """Form, mood, tense, number and person of a verb."""
        tag, low = line.tags[i], line.lows[i]
        token.form = FORMS[tag]
        if tag == "VB" and self.bids(line, i):
            token.form = "imp"
        if token.form != "fin":
            return
        token.mood = "ind"
        token.tense = "past" if low in self.past_modals else FINITE[tag]
        token.number, token.person = ("sg", 3) if tag == "VBZ" else self.person.get(low, (None, None))

    def bids(self, line: Line, i: int) -> bool:
        """An imperative: the infinitive opens the sentence."""
        return line.tags[line.left(i)] in ("<", "``", ":")

    def lemma(self, text: str, low: str, tag: str) -> str:
        """The word as a dictionary has it; a name as written."""
        if tag in ("NNP", "NNPS"):
            return text
        known = self.lemmas.get((low, tag))
        if known is not None:
            return known
        suffix = SUFFIXES.get(tag)
        if suffix is None:
            return self.modals.get(low, low) if tag == "MD" else low
        key = (low, tag)
        found = self.kept.get(key)
        if found is None:
            found = self.strip(low, tag, suffix)
            if len(self.kept) < MOST and len(low) < 40:
                self.kept[key] = found
        return found

    def strip(self, low: str, tag: str, suffix: str) -> str:
        """A regular form without its ending, spelled so that the lexicon knows it where it can."""
        base = BASE[tag[0]]
        for candidate in _stems(low, suffix):
            entry = self.words.get(candidate)
            if entry is not None and base in entry.tags:
                return candidate
        head, dash, tail = low.rpartition("-")
        if dash and head:
            return head + dash + self.strip(tail, tag, suffix)
        return next(iter(_stems(low, suffix)), low)


def _stems(low: str, suffix: str) -> list[str]:
    """Spellings that `low` may come from, the likeliest first."""
    if not low.endswith(suffix) or len(low) <= len(suffix) + 1:
        return []
    stem = low[: -len(suffix)]
    if suffix == "s":
        if stem.endswith("ie") and len(stem) > 3:
            return [stem[:-2] + "y", stem]
        if stem.endswith(("sse", "xe", "che", "she", "zze", "oe")):
            return [stem[:-1], stem]
        return [stem, stem[:-1]] if stem.endswith("e") else [stem]
    if stem.endswith("i") and suffix != "ing":
        return [stem[:-1] + "y", stem] if len(stem) > 2 else [stem + "e", stem]
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    if doubled and stem[-1] not in "lsfz":
        return [stem[:-1], stem, stem + "e"]
    if doubled:
        return [stem, stem[:-1]]
    if stem[-1] in "vcuz" or stem[-2:] in ("at", "ag", "dg", "rg", "ng", "iz", "is", "rs", "ns", "bl", "pl", "tl", "gl", "dl", "kl", "fl"):
        return [stem + "e", stem]
    return [stem, stem + "e"]


@cache
def morphology() -> Morphology:
    """The one set of tables, read when it is first asked for."""
    return Morphology()
