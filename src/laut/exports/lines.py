"""Readings as JSON Lines and back: the contract of `laut schema`, one article a line, sorted keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from laut.contract import from_json
from laut.errors import InputError, RecordError
from laut.records import Reading


def write(readings: Iterable[Reading], path: Path) -> int:
    """Write readings, a line each; how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for reading in readings:
            stream.write(reading.to_json() + "\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Reading]:
    """The readings of a file of lines; InputError that names the line where one is none."""
    try:
        with path.open(encoding="utf-8") as stream:
            for n, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    yield from_json(line)
                except (RecordError, ValueError) as error:
                    raise InputError("a reading of laut as a line of JSON", str(error), f"{path}, line {n}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("a file of lines that can be read", str(error), str(path)) from None
