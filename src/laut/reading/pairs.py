"""Whom `beide` and `beide Blätter` mean: the two that were just named, where there are just two."""

from __future__ import annotations

from laut.reading.bearers import PERSON, Bearer
from laut.reading.beings import ALONE, Being
from laut.reading.nearby import BODIES
from laut.reading.wherein import Wherein

_BACK = 4  # sentences in which two who spoke one after the other are looked for


class Pairs(Wherein):
    """Finds two who are meant together."""

    def _two(self, bearer: Bearer, at: int) -> list[Being]:
        """The two that a word without a noun means, or a noun of a class; empty where that is not sure."""
        kinds = self._kinds_of_head(bearer)
        if bearer.head and not kinds:
            return []
        if kinds:
            return self._alike([being for being in self._spoken(at) if being.kind in kinds])
        counted = [being for being in self._last if being.plural and being.name.lower().startswith(tuple(self._phrases.data["two"]))]
        if len(self._last) == 1 and counted and self._distance(counted[0], at) <= 1:
            return counted
        return self._people_before(at) or self._alike(self._spoken(at))

    def _kinds_of_head(self, bearer: Bearer) -> tuple[str, ...]:
        """The kinds of a plural's class: `Blätter` as `Blatt`."""
        lemma = self.text.tokens[bearer.last - 1].lemma.lower()
        return self._phrases.rules.classes.get(self._form(lemma), ()) if bearer.head else ()

    def _people_before(self, at: int) -> list[Being]:
        """The two persons whom the sentence before names, or this one before the word."""
        for sentences in (0, 1):
            found: list[Being] = []
            for first, one in self._phrases_before(at, sentences):
                role = bool(one.roles) and one.definite and not one.plural
                if one.type == PERSON or role:
                    found += [being for being in self._who(one, first) if being not in found]
            if len(found) == 2:
                return found[::-1]
            if found:
                return []
        return []

    def _spoken(self, at: int) -> list[Being]:
        """Those who spoke in the sentences before, the last one first."""
        tokens, here = self.text.tokens, self.text.tokens[at].sentence
        told = [
            (i, being)
            for being in self._sources
            for i, spoke, _ in being.seen
            if spoke and i < at and here - tokens[i].sentence <= _BACK and not being.plural and (being.named or being.kind in BODIES)
        ]
        return list(dict.fromkeys(being for _, being in sorted(told, key=lambda one: -one[0])))

    def _alike(self, spoken: list[Being]) -> list[Being]:
        """The last two of those who spoke, where both are persons or both are bodies."""
        two = spoken[:2]
        people = [being.person or being.kind in ALONE for being in two]
        if len(two) < 2 or people[0] != people[1] or not all(people[0] or being.kind in BODIES for being in two):
            return []
        return sorted(two, key=lambda being: being.seen[0])
