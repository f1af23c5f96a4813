"""What the tools of an assistant answer, typed: pages of sourced claims, questions, findings, a proof."""

from __future__ import annotations

from pydantic import Field

from laut.serving.sourced import Claim, Origins, Passage, Plain, Words


class Page(Plain):
    """Some of what there is."""

    left_out: int = Field(description="How many on this page had no source, and are therefore not handed out.")
    next: str | None = Field(description="The cursor of the next page; null: this is the last.")


class Finding(Plain):
    """What an editor should know before printing, with the words that it stands on."""

    id: str
    kind: str
    quoted_says: str = Field(description="What was found, in laut's words with words of the articles in them.")
    holds: bool | None = Field(description="Of arithmetic: true compatible, false disjoint, null in part or none.")
    origins_at_least: int | None
    origins_at_most: int | None
    words: list[Passage] = Field(min_length=1)


class Claims(Page):
    """Claims, each with its source."""

    claims: list[Claim]


class Article(Claims):
    """An article: its claims, and the words that were asked for."""

    article: str
    quoted_outlet: str | None
    quoted_title: str | None
    quoted: list[Passage] = Field(description="The words from b to e, where they were asked for.")


class Read(Article):
    """An article that was sent: its claims and findings."""

    findings: list[Finding]
    unread: int = Field(description="How many places could not be told, or were skipped.")


class Asked(Plain):
    """A question that articles answer, without its answers."""

    id: str
    quoted_about: str
    articles: int = Field(description="How many articles answer it.")
    relation: str = Field(description="How the answers stand to each other: agree, update, conflict, range.")
    sourcing: list[str]
    origins: Origins


class Questions(Page):
    """Questions; `question` has the answers of one."""

    questions: list[Asked]


class Question(Asked, Page):
    """A question with its answers, each with its source."""

    answers: list[Claim]
    disputes: list[Claim] = Field(description="Claims that quote an answer to dispute it.")


class Findings(Page):
    """Findings, in the order in which an editor checks them."""

    findings: list[Finding]


class Proofed(Plain):
    """A finding about a draft, with what the articles of the ledger say beside it."""

    kind: str
    quoted_says: str
    draft: list[Words] = Field(description="The words of the draft.")
    beside: list[Claim]


class Proof(Page):
    """What to check in a draft."""

    figures: int
    compared: int = Field(description="How many figures of the draft answer a question of the ledger.")
    findings: list[Proofed]
