"""Whom words mean that point at what stands right before them: `dieser`, `dessen Leiter`, `ein Sprecher`, `eigene Angaben`, `darin`."""

from __future__ import annotations

from collections.abc import Iterator

from laut.reading.bearers import BOTH, CLOSING, COMMON, NAMED, NOBODY, OPENING, PERSON, PRONOUN, Bearer
from laut.reading.beings import ALONE, Being
from laut.reading.names import role_of
from laut.reading.pointing import Pointing, same_noun
from laut.sources.words import stem
from laut.text.phrases import phrase_end
from laut.text.records import Token

BODIES = frozenset(
    {
        "agency", "company", "court", "international", "military", "ministry", "ngo", "outlet", "parliament", "party", "police", "research",
        "service", "state", "think_tank",
    }
)  # fmt: skip
"""Kinds that have spokesmen."""
_PRESS = frozenset({"agency", "outlet"})  # those that are cited, whose own spokesman is seldom meant
_BEFORE = 60  # tokens that are looked through
_TITLE = 6  # and words that a name in quotation marks has
_LONG = 8  # sentences that a body of some class is looked for in, and their tokens
LONG_TOKENS = 260
_PEOPLE = 3  # sentences that somebody without a name is looked for in
TYPES = (PERSON, NAMED, COMMON)


