"""Readings in the formats of other programs: one module for each, which maps and decides nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from laut.errors import InputError, MissingError
from laut.exports.timeml import to_timeml
from laut.records import Reading


class Format(NamedTuple):
    """How a reading becomes a file of its own: the ending of the name, and what writes it."""

    suffix: str
    write: Callable[[Reading], str]


class Bulk(NamedTuple):
    """How many readings become one file: the ending of the name, and module and function that write it."""

    suffix: str
    module: str
    function: str = "write"

    def write(self, readings: Iterable[Reading], path: Path) -> int:
        """Write readings to `path`; how many there were."""
        count: int = getattr(import_module(f"laut.exports.{self.module}"), self.function)(readings, path)
        return count


FORMATS = {"timeml": Format(".tml", to_timeml)}
BULK = {
    "jsonl": Bulk(".jsonl", "lines"),
    "parquet": Bulk(".parquet", "arrow"),
    "csv": Bulk(".csv", "claims", "write_csv"),
    "xlsx": Bulk(".xlsx", "claims", "write_xlsx"),
    "stix": Bulk(".stix.json", "stix"),
    "ftm": Bulk(".statements.csv", "ftm"),
    "prov": Bulk(".prov.json", "prov"),
    "annotations": Bulk(".annotations.jsonld", "jsonld", "write_annotations"),
    "schemaorg": Bulk(".claims.jsonld", "jsonld", "write_claims"),
}


def export(reading: Reading, to: str) -> str:
    """`reading` in the format `to`, one of FORMATS. Raises MissingError."""
    if to not in FORMATS:
        raise MissingError(f"one of {', '.join(FORMATS)}", repr(to), do=f"{', '.join(BULK)} are written to a file" if to in BULK else "")
    return FORMATS[to].write(reading)


Write = Callable[[Iterable[Reading], Path], int]


def export_all(readings: Iterable[Reading], to: str, path: str | Path, write: Write | None = None) -> int:
    """Write readings to one file in the format `to`, one of BULK; how many there were.

    `write` stands in for the writer of the format. The file is written beside its place and put there when it is whole: what was there
    before stays until then. Raises LautError.
    """
    if to not in BULK:
        raise MissingError(f"one of {', '.join(BULK)}", repr(to))
    target = Path(path)
    if target.is_dir() or not target.parent.is_dir():
        raise InputError("a file in a folder that is there", "a folder" if target.is_dir() else "no such folder", str(target))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-", suffix=target.suffix)
    os.close(handle)
    try:
        count = (write or BULK[to].write)(readings, Path(name))
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(target)
    except OSError as error:
        raise InputError("a file that can be written", error.strerror or str(error), str(target)) from None
    finally:
        Path(name).unlink(missing_ok=True)
    return count


def _mask() -> int:
    """What the user takes away from the permissions of new files."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


__all__ = ["BULK", "FORMATS", "Bulk", "Format", "export", "export_all", "to_timeml"]
