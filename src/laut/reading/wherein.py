"""Who says what `darin`, `dort`, `im Umfeld`, `in einer Mitteilung`, `wir` stand for: the document, the body, the outlet itself."""

from __future__ import annotations

from laut.reading.beings import Being
from laut.reading.nearby import BODIES, LONG_TOKENS, TYPES, Nearby
from laut.text.phrases import phrase_end

_HEAVY, _HEAVY_OPEN = frozenset("„“»«"), frozenset("„»")
_PART = 5  # letters that the last part of a compound has at least


class Wherein(Nearby):
    """Finds who speaks where the text says only in what, or among whom, something was said."""

    _home: Being | None

    # those who are told of by where they are, and what is their own

    def among(self, first: int, last: int) -> tuple[int, int] | None:
        """The phrase of those among whom something is said: `verlautete aus | dem Umfeld der Ministerin`."""
        table = self._phrases.rules.data.get("among", {})
        for i in range(first, last - 1):
            nouns = table.get(self.text.tokens[i].low)
            end = phrase_end(self.text, i + 1, last, apposition=False) if nouns else 0
            head = next((self._form(t.low) for t in self.text.tokens[i + 1 : end] if t.text[0].isupper()), "")
            forms = [self._form(noun) for noun in nouns or ()]
            if head and any(head == form or (len(form) > _PART and head.endswith(form)) for form in forms):
                return i + 1, end
        return None

    def author(self, first: int, last: int) -> tuple[str, ...]:
        """`heißt es in einer Mitteilung`: the body that spoke just before, whose own words they are."""
        own = {self._form(word) for word in self._phrases.rules.data["own_words"]}
        if self._form(self.text.tokens[last - 1].low) not in own or len(self._last) != 1:
            return ()
        being = self._last[0]
        if being.kind not in BODIES or self._distance(being, first) > 1:
            return ()
        self._keep(being, first, last)
        return (being.id,) if being.id else ()

    def _our_own(self, at: int) -> list[Being]:
        """`Wir hatten geschrieben, ...` outside of quotation marks: the outlet of the article."""
        tokens, sentence = self.text.tokens, self.text.sentences[self.text.tokens[at].sentence]
        reports = self._phrases.rules.data["own_reports"]
        if self._home is None or self._home.kind != "outlet" or not any(t.low in reports for t in tokens[sentence.first : sentence.last]):
            return []
        if not self._stemmed:  # We also wrote that ...
            plainly = tokens[at].low in self._phrases.rules.data["houses_we"] and any(t.low in reports for t in tokens[at : at + 4])
            return [self._home] if plainly and not any(quote.first <= at < quote.last for quote in self.text.quotes) else []
        marks = (t.text for t in reversed(tokens[max(0, at - LONG_TOKENS) : at]) if t.text in _HEAVY)
        return [] if next(marks, "") in _HEAVY_OPEN else [self._home]

    # documents and places that something stands in

    def therein(self, first: int, last: int) -> tuple[str, ...]:
        """The sources that `darin` or `dort` among the tokens `[first, last)` stands for: the document, or the body, just named."""
        words = self._phrases.rules.data.get("therein", {})
        at = next((i for i in range(first, last) if self.text.tokens[i].low in words), None)
        if at is None:
            return ()
        found = self._written_in(at) if words[self.text.tokens[at].low] == "document" else self._heard_at(at)
        for being in found:
            self._keep(being, at, at + 1)
        return tuple([being.id for being in found if being.id])

    def _written_in(self, at: int) -> list[Being]:
        for first, bearer in self._phrases_before(at):
            if bearer.kind == "document" and bearer.type in TYPES:
                spoken = [being for being in self._last if self._distance(being, at) <= 1]
                return spoken if spoken and self._said_there(spoken[0], first) else self._who(bearer, first)
        return [being for being in self._last if being.kind == "document" and self._distance(being, at) <= 1]

    def _whose_paper(self, head: str, at: int) -> list[Being]:
        """`Der Bericht`: whose it is, where the text said so before: `hat ihren Bericht vorgelegt`, `der Bericht der Kommission`."""
        tokens, data = self.text.tokens, self._phrases.rules.data
        for i in range(at - 1, max(0, at - LONG_TOKENS), -1):
            form = self._form(tokens[i].low)
            if tokens[i].pos != "NOUN" or not (form == head or self._ends(form, head)):
                continue
            if tokens[i + 1].low in data["documents"]["paper_of"] and (found := self._writer_behind(i + 2, at)):
                return found
            its = next((t.low for t in reversed(tokens[max(0, i - 2) : i]) if t.pos != "ADJ"), "")
            if its in data["possessive"]:
                return self._writer_before(i, data["pronouns"].get(its, "mfnpl").replace("?", "pl"))
        return []

    def _writer_behind(self, i: int, at: int) -> list[Being]:
        """The body or person whose phrase holds token `i` or the next ones."""
        for k in range(i - 1, min(i + 3, at)):
            if self.text.tokens[k].pos in ("NOUN", "PROPN"):
                first, found = self._phrase_of(k, at)
                return next((self._who(one, first) for one in found if self._speaks(one)), [])
        return []

    def _writer_before(self, i: int, wanted: str) -> list[Being]:
        """The first in the sentence, its subject as a rule, who has the gender and number of the word for whose."""
        phrases = [(first, one) for first, one in self._phrases_before(i, 0) if self._speaks(one) and self._fitting(one, wanted)]
        return self._who(phrases[-1][1], phrases[-1][0]) if phrases else []

    def _said_there(self, being: Being, first: int) -> bool:
        """Whether the phrase of a document stood for a speaker: its author, or itself."""
        tokens = self.text.tokens
        end = max(phrase_end(self.text, first, len(tokens), apposition=False), first + 1)
        return any(span.b < tokens[end - 1].e and tokens[first].b < span.e for span in being.spans)

    def _heard_at(self, at: int) -> list[Being]:
        for first, bearer in self._phrases_before(at):
            before = self.text.tokens[first].sentence < self.text.tokens[at].sentence or self._colon_between(first, at)
            if bearer.kind in BODIES and not bearer.plural and before:
                return self._who(bearer, first)
        last = [being for being in self._last if being.kind in BODIES and self._distance(being, at) <= 1]
        return last if len(last) == 1 else []

    def _colon_between(self, first: int, at: int) -> bool:
        """`Unklar ist, wie das Blatt darauf kommt: Es seien 12, heißt es dort`: what stands before a colon is a sentence before."""
        return any(t.text == ":" and t.pos == "PUNCT" for t in self.text.tokens[first:at])

    def _keep(self, being: Being, first: int, last: int) -> None:
        """Notes that a being spoke at the tokens `[first, last)`."""
        raise NotImplementedError
