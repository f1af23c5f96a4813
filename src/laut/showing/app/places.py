"""Addresses of words: where a page leads so that its reader stands on them."""

from __future__ import annotations

PREFIX = "r1-"  # of every id of an article's page


def at(document: int, b: int) -> str:
    """The words of a document that begin at the character `b`."""
    return f"/article/{document}?at={b}#{PREFIX}p{b}"


def of(document: int, record: str) -> str:
    """Something that was read in a document: a claim, figure, attribution or time by its id (`c2`)."""
    return f"/article/{document}/{record}"
