"""Whether what is told at a place of the text has happened or is to come: the finite verb of the clause, and words of plan and forecast."""

from __future__ import annotations

from bisect import bisect_right

from laut.reading.times.words import Words
from laut.text.records import Sentence, Text, Token

PAST, OPEN, FUTURE, PRESENT, HAVING = -1, 0, 1, 2, 3
_ENDS = frozenset(',;:–—"„“”»«')
_REACH = 60
_COMPARED = 3  # tokens between the word of a comparison and the time
_SAID = 4  # tokens over which a verb of saying takes the time behind it
_NEAR = 10  # tokens before a weekday in which its verb stands
_ATTRIBUTE = 12  # tokens before a noun that a participle with its own words may take


class Directions:
    """Answers for one text; `plan`, `forecast`, `past`, `will` are classes of words in `times.toml`."""

    def __init__(self, text: Text, known: Words, participles: dict[str, list[str]] | None = None) -> None:
        self._text, self._words = text, known
        self._endings = {way: tuple(endings) for way, endings in (participles or {}).items()}
        self._starts = [sentence.b for sentence in text.sentences]
        self._token_starts: list[int] | None = None
        self._verdicts: dict[int, int | None] = {}
        self._answers: dict[tuple[int, int], int] = {}

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that offset `at` lies in."""
        i = bisect_right(self._starts, at) - 1
        return self._text.sentences[i] if i >= 0 else None

    def at(self, b: int, e: int) -> int:
        """What the clause around `[b, e)` tells.

        PAST, FUTURE, PRESENT, HAVING (an auxiliary, perhaps of a participle that the tagger did not see), OPEN where it has no verb.
        """
        if (b, e) not in self._answers:
            self._answers[b, e] = self._at(b, e)
        return self._answers[b, e]

    def _at(self, b: int, e: int) -> int:
        sentence = self.sentence(b)
        if sentence is None:
            return OPEN
        tokens = self._text.tokens
        here = self._token(b, sentence)
        left = here
        while left > sentence.first and here - left < _REACH and not self._ends(tokens[left - 1]) and not self._second(left, sentence):
            left -= 1
        right = here
        while right < sentence.last and right - here < _REACH and (right == here or not self._ends(tokens[right])):
            right += 1
            if self._second(right, sentence):
                break
        own = self._token(e - 1, sentence)
        if (said := self._attribute(here, own, sentence)) is not None:
            return said
        before = here - 1
        while before > max(sentence.first, here - _COMPARED) and tokens[before].pos in ("ADP", "DET") and not self._compares(before):
            before -= 1
        if before >= sentence.first and self._compares(before) and self._clause(here, own, own + 1, right, sentence) in (OPEN, PAST):
            return PAST  # `doppelt so viele wie im Mai`
        if any(self._says(i) for i in range(here - 1, max(left, here - _SAID) - 1, -1)):
            return PAST
        near = self._clause(here, own, left, right, sentence)
        if near == OPEN and left > sentence.first and any(token.form == "part_past" for token in tokens[left : min(left + 2, here)]):
            return PAST  # `the ban, imposed in January, would end`
        return near or self._clause(here, own, max(sentence.first, here - _REACH), min(sentence.last, here + _REACH), sentence)

    def _attribute(self, here: int, own: int, sentence: Sentence) -> int | None:
        """`das am Dienstag abgeschaltete Werk`, `die am Montag beginnende Messe`: the participle before the noun decides."""
        tokens = self._text.tokens
        if not self._endings or here - 2 < sentence.first or tokens[here - 1].pos != "ADP" or tokens[here - 2].pos != "DET":
            return None
        for i in range(own + 1, min(own + _ATTRIBUTE, sentence.last - 1)):
            token, low = tokens[i], tokens[i].text.lower()
            if token.pos == "PUNCT" or token.fin:
                return None
            if token.pos == "ADJ" and tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ"):
                if self._is(token, "plan") or low.endswith(self._endings["ahead"]):
                    return FUTURE
                if low.endswith(self._endings["past"]):
                    return PAST
        return None

    def _says(self, i: int) -> bool:
        """Whether token i is a past verb of saying: `told reporters on Thursday she would go`."""
        token = self._text.tokens[i]
        return token.fin and token.tense == "past" and token.pos == "VERB" and self._is(token, "said")

    def _second(self, i: int, sentence: Sentence) -> bool:
        """A second verb of the same subject begins at token i: `they met on Sunday and | will talk`."""
        tokens = self._text.tokens
        return sentence.first < i < sentence.last and tokens[i].fin and tokens[i - 1].pos == "CCONJ"

    def _compares(self, i: int) -> bool:
        """`wie`, `als`, `than` before a time."""
        return self._is(self._text.tokens[i], "comparing")

    def scheduled(self, b: int) -> bool:
        """Whether a verb of the present stands closely before b in its clause, none of the past between: `holds its vote on Friday`."""
        sentence = self.sentence(b)
        if sentence is None:
            return False
        here = self._token(b, sentence)
        for token in reversed(self._text.tokens[max(sentence.first, here - _NEAR) : here]):
            if self._ends(token) or token.form == "part_past" or token.tense == "past":
                return False
            if token.fin:
                return True
        return False

    def near(self, b: int, name: str) -> bool:
        """Whether the sentence has a word of class `name` not too far away."""
        sentence = self.sentence(b)
        if sentence is None:
            return False
        here = self._token(b, sentence)
        near = self._text.tokens[max(sentence.first, here - _REACH) : min(sentence.last, here + _REACH)]
        return any(self._is(token, name) for token in near)

    def _token(self, at: int, sentence: Sentence) -> int:
        if self._token_starts is None:
            self._token_starts = [token.b for token in self._text.tokens]
        return max(sentence.first, min(bisect_right(self._token_starts, at) - 1, sentence.last - 1))

    def _is(self, token: Token, name: str) -> bool:
        return self._words.letter(token.text) in self._words.letters_of.get(name, ())

    def _ends(self, token: Token) -> bool:
        """Whether a clause ends at the token: a mark, or a word that begins another."""
        return token.text in _ENDS or self._is(token, "clause")

    def _clause(self, here: int, own: int, left: int, right: int, sentence: Sentence) -> int:
        """What the verb nearest to tokens `here` to `own` says, of those from `left` to `right`."""
        best, far = OPEN, _REACH + 1
        for i in range(left, right):
            distance = here - i if i < here else i - own
            if distance >= far or here <= i <= own:
                continue
            verdict = self._verdicts[i] if i in self._verdicts else self._verb(i, sentence)
            if verdict is not None:
                best, far = verdict, distance
        return best

    def _perfect(self, i: int, sentence: Sentence) -> int:
        """PAST where a participle follows the auxiliary i, or stands before it at a clause's end; FUTURE where that is one of a plan."""
        near = self._text.tokens[max(sentence.first, i - 2) : min(sentence.last, i + _REACH // 2)]
        if any(token.pos != "NOUN" and self._is(token, "plan") for token in near):
            return FUTURE
        just_behind = self._text.tokens[i + 1 : min(sentence.last, i + 4)]
        if any(token.form == "part_past" for token in near) or any(token.tense == "past" for token in just_behind):
            return PAST
        end = next((k for k in range(i + 1, min(sentence.last, i + _REACH // 2)) if self._text.tokens[k].pos == "PUNCT"), i + 1)
        return PRESENT if self._text.tokens[end - 1].pos in ("NOUN", "PROPN", "ADP") else HAVING

    def _scheduled(self, i: int, sentence: Sentence) -> bool:
        """`is to resume`: the infinitive after a form of to be."""
        behind = self._text.tokens[i + 1 : min(sentence.last, i + 3)]
        return len(behind) == 2 and self._is(behind[0], "infinitive") and behind[1].form == "inf"

    def _completes(self, i: int, sentence: Sentence) -> bool:
        """`may have been killed`, but not `will have their taps turned off`."""
        behind = self._text.tokens[i + 1 : min(sentence.last, i + 4)]
        return bool(behind) and next((t for t in behind if t.pos != "ADV"), behind[0]).form == "part_past"

    def _hearsay(self, i: int, sentence: Sentence) -> bool:
        """`soll am Montag ausgefallen sein`, `will ihn gesehen haben`: the perfect at the end of the clause."""
        tokens = self._text.tokens
        if not self._is(tokens[i], "hearsay"):
            return False
        for k in range(i + 2, min(sentence.last, i + _REACH)):
            if tokens[k].pos == "PUNCT":
                return False
            if tokens[k].form == "inf" and tokens[k - 1].form == "part_past" and self._is(tokens[k], "completing"):
                return True
        return False

    def _verb(self, i: int, sentence: Sentence) -> int | None:
        """What token i says, kept for the next time that asks."""
        self._verdicts[i] = found = self._tense(i, sentence)
        return found

    def _tense(self, i: int, sentence: Sentence) -> int | None:
        token = self._text.tokens[i]
        if i and self._text.tokens[i - 1].pos == "NUM" and self._is(token, "meridiem"):  # `9.30 am`
            return None
        if (token.pos not in ("PROPN", "NUM") and self._is(token, "will")) or (token.pos != "NOUN" and self._is(token, "plan")):
            return PAST if self._hearsay(i, sentence) else FUTURE
        if self._is(token, "past"):
            return PAST
        if self._is(token, "tobe") and self._scheduled(i, sentence):
            return FUTURE
        if self._is(token, "perfect"):
            if token.form == "inf" and not self._completes(i, sentence):
                return None
            return self._perfect(i, sentence)
        if self._is(token, "saying"):
            return PAST
        if not token.fin:
            return None
        return PAST if token.tense == "past" and token.mood != "konj2" else PRESENT
