"""Drawing passages by chance, so many from each stratum; the same seed draws the same."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from laut.engines.validation.passages import Passage
from laut.errors import InputError

STRATA = ("outlet", "year", "language", "kind")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A passage that was drawn, its `stratum` (values of the strata), `of` how many passages that one has, `drawn` how many came of it."""

    passage: Passage
    stratum: tuple[str, ...]
    of: int
    drawn: int


@dataclass(slots=True)
class _Stratum:
    """The passages of a stratum with the smallest hashes: a heap of (-hash, passage)."""

    count: int = 0
    kept: list[tuple[int, str, Passage]] = field(default_factory=list)


def stratum(passage: Passage, by: Sequence[str]) -> tuple[str, ...]:
    """The stratum of a passage by some of STRATA; `?` stands for what is not known."""
    values = {
        "outlet": passage.outlet or "?", "year": (passage.published or "?")[:4], "language": passage.language, "kind": passage.kind,
    }  # fmt: skip
    return tuple(values[name] for name in by)


def sample(passages: Iterable[Passage], size: int, by: Sequence[str] = STRATA, seed: int = 1) -> list[Drawn]:
    """`size` passages (or all, where there are fewer), from every stratum in proportion to its passages, at least one where `size` allows.

    Which of a stratum is told by a hash of seed and place, so neither the order of the articles nor the other strata matter. Memory holds
    at most `size` passages a stratum. Returned in the order of a hash: coders meet outlets and years mixed. Raises InputError.
    """
    unknown = [name for name in by if name not in STRATA]
    if unknown or size < 1:
        raise InputError(f"strata out of {', '.join(STRATA)}, and at least one passage", ", ".join(unknown) or str(size))
    strata: dict[tuple[str, ...], _Stratum] = {}
    for passage in passages:
        found = strata.setdefault(stratum(passage, by), _Stratum())
        found.count += 1
        heapq.heappush(found.kept, (-_rank(passage, seed), passage.id, passage))
        if len(found.kept) > size:
            heapq.heappop(found.kept)
    shares = _shares({name: found.count for name, found in strata.items()}, size)
    drawn = [
        Drawn(passage, name, found.count, shares[name])
        for name, found in strata.items()
        for _, _, passage in heapq.nlargest(shares[name], found.kept)
    ]
    return sorted(drawn, key=lambda d: (_rank(d.passage, seed), d.passage.id))


def _rank(passage: Passage, seed: int) -> int:
    return int.from_bytes(sha256(f"{seed} {passage.document} {passage.span.b}".encode()).digest()[:8])


def _shares(counts: dict[tuple[str, ...], int], size: int) -> dict[tuple[str, ...], int]:
    """How many of each stratum: by the largest remainder, one each first where there is room for it."""
    total = sum(counts.values())
    size = min(size, total)
    least = 1 if size >= len(counts) else 0
    exact = {name: size * count / total for name, count in counts.items()}
    shares = {name: min(counts[name], max(least, int(value))) for name, value in exact.items()}
    order = sorted(counts, key=lambda name: (exact[name] - int(exact[name]), counts[name], name), reverse=True)
    while (left := size - sum(shares.values())) != 0:
        step = 1 if left > 0 else -1
        fitting = [n for n in order if (shares[n] < counts[n] if step > 0 else shares[n] > least)]
        for name in (fitting if step > 0 else sorted(fitting, key=lambda n: exact[n] - shares[n]))[: abs(left)]:
            shares[name] += step
    return shares
