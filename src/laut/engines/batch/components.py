"""What hangs together: numbers that pairs lead to from each other, eight bytes for each."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from laut.engines.batch.reading import REST, SHIFT


class Components:
    """Articles, or figures, that are called by their part and their place there; `sizes` tells how many each part has."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._before = [0, *accumulate(sizes)]
        self._to = array("q", range(self._before[-1]))

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Each two of `pairs` hang together."""
        for one, other in pairs:
            a, b = sorted((self._top(self._at(one)), self._top(self._at(other))))
            self._to[b] = a

    def labels(self) -> Iterator[tuple[int, int]]:
        """(number, smallest number that it hangs together with) of each that is not the smallest itself."""
        for part, before in enumerate(self._before[:-1]):
            for i in range(before, self._before[part + 1]):
                if (top := self._top(i)) != i:
                    yield part << SHIFT | i - before, self._number(top)

    def _at(self, number: int) -> int:
        return self._before[number >> SHIFT] + (number & REST)

    def _number(self, i: int) -> int:
        part = bisect_right(self._before, i) - 1
        return part << SHIFT | i - self._before[part]

    def _top(self, i: int) -> int:
        to = self._to
        while to[i] != i:
            to[i] = to[to[i]]
            i = to[i]
        return i
