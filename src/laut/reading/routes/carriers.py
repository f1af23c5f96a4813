"""What carries: ships, trains, trucks, planes by the names that a text gives them, companies, and the mode that they tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from laut.reading.names import Name
from laut.reading.routes.rules import Rules
from laut.reading.routes.words import strange
from laut.reading.wording import surface
from laut.text.records import Text, Token

_OPEN, _CLOSE = frozenset("„“\"«»‚‘'”"), frozenset("“”\"»«‘’'")
_INSIDE = 6  # tokens of a name in quotation marks
_BEFORE = 5  # tokens before a carrier in which its preposition stands


@dataclass(frozen=True, slots=True)
class Carrier:
    """Carriers named at `[first, last)` of a window; without `names` only the mode is told."""

    first: int
    last: int
    mode: str | None
    names: tuple[str, ...] = ()
    carries: bool = True
    subject: bool = False


class Carriers:
    """Finds the carriers of one window."""

    def __init__(self, text: Text, tokens: list[Token], names: Mapping[int, Name], rules: Rules) -> None:
        self.text, self.tokens, self.names, self.rules = text, tokens, names, rules

    def find(self, taken: set[int], passive: bool) -> list[Carrier]:
        """The carriers outside the tokens that are `taken` by places, in order."""
        found = [c for i in range(len(self.tokens)) if i not in taken for c in self._at(i, passive)]
        return sorted(found, key=lambda c: c.first)

    def _at(self, i: int, passive: bool) -> Iterator[Carrier]:
        token = self.tokens[i]
        if token.text in self.rules.marks and i + 1 < len(self.tokens):
            end = self._run(i + 1)
            if end > i + 1:
                yield Carrier(i, end, "ship", (self._words(i + 1, end),))
            return
        company = self.rules.companies.has(token)
        mode = self.rules.mode_of_carrier(token)
        if mode is None and not company:
            return
        names, end = self._named(i)
        if names or not company:
            subject = mode is not None and not passive and self._subject(i)
            yield Carrier(i, end, mode, names or self._run_by(end), bool(names) or self._instrument(i) or subject, subject)

    def _named(self, i: int) -> tuple[tuple[str, ...], int]:
        """The names behind the noun of a carrier at `i` (`die Frachter Angara, Lady R und Maria`), in English also before it."""
        j = i + 1
        if j < len(self.tokens) and self.tokens[j].text == "," and j + 1 < len(self.tokens) and self.tokens[j + 1].low in self.rules.named:
            j += 1
        while j < len(self.tokens) and j < i + 4 and self.tokens[j].low in self.rules.named:
            j += 1
        names: list[str] = []
        end = i + 1
        while True:
            name, stop = self._name_at(j, bool(names))
            if not name:
                break
            names.append(name)
            end = stop
            j = stop
            while j < len(self.tokens) and j < stop + 2 and (self.tokens[j].text == "," or self.tokens[j].low in self.rules.of("joiners")):
                j += 1
            if j == stop:
                break
        if not names and not self.rules.stemmed:
            first = self._before(i)
            return ((self._words(first, i),), end) if first < i else ((), end)
        return tuple(names), end

    def _run_by(self, j: int) -> tuple[str, ...]:
        """English: who runs a carrier (`a cargo plane operated by Sky Meridian`)."""
        if j + 2 >= len(self.tokens) or self.tokens[j].low not in self.rules.of("operated") or self.tokens[j + 1].low not in self.rules.by:
            return ()
        end = self._run(j + 2)
        return (self._words(j + 2, end),) if end > j + 2 else ()

    def _before(self, i: int) -> int:
        """English: where the name right before a carrier begins (`the Lady R tanker`)."""
        first = i
        while first > 0 and self.tokens[first - 1].pos == "PROPN" and self.tokens[first - 1].i not in self.names:
            first -= 1
        alone = first > 0 and self.tokens[first - 1].low in self.rules.articles and first < i
        return first if alone and not any(self._covered(k) for k in range(first, i)) else i

    def _covered(self, k: int) -> bool:
        """Whether a place or a body has its name at `k`."""
        i = self.tokens[k].i
        return any(n.first <= i < n.last and n.kind != "person" for n in self.names.values())

    def _name_at(self, j: int, more: bool) -> tuple[str, int]:
        """A name at `j` and its end; `more`: in a list of names, where an ordinary noun with a digit counts too."""
        if j >= len(self.tokens):
            return "", j
        if self.tokens[j].text in _OPEN:
            for k in range(j + 1, min(len(self.tokens), j + 2 + _INSIDE)):
                if self.tokens[k].text in _CLOSE and k > j + 1:
                    return self._words(j + 1, k), k + 1
            return "", j
        digit = more and self.tokens[j].text[0].isupper() and any(c.isdigit() for c in self.tokens[j].text)
        end = j + 1 if digit else self._run(j)
        return (self._words(j, end), end) if end > j else ("", j)

    def _run(self, k: int) -> int:
        """The end of the proper nouns at `k` that name no place, state or month."""
        end = k
        while end < len(self.tokens) and self._name_word(end):
            name = self.names.get(self.tokens[end].i)
            other = name is not None and name.kind != "person" and (name.kind == "place" or end == k)
            if other or self.tokens[end].low in self.rules.months:
                break
            end += 1
        if end > k and self.rules.goods.has(self.tokens[end - 1]):
            return k
        while end > k and end < len(self.tokens) and self.tokens[end].text[0].isdigit() and not self.tokens[end].text.isalpha():
            nouns = end + 1 < len(self.tokens) and self.tokens[end + 1].pos in ("NOUN", "PROPN", "ADJ")
            return end if nouns else end + 1
        return end

    def _name_word(self, k: int) -> bool:
        """A capital proper noun, or an adjective of a name before one (`Nordic Aria`)."""
        token = self.tokens[k]
        after = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        opens = token.pos == "ADJ" and after is not None and after.pos == "PROPN" and after.text[0].isupper()
        unknown = token.pos == "NOUN" and strange(token, self.rules.language) and (after is None or after.pos not in ("NOUN", "PROPN"))
        return token.text[0].isupper() and (token.pos in ("PROPN", "X") or opens or unknown)

    def _instrument(self, i: int) -> bool:
        """A preposition that makes a carrier the means stands before its phrase."""
        for k in range(i - 1, max(-1, i - 1 - _BEFORE), -1):
            token = self.tokens[k]
            if token.low in self.rules.by:
                return True
            if token.pos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN") or token.text == ",":
                return False
        return False

    def _subject(self, i: int) -> bool:
        """The first noun of an active clause that stands in no phrase with a preposition; in English before its verb."""
        behind = ended = False
        for k in range(i):
            token = self.tokens[k]
            if token.form == "fin" and not self.rules.stemmed:
                return False
            if token.pos == "ADP":
                behind, ended = True, False
            elif token.pos in ("NOUN", "PROPN"):
                if not behind and (self.rules.stemmed or not self._row(k, i)):
                    return False
                ended = behind
            elif token.pos in ("VERB", "AUX", "ADV", "PRON") or token.text == "," or (ended and self._opens(token)):
                behind = ended = False
        return not behind

    def _opens(self, token: Token) -> bool:
        """A word that begins a new phrase behind the noun of one with a preposition."""
        if self.rules.stemmed:
            return token.pos in ("NUM", "DET") and token.low not in self.rules.genitive
        return token.low in self.rules.opens_phrase

    def _row(self, k: int, i: int) -> bool:
        """English: only nouns stand from `k` to `i` (`National Guard trucks`)."""
        return all(t.pos in ("NOUN", "PROPN", "ADJ") and t.text != "," for t in self.tokens[k:i])

    def _words(self, first: int, last: int) -> str:
        return surface(self.text.text, self.tokens[first:last])