class Nearby(Pointing):
    """Finds whom a word means by the phrases right before it, the nearest first."""

    def __init__(self) -> None:
        super().__init__()
        self._read_nouns: dict[int, tuple[int, int, list[Bearer]]] = {}

    def _phrases_before(self, at: int, sentences: int = 1, most: int = _BEFORE) -> Iterator[tuple[int, Bearer]]:
        """The noun phrases before a token in its sentence and the `sentences` before that, with where they begin, the nearest first."""
        tokens, here, i = self.text.tokens, self.text.tokens[at].sentence, at - 1
        while i >= max(0, at - most) and here - tokens[i].sentence <= sentences:
            if tokens[i].pos not in ("NOUN", "PROPN") or not tokens[i].text[0].isupper():
                i -= 1
                continue
            first, found = self._phrase_of(i, at)
            yield from ((first, bearer) for bearer in found)
            i = first - 1

    def _phrase_of(self, i: int, at: int) -> tuple[int, list[Bearer]]:
        """Where the phrase of the noun at token `i` begins, and whom it names, as far as it goes before token `at`."""
        if i in self._read_nouns and self._read_nouns[i][0] <= at:
            return self._read_nouns[i][1:]
        first, stop = self._opening(i), self.text.sentences[self.text.tokens[i].sentence].last
        whole = min(max(phrase_end(self.text, first, stop, apposition=False), i + 1), self._before_genitive(i, stop))
        end = min(whole, at)
        found = [bearer for bearer in self._phrases.bearers(first, end) if bearer.type in TYPES]
        if whole <= at:
            self._read_nouns[i] = (whole, first, found)
        return first, found

    def _opening(self, i: int) -> int:
        """Where the phrase begins that the noun at token `i` heads: before its modifiers, its article, a given name and a role."""
        tokens = self.text.tokens
        name = next((n for n in (self._names_at(j) for j in range(max(0, i - 4), i + 1)) if n and n[0] <= i < n[1]), None)
        first = self._mark_before(i) or (name[0] if name else i)
        while first and tokens[first - 1].sentence == tokens[i].sentence and self._leads(tokens[first - 1], tokens[first]):
            first -= 1
            if tokens[first].pos == "DET" or self._phrases.article(tokens[first]):
                break
        return first

    def _mark_before(self, i: int) -> int:
        """The mark that opens the name in quotation marks which ends at token `i` (`die „Inselpost“`); 0 where none does."""
        tokens = self.text.tokens
        if i + 1 >= len(tokens) or tokens[i + 1].text not in CLOSING:
            return 0
        for j in range(i - 1, max(0, i - _TITLE), -1):
            if tokens[j].text in OPENING:
                return j
            if not tokens[j].text[0].isalnum():
                return 0
        return 0

    def _names_at(self, i: int) -> tuple[int, int] | None:
        name = self._phrases.names.get(i)
        return (name.first, name.last) if name else None

    def _leads(self, token: Token, behind: Token) -> bool:
        """Whether a token can stand before another in a phrase: an article, a modifier, a role, the noun before a name."""
        if token.low in self._phrases.rules.prepositions and token.low not in self._phrases.rules.data["contracted"]:
            return False
        role = token.pos == "NOUN" and role_of(token.text, self.text.language) is not None
        class_noun = token.pos == "NOUN" and behind.pos == "PROPN"
        return token.pos in ("DET", "ADJ", "NUM") or role or class_noun or self._phrases.article(token)

    def _before_genitive(self, i: int, at: int) -> int:
        """Where a phrase ends before a place or a time that is no part of it: right behind its head, but for genitives and `von`."""
        tokens = self.text.tokens
        for j in range(i + 1, at):
            if tokens[j].low in self._phrases.rules.prepositions and tokens[j].low not in self._phrases.data["speaks_for"]:
                return j
        return at

    def _nearest(self, wanted: str, at: int, sentences: int = 1) -> list[Being]:
        """`dieser`: the nearest before it that can speak and has the gender and number of the word."""
        for first, bearer in self._phrases_before(at, sentences):
            if not self._speaks(bearer) or not self._fitting(bearer, wanted):
                continue
            return self._who(bearer, first)
        self.unsure = True
        return []

    def _speaks(self, bearer: Bearer) -> bool:
        return bearer.type in (PERSON, NAMED) or bearer.kind in BODIES or bearer.kind in ALONE or bearer.kind == "group"

    def _fitting(self, bearer: Bearer, wanted: str) -> bool:
        if bearer.plural or (bearer.kind == "group" and bearer.gender == "p"):
            return "pl" in wanted
        if bearer.gender in ("m", "f", "n"):
            return bearer.gender in wanted.replace("pl", "")
        return wanted != "pl"

    # bodies by their class

    def _named_before(self, bearer: Bearer, at: int, sentences: int = _LONG) -> list[Being] | None:
        """`das Ministerium`, `die Bank`, `das Blatt`: the body of that class which was named last, though it has not spoken."""
        kinds, heads = self._class(bearer), self._phrases.rules.class_heads.get(bearer.head, ())
        if bearer.modifiers or not (kinds or bearer.kind in (*BODIES, "other") or bearer.gender == "p"):
            return None
        for first, found in self._phrases_before(at, sentences, LONG_TOKENS):
            if found.type == PERSON or found.plural or found.roles or not (found.kind in BODIES or found.gender == "p"):
                continue
            compound = len(found.head) > len(bearer.head) + 2 and found.head.endswith(bearer.head)
            again = same_noun(found.head, bearer.head) and bool(found.named or found.modifiers)
            if compound or again or self._of_kind(found, bearer, kinds, heads):
                return self._who(found, first) or None
        return None

    def _kind_before(self, kinds: tuple[str, ...], at: int) -> list[Being] | None:
        """The body of some kinds that the sentence before names, whatever it does there (`Für die Polizei ist der Fall gelöst.`)."""
        for first, found in self._phrases_before(at):
            if found.kind in kinds and not found.plural:
                return self._who(found, first) or None
        return None

    def _of_kind(self, found: Bearer, bearer: Bearer, kinds: tuple[str, ...], heads: tuple[str, ...]) -> bool:
        """Whether a body is of the kinds of a class, and says so in its name where the class asks for it."""
        data = self._phrases.rules.data
        if found.kind not in kinds or (found.kind in data["loose_kinds"] and found.type == COMMON and not heads):
            return False
        words = [self._form(word.lower()) for word in found.name.split()]
        if self._says_other(words, bearer) or self._is_land(found.kind, found.entry, found.country, bearer):
            return False
        if heads:
            return any(self._ends(word, head) or word == head for word in words for head in heads)
        return found.named or found.definite or bool(found.modifiers)

    def _only_one(self, bearer: Bearer, at: int) -> list[Being] | None:
        """The only body of a class that the text has named so far."""
        if bearer.head not in {self._form(word) for word in self._phrases.rules.data["plainly"]} or bearer.modifiers:
            return None
        kinds = self._class(bearer)
        found = [being for being in self._candidates(at) if being.kind in kinds and being.named and self._seen_before(being, at)]
        return found if len(found) == 1 and not found[0].person else None

    # people without a name

    def _described_before(self, bearer: Bearer, at: int) -> list[Being] | None:
        """`der Fahrer`, `die 63-Jährige`, `der Mann`: who was called so before, or the only one who can be called so."""
        role, anybody = bearer.roles[0], {self._form(word) for word in self._phrases.rules.data["anybody"]}
        open_to_all = any(role == word or role.endswith(word) for word in anybody)
        met: dict[str, tuple[int, Bearer]] = {}
        for first, found in self._phrases_before(at, _PEOPLE, LONG_TOKENS):
            alone = found.type == PERSON or (bool(found.roles) and found.kind in ALONE)
            if found.plural or not alone or (found.gender in ("m", "f") and bearer.gender in ("m", "f") and found.gender != bearer.gender):
                continue
            if found.type == COMMON and (found.head.endswith(role) or role.endswith(found.head)):
                return self._who(found, first) or None
            if open_to_all and found.gender == bearer.gender:
                met.setdefault(found.head, (first, found))
        if len(met) != 1:
            return None
        first, found = next(iter(met.values()))
        return self._who(found, first) or None

    # a headline

    def _ahead(self, bearer: Bearer, at: int) -> list[Being] | None:
        """`Ministerin: Kein Stopp geplant` above an article: the first of that role whom the text behind names."""
        sentence = self.text.sentences[self.text.tokens[at].sentence]
        heading = bool(self.text.blocks) and self.text.blocks[sentence.block].kind in ("title", "heading")
        if not heading or bearer.definite or bearer.type != COMMON or bearer.modifiers or not bearer.roles or bearer.plural:
            return None
        last = next((s.first for s in self.text.sentences[sentence.index + _LONG * 2 :]), len(self.text.tokens))
        people = [
            (i, being)
            for i, being in self._memory.mentions(at + 1, last)
            if being.person and self._same_office(bearer.roles[0], being.roles)
        ]
        agreed = [being for _, being in people if not (bearer.gender and being.gender and being.gender != bearer.gender)]
        return agreed[:1] or None

    # those who speak for others

    def _of_spokesman(self, bearer: Bearer, at: int) -> list[Being] | None:
        """The body that a spokesman without a name speaks for: named with him, in his word, or just before; None where that is not sure."""
        word = self.text.tokens[bearer.first].low
        role = next((role for role in self._phrases.rules.data.get("spokesmen", ()) if bearer.roles and role in bearer.roles[0]), None)
        if role is None or bearer.plural or bearer.type != COMMON:
            return None
        whose = next((i for i in range(bearer.first, bearer.last) if self._phrases.joins(self.text.tokens[i])), None)
        if whose is not None:
            return self._whole_body(whose, bearer.last)
        own = bearer.head.split(role)[0].rsplit("-", 1)[-1]
        if own:
            return self._body_in_word(own, bearer, at)
        before = [] if self._stemmed else self._modifier(bearer)
        if before:
            known = self._memory.words(tuple([self.text.tokens[i].low for i in before]))
            return [known] if known and not known.person else self._whole_body(before[0], before[-1] + 1)
        if bearer.definite or word in self._phrases.rules.data["possessive"]:
            return None
        return self._just_named(at)

    def _modifier(self, bearer: Bearer) -> list[int]:
        """English: the name before the noun: `a Pitofar spokeswoman`, `the ministry's spokesman`."""
        tokens = self.text.tokens
        head = next((i for i in range(bearer.first, bearer.last) if tokens[i].low == bearer.head), bearer.first)
        named = [i for i in range(bearer.first, head) if not self._phrases.article(tokens[i]) and not self._phrases.possessive(i)]
        return named if named and tokens[named[0]].text[0].isupper() else []

    def _whole_body(self, first: int, last: int) -> list[Being] | None:
        """The one body that `[first, last)` names, behind `von` or in the genitive."""
        found = self._phrases.bearers(first, last)
        if len(found) != 1:
            return None
        other = found[0].kind == "other"
        if found[0].kind not in BODIES and not (other and (found[0].type == NAMED or found[0].definite)):
            return None
        beings = self._anaphor(found[0], first) if other and found[0].type == COMMON else self._who(found[0], first)
        return beings if beings and all(not being.person and being.kind != "group" for being in beings) else None

    def _body_in_word(self, own: str, bearer: Bearer, at: int) -> list[Being] | None:
        """`Gerichtssprecher`: the court that was named last."""
        links: list[str] = self._phrases.rules.data["links"]
        part = next((own.removesuffix(end) for end in links if own.endswith(end) and len(own) > len(end) + 3), own)
        for word in dict.fromkeys((part, own)):
            head = stem(word)
            asked = Bearer(COMMON, bearer.first, bearer.last, word, head, definite=True)
            found = self._anaphor(asked, at)
            if found:
                return found if all(not being.person and being.kind in BODIES for being in found) else None
        return None

    def _just_named(self, at: int) -> list[Being] | None:
        """The body of this sentence or the one before that a spokesman without a body can only speak for."""
        here = self.text.tokens[at].sentence
        last = [being for being in self._last if being.kind in BODIES - _PRESS and self._distance(being, at) <= 1]
        if len(last) == 1 and len(self._last) == 1:
            return last
        for first, bearer in self._phrases_before(at):
            if bearer.kind in BODIES and bearer.kind not in _PRESS and (bearer.named or bearer.definite) and not bearer.plural:
                close = self.text.sentences[here].block == self.text.sentences[self.text.tokens[first].sentence].block
                return self._who(bearer, first) or None if close else None
        return None

    # the subject of the sentence itself

    def _subject_here(self, at: int) -> list[Being]:
        """Whom the subject of a token's sentence means, where it is a pronoun or a noun beside the finite verb."""
        tokens, sentence = self.text.tokens, self.text.sentences[self.text.tokens[at].sentence]
        fin = next((t.i for t in tokens[sentence.first : sentence.last] if t.fin), None)
        if fin is None:
            return []
        for i in (sentence.first, *range(fin + 1, min(fin + 3, sentence.last))):
            if i == at or not (tokens[i].pos in ("PRON", "DET", "NUM", "X") or tokens[i].text[0].isupper()):
                continue
            end = phrase_end(self.text, i, fin if i < fin else sentence.last, apposition=False)
            found = self._phrases.bearers(i, max(end, i + 1)) if i < at else []
            if len(found) == 1 and found[0].type in (PRONOUN, BOTH, *TYPES) and found[0].type != NOBODY:
                if found[0].type in TYPES and not self._speaks(found[0]):
                    continue
                return self._who(found[0], i)
        return []
