"""What people are given to code: passages of articles, with what the machine read in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laut.frame import chains
from laut.records import Reading, Span
from laut.text import analyse

LONGEST = 700  # characters of a passage; a longer paragraph is cut between sentences
WHAT = ("figure", "statement")
NOT_CODED = ("byline", "dateline", "caption")  # blocks that say nothing of the matter


@dataclass(frozen=True, slots=True)
class Item:
    """One figure or statement in a passage. `spans` count from the passage's beginning.

    `who` are the names at the end of its chain, `through` those before them, from the outlet inward (the outlet itself left out). A figure
    has `low` to `high` (None: open), `bound` and `unit`, a statement its `stance`.
    """

    what: str
    spans: tuple[Span, ...]
    words: str
    who: tuple[str, ...] = ()
    through: tuple[tuple[str, ...], ...] = ()
    stance: str | None = None
    low: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, or a part of a long one.

    `document` is `Document.id`, `kind` what the block is for (paragraph, lead, heading, quotation, list, ...), `items` what the machine
    read in it.
    """

    document: str
    span: Span
    text: str
    kind: str
    outlet: str | None
    published: str | None
    language: str
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """A name that stays: the beginning of the document's hash, and the place."""
        return f"{self.document.removeprefix('sha256:')[:12]}-{self.span.b}"


def passages(reading: Reading) -> Iterator[Passage]:
    """The passages of an article, in their order; the same reading gives the same."""
    document = reading.document
    language = document.language or "en"
    analysed = analyse(document.text, language, document.parts)
    day = document.published.isoformat() if document.published else None
    found = list(items(reading))
    for block in analysed.blocks:
        if block.kind in NOT_CODED:
            continue
        sentences = [(s.b, s.e) for s in analysed.sentences if s.block == block.index] or [(block.b, block.e)]
        for b, e in _cut(sentences):
            mine = tuple(_moved(item, b) for item in found if item.spans and b <= item.spans[0].b < e)
            yield Passage(document.id, Span(b, e), document.text[b:e], block.kind, document.outlet, day, language, mine)


def _cut(sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences put together to passages of at most LONGEST characters; a longer sentence is one of its own."""
    start, end = sentences[0]
    for b, e in sentences[1:]:
        if e - start > LONGEST:
            yield start, end
            start = b
        end = e
    yield start, end


def _moved(item: Item, by: int) -> Item:
    spans = tuple(Span(b - by, e - by) for b, e in item.spans)
    return Item(item.what, spans, item.words, item.who, item.through, item.stance, item.low, item.high, item.bound, item.unit)


def items(reading: Reading) -> Iterator[Item]:
    """The figures of a reading and its statements that are attributed, at their places in the text.

    Of nested attributions the innermost is the statement, and those that relay it are its chain.
    """
    every = chains(reading)
    own = 1 if reading.document.outlet else 0  # the chain begins with the outlet where it is known
    for figure in reading.figures:
        links = every.get(figure.attribution or "", ())[own:]
        who = links[-1] if links else ()
        yield Item("figure", (figure.span,), figure.text, who, links[:-1], None, figure.low, figure.high, figure.bound, figure.unit)
    relaying = {told.parent for told in reading.attributions if told.content}
    for told in reading.attributions:
        if told.content and told.id not in relaying:
            links = every[told.id][own:]
            words = " … ".join(reading.document.text[b:e] for b, e in told.content)
            yield Item("statement", told.content, words, links[-1], links[:-1], told.stance)
