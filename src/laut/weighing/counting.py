"""How many independent origins stand behind the answers to a question: what is shown, and the ends between which it lies.

Institutions at the ends of the chains count once each; an outlet that names no origin as itself. At least: those alone that are surely no
other's, for an outlet that names none may rest on one of them, and so may a person of whom it is not told whom he speaks for. At most:
everyone whom the words do not make the same is another one. Copies add nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from laut.weighing.tracing import Traced

ORIGIN, SAME_ORIGIN, COPY, REPEATS, NO_ORIGIN = "origin", "same_origin", "copy", "repeats", "no_origin"


class Counted(NamedTuple):
    """The number, its ends, and for each answer what it adds (one of ADDS)."""

    independent: int
    least: int
    most: int
    adds: tuple[str, ...]


def count(answers: Sequence[Traced], ids: Sequence[tuple[str, ...]], apart: frozenset[str], revised: frozenset[str]) -> Counted:
    """Count the origins of answers in the order of publication; `ids` are the institutions of each, `apart` those that are
    surely no other's, `revised` articles with a later version."""
    named = {i for a, some in zip(answers, ids, strict=True) for (_, v), i in zip(a.ends, some, strict=True) if not a.silent and v.named}
    unnamed = {
        i for a, some in zip(answers, ids, strict=True) for (_, v), i in zip(a.ends, some, strict=True) if not a.silent and not v.named
    }
    unnamed -= named
    silent: set[str] = set()
    adds: list[str] = []
    seen: set[str] = set()
    for a, some in zip(answers, ids, strict=True):
        if a.copied:
            adds.append(COPY)
        elif not a.silent:
            adds.append(ORIGIN if set(some) - seen else SAME_ORIGIN)
        elif a.told.given.perhaps or _repeats(a, answers):
            adds.append(REPEATS)
        else:
            adds.append(NO_ORIGIN)
            silent |= set(some)
        seen |= set(some)
    independent = max(1, len(named | silent) + bool(unnamed))
    least = max(1, len(named & apart))
    loose = {
        (a.told.brief.article, i) for a, some in zip(answers, ids, strict=True) for i in some if not a.copied and (a.silent or i in unnamed)
    }
    loose = {(article, i) for article, i in loose if article not in revised}
    return Counted(min(independent, max(least, len(named) + len(loose))), least, max(least, len(named) + len(loose)), tuple(adds))


def _repeats(answer: Traced, answers: Sequence[Traced]) -> bool:
    """The same article gives who says it: elsewhere, or of another figure of the same sentence (`..., on Friday it had been 429`)."""
    mine = answer.told
    return any(
        other.told.brief.article == mine.brief.article
        and not other.silent
        and (other.told.given.quote == mine.given.quote or other.told.given.stated == mine.given.stated)
        for other in answers
    )
