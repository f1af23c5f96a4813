"""The collector of cyclic garbage while much is weighed.

Briefs and questions hold no cycles: whatever is let go is freed at once. Yet the collector looks through all that is alive again and again
as their number grows, which takes longer than weighing them. Meanwhile it looks at what is young alone, and that more rarely, so that what
cycles others make are still freed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = (100_000, 50, 1_000)  # objects until the young are looked through, and so many times until those that stayed are

_lock = Lock()
_inside: list[tuple[int, int, int]] = []  # thresholds that were found, one for each that is inside


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The collector runs seldom inside, in all threads; as before when the last one is outside again, whatever happened."""
    with _lock:
        _inside.append(_inside[0] if _inside else gc.get_threshold())
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        with _lock:
            before = _inside.pop()
            if not _inside:
                gc.set_threshold(*before)
