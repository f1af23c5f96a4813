"""The tools that an assistant has: what each gives, some at a time, always with its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from laut.engines import case
from laut.errors import InputError, MissingError
from laut.records import Document, Reading, Span
from laut.serving import sourced
from laut.serving.sourced import Asked, Noted, Quote, Sourced, Where

if TYPE_CHECKING:
    from laut.ledger import Ledger

MOST = 50  # things in one answer
ANSWERS = 40  # of one question
_LONGEST = 200_000  # code points of a text that an assistant hands in


class Claims(BaseModel):
    """Claims, and from which place on there are more."""

    claims: list[Sourced]
    next: int | None = Field(description="Hand it in as `offset` for the next ones; null where there are no more.")


class Questions(BaseModel):
    """Questions, and from which place on there are more."""

    questions: list[Asked]
    next: int | None


class Findings(BaseModel):
    """Findings, and from which place on there are more."""

    findings: list[Noted]
    next: int | None


class Words(BaseModel):
    """A piece of an article."""

    where: Where
    words: Quote
    length: int = Field(description="Code points of the whole text.")


class Read(BaseModel):
    """An article that was read: its claims with their sources, and what to look at before printing."""

    where: Where
    claims: list[Sourced]
    next: int | None
    findings: list[Noted]
    left_out: int = Field(description="Claims that have no source: no outlet was given, and the article names nobody.")


class Desk:
    """The tools over one ledger, or without one."""

    def __init__(self, ledger: Ledger | None, ui: str = "en") -> None:
        self._ledger, self.ui = ledger, ui

    @property
    def ledger(self) -> Ledger:
        """The ledger; MissingError where none was named."""
        if self._ledger is None:
            raise MissingError("a ledger", "none", do="start it with one: laut mcp LEDGER")
        return self._ledger

    def read(self, text: str, offset: int = 0, **given: Any) -> Read:
        """The claims and findings of an article that is handed in."""
        from laut import read_text

        if len(text) > _LONGEST:
            raise InputError(f"a text of at most {_LONGEST:,} characters", f"{len(text):,}", do="hand it in in pieces")
        reading = read_text(text, ui=self.ui, **given)
        claims = list(sourced.sourced(reading))
        some, after = _page(claims, offset)
        found = [
            Noted(id=f.id, kind=f.kind, says=f.says, who=[], holds=f.holds, origins_at_least=f.origins_at_least,
                  origins_at_most=f.origins_at_most, stands_on=[(sourced.where(reading), sourced.quote(reading, s)) for s in f.spans])
            for f in reading.findings if f.spans
        ]  # fmt: skip
        left_out = len(reading.claims) - len(claims)
        return Read(where=sourced.where(reading), claims=some, next=after, findings=found[:MOST], left_out=left_out)

    def search(self, query: str, offset: int = 0, **asked: Any) -> Claims:
        """The claims of the articles that a search finds, those that its words stand in."""
        found = self.ledger.search(query, limit=MOST + 1, offset=_from(offset), **asked)
        claims: list[Sourced] = []
        for hit in found.hits[:MOST]:
            reading = self.ledger.decided(hit.id).reading
            spans = [s for passage in found.passages(hit, 5) for s in (passage.marks or (passage.span,))]
            claims += list(sourced.sourced(reading, spans or None))[:5]
        return Claims(claims=claims, next=offset + MOST if len(found.hits) > MOST else None)

    def questions(self, text: str = "", offset: int = 0, limit: int = 10) -> Questions:
        """The questions that several articles answer."""
        limit = max(1, min(limit, MOST))
        rows = case.questions(self.ledger, text, every=bool(text), limit=limit + 1, offset=_from(offset), ui=self.ui)
        texts = self._texts(a.article for q in rows[:limit] for a in (*q.answers[:ANSWERS], *q.disputes[:ANSWERS]))
        listed = [sourced.asked(q, texts, ANSWERS) for q in rows[:limit]]
        return Questions(questions=[q for q in listed if q.answers], next=offset + limit if len(rows) > limit else None)

    def question(self, id: str) -> Asked:
        """One question."""
        found = case.question(self.ledger, id, self.ui)
        return sourced.asked(found, self._texts(a.article for a in (*found.answers[:MOST], *found.disputes[:MOST])), MOST)

    def findings(self, kinds: list[str], offset: int = 0) -> Findings:
        """What to look at before printing."""
        rows = case.check(self.ledger, kinds, limit=MOST + 1, offset=_from(offset), ui=self.ui)
        texts = self._texts(article for f in rows[:MOST] for article, _ in f.spans)
        found = [note for f in rows[:MOST] if (note := sourced.noted(f, texts)) is not None]
        return Findings(findings=found, next=offset + MOST if len(rows) > MOST else None)

    def article(self, id: str, b: int = 0, e: int = 4000) -> Words:
        """Words of an article by their place."""
        reading = self.ledger.decided(id).reading
        length = len(reading.document.text)
        if not 0 <= b < e:
            raise InputError("a place [b, e) in the text", f"[{b}, {e})", id)
        span = Span(min(b, length), min(e, b + 20_000, length))
        return Words(where=sourced.where(reading), words=sourced.quote(reading, span), length=length)

    def claims(self, id: str, offset: int = 0) -> Claims:
        """All claims of one article."""
        some, after = _page(list(sourced.sourced(self.ledger.decided(id).reading)), offset)
        return Claims(claims=some, next=after)

    def proof(self, draft: str, **given: Any) -> Findings:
        """What a draft has otherwise than the articles: each with words of the draft and of the articles."""
        from laut import read_text
        from laut.engines.proofing import proof_of

        reading = read_text(draft, **given)
        found = proof_of(reading, self.ledger, self.ui)
        texts = self._texts(article for p in found.findings for article, _ in p.finding.spans if article != reading.document.id)
        texts[reading.document.id] = reading
        notes = [note for p in found.findings if (note := sourced.noted(p.finding, texts)) is not None]
        return Findings(findings=notes[:MOST], next=None)

    def _texts(self, ids: Iterable[str]) -> dict[str, Reading]:
        """Readings, as people corrected them, of the articles that are there."""
        found: dict[str, Reading] = {}
        for id in dict.fromkeys(ids):
            reading = self.ledger.decided(id).reading
            if isinstance(reading.document, Document):
                found[id] = reading
        return found


def _from(offset: int) -> int:
    if offset < 0:
        raise InputError("a place of 0 or more", str(offset), "offset")
    return offset


def _page(claims: list[Sourced], offset: int) -> tuple[list[Sourced], int | None]:
    after = _from(offset) + MOST
    return claims[offset:after], after if len(claims) > after else None
