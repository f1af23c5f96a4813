"""How a reading is compared with what people wrote down: words, names, one-to-one matches, rates.

The rules are those that the gold's own conventions describe, written anew: names are the same without articles and endings, also where one
is the beginning or the end of the other (a family name and the full name); contents are compared word for word, without their marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

Words = frozenset[tuple[int, int]]
ARTICLES = frozenset(["the", "a", "an", "of", "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "von"])
STEM = 5  # letters of a word that its endings leave alone
SAME = 0.5  # least token F1 of two contents that are the same


def words(text: str, spans: Iterable[Sequence[int]]) -> Words:
    """The words that spans hold, as their places in the text."""
    return frozenset((b + m.start(), b + m.end()) for b, e in spans for m in re.finditer(r"\w+", text[b:e]))


def f1(one: Words, other: Words) -> float:
    """Token F1 of two sets of words; 0 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def name_key(name: str | None) -> tuple[str, ...]:
    """A name as the beginnings of its words, without articles."""
    return tuple([word[:STEM] for word in re.findall(r"\w+", (name or "").lower()) if word not in ARTICLES])


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one: equal, or one ends or begins with the other."""
    short, long = sorted((name_key(one), name_key(other)), key=len)
    if not short:
        return not long
    return short in (long[: len(short)], long[-len(short) :])


def share_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of names have one in common; two empty lists do."""
    return any(same_name(a, b) for a in one for b in other) if one and other else not one and not other


def same_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists hold the same names, in any order."""
    return len(one) == len(other) and all(any(same_name(a, b) for b in other) for a in one)


def same_chain(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> bool:
    """Whether two chains have the same links in the same order."""
    return len(one) == len(other) and all(same_names(a, b) for a, b in zip(one, other, strict=True))


def best_first(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one matches of (score, left, right), the best score first; the order of what comes in settles ties."""
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, i, j in sorted(scored, key=lambda pair: -pair[0]):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return found


def row(name: str, count: Counter[str]) -> dict[str, Any]:
    """Precision, recall and F1 of the counts `hit`, `read` and `gold`, with the counts."""
    p = count["hit"] / count["read"] if count["read"] else 0.0
    r = count["hit"] / count["gold"] if count["gold"] else 0.0
    counts = {key: count[key] for key in ("hit", "read", "gold")}
    return {"name": name, "p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, **counts}


def printed(rows: Iterable[dict[str, Any]]) -> str:
    """Rows as lines."""
    line = "{name:<24} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   ({hit} of {gold} gold, {read} read)"
    return "\n".join(line.format(**one) for one in rows)
