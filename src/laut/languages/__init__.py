"""What is known of each language, as data: one folder a language, read when it is first asked for.

A folder holds `language.toml` (name, quotation marks, ...), further `NAME.toml` files with rules (each rule may carry `examples`,
which run as tests) and `NAME.tsv` tables (one entry a line, tab-separated fields under a header line, `#` begins a comment line).
Adding a language is adding a folder.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

from laut.errors import DataError, LanguageError

_HERE = files(__package__)


@cache
def known() -> tuple[str, ...]:
    """The codes of the languages that have a folder, sorted."""
    return tuple(sorted(d.name for d in _HERE.iterdir() if d.is_dir() and (d / "language.toml").is_file()))


def check(code: str) -> str:
    """`code` itself, if a folder describes it.

    Raises LanguageError otherwise, naming the languages that are known.
    """
    if code not in known():
        raise LanguageError(f"one of the languages {', '.join(known())}", f"{code!r}")
    return code


@cache
def toml(code: str, name: str) -> dict[str, Any]:
    """The rules in `CODE/NAME.toml`.

    Raises DataError with file and line where the file is not TOML.
    """
    try:
        return tomllib.loads((_HERE / check(code) / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError("TOML", str(error), f"languages/{code}/{name}.toml") from None


@cache
def table(code: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of `CODE/NAME.tsv`, each field under its column's name; a missing trailing field is empty.

    Raises DataError with file and line where a row has more fields than the header.
    """
    path = _HERE / check(code) / f"{name}.tsv"
    return read_table(path.read_text(encoding="utf-8"), f"languages/{code}/{name}.tsv")


@cache
def common(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `NAME.tsv` that all languages share."""
    return read_table((_HERE / f"{name}.tsv").read_text(encoding="utf-8"), f"languages/{name}.tsv")


@cache
def stamp(code: str) -> str:
    """Eight digits that change with the rules and tables of a language: CRC-32 over names and content, line ends aside, without models."""
    sum_ = 0
    for path in (*sorted((_HERE / check(code)).iterdir(), key=lambda p: p.name), _HERE / "concepts.tsv"):
        if path.name.endswith((".toml", ".tsv")):
            sum_ = crc32(path.read_bytes().replace(b"\r\n", b"\n"), crc32(path.name.encode(), sum_))
    return f"{sum_:08x}"


def read_table(content: str, where: str) -> tuple[dict[str, str], ...]:
    """Rows of a tab-separated table whose first line that is no comment names the columns."""
    head: list[str] | None = None
    rows = []
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if head is None:
            head = fields
            continue
        if len(fields) > len(head):
            raise DataError(f"at most {len(head)} fields", f"{len(fields)}", f"{where}:{number}")
        rows.append(dict(zip(head, fields + [""] * (len(head) - len(fields)), strict=True)))
    return tuple(rows)
