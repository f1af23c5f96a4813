"""What a figure measures of a thing, by the words around it; None where it is no measure of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from laut.reading.sheets.clause import Clause
from laut.reading.sheets.rules import Rules
from laut.reading.sheets.things import Thing
from laut.reading.wording import nominative, surface
from laut.records import Figure
from laut.text.records import Text, Token

_LEFT = 9  # tokens before a figure in which the noun that carries it stands
_AWAY = 2  # tokens behind a figure that say a distance from somewhere
_CHANGES = frozenset(["change_from", "change_to", "change_by", "additional", "remaining"])
_PARTS = frozenset(["share", "part"])
_DASH = "-"


class Row(NamedTuple):
    """A row of a sheet: what the figure measures, and of which part or variant."""

    measure: str | None
    of: str | None


class Rows:
    """Reads figures as rows."""

    def __init__(self, text: Text, rules: Rules) -> None:
        self.text, self.rules = text, rules

    def measure(self, figure: Figure, first: int, last: int, clause: Clause, thing: Thing) -> Row | None:
        """The row of a figure at tokens `[first, last)` of `clause`, said of `thing`; the clause is known to speak of it."""
        if figure.role in _CHANGES or figure.event in self.rules.harm:
            return None
        if figure.unit is None:
            return self._count(figure, first, clause, thing)
        dimension = self.rules.dimension.get(figure.unit, "")
        if dimension not in self.rules.dimensions:
            return None
        part = self._part_of(figure, clause, thing)
        for found in (
            self._left(first, clause, dimension, thing), self._right(figure, last, clause, dimension), self.given(first, clause),
            self._by_subject(first, clause), self._by_verb(first, last, clause, dimension), self._able(first, clause, dimension),
        ):  # fmt: skip
            if found:
                allowed = dimension != "money" or found.measure in self._prices(clause, dimension) or self._priced(found.measure, clause)
                return self._row(found.measure, found.of or part or self._whose_part(clause, first, thing)) if allowed else None
        return None

    def _row(self, measure: str | None, of: str | None) -> Row:
        """A row; a part that is its own measure (`Ladefläche`) is said once."""
        return Row(measure, None if of == measure else of)

    def given(self, first: int, clause: Clause) -> Row | None:
        """Somebody gives the value of a measure: `Ihre Reichweite gibt der Hersteller mit 70 Kilometern an`."""
        k = self.given_measure(clause)
        if k is None or k >= first:
            return None
        for token in reversed(clause.tokens[max(k + 1, first - 4) : first]):
            if token.low in self.rules.given_by:
                return Row(self._named(clause.tokens, k), None)
            if token.pos in ("NOUN", "PROPN", "VERB"):
                return None
        return None

    def given_measure(self, clause: Clause) -> int | None:
        """Where the noun of a measure stands whose value somebody gives in a clause."""
        if not clause.lemmas() & self.rules.gives:
            return None
        tokens = clause.tokens
        found = (k for k, t in enumerate(tokens) if self.rules.measures.has(t) and self.definite(tokens, k))
        return next((k for k in found if not self._other(tokens, k)), None)

    def _other(self, tokens: Sequence[Token], k: int) -> bool:
        """English: a noun before the measure at `k` says that it is another thing's (`the wave height`)."""
        before = tokens[k - 1]
        if self.rules.stemmed or before.pos != "NOUN" or any(t.low in self.rules.possessives for t in tokens[max(0, k - 4) : k]):
            return False
        return not any(nouns.has(before) for nouns in (self.rules.parts, self.rules.things, self.rules.generic, self.rules.measures))

    def definite(self, tokens: Sequence[Token], k: int) -> bool:
        """An article that points back or a possessive stands before the noun at `k`, behind its adjectives."""
        j = k - 1
        while j >= 0 and tokens[j].pos in ("ADJ", "NOUN", "PROPN", "PART") and j > k - 5:
            j -= 1
        return j >= 0 and (tokens[j].low in self.rules.articles or tokens[j].low in self.rules.possessives)

    def possessor(self, tokens: Sequence[Token], k: int) -> Token | None:
        """The noun that the measure at `k` is one of: behind it (`die Reichweite der Rakete`), in English also before it."""
        if k + 1 < len(tokens) and tokens[k + 1].low in self.rules.whose:
            behind = takewhile(lambda t: t.pos in ("DET", "ADJ", "NOUN", "PROPN"), tokens[k + 2 : k + 6])
            return next((t for t in behind if t.pos in ("NOUN", "PROPN")), None)
        part = next((j for j in range(k - 1, max(-1, k - 4), -1) if tokens[j].pos == "PART"), 0)
        return tokens[part - 1] if part and tokens[part - 1].pos in ("NOUN", "PROPN") else None

    def _whose_part(self, clause: Clause, first: int, thing: Thing) -> str | None:
        """The part that a measure is one of: `das Gewicht des Sprengkopfs beträgt 45 Kilogramm`."""
        for k, token in enumerate(clause.tokens[:first]):
            if self.rules.measures.has(token):
                owner = self.possessor(clause.tokens, k)
                if owner is not None and self.rules.parts.has(owner) and not self.itself(owner, thing):
                    return self._plain(owner.text)
        return None

    def again(self, figure: Figure, first: int, last: int, clause: Clause, row: Row) -> Row | None:
        """Another value for the measure of `row`, which is not said again: `der Rechnungshof nennt nur 520 Kilometer`."""
        tokens, subject = clause.tokens, clause.subject
        if figure.role in _CHANGES or figure.role in _PARTS or figure.event in self.rules.harm or not clause.lemmas() & self.rules.says:
            return None
        if subject is not None and (self.rules.parts.has(subject) or self.rules.variants.has(subject) or self.rules.measures.has(subject)):
            return None
        if any(t.low in self.rules.possessives for t in tokens[last:]) or (last < len(tokens) and self._tells_more(tokens[last])):
            return None
        for k in range(first - 1, -1, -1):
            token = tokens[k]
            if token.form == "fin":
                return row if token.pos == "AUX" or token.lemma in self.rules.says else None
            plain = token.pos in ("NOUN", "PROPN") and not (self.rules.sums.has(token) or token.lemma == row.measure)
            if (plain and not self._in_phrase(tokens, k)) or token.pos in ("VERB", "PRON"):
                return None
        return None

    def _tells_more(self, behind: Token) -> bool:
        """The word behind a figure says what it is of: `12 km of road`, `40 Kilometer seien es noch`."""
        said = behind.pos in ("ADJ", "NOUN", "PROPN") or behind.form == "fin"
        return said or behind.low in self.rules.dimensional or behind.low in self.rules.of

    def _in_phrase(self, tokens: Sequence[Token], k: int) -> bool:
        """A noun stands in a phrase with a preposition."""
        j = k - 1
        while j >= 0 and tokens[j].pos in ("DET", "ADJ"):
            j -= 1
        return j >= 0 and tokens[j].pos == "ADP" and not self.rules.measures.has(tokens[k])

    def _prices(self, clause: Clause, dimension: str) -> set[str]:
        return {self.rules.verbs[lemma][dimension] for lemma in clause.lemmas() if dimension in self.rules.verbs.get(lemma, {})}

    def _priced(self, measure: str | None, clause: Clause) -> bool:
        last = measure.lower().split()[-1] if measure else ""
        given = bool(clause.lemmas() & self.rules.gives) and self.rules.costs.knows(last)
        return bool(last) and (self.rules.prices.knows(last) or given)

    def _count(self, figure: Figure, first: int, clause: Clause, thing: Thing) -> Row | None:
        """How many of something a thing has, bears or fires: `22 Raketen abfeuern`, `bietet 1.200 Passagieren Platz`."""
        if not figure.counted or figure.per or figure.role not in (None, "total"):
            return None
        head = figure.counted.split()[-1] if not self.rules.stemmed else figure.counted.split()[0]
        words = [word.lower() for word in figure.counted.split()]
        content = any(self.rules.contents.knows(word) for word in (words if self.rules.stemmed else [head.lower()]))
        if not content and not clause.lemmas() & self.rules.sure_verbs:
            return None
        if words[0] not in {t.low for t in clause.tokens[first : first + 6]}:
            return None  # `18 torpedoes and a crew of 52`
        with_ = first > 0 and any(t.low in self.rules.with_ for t in clause.tokens[max(0, first - 3) : first])
        if with_ and any(self.rules.aboard.knows(word) for word in words):
            return None
        if not with_ and not clause.lemmas() & self.rules.has:
            return None
        return Row(figure.counted, self._part_of(figure, clause, thing))

    def _left(self, first: int, clause: Clause, dimension: str, thing: Thing) -> Row | None:
        """The noun before a figure that carries it (`eine Reichweite von 40 bis 60 Kilometern`)."""
        for k in range(first - 1, max(-1, first - 1 - _LEFT), -1):
            token = clause.tokens[k]
            if token.text in thing.words:
                continue
            if token.pos in ("NOUN", "PROPN"):
                if self.rules.measures.has(token):
                    return Row(self._named(clause.tokens, k), None)
                if self.rules.parts.has(token) and any(t.pos == "ADP" for t in clause.tokens[k + 1 : first]):
                    by = self.rules.by_dimension.get(dimension)
                    return Row(by, self._plain(token.text)) if by else None
                return None
            skips = token.low in self.rules.between or token.pos in ("ADV", "PART", "ADP", "NUM", "DET")
            if not (skips or token.lemma in self.rules.amounts or (token.pos == "ADJ" and k > first - 3)):
                return None
        return None

    def _named(self, tokens: Sequence[Token], k: int) -> str:
        """The noun of a measure with what makes it another one (`top speed`, `maximale Reichweite`)."""
        start = k
        while start > 0 and (
            tokens[start - 1].lemma.lower() in self.rules.qualifiers or (not self.rules.stemmed and tokens[start - 1].pos == "NOUN")
        ):
            start -= 1
        if start == k:
            return tokens[k].lemma
        if self.rules.stemmed:
            return nominative(self.text.text, None, list(tokens[start : k + 1]), k - start, self.text.language)
        return surface(self.text.text, list(tokens[start : k + 1]))

    def _right(self, figure: Figure, last: int, clause: Clause, dimension: str) -> Row | None:
        """What stands right behind a figure: `160 Meter lang`, `240-mm-Durchmesser`, `a 90-kg warhead`, `150 kW Leistung`."""
        if last < len(clause.tokens):
            behind = clause.tokens[last]
            if behind.low in self.rules.dimensional and dimension in ("length", "mass", "speed"):
                return Row(self.rules.dimensional[behind.low], None)
            if behind.low in self.rules.time_of and dimension == "time":
                return Row(self.rules.time_of[behind.low], None)
            if self.rules.parts.has(behind) and _DASH in clause.tokens[last - 1].text and dimension in self.rules.by_dimension:
                return Row(self.rules.by_dimension[dimension], behind.lemma)
            if self.rules.measures.has(behind):
                return Row(behind.lemma, self._carrying(clause, last))
        glued = clause.tokens[last - 1].low.rsplit(_DASH, 1)[-1] if last else ""
        if glued in self.rules.dimensional:
            return Row(self.rules.dimensional[glued], None)
        counted = figure.counted or ""
        if counted and self.rules.measures.knows(counted.lower()):
            return Row(counted, self._carrying(clause, last))
        part = counted.split()[-1] if counted else ""
        if part and self.rules.parts.knows(part.lower()) and (_DASH in figure.text or _DASH in clause.tokens[last - 1].text):
            by = self.rules.by_dimension.get(dimension)
            glued = clause.tokens[last - 1].lemma.rsplit(_DASH, 1)[-1]
            return Row(by, self._plain(glued if part.startswith(glued[:-1]) else part)) if by else None
        return None

    def _plain(self, word: str) -> str:
        """The noun of a part in the nominative: without the ending of the genitive, or of the dative where the list has that form too."""
        low = word.lower()
        for ending in self.rules.genitives:
            if low.endswith(ending) and self.rules.is_part(low[: -len(ending)]):
                return word[: -len(ending)]
        dative = self.rules.dative
        cut = dative and low.endswith(dative) and self.rules.is_part(low) and self.rules.is_part(low[: -len(dative)])
        return word[: -len(dative)] if cut else word

    def _carrying(self, clause: Clause, last: int) -> str | None:
        """The part that has the measure behind `mit`: `Rohre mit dem gleichen 90-mm-Durchmesser`."""
        for k in range(min(last, len(clause.tokens)) - 1, 0, -1):
            if clause.tokens[k].low in self.rules.with_:
                return self._plain(clause.tokens[k - 1].text) if self.rules.parts.has(clause.tokens[k - 1]) else None
        return None

    def _by_subject(self, first: int, clause: Clause) -> Row | None:
        """`Die Reichweite beträgt laut Hersteller 410 Kilometer`: the subject is the measure, the verb one of amount."""
        subject = clause.subject
        if subject is None or subject.pos == "PRON" or not self.rules.measures.has(subject) or not clause.lemmas() & self.rules.amounts:
            return None
        return Row(self._named(clause.tokens, clause.place(subject)), None) if clause.place(subject) < first else None

    def _by_verb(self, first: int, last: int, clause: Clause, dimension: str) -> Row | None:
        """`wiegt 497 Kilogramm`: the nearest verb says what is measured; a distance from somewhere is no measure."""
        if any(t.low in self.rules.away for t in clause.tokens[last : last + _AWAY]):
            return None
        at = clause.tokens[first].i
        for token in sorted(clause.verbs, key=lambda t: (t.i > at, t.form != "fin" and t.i < at, abs(t.i - at))):
            found = self.rules.verbs.get(token.lemma, {}).get(dimension)
            if found and token.lemma in self.rules.events and token.form == "fin" and token.tense == "past":
                return None  # what it once did: `Sie flog 200 Kilometer`
            if found:
                return Row(found, None)
            if token.pos == "VERB":
                return None
        return None

    def _able(self, first: int, clause: Clause, dimension: str) -> Row | None:
        """`22 Raketen in 45 Sekunden abfeuern`: how long what it can do takes."""
        if dimension != "time" or not clause.lemmas() & self.rules.has:
            return None
        near = clause.tokens[max(0, first - 2) : first + 1]
        if not any(t.low in self.rules.able for t in near):
            return None
        verb = next((t.lemma for t in clause.verbs if t.lemma in self.rules.has and t.pos == "VERB"), "")
        return Row(self.rules.able_measure.format(verb=verb, Verb=verb.capitalize()) if verb else None, None)

    def _part_of(self, figure: Figure, clause: Clause, thing: Thing) -> str | None:
        """The part or variant of the thing that the clause speaks of."""
        tokens = clause.tokens
        for k, token in enumerate(tokens):
            if self.rules.variants.has(token) and not self.itself(token, thing):
                first = k - 1 if k and tokens[k - 1].pos == "ADJ" else k
                named = token.i + 1 < len(self.text.tokens) and self.text.tokens[token.i + 1].text == thing.words[0]
                if (first < k or clause.subject is token) and not named:
                    article = tokens[first - 1].low if first and tokens[first - 1].pos == "DET" else None
                    return nominative(
                        self.text.text, article, list(tokens[first : k + 1]), k - first, self.text.language, token.number == "pl"
                    )
        subject = clause.subject
        if subject is None or subject.pos == "PRON" or not self.rules.parts.has(subject) or self.itself(subject, thing):
            return None
        if figure.counted and subject.text in figure.counted:
            return None
        return subject.text

    def itself(self, token: Token, thing: Thing) -> bool:
        """Whether a noun names the thing's own kind (`die Rakete` of a missile)."""
        return thing.kind.endswith(token.lemma.lower()) or token.text in thing.words
