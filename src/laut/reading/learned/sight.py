"""What a learned reader sees of a text: its tokens and clauses, its quotation marks, and what the rules have found in it."""

from __future__ import annotations

from collections.abc import Sequence

from laut.reading.attribution.cues import cues, saying_noun
from laut.reading.attribution.draft import Draft, Range
from laut.reading.learned.crf import Features, bin_of, near
from laut.text.clauses import Segment, heavy_quotes, segments
from laut.text.records import Quote, Sentence, Text, Token

KIND = {"direct": "D", "indirect": "I", "reported": "R", "free_indirect": "X", "indirect_free_indirect": "X"}
"""One letter for each type of attribution; the two that run on are one."""
Chances = list[dict[str, float]]
"""For each token how likely it is cue (C), speaker (S) or the rest of a frame (F) of whatever quotation."""


def members(ranges: Sequence[Range]) -> list[int]:
    """The tokens of ranges, in order."""
    return sorted({i for first, last in ranges for i in range(first, last)})


class Sight:
    """`segment_of`, `mark`, `word`, `content`, `part`, `depth` hold one value a token; `sentence` one a sentence.

    `voiced` says of each segment whether its verb is one of saying; `content` is the rules' label (`BI` begins an indirect one, `I`
    within, `C` begins a further part, `O` outside), `part` its role (s, c, a, f or -), `depth` how many contents hold it.
    """

    def __init__(self, text: Text, drafts: Sequence[Draft]) -> None:
        self.text, self.tokens, self.drafts = text, text.tokens, [d for d in drafts if d.content]
        self.size = len(text.tokens)
        self.words = cues(text.language)
        self.segments, self.segment_of = _segments(text)
        self.voiced = [segment.lemma in self.words.verbs for segment in self.segments]
        self.mark = _marks(text)
        self.word = [self._word(token) for token in text.tokens]
        self.content, self.depth = labels_of([(KIND[d.type], d.content) for d in self.drafts], self.size)
        self.part = _parts(self.drafts, self.size)
        self.sentence = [self._sentence(sentence) for sentence in text.sentences]

    def _word(self, token: Token) -> str:
        noun = saying_noun(self.words, token.lemma, token.low) is not None
        return ("V" if token.lemma in self.words.verbs else "") + ("N" if noun else "") or "-"

    def _sentence(self, sentence: Sentence) -> str:
        at = range(sentence.first, sentence.last)
        moods = {self.tokens[i].mood for i in at}
        mood = "1" if "konj1" in moods else "2" if "konj2" in moods else ""
        said = "v" if any("V" in self.word[i] for i in at) else ""
        quoted = "q" if any(self.mark[i][0] == "h" for i in at) else ""
        held = "r" if any(self.content[i] != "O" for i in at) else ""
        return mood + said + quoted + held + ("c" if any(self.part[i] == "c" for i in at) else "")

    def segment(self, token: int) -> Segment | None:
        """The segment of a token; None for the marks between segments."""
        at = self.segment_of[token]
        return self.segments[at] if at >= 0 else None

    def shape(self, at: int) -> str:
        """Kind, mood and order of a segment."""
        segment = self.segments[at]
        return f"{segment.kind}.{segment.mood}.{'v1' if segment.v1 else ''}"

    def rows(self) -> list[Features]:
        """The features of every token."""
        return [row for sentence in self.text.sentences for row in self._rows(sentence)]

    def _rows(self, sentence: Sentence) -> list[Features]:
        about, count = self.sentence, len(self.sentence)
        here = about[sentence.index]
        before = about[sentence.index - 1] if sentence.index else "-"
        after = about[sentence.index + 1] if sentence.index + 1 < count else "-"
        block = self.text.blocks[sentence.block].kind if self.text.blocks else ""
        shared = [f"me={here}", f"p={before}", f"nx={after}", f"blk={block}"]
        return [[*self._token(i, sentence), *shared, *self._clause(i, sentence, here)] for i in range(sentence.first, sentence.last)]

    def _token(self, i: int, sentence: Sentence) -> Features:
        token, content, part = self.tokens[i], self.content, self.part
        row = ["b", f"w={token.low}", f"l={token.lemma}", f"t={token.tag}", f"q={self.mark[i]}", f"r={content[i]}", f"rs={part[i]}"]
        row += [f"k={self.word[i]}", f"m={token.mood}", f"rd={content[i]}|{self.depth[i]}"]
        for step in (-2, -1, 1, 2):
            j = i + step
            if not sentence.first <= j < sentence.last:
                row.append(f"e{step}")
                continue
            other = self.tokens[j]
            row += [f"t{step}={other.tag}", f"r{step}={content[j]}", f"rs{step}={part[j]}", f"w{step}={other.low}"]
            if abs(step) == 1:
                row += [f"q{step}={self.mark[j]}", f"tt{step}={token.tag}|{other.tag}", f"k{step}={self.word[j]}", f"l{step}={other.lemma}"]
        left, right = content[i - 1] if i else "", content[i + 1] if i + 1 < self.size else ""
        row += [f"rr={left}|{content[i]}|{right}", f"sd={near(i - sentence.first)}", f"se={near(sentence.last - 1 - i)}"]
        return row

    def _clause(self, i: int, sentence: Sentence, here: str) -> Features:
        at = self.segment_of[i]
        if at < 0:
            return [f"nog={self.tokens[i].text}"]
        segment, shape, voiced = self.segments[at], self.shape(at), self.voiced[at]
        place = "F" if i == segment.first else "L" if i == segment.last - 1 else "M"
        opener = self.tokens[segment.opener].low if segment.opener is not None else ""
        left = at - 1 if at and self.segments[at - 1].first >= sentence.first else None
        right = at + 1 if at + 1 < len(self.segments) and self.segments[at + 1].last <= sentence.last else None
        before = "X" if left is None else f"{self.shape(left)}.{self.voiced[left]}"
        after = "X" if right is None else f"{self.shape(right)}.{self.voiced[right]}"
        row = [f"g={shape}", f"gs={segment.sep}{shape}", f"gc={voiced}", f"gl={segment.lemma}", f"gp={place}|{shape}", f"go={opener}"]
        row += [f"gcr={voiced}|{self.content[i]}", f"gps={place}{segment.sep}", f"gcp={voiced}|{shape}|{here}", f"gP={before}|{shape}"]
        row += [f"gN={after}|{shape}", f"gPN={before}|{shape}|{after}|{voiced}", f"g1={self.tokens[segment.first].low}"]
        row += [f"gPl={self.segments[left].lemma}"] if left is not None else []
        row += [f"gNl={self.segments[right].lemma}"] if right is not None else []
        row += [f"pass={voiced}"] if segment.passive else []
        row += [f"modal={segment.modal}"] if segment.modal else []
        row += [f"fin={self.tokens[segment.fin].lemma}"] if segment.fin is not None and segment.fin != segment.verb else []
        return row

    def rows_with(self, rows: Sequence[Features], chances: Chances) -> list[Features]:
        """`rows` with how likely each token, its neighbours and the best of its sentence are cue, speaker or frame."""
        out = []
        best = [{k: max(chances[i][k] for i in range(s.first, s.last)) for k in "CSF"} for s in self.text.sentences]
        for i, row in enumerate(rows):
            mine, sentence = list(row), best[self.tokens[i].sentence]
            for k in "CSF":
                mine += [f"p{k}={bin_of(chances[i][k])}", f"sp{k}={bin_of(sentence[k])}"]
                mine += [f"p{k}-1={bin_of(chances[i - 1][k])}"] if i else []
                mine += [f"p{k}+1={bin_of(chances[i + 1][k])}"] if i + 1 < self.size else []
            mine.append(f"spCr={bin_of(sentence['C'])}|{self.content[i]}")
            out.append(mine)
        return out


