"""Rules that choose among the tags of a word by its neighbours: `[[rule]]` of `tagging.toml`, the first that fits decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from laut.errors import DataError
from laut.languages import toml
from laut.text.english_lexicon import Entry

PAD = 2  # markers at both ends of a sentence, so that a rule can look beyond it
LEFT, RIGHT, RIGHT2, AUX, OPENER, START, REST, EARLIER = -9, 9, 8, -7, -8, -6, -5, -4
PLACES = {
    "here": 0, "before": -1, "before2": -2, "after": 1, "after2": 2,
    "left": LEFT, "right": RIGHT, "right2": RIGHT2, "aux": AUX, "opener": OPENER, "start": START, "rest": REST, "earlier": EARLIER,
}  # fmt: skip
CAN = 100  # added to a place: what the word there can be, whatever it is tagged now
ADVERBS = frozenset(("RB", "RBR", "RBS"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"))
NOMINAL = NOUNS | frozenset(("DT", "JJ", "JJR", "JJS", "PRP$", "POS", "PDT", "VBG", "$"))
NOTHING: frozenset[str] = frozenset()
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ENDS = frozenset((",", ".", ":", "``", "''", "CC", "WDT", "WP", "WRB", "PRP", "-LRB-"))
STARTS = frozenset((":", "``", "''", "WDT", "WP", "WRB", "<"))
Test = tuple[int, frozenset[str], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """`to` where all `tests` hold: (place, tags and words, whether one of them must stand there); `free` needs no entry that allows it."""

    to: str
    tests: tuple[Test, ...]
    free: bool
    words: frozenset[str]

    def fits(self, entry: Entry, low: str) -> bool:
        """The rule can say something of a word."""
        if self.words:
            return low in self.words
        return self.to in entry.tags or (self.free and not entry.closed)


@dataclass(slots=True, eq=False)
class Line:
    """A sentence in the making: words and tags between markers, entries of the words."""

    lows: list[str]
    tags: list[str]
    entries: list[Entry]
    aux: dict[str, str] = field(default_factory=dict)

    def at(self, i: int, place: int) -> int:
        """The index that a place of a rule means at `i`."""
        if place == LEFT:
            return self.left(i)
        if place == RIGHT:
            return self.right(i)
        if place in (OPENER, START):
            return self.phrase(i - 1) - (place == OPENER)
        return self.right(self.right(i)) if place == RIGHT2 and self.right(i) < len(self.tags) - PAD else i + min(place, 2)

    def left(self, i: int) -> int:
        """The nearest place before `i` that is no adverb."""
        j = i - 1
        while self.tags[j] in ADVERBS and i - j < 5:
            j -= 1
        return j

    def phrase(self, j: int, inside: frozenset[str] = NOTHING) -> int:
        """Where the noun phrase that ends at `j` begins; the prepositions `inside` bind a phrase to the one before."""
        tags, lows = self.tags, self.lows
        low = max(PAD, j - 25)
        while j > low and (tags[j - 1] in NOMINAL or (tags[j - 1] == "IN" and lows[j - 1] in inside and tags[j - 2] in NOUNS)):
            j -= 1
        return j

    def right(self, i: int) -> int:
        """The nearest place after `i` that is no adverb."""
        j = i + 1
        while self.tags[j] in ADVERBS and j - i < 5:
            j += 1
        return j

    def helper(self, i: int) -> str:
        """Which auxiliary the verb at `i` hangs on: `be`, `have`, `do`, `modal`, `to` or ``; over adverbs and `X and`."""
        j = self.left(i)
        if self.lows[j] in self.aux and self.tags[j] not in ("POS", "NNP", "NN"):
            return self.aux[self.lows[j]]
        if self.tags[j] in NOUNS:
            k = self.phrase(j) - 1
            if self.lows[k] in self.aux and self.tags[k] != "TO" and self._opens(k - 1):
                return self.aux[self.lows[k]]
        return ""

    def clause(self, i: int, place: int) -> str:
        """What a rule asks about the clause around `i`."""
        if place == AUX:
            return self.helper(i)
        return self.rest(i) if place == REST else self.earlier(i)

    def earlier(self, i: int) -> str:
        """`finite` where a finite verb stands before in the clause, else `none`."""
        for j in range(i - 1, max(i - 20, PAD - 1), -1):
            tag = self.tags[j]
            if tag in FINITE:
                return "finite"
            if tag in STARTS:
                break
        return "none"

    def rest(self, i: int) -> str:
        """`finite` where a finite verb follows in the clause, else `none`."""
        for j in range(i + 1, min(i + 12, len(self.tags) - PAD)):
            tag = self.tags[j]
            if tag in FINITE:
                return "finite"
            if tag in ENDS:
                break
        return "none"

    def _opens(self, j: int) -> bool:
        return self.tags[j] in ("<", "WRB", "WP", "``", "''", "CC", ":", ",")


class Rules:
    """The rules in their order, one list a step; `apply` goes once over a sentence from left to right."""

    def __init__(self) -> None:
        data = toml("en", "tagging")
        self.aux = {word: kind for kind, words in data["auxiliaries"].items() for word in words.split()}
        self.steps: list[list[Rule]] = [[], []]
        for number, raw in enumerate(data["rule"]):
            self.steps[raw.get("step", 1) - 1].append(_rule(raw, number))
        self._cache: list[dict[tuple[int, str], tuple[Rule, ...]]] = [{} for _ in self.steps]
        self._worded = [frozenset(w for rule in step for w in rule.words) for step in self.steps]

    def choose(self, step: int, entry: Entry, low: str) -> tuple[Rule, ...]:
        """The rules of a step that can say something of a word."""
        key = (id(entry), low if low in self._worded[step] else "")
        found = self._cache[step].get(key)
        if found is None:
            found = tuple(rule for rule in self.steps[step] if rule.fits(entry, low))
            self._cache[step][key] = found
        return found

    def apply(self, line: Line, step: int) -> None:
        """One step over a sentence, in place."""
        lows, tags, entries = line.lows, line.tags, line.entries
        choose, cached, worded = self.choose, self._cache[step], self._worded[step]
        for i in range(PAD, len(tags) - PAD):
            low, entry = lows[i], entries[i]
            rules = cached.get((id(entry), low if low in worded else ""))
            if rules is None:
                rules = choose(step, entry, low)
            for rule in rules:
                for place, wanted, positive in rule.tests:
                    if -8 < place < -3 and place != START:
                        if (line.clause(i, place) in wanted) is not positive:
                            break
                        continue
                    if place > 50:
                        if (not wanted.isdisjoint(entries[line.at(i, place - CAN)].tags)) is not positive:
                            break
                        continue
                    j = i + place if -3 < place < 3 else line.at(i, place)
                    if (tags[j] in wanted or lows[j] in wanted) is not positive:
                        break
                else:
                    tags[i] = rule.to
                    break


def _rule(raw: dict[str, Any], number: int) -> Rule:
    tests: list[Test] = []
    for key, value in raw.items():
        name = key.removesuffix("_not")
        place = PLACES.get(name.removesuffix("_can"))
        if place is not None:
            tests.append((place + CAN * name.endswith("_can"), frozenset(value.split()), not key.endswith("_not")))
        elif key not in ("to", "step", "free", "word", "examples", "why"):
            raise DataError("a condition of a tagging rule", repr(key), f"languages/en/tagging.toml: rule {number + 1}")
    tests.sort(key=lambda test: abs(test[0]))
    return Rule(raw["to"], tuple(tests), bool(raw.get("free")), frozenset(raw.get("word", "").split()))
