"""Who says a quotation, by which words, to whom: one label for each token around it."""

from __future__ import annotations

from collections.abc import Sequence

from laut.reading.attribution.draft import Draft
from laut.reading.learned.crf import Features, Field, bin_of, near
from laut.reading.learned.sight import Chances, Sight, members
from laut.reading.learned.spans import Overlaps, Told, alike

LEAST_SHARED = 0.3  # of a quotation with the draft whose roles are shown for it
FAR = 150  # tokens to either side of a quotation that may have a role
_LETTERS = (("speaker", "S"), ("cue", "C"), ("addressee", "A"))
_Rows = tuple[list[int], list[Features]]


class Around:
    """What is to be seen around the quotations of one text, asked for quotation by quotation in text order."""

    def __init__(self, sight: Sight, chances: Chances, quotes: Sequence[Told]) -> None:
        self.sight, self.chances, self.quotes = sight, chances, quotes
        self.rules = Overlaps(frozenset(members(draft.content)) for draft in sight.drafts)
        self.count: list[int] = [0] * sight.size
        for quote in quotes:
            for i in quote.tokens:
                self.count[i] += 1

    def rows(self, quote: Told, before: Sequence[int]) -> _Rows:
        """(tokens that may have a role, their features); `before` is the speaker of the quotation before."""
        draft = self._draft(quote)
        window = self._window(quote, before, draft)
        return window, _Quotation(self, quote, frozenset(before), draft, window).rows()

    def _draft(self, quote: Told) -> Draft | None:
        """The rules' draft that shares most with a quotation."""
        found, best = None, LEAST_SHARED
        for k in self.rules.of(quote.tokens):
            share = alike(quote.tokens, self.rules.spans[k])
            if share > best:
                found, best = self.sight.drafts[k], share
        return found

    def _window(self, quote: Told, before: Sequence[int], draft: Draft | None) -> list[int]:
        sentences, tokens = self.sight.text.sentences, self.sight.tokens
        first = sentences[max(0, tokens[quote.first].sentence - 1)].first
        last = sentences[min(len(sentences) - 1, tokens[quote.last].sentence + 1)].last
        first, last = max(first, quote.first - FAR), min(last, quote.last + FAR)
        return sorted({*range(first, last), *before, *(members(draft.speaker) if draft is not None else ())})


