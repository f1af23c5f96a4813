"""English: whom `both`, `the pair`, `the two Duggans`, `all three` mean: persons or bodies just named, where that is clear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from laut.reading.beings import ALONE, Being, Memory, role_fits
from laut.reading.speakers import Phrases

_BACK = 4  # sentences that are looked through


class Together:
    """Looks for the several of one article who were named before a token."""

    def __init__(self, phrases: Phrases, memory: Memory, kinds: Callable[[str], tuple[str, ...]]) -> None:
        self._phrases, self._memory, self._kinds = phrases, memory, kinds
        self._text = phrases.text

    def find(self, noun: str, number: int, at: int) -> list[Being]:
        """The `number` beings that a noun (in the singular; empty for none) takes up; empty where it is not clear."""
        named = self._family(noun, at) if noun else []
        if named:
            return named if len(named) == number else []
        fits = self._fits(noun)
        related = self._related(number, at) if noun in self._phrases.data["together"]["family"] else []
        found = related or self._side_by_side(number, at, fits) or self._one_by_one(number, at, fits)
        return sorted(found, key=lambda being: being.seen[0]) if _alike(found) else []

    def _family(self, noun: str, at: int) -> list[Being]:
        """`the two Brandts`: everybody of that name."""
        return [being for being in self._memory.before(at, 80) if being.person and len(being.words) > 1 and being.words[-1] == noun]

    def _related(self, number: int, at: int) -> list[Being]:
        """`both siblings`: the ones of the same family name, where one family has as many."""
        families: dict[str, list[Being]] = {}
        for being in self._memory.before(at, 80):
            if being.person and len(being.words) > 1:
                families.setdefault(being.words[-1], []).append(being)
        fitting = [family for family in families.values() if len(family) == number]
        return fitting[0] if len(fitting) == 1 else []

    def _fits(self, noun: str) -> Callable[[Being], bool]:
        human, data, kinds = self._human, self._phrases.data["together"], self._kinds(noun)
        if not noun or noun in data["any"]:
            return lambda being: human(being) or self._body(being)
        if noun in data["people"]:
            gender = data["people"][noun]
            return lambda being: human(being) and (not gender or being.gender in (gender, None))
        if kinds:
            return lambda being: not being.person and (being.kind in kinds or (being.kind == "other" and being.id is not None))
        return lambda being: human(being) and role_fits(noun, being.roles)

    def _human(self, being: Being) -> bool:
        return not being.plural and (being.person or being.kind in ALONE or (being.kind == "group" and bool(being.roles)))

    def _body(self, being: Being) -> bool:
        return not self._human(being) and being.kind not in ("place", "document", "group") and (being.named or being.id is not None)

    def _side_by_side(self, number: int, at: int, fits: Callable[[Being], bool]) -> list[Being]:
        """`Smith and Jones met. Both said`: as many as that before the verb of the sentence before."""
        index = self._text.tokens[at].sentence - 1
        if index < 0:
            return []
        sentence = self._text.sentences[index]
        verb = next((t.i for t in self._text.tokens[sentence.first : sentence.last] if t.fin), sentence.last)
        found = list(dict.fromkeys(being for _, being in self._memory.mentions(sentence.first, verb) if fits(being)))
        return found if len(found) == number else []

    def _one_by_one(self, number: int, at: int, fits: Callable[[Being], bool]) -> list[Being]:
        """`Smith said A. Jones said B. Both agreed`: those who spoke in the sentences before, of too many the first."""
        here, found = self._text.tokens[at].sentence, list[Being]()
        for index in range(here, max(-1, here - _BACK - 1), -1):
            sentence = self._text.sentences[index]
            spoke = [being for being in self._speakers(sentence.first, min(sentence.last, at)) if fits(being) and being not in found]
            found += spoke if len(found) + len(spoke) <= number else spoke[:1]
            if len(found) == number:
                return found
        return []

    def _speakers(self, first: int, last: int) -> list[Being]:
        mentions = self._memory.mentions(first, last)
        return list(dict.fromkeys(being for i, being in mentions if any(token == i and told for token, told, _ in being.seen)))


def _alike(beings: Sequence[Being]) -> bool:
    """Persons with persons, bodies with bodies."""
    return len({being.person or being.kind in (*ALONE, "group") for being in beings}) == 1
