"""Who is who inside one article: each phrase of a speaker brought to the source that it stands for.

Where it is not clear whom a phrase means, nobody is named: a wrong attribution does harm.
"""

from __future__ import annotations

from collections.abc import Sequence

from laut.reading.bearers import BACK, BOTH, COMMON, HOME, NOBODY, OWN, PART, PERSON, PRONOUN, RELATIVE, Bearer
from laut.reading.beings import ALONE, Being, Memory, initials, role_fits
from laut.reading.names import Name, role_of
from laut.reading.nearby import BODIES
from laut.reading.pairs import Pairs
from laut.reading.speakers import Phrases
from laut.reading.together import Together
from laut.reading.unlisted import unlisted
from laut.reading.wording import gender_of, nominative
from laut.records import Source, Span
from laut.sources import directory
from laut.sources.words import INFLECTED, split, stem
from laut.text.records import Text

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"})
_WRITE = frozenset({"outlet", "agency", "channel", "research", "think_tank", "ngo", "international"})  # kinds that publish reports
_FAR = 12  # sentences behind which nobody is meant by a pronoun any more


class Cast(Pairs):
    """The sources of one text, asked for phrase by phrase in text order.

    After each `refer`, `unsure` tells whether the phrase stands for somebody who could not be told. `names` are those of find_names.
    """

    def __init__(self, text: Text, names: Sequence[Name], outlet: str | None = None) -> None:
        super().__init__()
        self.text, self.unsure = text, False
        self._stemmed = text.language in INFLECTED
        self._names = {name.first: name for name in names}
        self._phrases = Phrases(text, self._names)
        self._memory = Memory(text)
        self._sources: list[Being] = []
        self._asked: dict[tuple[int, int], tuple[str, ...]] = {}
        self._last: list[Being] = []
        self._pair: list[Being] = []
        self._home: Being | None = None
        self._barred: set[int] = set()
        for name in names:
            self._meet(name)
        if not self._stemmed:
            self._meet_unlisted()
        if outlet:
            self._outlet(outlet)

    # the interface

    def refer(self, first: int, last: int, said: Sequence[tuple[int, int]] = ()) -> tuple[str, ...]:
        """The ids of the sources that the tokens `[first, last)` stand for; empty for nobody, and where it is not sure (see `unsure`).

        `said` is what the phrase says: a pronoun means nobody who is named in it before (`Smith would lose, he said`).
        """
        self.unsure = False
        self._barred = {id(being) for a, b in said for _, being in self._memory.mentions(a, min(b, first))}
        first, last = max(0, first), min(last, len(self.text.tokens))
        if first >= last:
            return ()
        if (first, last) in self._asked:
            return self._asked[first, last]
        beings: list[Being] = []
        for bearer in self._phrases.bearers(first, last):
            for being in self._who(bearer, first):
                if being not in beings:
                    beings.append(being)
        for being in beings:
            self._keep(being, first, last)
        if beings:
            self._last = beings
            self._pair = beings if len(beings) > 1 else self._pair
        ids = tuple([being.id for being in beings if being.id])
        self._asked[first, last] = ids
        return ids

    def nobody(self, first: int, last: int) -> bool:
        """Whether the phrase names no bearer at all (`ersten Angaben zufolge`)."""
        bearers = self._phrases.bearers(first, last)
        return all(bearer.type == NOBODY for bearer in bearers)

    def voice(self, first: int, last: int) -> int:
        """1 where the phrase names a person, an institution or a group that can speak; 0 where that is not sure."""
        bearers = self._phrases.bearers(first, last)
        return 1 if bearers and not self._phrases.informs(first, last) and all(self._can_speak(bearer) for bearer in bearers) else 0

    def person(self, first: int, last: int) -> bool:
        """Whether the phrase is the name of a person, known or not: no body, place or role."""
        bearers = self._phrases.bearers(first, last)
        capitals = any(t.text.isupper() and len(t.text) > 1 and t.text.isalpha() for t in self.text.tokens[first:last])
        if len(bearers) != 1 or self.voice(first, last) <= 0:
            return False
        return bearers[0].type == PERSON or (bearers[0].type == COMMON and bearers[0].kind == "other" and not capitals)

    def _can_speak(self, bearer: Bearer) -> bool:
        if bearer.type in (NOBODY, BACK):
            return False
        return bearer.type not in (COMMON, PART) or bearer.kind not in ("other", "place", "document") or self._surname(bearer)

    def sources(self) -> tuple[Source, ...]:
        """The sources asked for so far, in the order of their ids."""
        return tuple(
            Source(being.id or "", being.name, _told(being), being.named, being.leaning, tuple(sorted(set(being.spans))), being.entry)
            for being in self._sources
        )

    # meeting

    def _meet(self, name: Name) -> None:
        """A name in the text: a being that later phrases can mean."""
        if name.kind == "person":
            being = self._person(name.full) or self._memory.new(Being(name.full, "person", self._keys(name.full), person=True, named=True))
            being.gender = being.gender or name.gender
            if name.role is not None:
                self._describe(being, name.role, name.first)
            being.gender = being.gender or self._addressed(name)
        else:
            kind = "state" if name.kind == "place" and name.entry and name.country and name.entry == name.country.lower() else name.type
            being = (
                self._memory.entry(name.entry)
                or self._memory.words(self._keys(name.full))
                or self._memory.new(
                    Being(
                        self._nominative(name), kind, self._keys(name.full), entry=name.entry, country=name.country, named=True, gender="n"
                    )
                )
            )
            if name.kind == "place" and not name.entry:
                being.kind = "place"
            being.head = being.head or (stem(name.full.split()[-1]) if self._stemmed else name.full.split()[-1].lower())
        self._memory.saw(being, name.first, False, self._subject(name.first))

    def _meet_unlisted(self) -> None:
        """English: bodies that no table knows, so that `the company` and `it` can mean them before they have spoken."""
        for one in unlisted(self._phrases):
            name = " ".join(one.words)
            words = self._keys(name)
            being = self._memory.words(words) or self._memory.new(
                Being(name, one.kind or "other", words, head=one.words[-1].lower(), named=True, gender="n")
            )
            self._memory.learn(being, self._keys(" ".join(t.text for t in self.text.tokens[one.first : one.last])))
            self._memory.saw(being, one.first, False, self._subject(one.first))

    def _addressed(self, name: Name) -> str | None:
        """The gender that `Herr` or `Frau` before a name tells."""
        data, low = self._phrases.data, self.text.tokens[name.first - 1].low if name.first else ""
        return "m" if low in data["honorific_m"] else "f" if low in data["honorific_f"] else None

    def _nominative(self, name: Name) -> str:
        """A body's name as the text has it, in the nominative."""
        if name.kind == "place" and name.country and name.entry == name.country.lower():
            return self._phrases.lands.written[name.country]
        listed = directory().entries.get(name.entry) if name.entry and name.last == name.first + 1 and self._stemmed else None
        if listed:
            return next((known for known in listed.de if known + "s" == name.full or known + "es" == name.full), name.full)
        if name.kind != "organisation" or name.last - name.first < 2 or not self._stemmed:
            return name.full
        tokens = self.text.tokens
        at = self._phrases.head(name.first, name.last)
        article = tokens[name.first - 1].low if name.first else None
        article = article if article in self._phrases.rules.articles else None
        return nominative(self.text.text, article, tokens[name.first : name.last], at - name.first, self.text.language)

    def _describe(self, being: Being, role: int, stop: int) -> None:
        """Notes the role noun before a name and the words before that in the same phrase."""
        tokens = self.text.tokens
        found = role_of(tokens[role].text, self.text.language)
        if found:
            form = self._phrases.form(tokens[role])
            being.roles.add(self._phrases.data.get("abbreviated_roles", {}).get(form, form))
            being.gender = being.gender or found[1]
        for i in range(max(0, role - 4), stop):
            if tokens[i].sentence == tokens[role].sentence and tokens[i].text[0].isalpha():
                being.around.update(self._form(part) for part in (tokens[i].low, *tokens[i].low.split("-")))

    def _outlet(self, outlet: str) -> None:
        found = directory().find(outlet, self.text.language)
        self._home = (self._memory.entry(found.id) if found else None) or self._memory.words(self._keys(outlet))
        if self._home is None:
            self._home = self._memory.new(Being(outlet, "outlet", self._keys(outlet), entry=found.id if found else None, named=True))

    def _keys(self, name: str) -> tuple[str, ...]:
        return tuple([stem(word) if self._stemmed else word.lower() for word in split(name) if word[0].isalnum()])

    def _subject(self, i: int) -> bool:
        """Whether a name stands where a subject stands: no preposition and no genitive article before it."""
        tokens = self.text.tokens
        rules = self._phrases.rules
        for j in range(i - 1, max(-1, i - 5), -1):
            if tokens[j].sentence != tokens[i].sentence or tokens[j].text in ",.:;":
                return True
            if self._stemmed and self._names[i].gender and rules.data["nominative_articles"].get(tokens[j].low) == self._names[i].gender:
                return tokens[j - 1].low not in rules.prepositions or not j
            if tokens[j].low in rules.prepositions or tokens[j].low in rules.data["oblique"]:
                return False
            if tokens[j].fin:
                return True
        return True

    # finding

    def _person(self, name: str) -> Being | None:
        return self._memory.person(self._keys(name))

    def _who(self, bearer: Bearer, at: int) -> list[Being]:
        if bearer.type == NOBODY:
            return []
        if bearer.type in (PRONOUN, OWN):
            return self._antecedent(bearer, at)
        if bearer.type == HOME:
            return self._at_home(bearer)
        if bearer.type == RELATIVE:
            return self._before_relative(bearer, at)
        if bearer.type == BOTH:
            return self._both(bearer, at)
        if bearer.type == BACK:
            return self._back(bearer, at)
        if bearer.type == PART:
            return self._part(bearer, at)
        if bearer.type == PERSON:
            return [self._as_person(bearer)]
        return self._as_thing(bearer, at)

    def _at_home(self, bearer: Bearer) -> list[Being]:
        """`unsere Zeitung`: the outlet of the article."""
        words = self._keys(bearer.name)
        self._home = self._home or self._memory.words(words) or self._memory.new(Being(bearer.name, "outlet", words))
        return [self._home]

    def _as_person(self, bearer: Bearer) -> Being:
        being = self._person(bearer.name)
        body = self._memory.words(self._keys(bearer.name)) if being is None and not bearer.roles else None
        if body is not None and body.named and body.kind in BODIES:
            return body
        if being is None:
            being = self._memory.new(Being(bearer.name, "person", self._keys(bearer.name), person=True, named=True))
        elif len(bearer.name.split()) > len(being.name.split()) and not being.id:
            being.name, being.words = bearer.name, self._keys(bearer.name)
            self._memory.learn(being, being.words)
        being.gender = being.gender or bearer.gender
        being.roles.update(bearer.roles)
        being.around.update(bearer.modifiers)
        return being

    def _as_thing(self, bearer: Bearer, at: int) -> list[Being]:
        words = self._keys(bearer.name)
        plain = self._keys(bearer.name.split(" (")[0])
        spoken = self._of_spokesman(bearer, at)
        for being in spoken or ():
            being.spokesman = bearer.gender
        back = spoken or self._anaphor(bearer, at)
        if back is None and self._stemmed:
            back = self._ahead(bearer, at)
        if back is not None:
            return back
        body = self._memory.words(words)
        met = body is not None and not body.person and body.kind in BODIES and not self._stemmed
        if bearer.named and not bearer.entry and len(plain) <= 2 and plain[-1:] and not met:
            person = self._person(bearer.name) or self._met_before(bearer)
            if person and (person.words[-1] == plain[-1] or len(plain) == 1):
                return [person]
        known = self._memory.entry(bearer.entry) if bearer.entry else None
        known = known or self._memory.words(words) or self._memory.words(plain) or self._shorter(bearer, plain)
        if known is None or (known.person and not bearer.roles):
            kind = "person" if bearer.kind == "other" and not self._reading and self._surname(bearer) else bearer.kind
            known = self._memory.new(Being(bearer.name, kind, plain))
        self._fill(known, bearer, words)
        return [known]

    def _surname(self, bearer: Bearer) -> bool:
        """Whether a name of one word, in no table, looks like the family name of a person."""
        tokens, token = self.text.tokens, self.text.tokens[bearer.first]
        if self._stemmed and "f" in (gender_of(token.text, self.text.language), gender_of(token.text[:-2], self.text.language)):
            return False
        called = bearer.last < len(tokens) and tokens[bearer.last].text == ":"
        alone = bearer.last == bearer.first + 1 and bearer.named and not bearer.definite and token.pos == "PROPN"
        return (
            alone
            and len(token.text) > 2
            and token.text.replace("’", "").replace("'", "").isalpha()
            and (called or not token.text.isupper())
        )

    def _met_before(self, bearer: Bearer) -> Being | None:
        """A person whom the text named by two capital words before, the second of which stands here alone."""
        tokens = self.text.tokens
        word = tokens[bearer.first].text
        if bearer.last != bearer.first + 1 or bearer.kind != "other" or word.isupper():
            return None
        for token in tokens[max(1, bearer.first - 2000) : bearer.first]:
            before = tokens[token.i - 1]
            if token.text == word and before.pos == "PROPN" and before.text[0].isupper() and before.sentence == token.sentence:
                return self._memory.new(
                    Being(f"{before.text} {word}", "person", self._keys(f"{before.text} {word}"), person=True, named=True)
                )
        return None

    def _fill(self, being: Being, bearer: Bearer, words: tuple[str, ...]) -> None:
        if not being.id and (self._stemmed or len(words) >= len(being.words)):
            being.name, being.kind = bearer.name, bearer.kind if bearer.kind != "other" else being.kind
            being.named = being.named or bearer.named
        being.head = bearer.head or being.head
        being.entry, being.country = being.entry or bearer.entry, being.country or bearer.country
        being.plural = being.plural or bearer.plural
        being.gender = bearer.gender or being.gender
        being.leaning = being.leaning or bearer.leaning
        being.roles.update(bearer.roles)
        being.around.update(bearer.modifiers)
        self._memory.learn(being, words)
        if "(" in bearer.name:
            self._memory.learn(being, self._keys(bearer.name[bearer.name.find("(") + 1 : bearer.name.rfind(")")]))

    def _shorter(self, bearer: Bearer, words: tuple[str, ...]) -> Being | None:
        """A source that these words are the beginning or the end of, or whose initials they are."""
        if not words or bearer.roles:
            return None
        for being in reversed(self._sources):
            if bearer.plural != being.plural or bearer.kind in ALONE or bearer.kind == "group":
                continue
            if being.person or not being.words or self._phrases.follows_name(being.words):
                continue
            if {being.kind, bearer.kind} <= BODIES and being.kind != bearer.kind:
                continue  # the Hilfswerk Auetal is not the Katastrophenschutz Auetal
            long, short = (being.words, words) if len(being.words) >= len(words) else (words, being.words)
            if bearer.named and being.named and len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short):
                return being
            if len(words) == 1 and bearer.name.isupper() and len(bearer.name) >= 2 and initials(being.name) == bearer.name:
                return being
        return None

    # words that point back

    def _back(self, bearer: Bearer, at: int) -> list[Being]:
        """`Der Bericht`: the document or outlet that spoke last; a company that spoke after it has hardly written one."""
        documents = [
            being
            for being in self._sources
            if being.kind == "document" and self._seen_before(being, at) and (being.head == bearer.head or bearer.head in being.words)
        ]
        if documents:
            return [max(documents, key=lambda being: self._rank(being, at))]
        if own := self._whose_paper(bearer.head, at):
            return own
        spoken = [being for being in self._sources if being.kind in _WRITE and self._distance(being, at) <= 3]
        media = [being for being in self._last if being.kind not in ("person", "official", "expert", "group")]
        if media and self._distance(media[-1], at) <= 3 and not (spoken and media[-1].kind == "company"):
            return [media[-1]]
        if spoken:
            return [max(spoken, key=lambda being: self._rank(being, at))]
        self.unsure = True
        return []

    def _both(self, bearer: Bearer, at: int) -> list[Being]:
        """`beide Länder`, `beide Minister`, `beide`: the two of that kind that are most present."""
        lands = {self._form(word) for word in self._phrases.data["states"]["lands"]}
        before = self._candidates(at)
        if bearer.agrees and bearer.head not in lands:
            return self._counted(bearer, at)
        bare = not bearer.head or bearer.head in self._phrases.data["both"]
        if self._stemmed and bearer.head not in lands and (two := self._two(bearer, at)):
            return two
        if bare:
            pool = [being for being in before if being.id and not self._stemmed]
        elif bearer.head in lands:
            pool = [being for being in before if being.kind == "state" and being.entry]
        else:
            pool = [being for being in before if role_fits(bearer.head, being.roles) and not being.plural]
            if len(pool) != 2:
                return self._as_thing(Bearer("common", bearer.first, bearer.last, bearer.name, bearer.head, "group", plural=True), at)
        spoken = [being for being in pool if being.id]
        pool = sorted(spoken if len(spoken) >= 2 else pool, key=lambda being: -self._rank(being, at))[:2]
        if len(pool) == 2:
            return sorted(pool, key=lambda being: being.seen[0])
        self.unsure = True
        return []

    def _counted(self, bearer: Bearer, at: int) -> list[Being]:
        """English: `both`, `the two Duggans`; a noun that nobody fits stands for itself."""
        found = Together(self._phrases, self._memory, self._kinds_of).find(bearer.head, int(bearer.agrees), at)
        if found:
            return found
        if bearer.head:
            return self._as_thing(Bearer("common", bearer.first, bearer.last, bearer.name, bearer.head, "group", plural=True), at)
        self.unsure = True
        return []

    def _kinds_of(self, noun: str) -> tuple[str, ...]:
        return self._phrases.rules.classes.get(noun, ())

    def _part(self, bearer: Bearer, at: int) -> list[Being]:
        """`Artikel 4 dieses Vertrags`: the part of the document that a noun with that head named before."""
        tokens = self.text.tokens
        name = bearer.name
        for i in range(at - 1, max(-1, at - 600), -1):
            token = tokens[i]
            if token.text[0].isupper() and token.pos in ("NOUN", "PROPN", "X") and self._ends(self._form(token.low), bearer.head):
                start = i
                while start > 0 and i - start < 3 and tokens[start - 1].pos == "ADJ" and tokens[start - 1].sentence == token.sentence:
                    start -= 1
                article = tokens[start - 1].low if start else None
                whole = nominative(self.text.text, article, tokens[start : i + 1], i - start, self.text.language)
                name = f"{whole}, {bearer.name}"
                if len(self._form(token.low)) > len(bearer.head):
                    break
        words = self._keys(name)
        return [self._memory.words(words) or self._memory.new(Being(name, "document", words, head=bearer.head))]

    # pronouns

    def _antecedent(self, bearer: Bearer, at: int) -> list[Being]:
        if bearer.type == OWN:
            return self._own(at)
        wanted = bearer.agrees
        if wanted == "1":
            ours = self._our_own(bearer.first)
            self.unsure = not ours
            return ours
        if wanted in ("first", "last"):
            return self._of_two(wanted == "last", at)
        if self.text.tokens[bearer.first].low in self._phrases.rules.data["nearest"]:
            return self._nearest(wanted, bearer.first)
        self._meet_subjects(at)
        pool = [
            being
            for being in self._candidates(at)
            if self._seen_before(being, at)
            and self._agrees(being, wanted, at)
            and self._distance(being, at) <= _FAR
            and not self._only_pictured(being, at)
            and id(being) not in self._barred
        ]
        ranked = sorted(pool, key=lambda being: self._doubt(being) - self._rank(being, at) - self._just_subject(being, at))
        if not ranked or self._distance(ranked[0], at) > 4:
            self.unsure = True
            return []
        return [ranked[0]]

    def _doubt(self, being: Being) -> float:
        """What it takes away that only the look of a single word tells that it names a person (`Kaldorien`)."""
        return 1.0 if self._stemmed and being.kind == "person" and being.named and not being.person and being.gender is None else 0.0

    def _only_pictured(self, being: Being, at: int) -> bool:
        """Whether a being was only named below pictures, which stand between the words of an article and are no part of their course."""
        return not self._in_caption(at) and all(self._in_caption(i) for i, *_ in being.seen if i < at)

    def _in_caption(self, i: int) -> bool:
        return self.text.blocks[self.text.sentences[self.text.tokens[i].sentence].block].kind == "caption"

    def _just_subject(self, being: Being, at: int) -> float:
        """What it adds that a being was the subject of the sentence just before, or opened this one."""
        tokens, here = self.text.tokens, self.text.tokens[at].sentence
        near = [tokens[i].sentence for i, _, subject in being.seen[-20:] if subject and i < at]
        return 1.4 if here - 1 in near else 0.0

    def _of_two(self, last: bool, at: int) -> list[Being]:
        """`Letzterer`, `Ersterer`: of the two who spoke together, or whom the sentence before names."""
        two = self._pair if len(self._pair) == 2 and min(self._distance(being, at) for being in self._pair) <= 2 else []
        if not two:
            sentence = self.text.sentences[max(0, self.text.tokens[at].sentence - 1)]
            named = self._memory.mentions(sentence.first, sentence.last)
            two = list(dict.fromkeys(being for _, being in named if being.kind != "place"))
        if len(two) == 2:
            return [two[1 if last else 0]]
        self.unsure = True
        return []

    def _own(self, at: int) -> list[Being]:
        """`eigenen Angaben zufolge`: who is the subject of the sentence, behind the phrase or before it."""
        sentence = self.text.tokens[at].sentence
        here = [
            (i, being)
            for i, being in self._memory.mentions(at - 60, at + 60)
            if self.text.tokens[i].sentence == sentence and being.kind != "place" and self._subject(i)
        ]
        if here:
            return [min(here, key=lambda item: abs(item[0] - at))[1]]
        found = self._subject_here(at)
        self.unsure = not found
        return found

    def _agrees(self, being: Being, wanted: str, at: int) -> bool:
        if being.kind == "place":
            return False
        if wanted in ("*", "") or (being.spokesman and being.spokesman in wanted.replace("pl", "") and being in self._last):
            return True
        if wanted == "pl":
            body = not being.person and being.kind not in ALONE and being.kind != "document"
            return being.plural or (not self._stemmed and body and being.id is not None)
        if wanted == "p":
            return being.person or being.kind == "group" or being.kind in ALONE
        if being.plural:
            return "pl" in wanted
        if being.person or being.kind in ALONE:
            return being.gender in wanted.replace("pl", "") if being.gender in ("m", "f") else ("m" in wanted or "f" in wanted)
        if being.kind == "group":
            return "pl" in wanted
        if not self._stemmed:
            acts = being.kind == "other" and being.named and self._just_subject(being, at) > 0
            return "n" in wanted and (being.id is not None or acts or being.kind not in ("state", "place", "other"))
        known = bool(being.id) or ((being.named or being.kind in BODIES) and self._just_subject(being, at) > 0)
        return known and (being.gender in wanted if being.gender in ("m", "f") else "n" in wanted)

    def _before_relative(self, bearer: Bearer, at: int) -> list[Being]:
        """Whom a relative pronoun means: the being whose mention ends before it, else the noun phrase there."""
        tokens = self.text.tokens
        end = at - 1 if tokens[at - 1].text in ",–—" else at
        sentence = tokens[at].sentence
        named = [
            (i, being)
            for i, being in self._memory.mentions(end - 7, end)
            if tokens[i].sentence == sentence and self._agrees(being, bearer.agrees, at)
        ]
        start = end
        while start > 0 and end - start < 6 and tokens[start - 1].sentence == sentence and tokens[start - 1].pos in _NOMINAL:
            if not self._stemmed and start < end and self._phrases.article(tokens[start]):
                break
            start -= 1
        near = [(i, being) for i, being in named if i >= start]
        if near or (named and not any(tokens[i].pos in ("NOUN", "PROPN") for i in range(start, end))):
            return [max(near or named, key=lambda item: item[0])[1]]
        wanted = self._phrases.data.get("relative_subjects", {}).get(tokens[at].low, "")
        if start < end and tokens[end - 1].pos in ("NOUN", "PROPN"):
            bearers = self._phrases.bearers(start, end)
            if not wanted or len(bearers) != 1 or self._fitting(bearers[0], wanted):
                return [being for found in bearers for being in self._who(found, start)]
        if wanted:
            return self._nearest(wanted, at, 0)
        self.unsure = True
        return []

    def _keep(self, being: Being, first: int, last: int) -> None:
        tokens = self.text.tokens
        if being.id is None:
            being.id = f"s{len(self._sources) + 1}"
            self._sources.append(being)
        self._memory.saw(being, first, True, True)
        being.spans.append(Span(tokens[first].b, tokens[last - 1].e))


def _told(being: Being) -> str:
    """The kind of a source: a single human being whom the text only describes (`ein Anwohner`) is told like a group."""
    return "group" if being.kind in ("person", "expert") and not being.named else being.kind