class _Quotation:
    """One quotation with what is the same for all tokens around it."""

    def __init__(self, around: Around, quote: Told, before: frozenset[int], draft: Draft | None, window: list[int]) -> None:
        self.around, self.sight, self.quote, self.before, self.window = around, around.sight, quote, before, window
        self.tokens = self.sight.tokens
        self.mine = _parts_of(draft)
        self.rule, self.basis = (draft.rule, draft.basis) if draft is not None else ("-", "-")
        self.lines = (self.tokens[quote.first].sentence, self.tokens[quote.last].sentence)
        one = self.tokens[quote.first]
        mood = "k" if any(self.tokens[i].mood == "konj1" for i in quote.tokens) else "n"
        self.head = f"{quote.kind}.{one.low if one.pos in ('PUNCT', 'SCONJ') else one.pos}.{mood}"
        self.ends = (self.sight.segment_of[quote.first], self.sight.segment_of[quote.last])
        near_it = [i for i in window if self.lines[0] <= self.tokens[i].sentence <= self.lines[1]]
        self.cued = any((self.mine.get(i) or self.sight.part[i]) == "c" for i in near_it)
        line = [i for i in window if i not in quote.tokens and self.tokens[i].sentence == self.lines[0]]
        self.best = {k: bin_of(max((around.chances[i][k] for i in line), default=0.0)) for k in "CS"}

    def rows(self) -> list[Features]:
        return [[*self._place(i), *self._neighbours(i), *self._clause(i), *self._chances(i)] for i in self.window]

    def zone(self, i: int) -> tuple[str, str]:
        """(before, in, between or behind the quotation; how many sentences off)."""
        quote, line = self.quote, self.tokens[i].sentence
        zone = "in" if i in quote.tokens else "gap" if quote.first < i < quote.last else "bef" if i < quote.first else "aft"
        if self.lines[0] <= line <= self.lines[1]:
            return zone, "0"
        return zone, "far" if line < self.lines[0] - 1 else "-1" if line < self.lines[0] else "+1"

    def _place(self, i: int) -> Features:
        token, kind, sight = self.tokens[i], self.quote.kind, self.sight
        zone, line = self.zone(i)
        z, mine, any_part = zone + line, self.mine.get(i, "-"), sight.part[i]
        far = near(max(self.quote.first - i, i - self.quote.last, 0))
        others = "o" if self.around.count[i] > (i in self.quote.tokens) else "-"
        before, segments = "p" if i in self.before else "-", self._segments_off(i)
        row = ["b", f"z={z}", f"zt={z}{token.tag}", f"zty={z}{kind}", f"w={token.low}", f"l={token.lemma}", f"t={token.tag}", f"m={mine}"]
        row += [
            f"zl={z}{token.lemma}",
            f"zm={z}{mine}",
            f"tym={kind}{mine}",
            f"rm={self.rule}{mine}",
            f"bm={self.basis}{mine}",
            f"al={any_part}",
        ]
        row += [f"zal={z}|{any_part}|{mine}", f"d={zone}{far}", f"sg={segments}", f"sgm={segments}|{zone}|{any_part}", f"oth={others}{z}"]
        row += [
            f"pv={before}",
            f"pvt={before}|{kind}|{self.cued}",
            f"pvh={before}{self.head}",
            f"k={sight.word[i]}",
            f"q={sight.mark[i]}{z}",
        ]
        return [*row, f"zk={z}|{sight.word[i]}|{segments}", f"hd={self.head}{z}", f"hdm={self.head}{mine}"]

    def _segments_off(self, i: int) -> str:
        at = self.sight.segment_of[i]
        if at < 0:
            return "x"
        if at in self.ends:
            return "same"
        return str(max(-3, min(3, at - self.ends[0] if at < self.ends[0] else at - self.ends[1])))

    def _neighbours(self, i: int) -> Features:
        token, sight, zone = self.tokens[i], self.sight, "".join(self.zone(i))
        row: Features = []
        for step in (-2, -1, 1, 2):
            j = i + step
            if not 0 <= j < sight.size or self.tokens[j].sentence != token.sentence:
                row.append(f"E{step}")
                continue
            other = self.tokens[j]
            row += [f"t{step}={other.tag}", f"m{step}={self.mine.get(j, '-')}|{self.mine.get(i, '-')}", f"al{step}={sight.part[j]}"]
            row.append(f"w{step}={other.low}")
            if abs(step) == 1:
                row += [f"tt{step}={token.tag}|{other.tag}", f"k{step}={sight.word[j]}|{zone}", f"in{step}={j in self.quote.tokens}"]
                row.append(f"l{step}={other.lemma}")
        return row

    def _clause(self, i: int) -> Features:
        sight, token, at = self.sight, self.tokens[i], self.sight.segment_of[i]
        if at < 0:
            return []
        segment, voiced, zone = sight.segments[at], sight.voiced[at], "".join(self.zone(i))
        verb, off = i in segment.chain, self._segments_off(i)
        row = [f"g={segment.kind}|{voiced}|{zone}", f"gl={segment.lemma}", f"gch={verb}", f"gchl={verb}|{voiced}", f"mod={segment.modal}"]
        row += [f"gchz={verb}|{voiced}|{off}{self.zone(i)[0]}", f"fin={i == segment.fin}|{zone}", f"pas={segment.passive}"]
        return [*row, f"gtl={token.tag}|{segment.lemma}"] if voiced and token.pos in ("NOUN", "PROPN", "PRON") else row

    def _chances(self, i: int) -> Features:
        chances, place = self.around.chances, self.zone(i)[0].replace("gap", "aft" if i > self.quote.first else "bef")
        row = [feature for k in "CSF" for feature in (f"R{k}={bin_of(chances[i][k])}", f"Rz{k}={bin_of(chances[i][k])}|{place}")]
        for step in (-1, 1):
            if 0 <= i + step < self.sight.size:
                row += [f"R{k}{step}={bin_of(chances[i + step][k])}" for k in "CS"]
        return [*row, *(f"b{k}={self.best[k]}|{bin_of(chances[i][k])}" for k in "CS")]


def _parts_of(draft: Draft | None) -> dict[int, str]:
    """The role of each token in the rules' own frame of a quotation."""
    if draft is None:
        return {}
    parts = dict.fromkeys(members(draft.frame), "f")
    parts |= dict.fromkeys(members(draft.addressee), "a")
    parts |= dict.fromkeys(members(draft.speaker), "s")
    return parts | dict.fromkeys(draft.cue, "c")


def labels(window: Sequence[int], quote: Told) -> list[str]:
    """The labels that a field is to learn: S, C, A or O, with `f` where the token belongs to the frame."""
    kinds = {i: letter for name, letter in reversed(_LETTERS) for i in getattr(quote, name)}
    frame = set(quote.frame)
    return [kinds.get(i, "O") + ("f" if i in frame else "-") for i in window]


def assign(field: Field, around: Around, least: dict[str, float]) -> None:
    """Fills in the roles of all quotations, in text order. Where the best labels give a role to no token, those with at least the chance
    `least` of that role have it.
    """
    before: list[int] = []
    for quote in around.quotes:
        window, rows = around.rows(quote, before)
        best = field.tag(rows)
        for name, letter in _LETTERS:
            found = [i for i, label in zip(window, best, strict=True) if label[0] == letter]
            if not found:
                mine = [label for label in field.labels if label[0] == letter]
                found = [i for at, i in enumerate(window) if field.sum(mine, at) > least[name]]
            setattr(quote, name, found)
        quote.frame = [i for i, label in zip(window, best, strict=True) if label[1] == "f"]
        before = quote.speaker or before
