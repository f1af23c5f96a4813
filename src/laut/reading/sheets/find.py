"""Sheets of a text: which thing each sentence speaks of, and which of its figures measure it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from laut.reading.names import Name
from laut.reading.routes.rules import rules as transport
from laut.reading.routes.windows import windows
from laut.reading.sheets.clause import Clause
from laut.reading.sheets.rows import Row, Rows
from laut.reading.sheets.rules import rules
from laut.reading.sheets.things import Thing, Things
from laut.records import Figure, Sheet, Span
from laut.text.records import Sentence, Text, Token

_SILENT = frozenset(["title", "byline", "caption", "dateline"])
_FEWEST = 2  # rows of a sheet
_REACH = 3  # sentences over which a thing stays the one that is spoken of, without being named
_LONGEST = 400  # tokens of a sentence that is looked through; a longer one is a list or a broken text
_NEAR = 4  # tokens between a noun and the name of its type
_COUNTED = 7  # tokens behind a number in which the name of what it counts stands

Mention = tuple[int, int, Thing]


def find_sheets(text: Text, figures: Sequence[Figure], names: Sequence[Name]) -> tuple[Sheet, ...]:
    """The sheets of a text in the order in which their things are first named, numbered; of at least two rows each."""
    return _Finder(text, figures, names).sheets()


class _Finder:
    def __init__(self, text: Text, figures: Sequence[Figure], names: Sequence[Name]) -> None:
        self.text, self.rules = text, rules(text.language)
        self.figures = sorted(figures, key=lambda f: f.span)
        self.starts = [f.span.b for f in self.figures]
        self.things = Things(text, names, self.rules)
        words = {word for thing in self.things.known.values() for word in thing.words}
        self.persons = {n.first for n in names if n.kind == "person" and text.tokens[n.first].text not in words}
        self.rows_of = Rows(text, self.rules)
        self.rows: dict[str, dict[str, Row]] = {}
        self.named: dict[str, list[Span]] = {}
        self.recent: dict[str, tuple[Thing, Row, int]] = {}  # by dimension: the last row, its thing and sentence
        self.focus: Thing | None = None
        self.going = False  # the clause before, in the same sentence, speaks of the thing
        self.anchor = -_REACH

    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets."""
        if not self.things.known:
            return ()
        for sentence in self.text.sentences:
            self._sentence(sentence)
        order = sorted((n for n in self.rows if len(self.rows[n]) >= _FEWEST), key=lambda n: self.named[n][0])
        return tuple(self._sheet(f"d{i}", name) for i, name in enumerate(order, 1))

    def _sheet(self, ident: str, name: str) -> Sheet:
        rows = self.rows[name]
        ids = tuple(f.id for f in self.figures if f.id in rows)
        return Sheet(
            ident,
            name,
            ids,
            tuple(rows[i].measure for i in ids),
            tuple(rows[i].of for i in ids),
            (),
            tuple(dict.fromkeys(self.named[name])),
        )

    def _sentence(self, sentence: Sentence) -> None:
        """Follow the thing that is spoken of through one sentence, and take its figures as rows."""
        kind = self.text.blocks[sentence.block].kind
        mentions = self.things.mentions(sentence.first, sentence.last)
        for first, last, thing in mentions:
            self.named.setdefault(thing.name, []).append(Span(self.text.tokens[first].b, self.text.tokens[last - 1].e))
        if kind == "heading" or kind in _SILENT:
            self.focus = mentions[0][2] if mentions and kind == "heading" else None
            self.anchor = sentence.index
            return
        if sentence.last - sentence.first > _LONGEST:
            return
        if not mentions and self.focus is not None:
            self.focus = self._named_by_kind(sentence) or self.focus
        if not mentions and (self.focus is None or sentence.index - self.anchor > _REACH or self._another(sentence, self.focus)):
            self.focus = None
            return
        figures = self.figures[bisect_left(self.starts, sentence.b) : bisect_left(self.starts, sentence.e)]
        clauses = [Clause(w.tokens, self.rules, w.lead) for w in windows(self.text.tokens, sentence, transport(self.text.language))]
        spoken = bool(mentions)
        for clause in clauses:
            inside = [f for f in figures if self._inside(f, clause)]
            self.going = self._clause(clause, mentions, inside, sentence)
            spoken = self.going or spoken
        self.going = False
        if mentions:
            self.focus = mentions[0][2]
        if spoken:
            self.anchor = sentence.index

    def _inside(self, figure: Figure, clause: Clause) -> bool:
        return any(t.b < figure.span.e and figure.span.b < t.e for t in clause.tokens)

    def _clause(self, clause: Clause, mentions: list[Mention], figures: list[Figure], sentence: Sentence) -> bool:
        """Take the rows of one clause; whether it speaks of the thing at hand without naming it."""
        inside = {t.i for t in clause.tokens}
        own = [m for m in mentions if m[0] in inside]
        spoken = False
        for figure in figures:
            places = [k for k, t in enumerate(clause.tokens) if t.b < figure.span.e and figure.span.b < t.e]
            first, last = places[0], places[-1] + 1
            counted = self._counted(figure, clause.tokens[last - 1], mentions)
            if counted:
                for each in counted:
                    self.rows.setdefault(each.name, {})[figure.id] = Row(figure.counted, None)
                continue
            thing, seen = self._owner(clause.tokens[first], own, mentions), clause.at(first)
            relative = self._relative(clause, mentions)
            thing = relative or thing
            row = None
            if thing is not None and (relative or self._speaks(seen, thing, own, sentence, clause.tokens[:first])):
                row = self.rows_of.measure(figure, first, last, seen, thing)
            if row is None:
                thing, row = self._again(figure, (first, last), seen, own, sentence)
            if row and thing:
                self.rows.setdefault(thing.name, {})[figure.id] = row
                self.named.setdefault(thing.name, [])
                if row.measure and figure.unit:
                    self.recent[self.rules.dimension.get(figure.unit, "")] = (thing, row, sentence.index)
                spoken = True
        if not figures and self.focus and not mentions:
            return self._speaks(clause, self.focus, [], sentence, clause.tokens)
        return spoken

    def _named_by_kind(self, sentence: Sentence) -> Thing | None:
        """The one thing named before that is of the kind that a sentence points back to: `the satellite`."""
        for token in self.text.tokens[sentence.first : sentence.last]:
            if token.pos == "NOUN" and self.rules.things.has(token) and self._definite(token):
                low = token.lemma.lower()
                found = [t for t in self.things.known.values() if t.name in self.named and t.kind == low]
                if len(found) == 1:
                    return found[0]
        return None

    def _another(self, sentence: Sentence, thing: Thing) -> bool:
        """Whether a sentence turns to another thing by kind and name, even one that no list holds: `Der Schlepper Otto ...`."""
        carriers = transport(self.text.language)
        for token, name in pairwise(self.text.tokens[sentence.first : sentence.last]):
            named = token.pos == "NOUN" and name.pos == "PROPN" and name.text not in thing.name and self._definite(token)
            if named and (self.rules.things.has(token) or carriers.mode_of_carrier(token)):
                return True
        return False

    def _relative(self, clause: Clause, mentions: list[Mention]) -> Thing | None:
        """The thing that a relative clause goes on from: `the submarine Halberd, which cost ...`."""
        if not clause.lead or clause.tokens[0].text != "," or (clause.subject is not None and clause.subject.pos != "PRON"):
            return None
        last = clause.lead[-1].i if clause.lead[-1].text != "," else clause.lead[-1].i - 1
        return next((thing for first, end, thing in mentions if first <= last < end + 1 and last + 3 >= clause.tokens[0].i), None)

    def _again(
        self, figure: Figure, at: tuple[int, int], clause: Clause, own: list[Mention], sentence: Sentence
    ) -> tuple[Thing | None, Row | None]:
        """The thing and the row of another value for the measure that was spoken of last."""
        known = self.recent.get(self.rules.dimension.get(figure.unit or "", ""))
        if known is None or sentence.index - known[2] > 1 or any(thing is not known[0] for _, _, thing in own):
            return None, None
        return known[0], self.rows_of.again(figure, *at, clause, known[1])

    def _counted(self, figure: Figure, last: Token, mentions: list[Mention]) -> list[Thing]:
        """The things that a number counts by name: `30 GW-7-Einheiten`, `14 Bomben der Typen B-7 und B-9`."""
        if figure.unit or not figure.counted or figure.event in self.rules.harm or figure.role not in (None, "total") or figure.per:
            return []
        found: list[Thing] = []
        at = last.i + 1
        for first, end, thing in mentions:
            if first < last.i or first > at + (_COUNTED if not found else 1):
                continue
            between = self.text.tokens[at:first]
            if any(t.pos in ("VERB", "AUX", "ADP", "PUNCT") and t.low not in self.rules.of for t in between):
                break
            found.append(thing)
            at = end
        return found

    def _owner(self, token: Token, own: list[Mention], mentions: list[Mention]) -> Thing | None:
        """The thing that a figure may measure: the one named last before it, else the one named in its clause, else the one at hand."""
        before = [thing for first, _, thing in mentions if first < token.i]
        if before:
            return before[-1] if len({t.name for t in before}) > 1 and own else before[0] if not own else before[-1]
        return own[0][2] if own else None if mentions else self.focus

    def _speaks(self, clause: Clause, thing: Thing, own: list[Mention], sentence: Sentence, before: Sequence[Token]) -> bool:
        """Whether a clause speaks of `thing`: names it, or its subject is a word for it, a part, a measure or a pronoun."""
        subject = clause.subject
        if any(t.low in self.rules.possessives for t in before):
            return True
        if subject is None:
            return bool(own) or (self.going and clause.tokens[0].text == ",")
        if subject.pos == "PRON":
            sure = subject.low in self.rules.sure_pronouns or bool(clause.lemmas() & self.rules.impersonal)
            return sure or not self._person_near(sentence, subject.i)
        if any(first <= subject.i < end or (first - 1 == subject.i) or subject.i == end for first, end, _ in own):
            return True
        given = self.rows_of.given_measure(clause)
        measured = given if given is not None else clause.place(subject) if self.rules.measures.has(subject) else None
        if measured is not None:
            return self._owned(clause.tokens, measured, thing, own)
        if self._of_type(subject, own):
            return True
        if self.rules.parts.has(subject) or self.rules.variants.has(subject):
            return True
        if self.rows_of.itself(subject, thing) or self.rules.generic.has(subject) or self._kind_alone(subject):
            return self._definite(subject)
        if any(self._bare(first) for first, _, named in own if named is thing):
            return True
        return bool(own) and self._carries(clause, before)

    def _owned(self, tokens: Sequence[Token], k: int, thing: Thing, own: list[Mention]) -> bool:
        """Whether the measure at `k` is one of the thing: nobody else's, in so far as the text says whose it is."""
        owner = self.rows_of.possessor(tokens, k)
        if owner is None or any(first <= owner.i < end for first, end, _ in own) or self.rules.parts.has(owner):
            return True
        known = self.rows_of.itself(owner, thing) or self.rules.generic.has(owner) or self.rules.variants.has(owner)
        return known or self._kind_alone(owner) or bool(own)

    def _of_type(self, noun: Token, own: list[Mention]) -> bool:
        """A noun before the name of its type: `die Granaten vom Typ OF-29`."""
        for first, _, _ in own:
            between = self.text.tokens[noun.i + 1 : first]
            if 0 < len(between) <= _NEAR and any(self.rules.types.has(t) for t in between) and all(t.pos != "VERB" for t in between):
                return True
        return False

    def _kind_alone(self, noun: Token) -> bool:
        """A kind of thing that no thing of the text was introduced with: another word for the one at hand."""
        return self.rules.things.has(noun) and not any(self.rows_of.itself(noun, thing) for thing in self.things.known.values())

    def _bare(self, first: int) -> bool:
        """A name that stands behind no preposition."""
        k = first - 1
        while k >= 0 and self.text.tokens[k].pos in ("DET", "ADJ", "NOUN", "PROPN") and k > first - 4:
            k -= 1
        return k < 0 or self.text.tokens[k].pos != "ADP"

    def _carries(self, clause: Clause, before: Sequence[Token]) -> bool:
        """Another subject, and the thing's measure by its noun: `gibt für die Falke-2 eine Reichweite von ... an`."""
        return any(self.rules.measures.has(t) for t in before)

    def _definite(self, noun: Token) -> bool:
        """An article that points back stands before a noun, behind its adjectives."""
        k = noun.i - 1
        while k >= 0 and self.text.tokens[k].pos in ("ADJ", "NOUN", "PROPN") and k > noun.i - 4:
            k -= 1
        return k >= 0 and self.text.tokens[k].low in self.rules.articles

    def _person_near(self, sentence: Sentence, pronoun: int) -> bool:
        """A person by name stands before a pronoun in its sentence or the one before: it may mean them."""
        first = self.text.sentences[max(0, sentence.index - 1)].first
        return any(first <= i < pronoun for i in self.persons)
