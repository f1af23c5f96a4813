"""Origins: the institutions at the ends of chains, and between how many and how many of them are independent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from laut.records import Attribution, Source
from laut.weighing.desk import Desk
from laut.weighing.institutions import relays, voice


def carriers(desk: Desk, attributions: Iterable[Attribution]) -> list[str]:
    """The voices that hand a statement to this article, the outermost link of each chain, each once."""
    found = []
    for a in attributions:
        for s in desk.up(a)[-1].sources:
            if s in desk.source:
                found.append(voice(desk.source[s], desk))
    return list(dict.fromkeys(found))


def named(desk: Desk, ends: Iterable[Sequence[Source]]) -> list[Source]:
    """The sources at the ends that are origins, not outlets that name none; each institution once."""
    found: dict[str, Source] = {}
    for link in ends:
        for s in link:
            if not relays(s, desk):
                found.setdefault(voice(s, desk), s)
    return list(found.values())


def count(desk: Desk, attributions: Sequence[Attribution]) -> tuple[int, int]:
    """How many independent origins there are at least and at most.

    At least: all that cannot be told apart are one; an outlet that names no origin adds nothing; unnamed groups add at most one
    together with those that they may belong to. At most: every end is another one, an institution with a name only once.
    """
    ends = [desk.ends(a) for a in attributions]
    known = {voice(s, desk) for link in ends for s in link if s.named and not relays(s, desk)}
    unnamed = {voice(s, desk) for link in ends for s in link if not s.named and not relays(s, desk)}
    outlets = {voice(s, desk) for link in ends for s in link if relays(s, desk)}
    groups = sum(1 for link in ends for s in link if not s.named and not relays(s, desk))
    silent = sum(1 for link in ends if not link)
    least = max(1, len(known) or min(1, len(unnamed)))
    return least, max(least, len(known) + groups + len(outlets) + silent)