def paragraphs(text: Text) -> list[Range]:
    """The tokens of each block: the sequences that the fields look at."""
    out: list[tuple[int, Range]] = []
    for sentence in text.sentences:
        if out and out[-1][0] == sentence.block:
            out[-1] = (sentence.block, (out[-1][1][0], sentence.last))
        else:
            out.append((sentence.block, (sentence.first, sentence.last)))
    return [span for _, span in out if span[0] < span[1]]


def _segments(text: Text) -> tuple[list[Segment], list[int]]:
    found: list[Segment] = []
    of = [-1] * len(text.tokens)
    quotes = heavy_quotes(text)
    for sentence in text.sentences:
        near_it = [quote for quote in quotes if quote.e > sentence.b and quote.b < sentence.e]
        for segment in segments(text, sentence, near_it):
            of[segment.first : segment.last] = [len(found)] * (segment.last - segment.first)
            found.append(segment)
    return found, of


def _marks(text: Text) -> list[str]:
    """`o` outside of quotation marks, `h` in a quotation with a clause of its own, `l` in a few quoted words; with `b`, `e` the marks."""
    out, size = ["o"] * len(text.tokens), len(text.tokens)
    full = {id(quote) for quote in heavy_quotes(text)}
    for quote in text.quotes:
        kind = "h" if id(quote) in full else "l"
        first, last = bounds(quote, size)
        out[first:last] = [kind] * (last - first)
        if quote.first:
            out[quote.first - 1] = kind + "b"
        if quote.last < size:
            out[quote.last] = kind + "e"
    return out


def bounds(quote: Quote, size: int) -> Range:
    """The tokens of a quotation with its marks."""
    return max(0, quote.first - 1), min(size, quote.last + 1)


def labels_of(contents: Sequence[tuple[str, list[Range]]], size: int) -> tuple[list[str], list[int]]:
    """The outermost of several contents as one row of labels, and how many hold each token."""
    labels, depth = ["O"] * size, [0] * size
    for kind, ranges in sorted(contents, key=lambda c: -sum(last - first for first, last in c[1])):
        mine = members(ranges)
        for i in mine:
            depth[i] += 1
        if any(labels[i] != "O" for i in mine):
            continue
        start = True
        for first, last in sorted(ranges):
            for i in range(first, last):
                labels[i] = ("B" if i == first and start else "C" if i == first else "I") + kind
            start = False
    return labels, depth


def _parts(drafts: Sequence[Draft], size: int) -> list[str]:
    out = ["-"] * size
    for draft in drafts:
        for i in members(draft.frame):
            out[i] = "f" if out[i] == "-" else out[i]
        for i in members(draft.addressee):
            out[i] = "a"
        for i in members(draft.speaker):
            out[i] = "s"
        for i in draft.cue:
            out[i] = "c"
    return out
