"""Named things in a text: a kind of thing with its name (`der Raketenwerfer R-70`, `the Auen Dam`), and where they are named again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laut.reading.names import Name
from laut.reading.sheets.rules import Rules
from laut.reading.wording import surface
from laut.text.records import Text, Token

_MODEL = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,11}-?\d[\w-]*")
_NOUNS = frozenset(["NOUN", "PROPN", "X"])
_OPEN, _CLOSE = frozenset("„“\"«»‚‘'”"), frozenset("“”\"»«‘’'")
_INSIDE = 6  # tokens of a name in quotation marks
_NEAR = 4  # tokens around a name in which a word of comparison stands
_LONG = 4  # words of a name
_MODIFIERS = 2  # small words between a name and its kind


@dataclass(slots=True)
class Thing:
    """One named thing: `name` as the text first writes it, `kind` the noun it was introduced with, `words` that name it again."""

    name: str
    kind: str
    words: tuple[str, ...]


class Things:
    """Every named thing of one text, found in two passes: introduced with its kind, then by name."""

    def __init__(self, text: Text, names: Sequence[Name], rules: Rules) -> None:
        self.text, self.tokens, self.rules = text, text.tokens, rules
        self.taken = {i: name for name in names for i in range(name.first, name.last)}
        self.known: dict[str, Thing] = {}
        self.words_of: dict[tuple[str, ...], Thing] = {}
        self.sizes: dict[str, list[int]] = {}  # how many words the names that begin with a word have, longest first
        for i, token in enumerate(self.tokens):
            capital = rules.stemmed and token.pos == "ADJ" and token.text[0].isupper()  # `in der Mine Salar`, taken for an adjective
            if not (token.pos in _NOUNS or capital) or not (rules.introduces(token) or self._part(i)):
                continue
            for words, kind in self._introduced(i, token):
                self._add(words, kind)

    def _add(self, words: tuple[str, ...], kind: str) -> None:
        name = " ".join(words)
        if name not in self.known:
            self.known[name] = self.words_of[words] = Thing(name, kind, words)
            self.sizes[words[0]] = sorted({*self.sizes.get(words[0], ()), len(words)}, reverse=True)

    def _introduced(self, i: int, token: Token) -> Iterator[tuple[tuple[str, ...], str]]:
        """The names that the kind of thing at token `i` introduces, with the kind."""
        if (
            not self.rules.stemmed
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1].pos == "NOUN"
            and not self.tokens[i + 1].text[0].isupper()
        ):
            return  # `rocket launcher`: the last noun is the kind
        kind = (token.lemma if token.pos != "ADJ" else token.text).lower()
        if "-" in token.text:
            stem = token.text.rsplit("-", 1)[0]
            if self._model(stem):
                yield (stem,), kind
                return
        found = list(self._behind(i)) or list(self._before(i)) or list(self._beside(i))
        yield from ((words, kind) for words in found)

    def _part(self, i: int) -> bool:
        """A part with the name of a model is a thing of its own: `der Sensor Argus-7`."""
        behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return behind is not None and behind.pos in _NOUNS and self._model(behind.text) and self.rules.parts.has(self.tokens[i])

    def _model(self, word: str) -> bool:
        return bool(_MODEL.fullmatch(word)) and word not in self.rules.no_model

    def _behind(self, i: int) -> Iterator[tuple[str, ...]]:
        """Names right behind the kind: `Fähre „Nordwind“`, `Bomben der Typen B-7 und B-9`, `car Volta 3`."""
        j = i + 1
        while True:
            words, end = self._name(j, i)
            if not words:
                return
            town = self.rules.fixed.has(self.tokens[i]) and self.tokens[j].text not in _OPEN and not any(self._model(w) for w in words)
            kind = self.tokens[i].lemma if self.tokens[i].pos != "ADJ" else self.tokens[i].text
            yield words if self._alone(j, end) and not town else (kind, *words)
            joined = end < len(self.tokens) and self.tokens[end].pos == "CCONJ" and end + 1 < len(self.tokens)
            if not joined or not (self._model(self.tokens[end + 1].text) or self.tokens[end + 1].text in _OPEN):
                return
            j = end + 1

    def _beside(self, i: int) -> Iterator[tuple[str, ...]]:
        """A name between commas behind its kind: `sein neues Elektroauto, der Volant E4, ...`."""
        if i + 3 >= len(self.tokens) or self.tokens[i + 1].text != "," or self.tokens[i + 2].low not in self.rules.articles:
            return
        words, end = self._name(i + 3, i + 3)
        if words and end < len(self.tokens) and self.tokens[end].text in (",", "."):
            yield words

    def _alone(self, j: int, end: int) -> bool:
        """Whether a name stands without its kind: no noun and no place, which would be taken for the town (`Talsperre Auenbach`)."""
        if any(self._model(t.text) for t in self.tokens[j:end]):
            return True
        return self.tokens[j].pos not in ("NOUN", "ADJ") and not any(
            k in self.taken and self.taken[k].kind != "person" for k in range(j, end)
        )

    def _name(self, j: int, kind: int) -> tuple[tuple[str, ...], int]:
        tokens, sentence = self.tokens, self.tokens[kind].sentence
        if j >= len(tokens) or tokens[j].sentence != sentence:
            return (), j
        if tokens[j].text in _OPEN:
            for k in range(j + 2, min(len(tokens), j + 2 + _INSIDE)):
                if tokens[k].text in _CLOSE and tokens[j + 1].text[:1].isupper() and k - j - 1 <= _LONG:
                    return tuple(t.text for t in tokens[j + 1 : k]), k + 1
            return (), j
        end = j
        while end < len(tokens) and end < j + _LONG and tokens[end].sentence == sentence and self._name_word(end, j):
            end += 1
        if end == j or not self._sure(j, end, kind):
            return (), j
        if end < len(tokens) and tokens[end].pos == "NUM" and tokens[end].text.isdigit() and len(tokens[end].text) <= 2 and self._free(end):
            end += 1
        return tuple(t.text for t in tokens[j:end]), end

    def _name_word(self, k: int, first: int) -> bool:
        """A word that can be of a name: a proper noun, a model; in German the first one may look like a noun."""
        token = self.tokens[k]
        name = self.taken.get(k)
        person = name is not None and name.kind == "person" and name.role is None  # `the ferry Stella Rossa`
        if not token.text[0].isupper() or not (name is None or name.kind == "place" or person):
            return False
        if self._model(token.text) or token.pos in ("PROPN", "X"):
            return not self.rules.introduces(token)
        if token.pos == "NOUN" and k + 1 < len(self.tokens) and self._model(self.tokens[k + 1].text):
            return not self.rules.introduces(token)
        return self.rules.stemmed and k == first and token.pos == "NOUN" and not self.rules.introduces(token) and self._ends(k + 1)

    def _ends(self, k: int) -> bool:
        """Whether a name may end before token `k`: a verb, a stop, a number or a preposition stands there."""
        if k >= len(self.tokens):
            return True
        token = self.tokens[k]
        return token.form == "fin" or token.pos in ("PUNCT", "ADP", "NUM", "CCONJ", "AUX")

    def _sure(self, first: int, end: int, kind: int) -> bool:
        """Whether words behind a kind are its name: a model, or the kind has an article before it or a modifier with one."""
        if any(self._model(t.text) for t in self.tokens[first:end]):
            return True
        k = kind - 1
        while k >= 0 and self.tokens[k].pos in ("ADJ", "NOUN", "PROPN", "NUM") and k > kind - _NEAR:
            k -= 1
        determined = k >= 0 and self.tokens[k].pos in ("DET", "PART") and self.tokens[k].sentence == self.tokens[kind].sentence
        plain = self.tokens[first].pos == "NOUN"
        return determined and not (plain and (self.rules.measures.has(self.tokens[first]) or self.rules.parts.has(self.tokens[first])))

    def _free(self, k: int) -> bool:
        """A number behind a name belongs to it where no unit or noun follows (`Volta 3 kostet`)."""
        return k + 1 >= len(self.tokens) or self.tokens[k + 1].pos not in ("NOUN", "ADJ", "NUM", "SYM")

    def _before(self, i: int) -> Iterator[tuple[str, ...]]:
        """Names right before the kind: `GW-7 Mehrfachwerfer`, `the R-70 launcher`, `the Auen Dam`."""
        end = i
        while not self.rules.stemmed and i - end < _MODIFIERS and end > 0 and self._modifier(end - 1):
            end -= 1
        first = end
        while (
            first > 0
            and end - first < _LONG
            and self._before_word(first - 1)
            and self.tokens[first - 1].sentence == self.tokens[i].sentence
        ):
            first -= 1
        if first == end:
            return
        words = tuple(t.text for t in self.tokens[first:end])
        proper = self.tokens[i].text[0].isupper() and not self.rules.stemmed
        proper = proper and end == i
        model = any(self._model(word) for word in words)
        article = first > 0 and self.tokens[first - 1].pos == "DET"
        short = len(words) == 1 and words[0].isupper() and not proper  # an abbreviation owns it and is not its name
        if model or (not self.rules.stemmed and (article or proper) and not short):
            whole = proper or (self.rules.fixed.has(self.tokens[i]) and not model)
            yield tuple(t.text for t in self.tokens[first : i + 1]) if whole else words

    def _modifier(self, k: int) -> bool:
        """A small noun or adjective between a name and its kind (`GW-7 rocket launcher`)."""
        return self.tokens[k].pos in ("NOUN", "ADJ") and self.tokens[k].text[0].islower()

    def _before_word(self, k: int) -> bool:
        token = self.tokens[k]
        if self._model(token.text):
            return True
        if self.rules.stemmed or token.pos not in ("PROPN", "NUM") or not token.text[0].isupper():
            return False
        name = self.taken.get(k)
        return name is None or name.kind == "person"

    def mentions(self, first: int, last: int) -> list[tuple[int, int, Thing]]:
        """Where things are named in tokens `[first, last)`: token range and thing, in order; a mere comparison is none."""
        found: list[tuple[int, int, Thing]] = []
        i = first
        while i < last:
            match = self._match(i, last)
            if match and not self._compared(i, match[0], first, last):
                found.append((i, match[0], match[1]))
            i = match[0] if match else i + 1
        return found

    def _match(self, i: int, last: int) -> tuple[int, Thing] | None:
        word = self.tokens[i].text
        for head in dict.fromkeys((word, word.rsplit("-", 1)[0], word.removesuffix("s"), self.tokens[i].lemma)):
            for size in self.sizes.get(head, ()):
                thing = self.words_of.get((head, *(t.text for t in self.tokens[i + 1 : i + size])))
                if thing and i + size <= last:
                    return i + size, thing
        return None

    def _compared(self, i: int, end: int, first: int, last: int) -> bool:
        before = {t.low for t in self.tokens[max(first, i - _NEAR) : i]}
        behind = {t.low for t in self.tokens[end : min(last, end + _NEAR)]}
        return bool(before & self.rules.compared or behind & self.rules.compared_behind)

    def words(self, first: int, last: int) -> str:
        """The words of tokens `[first, last)`."""
        return surface(self.text.text, self.tokens[first:last])
