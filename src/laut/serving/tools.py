"""The tools of an assistant: each answers a page of sourced claims, questions or findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from laut.ledger import Ledger
from laut.records import FINDING_KINDS, STANCES
from laut.serving import handed, shelf

Limit = Annotated[int, Field(ge=1, le=shelf.MOST, description="At most so many entries.")]
Cursor = Annotated[str | None, Field(description="`next` of the page before.")]
Day = Annotated[str | None, Field(description="A day such as 2026-03-02.")]
Ui = Annotated[str, Field(description="The language of what laut words itself.", json_schema_extra={"enum": ["de", "en"]})]
Text = Annotated[str, Field(description="The text of an article.")]


def tools(ledger: Ledger | None) -> list[Callable[..., Any]]:
    """The tools on a ledger; without one, the one that needs none."""
    return [read_article] if ledger is None else [read_article, *_claims(ledger), *_weighed(ledger)]


def read_article(
    text: Text, published: Day = None, outlet: str | None = None, language: str | None = None, title: str | None = None,
    limit: Limit = shelf.PAGE, cursor: Cursor = None,
) -> handed.Read:  # fmt: skip
    """Read an article: its claims, each with its words, offsets, source and chain, and what an editor should check. Name the outlet:
    without it the article's own statements have no source, and are left out."""
    return shelf.read(text, limit, cursor, published=published, outlet=outlet, language=language, title=title)


def _claims(ledger: Ledger) -> list[Callable[..., Any]]:
    def search_claims(
        query: Annotated[str, Field(description='Words in all their forms; "a phrase", word*, -word. Empty: every claim.')] = "",
        source: str | None = None, outlet: str | None = None,
        stance: Annotated[str | None, Field(json_schema_extra={"enum": [*STANCES, None]})] = None,
        published_from: Day = None, published_to: Day = None, limit: Limit = shelf.PAGE, cursor: Cursor = None,
    ) -> handed.Claims:  # fmt: skip
        """Find claims in the articles of the ledger, of the last published first. All that is asked holds of the article that a claim
        stands in. Each claim has its words, offsets, outlet, day, source and chain."""
        wanted = {"source": source, "outlet": outlet, "stance": stance, "published": (published_from, published_to)}
        return shelf.search(ledger, query, limit, cursor, **wanted)

    def article(
        id: Annotated[str, Field(description="The id (sha256:...) or the number of an article.")],
        b: Annotated[int | None, Field(description="With e: where the words begin that are to be quoted.")] = None,
        e: Annotated[int | None, Field(description="Where they end, in code points.")] = None,
        limit: Limit = shelf.PAGE, cursor: Cursor = None,
    ) -> handed.Article:  # fmt: skip
        """The claims of an article; with b and e its exact words there, and the claims that they are of."""
        return shelf.article(ledger, id, b, e, limit, cursor)

    return [search_claims, article]


def _weighed(ledger: Ledger) -> list[Callable[..., Any]]:
    def list_questions(
        text: Annotated[str, Field(description="Words of the question; empty: all.")] = "",
        every: Annotated[bool, Field(description="Also questions that one article alone answers.")] = False,
        limit: Limit = shelf.PAGE, cursor: Cursor = None, ui: Ui = "en",
    ) -> handed.Questions:  # fmt: skip
        """List what several articles answer alike, with how many independent origins stand behind it (at least, at most)."""
        return shelf.questions(ledger, text, every, limit, cursor, ui)

    def question(
        id: Annotated[str, Field(description="The id that list_questions gives.")], limit: Limit = shelf.PAGE, cursor: Cursor = None,
        ui: Ui = "en",
    ) -> handed.Question:  # fmt: skip
        """The answers to a question, each with its words, source and chain; and who disputes them."""
        return shelf.question(ledger, id, limit, cursor, ui)

    def findings(
        kinds: Annotated[list[str] | None, Field(description="Of these kinds alone: " + ", ".join(FINDING_KINDS))] = None,
        limit: Limit = shelf.PAGE, cursor: Cursor = None, ui: Ui = "en",
    ) -> handed.Findings:  # fmt: skip
        """What an editor should check before printing, across the articles of the ledger, each with the words that it stands on."""
        return shelf.findings(ledger, kinds or (), limit, cursor, ui)

    def proof(
        draft: Annotated[str, Field(description="The text of a draft.")], published: Day = None, language: str | None = None,
        limit: Limit = shelf.PAGE, cursor: Cursor = None, ui: Ui = "en",
    ) -> handed.Proof:  # fmt: skip
        """Set a draft against the articles of the ledger: bounds and hedges that were lost, figures without a source, what the articles
        have otherwise, with their words beside it."""
        return shelf.proof(ledger, draft, limit, cursor, ui, published=published, language=language)

    return [list_questions, question, findings, proof]
