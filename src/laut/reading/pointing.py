"""Words that point back: whom `der Minister`, `das Unternehmen`, `die Offiziere` mean, and how present everybody is."""

from __future__ import annotations

from collections.abc import Iterable

from laut.reading.bearers import COMMON, NAMED, PERSON, Bearer
from laut.reading.beings import ALONE, Being, Memory, around, role_fits
from laut.reading.headings import behind
from laut.reading.names import national_forms, role_kind, role_of
from laut.reading.speakers import Phrases
from laut.sources import directory
from laut.sources.words import stem
from laut.text.phrases import phrase_end
from laut.text.records import Sentence, Text

_NEAR = 3  # sentences in which somebody who has not spoken yet can be meant by a word of a class
_CLOSE = 0.6  # two who differ by less in presence fit equally
PRINTED = ("outlet",)  # kinds of a class whose members stand between quotation marks
_SHORT = 5  # letters of a form that is sure to be the same noun
_READ = 80  # tokens of a sentence in which its subject is looked for


class Pointing:
    """Finds whom a definite phrase means; the one who inherits answers `_who` for a bearer."""

    text: Text
    unsure: bool
    _stemmed: bool
    _phrases: Phrases
    _memory: Memory
    _sources: list[Being]
    _last: list[Being]
    _pair: list[Being]

    def __init__(self) -> None:
        self._read: set[int] = set()
        self._reading = False

    def _who(self, bearer: Bearer, at: int) -> list[Being]:
        raise NotImplementedError

    def _named_before(self, bearer: Bearer, at: int, sentences: int = 0) -> list[Being] | None:
        raise NotImplementedError

    def _only_one(self, bearer: Bearer, at: int) -> list[Being] | None:
        raise NotImplementedError

    def _described_before(self, bearer: Bearer, at: int) -> list[Being] | None:
        raise NotImplementedError

    def _kind_before(self, kinds: tuple[str, ...], at: int) -> list[Being] | None:
        raise NotImplementedError

    # nouns

    def _anaphor(self, bearer: Bearer, at: int) -> list[Being] | None:
        """Whom `der Minister`, `die Behörde`, `the fund` means; None where the phrase stands for itself."""
        if not bearer.definite or bearer.type == PERSON or bearer.entry:
            return None
        if bearer.plural:
            return self._group(bearer, at)
        self._meet_subjects(at)
        if bearer.roles and bearer.kind in ALONE and bearer.head not in self._phrases.rules.classes:
            return self._by_role(bearer, at)
        if self._stemmed and bearer.type == COMMON and not bearer.roles and bearer.gender == "f" and self._of_a_woman(bearer.head):
            women = [being for being in self._candidates(at) if being.person and being.gender == "f" and self._distance(being, at) <= _NEAR]
            return self._clear([being for being in women if self._seen_before(being, at)], at)
        before = [being for being in self._candidates(at) if not being.person and self._seen_before(being, at)]
        printed = self._named_before(bearer, at, 2) if self._class(bearer) == PRINTED and self._stemmed else None
        if printed:
            return printed
        near = [being for being in before if self._fits(being, bearer)]
        others = [being for being in self._of_class(bearer, before, at) if being not in near]
        if near:
            best = max(near, key=lambda being: self._rank(being, at))
            if not any(self._rank(being, at) > self._rank(best, at) + _CLOSE for being in others):
                return [best]
        if others:
            return self._clear(others, at)
        if not self._stemmed:
            return self._only_one(bearer, at)
        return self._named_before(bearer, at) or self._only_one(bearer, at)

    def _of_a_woman(self, head: str) -> bool:
        """Whether a noun has the ending of the feminine (`die Limnologin`)."""
        return len(head) > 6 and head.endswith(tuple(self._phrases.rules.data["gender_suffix_f"]))

    def _group(self, bearer: Bearer, at: int) -> list[Being] | None:
        """`die Offiziere`: the group with that head noun that spoke before (`malische Offiziere`), or those of the class just named."""
        known = [
            being
            for being in self._sources[-100:]
            if being.plural
            and being.head == bearer.head
            and self._seen_before(being, at)
            and all(word in being.around or word in being.words for word in bearer.modifiers)
        ]
        if known:
            return self._clear(known, at)
        body = self._body_of(bearer, at) or self._experts(bearer, at)
        if body:
            return body
        kinds = self._class(bearer)
        if bearer.modifiers or not self._pair or not all(being.kind in kinds and not being.plural for being in self._pair):
            return None
        return self._pair if min(self._distance(being, at) for being in self._pair) <= 2 * _NEAR else None

    def _experts(self, bearer: Bearer, at: int) -> list[Being] | None:
        """`die Autoren`, `die Forscher` behind `Chemiker der Universität`: the only experts together who have spoken so far."""
        again = {self._form(word) for word in self._phrases.rules.data.get("experts_again", ())}
        if bearer.head not in again or bearer.modifiers:
            return None
        experts = [
            being
            for being in self._sources[-100:]
            if being.plural and any(role_kind(self._base(role), self.text.language) == "expert" for role in being.roles)
        ]
        return experts if len(experts) == 1 and self._seen_before(experts[0], at) else None

    def _body_of(self, bearer: Bearer, at: int) -> list[Being] | None:
        """`die Beamten` behind `die Polizei`: those who work for a body speak for the one named shortly before."""
        table = self._phrases.rules.data["members_of"]
        kinds = next((kinds for word, kinds in table.items() if self._form(word) == bearer.head), ())
        if not kinds or bearer.modifiers:
            return None
        self._meet_subjects(at)
        near = [being for being in self._candidates(at) if being.kind in kinds and not being.plural and self._seen_before(being, at)]
        known = self._clear([being for being in near if self._distance(being, at) <= _NEAR], at)
        return self._kind_before(kinds, at) if known is None and self._stemmed else known

    def _clear(self, pool: list[Being], at: int) -> list[Being] | None:
        """The most present of a pool; nobody, unsure, where two are as present as each other; None where the pool is empty."""
        if not pool:
            return None
        ranked = sorted(((self._rank(being, at), being) for being in pool), key=lambda pair: -pair[0])
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLOSE:
            self.unsure = True
            return []
        return [ranked[0][1]]

    def _class(self, bearer: Bearer) -> tuple[str, ...]:
        """The kinds of sources that a word of a class takes up (`Umweltschutzorganisation`: ngo, international)."""
        words = self._phrases.rules.classes
        found = words.get(bearer.head) or words.get(bearer.name.lower())
        if found is None and self._stemmed:
            whole = {self._form(word) for word in self._phrases.rules.data["whole_classes"]}
            ends = [word for word in words if len(word) >= 4 and bearer.head.endswith(word) and word not in whole]
            found = words[max(ends, key=len)] if ends else None
        return found or ()

    def _of_class(self, bearer: Bearer, before: list[Being], at: int) -> list[Being]:
        kinds, heads = self._class(bearer), self._phrases.rules.class_heads.get(bearer.head, ())
        found = []
        for being in before:
            same = being.kind in kinds if kinds else any(self._ends(word, head) for word in being.words for head in heads)
            if same and kinds and heads:
                same = any(self._ends(word, head) for word in being.words for head in heads)
            unknown = being.kind == "other" and ("company" in kinds or (not self._stemmed and self._acting(being, kinds, at)))
            far = self._distance(being, at) > _NEAR and not (being.id and self._class_spoke(being, at))
            if self._says_other(being.words, bearer) or self._is_land(being.kind, being.entry, being.country, bearer):
                continue
            if (same or unknown) and being.named and not being.plural and not far and self._described(being, bearer):
                found.append(being)
        return found

    def _is_land(self, kind: str, entry: str | None, country: str | None, bearer: Bearer) -> bool:
        """Whether somebody is a country, which no word of a class but that for countries takes up (`the agency`)."""
        lands = {self._form(word) for word in self._phrases.data["states"]["lands"]}
        return kind == "state" and country is not None and entry == country.lower() and bearer.head not in lands

    def _says_other(self, words: Iterable[str], bearer: Bearer) -> bool:
        """Whether the words of a name say that it is none of the class (no Regierung is a Behörde, though a Bezirksregierung is)."""
        data, name = self._phrases.rules.data, bearer.name.lower()
        others, though = data["class_not"].get(name, ()), tuple(data["class_though"].get(name, ()))
        return any((self._ends(word, no) or word == no) and not word.endswith(though) for word in words for no in others)

    def _acting(self, being: Being, kinds: tuple[str, ...], at: int) -> bool:
        """English: a name that no table knows is what the next sentence calls it, where it was a subject."""
        return "outlet" in kinds and being.gender == "n" and self._distance(being, at) <= 1 and any(s for i, _, s in being.seen if i < at)

    def _class_spoke(self, being: Being, at: int) -> bool:
        return self._distance(being, at) <= 10 * _NEAR

    def _described(self, being: Being, bearer: Bearer) -> bool:
        """Whether what stands with the noun is true of the being: words around its name, the adjective of its country."""
        adjective = self._phrases.lands.adjective
        return all(
            word in being.words or word in being.around or (being.country is not None and adjective(word) == being.country)
            for word in bearer.modifiers
        )

    def _fits(self, being: Being, bearer: Bearer) -> bool:
        """Whether the head of a phrase is the head of a being's name, or ends a word of it."""
        if being.plural or not self._described(being, bearer):
            return False
        if same_noun(bearer.head, being.head):
            return True
        if being.kind in ALONE:
            return False
        if being.kind == "company" and "company" not in self._class(bearer):  # the Kreis is no Tierkreis GmbH
            return bearer.head in being.words
        return bearer.head in being.words or any(self._ends(word, bearer.head) for word in being.words)

    # roles

    def _by_role(self, bearer: Bearer, at: int) -> list[Being] | None:
        role = bearer.head or bearer.roles[0]
        people = [
            being
            for being in self._candidates(at)
            if self._seen_before(being, at) and (being.person or being.kind in ALONE) and not being.plural
        ]
        people = [
            being for being in people if not (being.gender and bearer.gender and being.gender in "mf" and being.gender != bearer.gender)
        ]
        same = [being for being in people if self._same_office(role, being.roles)]
        ages = self._phrases.rules.data["ages"]
        told = [m for m in bearer.modifiers if m not in self._phrases.rules.articles and not m.isdigit() and m not in ages]
        if told:
            only = same if len(same) == 1 and self._from_there(same[0], told) else []
            same = [being for being in same if any(word in being.around for word in told)] or only
            same = same or [being for being in people if len([w for w in told if w in being.around]) >= 2]
        if same:
            return [max(same, key=lambda being: self._rank(being, at))]
        if self._form(role) in {self._form(word) for word in self._phrases.rules.data["general_roles"]}:
            spoken = [being for being in self._last if being in people and around(told, being)]
            if spoken and self._distance(spoken[0], at) <= 4:
                return [spoken[0]]
        if told and not all(self._party(word) for word in told):
            return None
        fitting = [being for being in people if self._may_be(being, bearer, bool(told), at)]
        return self._clear(fitting, at) if fitting or not self._stemmed else self._described_before(bearer, at)

    def _from_there(self, being: Being, told: list[str]) -> bool:
        """Whether a phrase adds only where somebody is from (`the Vermont senator`) of the only one in office."""
        places = self._phrases.lex.places
        named = {name.lower() for name in places} if not self._stemmed else set()
        return bool(named) and all(word in named for word in told) and not any(word in named for word in being.around)

    def _national(self, role: str) -> bool:
        return role in national_forms(self.text.language)

    def _same_office(self, role: str, roles: set[str]) -> bool:
        if role_fits(role, roles):
            return True
        role, known = self._base(role), {self._base(other) for other in roles}
        loose = [[self._form(word) for word in office] for office in self._phrases.rules.data["offices"]]
        general = self._general(role)
        return any(
            (office[0] in (role, general) and any(role_fits(other, known) for other in office[1:]))
            or (role in office and office[0] in known)
            for office in loose
        )

    def _general(self, role: str) -> str:
        """The general word at the end of a role (`Oppositionspolitiker`: politiker)."""
        loose = [self._form(office[0]) for office in self._phrases.rules.data["offices"]]
        return next((word for word in loose if self._ends(role, word)), role)

    def _base(self, role: str) -> str:
        """The form of a role without the ending of the feminine."""
        endings = self._phrases.rules.data["gender_suffix_f"] if self._stemmed else ()
        return self._form(next((role.removesuffix(end) for end in endings if role.endswith(end)), role))

    def _party(self, word: str) -> bool:
        found = directory().look([word.upper()], self.text.language)
        return found is not None and found.kind == "party"

    def _may_be(self, being: Being, bearer: Bearer, party: bool, at: int) -> bool:
        """Whether a person just named can be taken up by a role that the text has not given him (`die Managerin`, `der 61-Jährige`)."""
        apart = self._phrases.rules.data["apart"]
        if bearer.head in apart or bearer.roles[0] in apart:
            return False
        if self._spoke_here(being, at):
            return False
        if not being.person or self._distance(being, at) > _NEAR or (party and any(self._party(word) for word in being.around)):
            return False
        if not (being.gender and bearer.gender and being.gender == bearer.gender):
            return False
        role = self._base(bearer.roles[0])
        kind = "person" if self._national(bearer.roles[0]) else role_kind(role, self.text.language)
        known = {role_kind(self._base(other), self.text.language) for other in being.roles}
        if kind == "person":
            return (
                not known
                or role in {self._form(word) for word in self._phrases.rules.data["anybody"]}
                or self._national(role)
                or self._national(bearer.roles[0])
            )
        if kind == "expert":
            return "official" not in known
        return not known and self._distance(being, at) <= 2

    def _spoke_here(self, being: Being, at: int) -> bool:
        """Whether somebody tells in the sentence of a token what another does: of himself he would not say `der Manager habe`."""
        tokens, here = self.text.tokens, self.text.tokens[at].sentence
        verb = next((t for t in tokens[max(0, at - 1) : at + _READ] if t.fin and t.sentence == here), None)
        if not self._stemmed or verb is None or verb.mood not in ("konj1", "konj2"):
            return False
        return any(spoke and tokens[i].sentence == here for i, spoke, _ in being.seen if i < at)

    # subjects that have not spoken

    def _meet_subjects(self, at: int) -> None:
        """Reads the subjects of the sentences just before a token, so that words that point back can mean them."""
        if self._reading:
            return
        self._reading, unsure = True, self.unsure
        here = self.text.tokens[at].sentence
        for index in range(max(0, here - 2), min(here + 1, len(self.text.sentences))):
            if index not in self._read:
                self._read.add(index)
                self._subjects(self.text.sentences[index])
        self._reading, self.unsure = False, unsure

    def _subjects(self, sentence: Sentence) -> None:
        first = behind(self.text, sentence)
        tokens, i = self.text.tokens, first
        stop = min(sentence.last, sentence.first + _READ)
        while i < stop:
            opens = i == first or tokens[i - 1].fin or tokens[i - 1].pos == "SCONJ"
            if not opens or not self._may_open(i):
                i += 1
                continue
            end = phrase_end(self.text, i, stop, apposition=False)
            if end <= i + 1 < stop and tokens[i].low in self._phrases.rules.articles and role_of(tokens[i + 1].text, self.text.language):
                end = i + 2
            named = self._phrases.names.get(end + 1) if end + 1 < stop and tokens[end].text == "," else None
            if named is not None and named.kind == "person" and named.role is not None and i <= named.role < end:
                i = named.last  # The paper's columnist, Ann Vale, argues
                continue
            for bearer in self._phrases.bearers(i, end) if end > i else ():
                known = bearer.kind not in ("other", "place", "document")
                if bearer.type in (COMMON, NAMED) and (known or self._unknown_body(bearer)):
                    for being in self._who(bearer, i):
                        being.gender = being.gender or self._gender(i)
                        self._memory.saw(being, i, False, True)
            i = max(end, i + 1)

    def _unknown_body(self, bearer: Bearer) -> bool:
        """English: a name that no table knows and that is no known person's (`Halvex`, `Brandl & Sons`)."""
        last = self.text.tokens[bearer.last - 1]
        return not self._stemmed and bearer.named and bearer.kind == "other" and last.pos == "PROPN" and last.text[0].isupper()

    def _may_open(self, i: int) -> bool:
        token, rules = self.text.tokens[i], self._phrases.rules
        if (
            token.low in rules.data["quantifiers"]
            or token.low in rules.prepositions
            or token.low in rules.data["oblique"]
            or token.low in rules.data["trim"]
        ):
            return False
        return token.low in rules.articles or token.text[0].isupper()

    def _gender(self, i: int) -> str | None:
        """The gender that a nominative article tells."""
        genders: dict[str, str] = self._phrases.rules.data["nominative_articles"]
        return genders.get(self.text.tokens[i].low)

    # presence

    def _candidates(self, at: int) -> list[Being]:
        """The sources asked for last and all who were mentioned in the sentences before a token."""
        near = self._memory.before(at, 80)
        known = set(map(id, near))
        return near + [being for being in self._sources[-100:] if being.seen[0][0] < at and id(being) not in known]

    def _form(self, low: str) -> str:
        return stem(low) if self._stemmed else low

    def _ends(self, word: str, head: str) -> bool:
        return self._stemmed and len(head) > 3 and word.endswith(head)

    def _seen_before(self, being: Being, at: int) -> bool:
        return self._memory.seen_before(being, at)

    def _distance(self, being: Being, at: int) -> int:
        return self._memory.distance(being, at)

    def _rank(self, being: Being, at: int) -> float:
        return self._memory.rank(being, at) + (0.7 if being in self._last else 0.0)


def same_noun(one: str, other: str) -> bool:
    """Whether two forms are one noun; the stem of a noun that ends in `s` differs from that of its genitive."""
    return one == other or (min(len(one), len(other)) > _SHORT and one.rstrip("s") == other.rstrip("s"))
