"""Those of an article who can be meant by later words."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from laut.records import Span
from laut.text.records import Text

ALONE = frozenset({"official", "expert", "person"})  # kinds of a single human being


@dataclass(slots=True, eq=False)
class Being:
    """Somebody or something of the article that can be meant by later words. `seen` holds (token, was a speaker, was a subject).

    `spokesman` is the gender of whoever spoke for a body without a name of his own.
    """

    name: str
    kind: str
    words: tuple[str, ...] = ()
    head: str = ""
    entry: str | None = None
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    named: bool = False
    person: bool = False
    leaning: str | None = None
    roles: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    seen: list[tuple[int, bool, bool]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    id: str | None = None
    spokesman: str | None = None


class Memory:
    """The beings of one text, found by entry, by words and by where they were mentioned; every look-up is bounded."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._entries: dict[str, Being] = {}
        self._words: dict[tuple[str, ...], Being] = {}
        self._people: dict[str, list[Being]] = {}
        self._tokens: list[int] = []
        self._mentioned: list[Being] = []

    def new(self, being: Being) -> Being:
        """Keeps a being."""
        self.learn(being, being.words)
        return being

    def learn(self, being: Being, words: tuple[str, ...]) -> None:
        """Another name of a being, and its entry where it has one by now."""
        if being.entry:
            self._entries.setdefault(being.entry, being)
        if not words:
            return
        self._words.setdefault(words, being)
        if being.person:
            for word in words:
                people = self._people.setdefault(word, [])
                if being not in people[-50:]:
                    people.append(being)

    def entry(self, entry: str | None) -> Being | None:
        """The being of an entry of the directory."""
        return self._entries.get(entry) if entry else None

    def words(self, words: tuple[str, ...]) -> Being | None:
        """The being of exactly these words."""
        return self._words.get(words)

    def person(self, words: tuple[str, ...]) -> Being | None:
        """The person of that name: the same words, the family name alone, or the same first and family name."""
        same = self._words.get(words)
        if same and same.person:
            return same
        people = self._people.get(words[-1], [])[:50] if words else []
        if len(words) == 1:
            close = [being for being in people if being.words[-1] == words[0]] or people
        else:
            close = [being for being in people if _same_person(being.words, words)]
        return close[0] if close else None

    def saw(self, being: Being, token: int, spoke: bool, subject: bool) -> None:
        """A mention of a being at a token."""
        insort(being.seen, (token, spoke, subject))
        place = bisect_left(self._tokens, token)
        self._tokens.insert(place, token)
        self._mentioned.insert(place, being)

    def before(self, at: int, sentences: int, most: int = 300) -> list[Being]:
        """The beings mentioned in the sentences before a token, the nearest first."""
        found: dict[int, Being] = {}
        tokens, here = self._text.tokens, self._text.tokens[at].sentence
        stop = bisect_left(self._tokens, at)
        for place in range(stop - 1, max(-1, stop - 1 - most), -1):
            if here - tokens[self._tokens[place]].sentence > sentences:
                break
            found.setdefault(id(self._mentioned[place]), self._mentioned[place])
        return list(found.values())

    def mentions(self, first: int, last: int) -> list[tuple[int, Being]]:
        """The mentions in `[first, last)` with their tokens."""
        span = range(bisect_left(self._tokens, first), bisect_left(self._tokens, last))
        return [(self._tokens[place], self._mentioned[place]) for place in span]

    def seen_before(self, being: Being, at: int) -> bool:
        """Whether a being was mentioned before a token."""
        return bool(being.seen) and being.seen[0][0] < at

    def distance(self, being: Being, at: int) -> int:
        """How many sentences back a being was last mentioned; 99 where it was not."""
        place = bisect_left(being.seen, (at,))
        return self._text.tokens[at].sentence - self._text.tokens[being.seen[place - 1][0]].sentence if place else 99

    def rank(self, being: Being, at: int) -> float:
        """How present a being is at a token: near mentions count more, speakers and subjects more than others."""
        tokens, sentences, best = self._text.tokens, self._text.sentences, -99.0
        here = tokens[at].sentence
        place = bisect_left(being.seen, (at,))
        for i, spoke, subject in being.seen[max(0, place - 20) : place]:
            there = tokens[i].sentence
            score = there - here + 1.5 * spoke + 0.9 * subject + i / (len(tokens) + 1)
            if 0 <= there < len(sentences) and 0 <= here < len(sentences) and sentences[there].block == sentences[here].block:
                score += 0.8
            best = max(best, score)
        return best


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    ends = known[-len(words) :] == words or words[-len(known) :] == known
    return ends or (known[-1] == words[-1] and known[0] == words[0])


def initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def around(words: list[str], being: Being) -> bool:
    """Whether each of the words stands (or begins a word) around a mention of the being."""
    return all(any(known.startswith(word) for known in being.around) for word in words)


def role_fits(role: str, roles: set[str]) -> bool:
    """The same office, or one that the word names more loosely (`Minister` for `Innenminister`); never another of the same kind."""
    return any(known == role or known.endswith(role) for known in roles)
