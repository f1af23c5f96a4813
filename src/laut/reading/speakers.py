"""Reads the phrase of a speaker: pronoun, person, body or group, several of them, or nobody."""

from __future__ import annotations

import re

from laut.reading import called, heads, information
from laut.reading.bearers import BOTH, CLOSING, HOME, NOBODY, OPENING, PRONOUN, RELATIVE, Bearer, Context
from laut.reading.names import Name, role_of
from laut.reading.people import person
from laut.reading.things import thing
from laut.reading.wording import surface
from laut.text.records import Text, Token

_LONGEST = 80  # tokens; what is longer is read by its beginning


class Phrases(Context):
    """Reads the phrases of speakers in one text, knowing the names that stand in it."""

    def __init__(self, text: Text, names: dict[int, Name]) -> None:
        super().__init__(text, names)
        self.read = self.bearers
        self._depth, self._before_name = 0, False

    def bearers(self, first: int, last: int) -> list[Bearer]:
        """The bearers of the tokens `[first, last)`; none where nothing but punctuation stands there."""
        last = min(last, first + _LONGEST)
        if first < last and self._depth == 0:
            alone = self._single(first, last) if last == first + 1 else self._counted(first, first, last)
            if alone:
                return [alone]
        first, last = self._trim(first, last)
        if first >= last or self._depth > 6:
            return []
        last = heads.cut_occasion(self, first, last)
        self._depth += 1
        try:
            alone = self._single(first, last)
            if alone:
                return [alone]
            so = self._called(first, last)
            if so is not None:
                return [so]
            parts = self._parts(first, last)
            if len(parts) > 1:
                return [bearer for b, e in parts for bearer in self.bearers(b, e)]
            end = heads.cut_relative(self, first, last)
            told = information.bearers(self, first, last)
            return told if told is not None else [person(self, first, end) or thing(self, first, end)]
        finally:
            self._depth -= 1

    def _called(self, first: int, last: int) -> Bearer | None:
        """Whom `ein Mitglied namens Otter` names; None in the words before such a name."""
        found = None if self._before_name else called.called(self, first, last)
        if found is None:
            return None
        self._before_name = True
        try:
            return called.bearer(self, first, last, found)
        finally:
            self._before_name = False

    def head(self, first: int, last: int) -> int:
        """The token of the head noun, the last one where none is found."""
        found = heads.head(self, first, last)
        return last - 1 if found is None else found

    def informs(self, first: int, last: int) -> bool:
        """Whether the head of a phrase is a noun of information (`die Zahl der Toten`), which does not speak itself."""
        start = first + 1 if self.article(self.tokens[first]) and first + 1 < last else first
        found = heads.head(self, start, last)
        return found is not None and self.singular(self.tokens[found], self.rules.information) in self.rules.information

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        tokens, trim = self.tokens, self.rules.trim
        while first < last and ((tokens[first].low in trim and not self._starts_name(first, last)) or not _word(tokens[first])):
            if tokens[first].low in self.data["contracted"] and first + 1 < last:
                break
            first += 1
        while first + 1 < last and tokens[first].pos in ("ADV", "PART", "CCONJ") and self._begins(first + 1):
            first += 1
        if first + 1 < last and tokens[first].low in self.data["inside"] and self._of_document(first + 1, last):
            first += 1
        while last > first and (not _ends(tokens[last - 1]) or (last - first > 1 and tokens[last - 1].low in trim)):
            last -= 1
        return first, last

    def _begins(self, i: int) -> bool:
        """Whether a phrase can begin at a token, so that an adverb before it is no part of it (`gestern ein Sprecher`)."""
        token = self.tokens[i]
        return self.stemmed and (self.article(token) or (token.text[0].isupper() and not self.tokens[i - 1].text[0].isupper()))

    def _of_document(self, first: int, last: int) -> bool:
        """Whether a noun of information or a document is the head of `[first, last)`: what is said in it is its own."""
        head = heads.head(self, first + 1 if self.article(self.tokens[first]) else first, last)
        form = self.form(self.tokens[head]) if head is not None else ""
        return form in self.rules.documents or form in self.rules.information or form.endswith(self.rules.compound_documents)

    def _starts_name(self, first: int, last: int) -> bool:
        name = self.names.get(first)
        return bool(name and first + 1 < name.last <= last and self.tokens[first].text[0].isupper() and name.kind != "place")

    def _single(self, first: int, last: int) -> Bearer | None:
        """Pronouns, words for nobody, `beide` with its noun."""
        data = self.data
        low = re.split("[’']", self.tokens[first].low)[0]
        if last == first + 1 or (last == first + 2 and self.tokens[first + 1].low in data["trim"]):
            if low in data["nobody"]:
                return Bearer(NOBODY, first, last)
            if low in data["first_person"]:
                return Bearer(PRONOUN, first, last, agrees="1")
            if low in data["last_named"] or low in data["first_named"]:
                return Bearer(PRONOUN, first, last, agrees="last" if low in data["last_named"] else "first")
            relative = first > 0 and self.tokens[first - 1].text in (",", "–", "—")
            if low in data["relatives"] and (relative or low not in data["pronouns"]):
                return Bearer(RELATIVE, first, last, agrees=self._agreement(data["relatives"][low], first))
            if low in data["pronouns"]:
                owner = low in data["possessive"] and self.tokens[first].pos == "DET"
                agrees = data["pronouns"][low]
                return Bearer(PRONOUN, first, last, agrees=_owner(agrees) if owner else self._agreement(agrees, first))
        personal = low in data["pronouns"] and self.tokens[first].tag == data["personal_tag"]
        if personal and first + 1 < last and self.tokens[first + 1].pos == "NOUN":  # versicherte sie Anlegern
            return Bearer(PRONOUN, first, first + 1, agrees=self._agreement(data["pronouns"][low], first))
        if last == first + 2 and low in data["ours"] and self.form(self.tokens[last - 1]) in data["houses"]:
            return Bearer(HOME, first, last, surface(self.text.text, self.tokens[first:last]), kind="outlet")
        start = first + 1 if low in data["definite"] and first + 1 < last else first
        if last == start + 1 and self.tokens[start].low in (*data["last_named"], *data["first_named"]) and not self.stemmed:
            return Bearer(PRONOUN, first, last, agrees="last" if self.tokens[start].low in data["last_named"] else "first")
        counted = self._counted(first, start, last)
        if counted:
            return counted
        if self.tokens[start].low in data["both"] and not any(t.low in data["and"] for t in self.tokens[first:last]):
            head = heads.head(self, start + 1, last) if start + 1 < last else None
            name = surface(self.text.text, self.tokens[start:last])
            return Bearer(BOTH, first, last, name, head=self.singular(self.tokens[head], frozenset()) if head is not None else "")
        return None

    def _counted(self, first: int, start: int, last: int) -> Bearer | None:
        """English: `the two ministers`, `all three`, `the pair`, `both`: how many are taken up, and what they are."""
        together, tokens = self.data.get("together"), self.tokens
        if together is None or any(t.low in self.data["and"] or t.low in self.rules.prepositions for t in tokens[first:last]):
            return None
        number = 2 if tokens[start].low in self.data["both"] else together["numbers"].get(tokens[start].low)
        if start == first and tokens[first].low == together["all"] and first + 1 < last:
            start, number = first + 1, together["numbers"].get(tokens[first + 1].low)
        elif start == first and tokens[start].low not in self.data["both"]:
            return None
        if number is None or last - start > 2:
            return None
        name = surface(self.text.text, tokens[first:last])
        noun = self.singular(tokens[last - 1], frozenset(together["people"])) if last == start + 2 else ""
        return Bearer(BOTH, first, last, name, head=noun, agrees=str(number), plural=True)

    def _agreement(self, agrees: str, at: int) -> str:
        if not agrees.endswith("?"):
            return agrees
        verb = self._verb(at)
        number = verb.number if verb else None
        return "pl" if number == "pl" else agrees[:-1] if number == "sg" else agrees[:-1] + "pl"

    def _verb(self, at: int) -> Token | None:
        """The finite verb that a pronoun goes with: just before it, or the nearest behind it in its sentence."""
        tokens, sentence = self.tokens, self.tokens[at].sentence
        if at and tokens[at - 1].fin and tokens[at - 1].sentence == sentence:
            return tokens[at - 1]
        return next((t for t in tokens[at + 1 : at + 40] if t.fin and t.sentence == sentence), None)

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """The bearers that `und` and commas join; one part where they join nothing."""
        tokens, data = self.tokens, self.data
        cuts = [i for i in range(first + 1, last - 1) if tokens[i].low in data["and"] and not self._inside(i, first) and not self._firm(i)]
        if not cuts:
            return [(first, last)]
        cut = cuts[-1]
        right = cut + 1
        while right < last - 1 and tokens[right].low in data["and_frame"]:
            right += 1
        left = cut
        while left > first + 1 and (tokens[left - 1].low in data["and_frame"] or tokens[left - 1].text == ","):
            left -= 1
        commas = [i for i in range(first + 1, left) if tokens[i].text == "," and not self._inside(i, first)]
        bounds, ends = [first, *[i + 1 for i in commas], right], [*commas, left, last]
        parts = list(zip(bounds, ends, strict=True))
        if self._abbreviated(first, last):
            return [(first, last)]
        return parts if self._splits(parts) else [(first, last)]

    def _abbreviated(self, first: int, last: int) -> bool:
        """`die Gewerkschaft Schiene und Fahrdienst (GSF)`: what is joined is one name, for its letters stand behind it."""
        tokens = self.tokens
        if last - first < 6 or tokens[last - 1].text != ")" or tokens[last - 3].text != "(":
            return False
        letters = "".join(t.text[0] for t in tokens[first : last - 3] if t.text[0].isupper() and not self.article(t))
        return tokens[last - 2].text in (letters, letters[1:])

    def _firm(self, i: int) -> bool:
        """`Brandl & Sons`: a sign between capital words is part of a name."""
        tokens = self.tokens
        return tokens[i].text == "&" and tokens[i - 1].text[0].isupper() and tokens[i + 1].text[0].isupper()

    def _inside(self, i: int, first: int) -> bool:
        """Whether token `i` stands inside a name or between quotation marks."""
        if any(name.first < i < name.last for name in (self.names.get(j) for j in range(max(0, i - 8), i)) if name):
            return True
        marks = [t.text for t in self.tokens[first:i] if t.text in OPENING or t.text in CLOSING]
        return len(marks) % 2 == 1

    def _splits(self, parts: list[tuple[int, int]]) -> bool:
        """Whether each part can be a bearer: none is the description of the one before it, none hangs on a preposition in it."""
        tokens = self.tokens
        (first, cut), (right, last) = parts[0], parts[-1]
        if cut <= first or tokens[cut - 1].text.endswith("-") or not _ends(tokens[cut - 1]):
            return False
        if any(b >= e or self._describes(b, e, first) for b, e in parts[1:]):
            return False
        if any(t.text in "–—-" for t in tokens[first:cut]) and person(self, first, cut):
            return False
        head = heads.head(self, first, cut)
        if head is None or not any(upper_noun(t) for t in tokens[right:last]):
            return False
        named = person(self, first, cut)
        if self.singular(tokens[head], self.rules.information) in self.rules.information and not named:
            return False
        if not named and not self.article(tokens[right]) and self._own_role(first, cut) and person(self, right, last):
            return False
        inner = [t for t in tokens[head + 1 : cut] if t.low in self.rules.prepositions or t.low in self.data["genitive"]]
        if not inner:
            return True
        begins = self.names.get(right)
        free = self.article(tokens[right]) or (begins is not None and begins.kind == "person")
        return free and tokens[right].low not in (inner[0].low, *self.data["oblique"])

    def _own_role(self, first: int, cut: int) -> bool:
        """Whether a role without a name stands there (`der Bürgermeister und Senator Anna Muster` is one person)."""
        return any(role_of(t.text, self.language) for t in self.tokens[first:cut])

    def _person_in(self, i: int) -> bool:
        name = self.names.get(i)
        return name is not None and name.kind == "person"

    def _describes(self, b: int, e: int, first: int) -> bool:
        """Whether a part behind a comma describes the person before it (`Anna Muster, Sprecherin der Partei und ...`)."""
        before = b - 1
        if self.tokens[before].text != "," or not (person(self, first, before) or any(self._person_in(i) for i in range(first, before))):
            return False
        start = b + 1 if self.article(self.tokens[b]) and b + 1 < e else b
        role = any(role_of(t.text, self.language) for t in self.tokens[start:e]) or self.tokens[b].low in self.data["indefinite"]
        return role and person(self, b, e) is None


def _owner(agrees: str) -> str:
    """What a possessive agrees with: the verb beside it tells nothing of whose it is."""
    return agrees[:-1] + "pl" if agrees.endswith("?") else agrees


def upper_noun(token: Token) -> bool:
    """A capital word or a noun."""
    return token.text[0].isupper() or token.pos in ("NOUN", "PROPN")


def _word(token: Token) -> bool:
    return token.text[0].isalnum() or token.text[0] in "„“\"»«‚‘'§(”"


def _ends(token: Token) -> bool:
    return token.text[0].isalnum() or token.text in ("“", '"', "»", "«", "‘", "'", "”", "’", ")", "%", "!", "’s", "'s")
