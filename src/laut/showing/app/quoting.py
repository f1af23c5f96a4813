"""What pages on several articles quote: articles by their `Document.id`, their words, and of what kind a name is. All for the few articles
that a page shows; nothing here grows with the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, select

from laut.errors import LautError
from laut.ledger import asked, tables
from laut.ledger.packing import unpacked
from laut.records import Answer, CaseFinding, Span
from laut.showing.app import places
from laut.showing.chains import FAMILIES
from laut.showing.page import sentence
from laut.showing.report import safe

_MARK = '"document": {'  # in the line of a reading: inside of texts the quotation marks are escaped
_PART = 400  # values in one list of a query
EXCERPT = 360  # code points of a place that are quoted
MOST = 16  # places of one finding that are quoted
LONGEST = 400  # code points of the place itself
_BLANKS = re.compile(r"\s+")
_FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the ledger by its number; `language` is its tag where it is one."""

    document: int
    hash: str
    outlet: str
    title: str
    published: date | None
    language: str

    @property
    def href(self) -> str:
        """Its page."""
        return f"/article/{self.document}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article. `parts` are runs of them, each with the address of its place where it is one that is meant, else nothing. No
    parts: the whole article is meant, or its content was taken out; then `href` is its page."""

    article: Article
    parts: tuple[tuple[str, str], ...]
    href: str

    @property
    def text(self) -> str:
        """All the words."""
        return "".join(words for words, _ in self.parts).strip()


def articles(connection: Connection, hashes: Iterable[str]) -> dict[str, Article]:
    """Articles by `Document.id`; those that are not in the ledger are left out."""
    d = tables.document
    every = sorted(set(hashes))
    found = {}
    for b in range(0, len(every), _PART):
        query = select(d.c.id, d.c.hash, d.c.outlet, d.c.title, d.c.published, d.c.language).where(d.c.hash.in_(every[b : b + _PART]))
        for row in connection.execute(query):
            day = date.fromisoformat(row.published[:10]) if row.published else None
            found[row.hash] = Article(row.id, row.hash, row.outlet or "", row.title or "", day, safe.language(row.language) or "")
    return found


def kinds(connection: Connection, found: Mapping[str, Article]) -> dict[str, str]:
    """The family (chains.FAMILIES, `unnamed`, `other`) of every name that these articles name as a source, as they write it; folded."""
    m, e = tables.mention, tables.entity
    out: dict[str, str] = {}
    numbers = sorted(article.document for article in found.values())
    for b in range(0, len(numbers), _PART):
        query = select(m.c.written, e.c.name, e.c.kind, e.c.named).join(e, e.c.id == m.c.entity)
        for row in connection.execute(query.where(m.c.document.in_(numbers[b : b + _PART])).order_by(m.c.id)):
            family = _FAMILY.get(row.kind, "other") if row.named else "unnamed"
            for name in (row.written, row.name):
                out.setdefault(name.casefold(), family)
    return out


class Quoting:
    """Words of articles as a page quotes them; each text is looked up once, and only where it is asked for."""

    def __init__(self, connection: Connection, hashes: Iterable[str]) -> None:
        self._connection = connection
        self.articles = articles(connection, hashes)
        self._texts: dict[str, str] = {}

    def add(self, hashes: Iterable[str]) -> None:
        """Know further articles."""
        new = set(hashes) - self.articles.keys()
        if new:
            self.articles |= articles(self._connection, new)

    @cached_property
    def families(self) -> dict[str, str]:
        """The family of every name in these articles, of the first of them where they are very many."""
        return kinds(self._connection, dict([*self.articles.items()][:_PART]))

    def text(self, hash: str) -> str:
        """The text of an article; nothing where its content was taken out, or it is not in the ledger."""
        if hash not in self._texts:
            self._texts[hash] = _text(self._connection, self.articles[hash].document) if hash in self.articles else ""
        return self._texts[hash]

    def quote(self, hash: str, spots: Sequence[Span], within: Span | None = None, size: int = EXCERPT) -> Quote | None:
        """The words at `spots`, in the words of `within`, by default the sentences that they stand in; None for an article that is not in
        the ledger."""
        article = self.articles.get(hash)
        if article is None:
            return None
        text = self.text(hash)
        apart = _apart(spot for spot in spots if spot.b < spot.e <= len(text))
        if not apart:
            return Quote(article, (), article.href)
        around = within or Span(sentence(text, apart[0]).b, sentence(text, apart[-1]).e)
        room = max(40, (size - sum(spot.e - spot.b for spot in apart)) // 2)
        parts = [(_before(text[min(around.b, apart[0].b) : apart[0].b], room), "")]
        last = apart[0].b
        for spot in apart:
            parts.append((text[last : spot.b], ""))
            words = text[spot.b : min(spot.e, spot.b + LONGEST)] + (" …" if spot.e - spot.b > LONGEST else "")
            parts.append((words, places.at(article.document, spot.b)))
            last = spot.e
        parts.append((_after(text[last : max(last, around.e)], room), ""))
        kept = tuple((_clean(words), href) for words, href in parts if words)
        return Quote(article, kept, places.at(article.document, apart[0].b))

    def of(self, found: CaseFinding, most: int = MOST) -> tuple[Quote, ...]:
        """The words that a finding stands on, of its first `most` places; those in one sentence together."""
        groups: list[tuple[str, Span, list[Span]]] = []
        for hash, span in found.spans[:most]:
            text = self.text(hash)
            whole = sentence(text, span) if span.b < span.e <= len(text) else span
            near = next((g for g in groups if g[0] == hash and g[1].b < whole.e and whole.b < g[1].e), None)
            if near:
                near[2].append(span)
            else:
                groups.append((hash, whole, [span]))
        made = (self.quote(hash, spans) for hash, _, spans in groups)
        return tuple(quote for quote in made if quote is not None)

    def answer(self, answer: Answer) -> Quote | None:
        """The words of an answer in its sentence."""
        return self.quote(answer.article, (answer.span,), answer.quote if answer.quote.b <= answer.span.b <= answer.quote.e else None)


def _apart(spots: Iterable[Span]) -> list[Span]:
    """Places in their order, those that overlap as one."""
    found: list[Span] = []
    for spot in sorted(set(spots)):
        if found and spot.b <= found[-1].e:
            found[-1] = Span(found[-1].b, max(found[-1].e, spot.e))
        else:
            found.append(spot)
    return found


def _before(words: str, room: int) -> str:
    """The end of what stands before a place, from the beginning of a word on."""
    if len(words) <= room:
        return words
    cut = words[-room:]
    return "… " + cut[cut.find(" ") + 1 :]


def _after(words: str, room: int) -> str:
    """The beginning of what stands behind a place, to the end of a word."""
    if len(words) <= room:
        return words
    cut = words[:room]
    return cut[: cut.rfind(" ")] + " …" if " " in cut else cut + " …"


def _clean(words: str) -> str:
    return _BLANKS.sub(" ", safe.clean(words))


def _text(connection: Connection, document: int) -> str:
    """The text alone, without the records of its reading."""
    r = tables.reading
    row = connection.execute(select(r.c.packed, r.c.sha256).where(r.c.document == document, r.c.current)).first()
    if row is None or row.packed is None:
        return ""
    try:
        line = unpacked(row.packed, row.sha256, f"the reading of document {document}").decode()
    except LautError:
        return ""
    b = line.find(_MARK)
    found = json.JSONDecoder().raw_decode(line, b + len(_MARK) - 1)[0] if b >= 0 else json.loads(line)["document"]
    return str(found["text"])


def questions_of(connection: Connection, ids: Sequence[str], ui: str) -> dict[str, str]:
    """How questions are called, by their ids."""
    found = {}
    for line in asked.by_id(connection, ids):
        about = line["about"]
        found[line["id"]] = about if isinstance(about, str) else about.get(ui) or next(iter(about.values()))
    return found
