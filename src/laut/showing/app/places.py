"""The addresses of places in articles."""

from __future__ import annotations


def at(document: int, b: int) -> str:
    """The address of the words at code point `b` of an article's text."""
    return f"/article/{document}?at={b}#r1-p{b}"


def of(document: int, record: str) -> str:
    """The address of a record of a reading (`f3`, `c1`): its page leads to its words."""
    return f"/article/{document}/{record}"
