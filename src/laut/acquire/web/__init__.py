"""Web pages: the article's blocks with their text nodes, and what the page says of itself.

A text that was encoded twice (`Ã¤` for `ä`) stays as the page has it: its characters are what the node holds.
"""

from __future__ import annotations

from laut.acquire.found import Found
from laut.acquire.original import Original
from laut.acquire.web import credits, heads, styles, walls
from laut.acquire.web import meta as _meta
from laut.acquire.web.body import Body
from laut.acquire.web.choice import chosen
from laut.acquire.web.lines import is_day, names_only
from laut.acquire.web.page import decoded, parse, tree
from laut.acquire.web.ticker import Ticker, is_ticker
from laut.acquire.web.units import Unit, units
from laut.acquire.web.writing import Piece, write

_HEADING = 90  # characters
_SENTENCE = (".", "“", "”", '"', "«", "»")
_FEW = 8  # words of a heading that only its form shows
_LONG = 80  # characters of a block that no article says twice
__all__ = ["extract", "tree"]


def extract(original: Original) -> Found:
    """The article of a page. Raises InputError where the page holds none, saying what it holds; MissingError without `laut[web]`.

    Each place's `node` is an XPath of `tree(original)`.
    """
    text = decoded(original)
    root = parse(text, original.where)
    shown = units(root, styles.hidden(text))
    blocks = credits.without(shown)
    claims = _meta.claims(root, original.url)
    start = heads.headline(blocks, claims.titles())
    picked = chosen(root, blocks, original.where)
    start = heads.first_line(blocks, sorted(picked)) if start is None else start
    headline = None if start is None else blocks[start]
    body = Body(root, blocks, picked, start)
    numbers = body.numbers()
    first = next((i for i, unit in enumerate(shown) if unit is headline), 0)
    facts = _meta.facts(claims, shown, first, None if headline is None else headline.text.replace("\n", " "))
    walls.refuse(claims, blocks, numbers, original.where)
    pieces = _pieces(body, numbers, start, claims, facts)
    text, parts, places = write(pieces, body.kinds)
    return Found(
        text,
        title=facts.title,
        outlet=facts.outlet,
        author=facts.author,
        published=facts.published,
        tongue=_meta.tongue(claims),
        url=claims.own,
        retrieved=_meta.saved(root)[1],
        published_at=facts.published_at,
        modified=facts.modified,
        media="text/html",
        partial=walls.partial(claims, blocks, numbers),
        parts=parts,
        places=places,
    )


def _repeated(blocks: list[Unit], numbers: set[int], title: str | None) -> set[int]:
    """Long blocks that stand in the page twice (for small screens, for print), and further headings with the headline."""
    seen = {title or ""}
    out = set()
    for i in sorted(numbers):
        text = blocks[i].text
        if text in seen:
            out.add(i)
        elif len(text) > _LONG:
            seen.add(text)
    return out


def _pieces(body: Body, numbers: list[int], start: int | None, claims: _meta.Claims, facts: _meta.Facts) -> list[Piece]:
    """The headline, the lead, then the rest as it stands in the page."""
    blocks = body.units
    leads = heads.lead(blocks, -1 if start is None else start, numbers, claims.description())
    leads = {i for i in leads if not body.outline.is_furniture(blocks[i].element)}
    ticker = Ticker(blocks, numbers, claims.entries, facts.published, is_ticker(claims.root, claims.entries, facts.title or ""))
    rest = (set(numbers) | {i for i in ticker.at if body.is_read(i)}) - ticker.marks - leads
    rest -= {i for i in rest if names_only(blocks[i], facts.author) and (blocks[i].element.tag != "p" or body.is_around(i))}
    rest -= {i for i in rest if is_day(blocks[i]) and body.is_around(i) and body.kinds.kind(blocks[i]) not in ("table", "heading")}
    rest -= _repeated(blocks, rest, facts.title)
    out: list[Piece] = []
    if start is not None:
        out += [(blocks[i], "title", None) for i in heads.whole(blocks, start)]
        rest -= set(heads.whole(blocks, start))
    out += [(blocks[i], "lead", None) for i in sorted(leads)]
    order = sorted(rest)
    around = zip([None, *order], order, [*order[1:], None], strict=False)
    return out + [(blocks[i], _kind(body, i, before, after), ticker.at.get(i)) for before, i, after in around]


def _kind(body: Body, i: int, before: int | None, after: int | None) -> str:
    """The kind of a unit; a short bold line between blocks of text is a heading. `before` and `after` are its neighbours' numbers."""
    unit = body.units[i]
    kind = body.kinds.kind(unit)
    if kind != "paragraph" or len(unit.text) > _HEADING or before is None or after is None or unit.text[-1:] in '.:;,?!…“”"«»':
        return kind
    return "heading" if heads.is_bold(unit) or _is_crosshead(body, i, before, after) else kind


def _is_crosshead(body: Body, i: int, before: int, after: int) -> bool:
    """Whether a paragraph is a heading that only its form shows: a few words without an end between two paragraphs of sentences."""
    text = body.units[i].text
    if not text[:1].isupper() or not 2 <= len(text.split()) <= _FEW or body.units[before].element.tag != body.units[i].element.tag:
        return False
    beside = (body.units[before], body.units[after])
    return all(body.kinds.kind(u) == "paragraph" and len(u.text) > _HEADING and u.text.endswith(_SENTENCE) for u in beside)
