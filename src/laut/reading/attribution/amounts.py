"""Where an object with a number begins and ends (German): `bis zu 40`, `seit 2022 | Schutzzonen`, `neun Jahre`."""

from __future__ import annotations

from laut.reading.attribution.complements import Complements
from laut.reading.attribution.draft import Range


class Amounts(Complements):
    """The numbers in what a verb of saying takes."""

    def _bounds_number(self, i: int, b: int) -> bool:
        """A preposition that only bounds a number (`bis zu 40`, `über 300`)."""
        while i < b and self.tokens[i].low in self.scene.words.number_words:
            i += 1
        return i < b and self.tokens[i].pos == "NUM" and self.tokens[i - 1].low in self.scene.words.number_words

    def _without_negation(self, a: int, b: int) -> int:
        """The end of an object, before who is told and a negation of the verb: `bestätigte den Bericht | gegenüber X`, `| nicht`."""
        b = next((i for i in range(a + 1, b) if self.tokens[i].low in self.scene.words.told), b)
        while b > a + 1 and self.tokens[b - 1].low in self.scene.words.verb_negations:
            b -= 1
        return b

    def _bound(self, i: int, a: int) -> int:
        """The beginning of an object with the words that bound its number: `meldete | mindestens 30 Tote`, `bis zu 40`."""
        while i > a and self.tokens[i - 1].low in self.scene.words.number_words:
            i -= 1
        return i

    def _term(self, a: int, b: int) -> list[Range] | None:
        """`forderte für den Angeklagten | neun Jahre`: a length of time that is demanded."""
        end = b - 1
        if self.cue.stance != "demands" or end <= a or self.tokens[end].low not in self.scene.words.terms:
            return None
        return [(self._bound(end - 1, a), b)] if self.tokens[end - 1].pos == "NUM" else None

    def _year(self, i: int, b: int) -> bool:
        """A year that ends a date: `am 3. Mai | 2004`, `für Anfang | 2008`; not what it counts."""
        return self._four_digits(i) and (i + 1 >= b or self.tokens[i + 1].pos not in ("NOUN", "ADJ", "PROPN"))

    def _four_digits(self, i: int) -> bool:
        token = self.tokens[i]
        return token.pos == "NUM" and len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("18", "19", "20")
