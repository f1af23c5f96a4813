"""Readings in the formats of other programs: one module for each, which maps and decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from laut.errors import MissingError
from laut.exports.timeml import to_timeml
from laut.records import Reading


class Format(NamedTuple):
    """How a reading becomes a file of its own: the ending of the name, and what writes it."""

    suffix: str
    write: Callable[[Reading], str]


FORMATS = {"timeml": Format(".tml", to_timeml)}


def export(reading: Reading, to: str) -> str:
    """`reading` in the format `to`, one of FORMATS. Raises MissingError."""
    if to not in FORMATS:
        raise MissingError(f"one of {', '.join(FORMATS)}", repr(to))
    return FORMATS[to].write(reading)


__all__ = ["FORMATS", "Format", "export", "to_timeml"]
