"""Places behind a preposition: where something comes from, where it goes, over what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from laut.reading.names import Name
from laut.reading.routes.rules import Rules
from laut.reading.routes.words import strange
from laut.reading.wording import nominative, surface
from laut.text.records import Text, Token

_SKIP = frozenset(["DET", "ADJ", "NUM", "PRON"])
_MODIFIERS = 4
_SHORT = "."


@dataclass(frozen=True, slots=True)
class Stop:
    """One place: its name as the article writes it, and its tokens `[first, last)` in the window."""

    name: str
    first: int
    last: int
    named: bool = True


@dataclass(slots=True)
class Item:
    """Something said of the way at `[first, last)` of a window: `kind` is from, to, via, there or mode."""

    kind: str
    first: int
    last: int
    stops: list[Stop] = field(default_factory=list)
    mode: str | None = None
    prep: str = ""
    again: bool = False  # the places that were named before (`from both ports`)


class Places:
    """Finds the places of one window."""

    def __init__(self, text: Text, tokens: list[Token], names: Mapping[int, Name], rules: Rules) -> None:
        self.text, self.tokens, self.names, self.rules = text, tokens, names, rules

    def low(self, i: int) -> str:
        """The word at `i`, nothing behind the end."""
        return self.tokens[i].low if i < len(self.tokens) else ""

    def list_at(self, i: int, kind: str, sure: bool) -> tuple[list[Stop], int]:
        """The places of a list that begins at `i` and where it ends; `sure`: only what is known as a place counts.

        Behind a comma a place counts only where the list goes on to a last one with a conjunction.
        """
        first = self.place_at(i, sure)
        if first is None:
            return [], i
        stops, waiting, at = [first], [], first.last
        while True:
            k, joined = self._join(at)
            if k == at:
                break
            again = k + 1 if self.low(k) in self.rules.of(kind) else k
            found = self.place_at(again, sure and again > k)
            if found is None:
                break
            at = found.last
            waiting.append(found)
            if joined:
                stops += waiting
                waiting = []
        return stops, stops[-1].last

    def _join(self, i: int) -> tuple[int, bool]:
        """Behind a comma or a conjunction at `i`, and whether it was a conjunction."""
        k, joined = i, False
        while k < len(self.tokens) and k < i + 3 and (self.tokens[k].text == "," or self.low(k) in self.rules.of("joiners")):
            joined = joined or self.tokens[k].text != ","
            k += 1
        return k, joined

    def place_at(self, i: int, sure: bool) -> Stop | None:
        """The place that begins at `i`, behind article and adjectives."""
        k = i
        while k < len(self.tokens) and k < i + _MODIFIERS and self._modifies(k):
            k += 1
        if k >= len(self.tokens) or not self.tokens[k].text[0].isalnum():
            return None
        if self.rules.no_place.has(self.tokens[k]) or self._no_place(k):
            return None
        found = self._found(i, k, sure)
        return self._in_state(found) if found else None

    def _in_state(self, stop: Stop) -> Stop:
        """A town with its state behind a comma: `Yuma, Ariz.`."""
        k = stop.last
        if k + 1 >= len(self.tokens) or self.tokens[k].text != "," or (not stop.named and not self._proper(k - 1)):
            return stop
        words = [self.tokens[k + 1].text, surface(self.text.text, self.tokens[k + 1 : k + 3])]
        size = next((n for n, state in enumerate(words, 1) if state in self.rules.states), 0)
        if size and not words[size - 1].endswith(_SHORT) and self._join(k + 1 + size)[1]:
            return stop  # a list: `from Ohio, Texas and Utah`
        return replace(stop, name=f"{stop.name}, {words[size - 1]}", last=k + 1 + size) if size else stop

    def _found(self, i: int, k: int, sure: bool) -> Stop | None:
        """The place at `k`, whose phrase begins at `i`."""
        name = self._listed(k)
        if name:
            return self._named(k, name)
        if self.rules.places.has(self.tokens[k]) or (not self.rules.stemmed and self._compound(k)):
            found = self._by_noun(i, k)
            bare = k == i and i > 0 and self.low(i - 1) in self.rules.of("bare_no")
            if not found.named and self._town(i, k):
                return Stop(self.tokens[k].text, k, k + 1)
            return None if bare and not found.named else found
        token = self.tokens[k]
        plural = i == k > 0 and self.low(k - 1) in self.rules.of("still") and token.lemma != token.text
        if (k > i and self.low(i) in self.rules.of("locates")) or (plural and not token.low.endswith(self.rules.dative)):
            return self._located(i, k)
        return None if sure or k > i + 2 else self._unknown(k)

    def _town(self, i: int, k: int) -> bool:
        """A compound in the singular without an article behind `nach` or `von` is a name: `nach Nordhafen`."""
        token = self.tokens[k]
        bare = self.rules.stemmed and i == k > 0 and self.low(k - 1) in self.rules.of("of_names")
        return bare and token.lemma == token.text and not self.rules.places_alone.has(token) and self._loose(k)

    def _located(self, i: int, k: int) -> Stop | None:
        """Any noun behind an article, with the name of a place behind it: `in ein Schloss bei Füssen`, `to a scrapyard in Gdansk`."""
        head = self._head(k)
        noun = self.tokens[head]
        if noun.pos != "NOUN" or not self.rules.may_be_place(noun):
            return None if self.rules.stemmed else self._unknown(k)
        near = self.low(head + 1) in self.rules.of("located_by") and self._belonging(head + 1) > head + 1
        return self._described(i, head) if near else None if self.rules.stemmed else self._unknown(k)

    def _head(self, k: int) -> int:
        """In English the last of a row of nouns."""
        while not self.rules.stemmed and k + 1 < len(self.tokens) and self.tokens[k + 1].pos == "NOUN":
            k += 1
        return k

    def _modifies(self, k: int) -> bool:
        """An article, adjective or number before a place, or a direction before its noun (`the North Korean port`)."""
        token, after = self.tokens[k], self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        if self._listed(k):
            return False
        if token.low in self.rules.of("directions"):
            return after is not None and after.pos in ("NOUN", "PROPN", "ADJ")
        return token.pos in _SKIP and not self.rules.places.has(token)

    def _listed(self, k: int) -> Name | None:
        """The name of a place, or of a capital that stands for its state, at `k`."""
        name = self.names.get(self.tokens[k].i)
        if name is None or name.kind == "person":
            return None
        return name if name.kind == "place" or (name.type == "state" and name.last == name.first + 1) else None

    def _no_place(self, k: int) -> bool:
        """English: the head behind `k` is a water or a line (`the Black Sea`)."""
        j = k
        while not self.rules.stemmed and j + 1 < len(self.tokens) and self.tokens[j + 1].pos in ("NOUN", "PROPN"):
            j += 1
        return self.rules.no_place.has(self.tokens[j]) and not self._listed(k)

    def _named(self, k: int, name: Name) -> Stop:
        end = k + (name.last - name.first)
        more = self._run(end)
        if more > end and not self.rules.places.has(self.tokens[more - 1]):
            return Stop(surface(self.text.text, self.tokens[k:more]), k, more)
        if not self.rules.stemmed and end < len(self.tokens) and self.rules.places.has(self.tokens[end]):
            end += 1
            return Stop(surface(self.text.text, self.tokens[k:end]), k, end)
        return Stop(name.full, k, end)

    def _run(self, k: int) -> int:
        """The end of the proper nouns that begin at `k` and belong to no name of their own."""
        end = k
        while end < len(self.tokens) and self._proper(end) and (end == k or not self._listed(end)):
            end += 1
        return end

    def _proper(self, k: int) -> bool:
        token = self.tokens[k]
        if not token.text[0].isupper() or token.low in self.rules.months or token.sentence != self.tokens[0].sentence:
            return False
        name = self.names.get(token.i)
        if name is not None and name.kind != "place" and not (name.kind == "person" and name.role is None):
            return False
        article = token.low in self.rules.of("name_articles") and k + 1 < len(self.tokens) and self.tokens[k + 1].pos == "PROPN"
        return token.pos in ("PROPN", "X") or article

    def _unknown(self, k: int) -> Stop | None:
        """A proper noun that nothing else is known of; in German also a bare noun before the next preposition or the end."""
        end = self._run(k)
        if end == k and self.rules.stemmed and (self._bare(k) or self._strange(k)):
            end = k + 1
        if end == k or self.rules.goods.has(self.tokens[end - 1]) or self.rules.mode_of_carrier(self.tokens[end - 1]):
            return None
        return Stop(surface(self.text.text, self.tokens[k:end]), k, end)

    def _strange(self, k: int) -> bool:
        """A noun without an article that no list has, behind its preposition: `nach Poti`, but not `von Fernlastern nach`."""
        token = self.tokens[k]
        if token.pos != "NOUN" or self.tokens[k - 1].low not in self.rules.of("of_names") or not strange(token, self.rules.language):
            return False
        known = token.low in self.rules.months or self.rules.way.has(token) or token.low.endswith(self.rules.plural)
        return not known and self._loose(k)

    def _loose(self, k: int) -> bool:
        """No noun or name follows that the word at `k` would belong to."""
        return k + 1 >= len(self.tokens) or self.tokens[k + 1].pos not in ("NOUN", "PROPN")

    def _bare(self, k: int) -> bool:
        token, after = self.tokens[k], self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        if token.pos != "NOUN" or token.low in self.rules.months or self.tokens[k - 1].pos != "ADP" or self.rules.way.has(token):
            return False
        foreign = "-" in token.text and all(part[:1].isupper() for part in token.text.split("-"))  # Saint-Laurent
        return foreign or after is None or after.low in self.rules.of("to") | self.rules.of("via")

    def _compound(self, k: int) -> bool:
        """English: nouns that end in the noun of a place (`a naval base`, `Rotterdam harbour`)."""
        j = k
        while j < len(self.tokens) and self.tokens[j].pos in ("NOUN", "PROPN") and j < k + 4:
            if self.rules.places.has(self.tokens[j]):
                return True
            j += 1
        return False

    def _by_noun(self, i: int, k: int) -> Stop:
        """The noun of a place at `k`: the name behind it, or the whole phrase where it has none."""
        head = k
        while not self.rules.places.has(self.tokens[head]):
            head += 1
        j = head + 1
        while not self.rules.stemmed and j < len(self.tokens) and self.rules.places.has(self.tokens[j]):
            head, j = j, j + 1
        if self.low(j) in self.rules.of("of") and j + 1 < len(self.tokens):
            named = self._listed(j + 1)
            found = self._named(j + 1, named) if named else self._unknown(j + 1)
            if found:
                return found
        by_name = j < len(self.tokens) and (self._listed(j) is not None or self._proper(j)) and self.low(j) not in self.rules.of("numbered")
        if by_name and not (self._genitive(j) or head > k):
            listed = self._listed(j)
            return self._named(j, listed) if listed else self._unknown(j) or self._described(i, head)
        return self._described(i, head)

    def _genitive(self, j: int) -> bool:
        name = self.names.get(self.tokens[j].i)
        return self.rules.stemmed and name is not None and name.full != self.tokens[j].text and self.tokens[j].text.endswith("s")

    def _described(self, i: int, head: int) -> Stop:
        """A place without a name: noun, what modifies it, and what it belongs to."""
        first = i
        while first < head and self.tokens[first].pos in ("DET", "PRON"):
            first += 1
        article = self.low(i) if first > i else None
        plural = self.tokens[head].number == "pl"
        words = nominative(self.text.text, article, self.tokens[first : head + 1], head - first, self.text.language, plural)
        end = self._belonging(head + 1)
        if end > head + 1:
            words += " " + surface(self.text.text, self.tokens[head + 1 : end])
        return Stop(words, first, end, named=False)

    def _enters(self, j: int) -> bool:
        """The phrase at `j` says where something goes, and not where the place is: `aus Lagern in die Kolonie`."""
        article = self.low(j + 1)
        if article in self.rules.of("into"):
            return True
        k = j + 2
        while k < len(self.tokens) and self.tokens[k].pos == "ADJ":
            k += 1
        return article in self.rules.of("into_or_in") and not self.low(k).endswith(self.rules.dative)

    def _belonging(self, j: int) -> int:
        """The end of a phrase of place behind a noun (`an der Front`, `near the border`); `j` where there is none."""
        if self.low(j) in self.rules.of("numbered") and j + 1 < len(self.tokens) and self.tokens[j + 1].pos == "NUM":
            j += 2
        if self.low(j) not in self.rules.of("belongs") or self._enters(j):
            return j
        k = j + 1
        while k < len(self.tokens) and k < j + 4 and self.tokens[k].pos in _SKIP and not self._listed(k):
            k += 1
        if k >= len(self.tokens):
            return j
        name = self._listed(k)
        if name:
            return k + name.last - name.first
        near = k == j + 1 and self.low(j) in self.rules.of("beside") and self.tokens[k].pos == "NOUN" and self.tokens[k].text[0].isupper()
        wild = self.tokens[k].pos == "NOUN" and self.low(k + 1) in self.rules.of("to") and self.low(j) in self.rules.of("beside")
        return k + 1 if near or wild or self.rules.places.has(self.tokens[k]) or self._proper(k) else j
