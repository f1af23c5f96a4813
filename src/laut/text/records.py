"""What the text room hands on: blocks, sentences, tokens with their morphology, quotation marks in pairs.

A `Text` is made once per document and read by every part of the reading. Indices named `i`, `first`, `last` count tokens of the whole
text; `b`, `e` count code points of the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Token:
    """One token. `pos` is a Universal Dependencies tag (NOUN PROPN VERB AUX ADJ ADV PRON DET ADP SCONJ CCONJ PART NUM PUNCT SYM X INTJ).

    `tag` is the fine tag (STTS for German, Penn Treebank for English). For verbs: `form` is fin, inf, zu_inf, part_past, part_pres, imp or
    ger; `mood` ind, konj1, konj2 or None (konj1 only where the form is not the indicative's too: `habe` is konj1, `haben` is ind);
    `tense` pres or past; `number` sg, pl or None where it is either; `person` 1, 2, 3 or None.
    """

    i: int
    b: int
    e: int
    text: str
    low: str
    pos: str = "X"
    tag: str = ""
    lemma: str = ""
    form: str | None = None
    mood: str | None = None
    tense: str | None = None
    number: str | None = None
    person: int | None = None
    space: bool = False  # white space stands before it
    sentence: int = -1

    @property
    def fin(self) -> bool:
        """A finite verb."""
        return self.form == "fin"


@dataclass(slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive); `b`, `e` without the white space around."""

    index: int
    b: int
    e: int
    first: int
    last: int
    block: int


@dataclass(slots=True)
class Block:
    """A paragraph or another unit of layout; its text is `text[b:e]`, without the line breaks around.

    `at` is the moment (ISO 8601) that the block bears as an entry of a ticker.
    """

    index: int
    kind: str
    b: int
    e: int
    at: str | None = None


@dataclass(slots=True)
class Quote:
    """A pair of quotation marks with what stands between: `[b, e)` with the marks, `[inner_b, inner_e)` without.

    `first`, `last` (exclusive) are the tokens between the marks; `level` is 0 for an outer pair, 1 inside another. `closed` is False where
    the closing mark is missing and the pair was ended with its block.
    """

    b: int
    e: int
    inner_b: int
    inner_e: int
    first: int
    last: int
    level: int = 0
    closed: bool = True


@dataclass(slots=True)
class Text:
    """One analysed text."""

    text: str
    language: str
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    def words(self, b: int, e: int) -> str:
        """The words at `[b, e)`."""
        return self.text[b:e]
