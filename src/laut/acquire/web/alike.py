"""How alike two headlines are."""

from __future__ import annotations

import re


def like(one: str, other: str) -> float:
    """How much of their words two texts share: 1 for the same words."""
    return shared(words(one), words(other))


def shared(one: list[str], other: list[str]) -> float:
    """The words in both against the words of each; a long text that holds all of a shorter one is nearly like it."""
    if not one or not other:
        return 0.0
    a, b = set(one), set(other)
    common = len(a & b)
    return max(2 * common / (len(a) + len(b)), 0.9 * common / len(a) if len(a) > 3 else 0.0)


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"\w+", text.lower())
