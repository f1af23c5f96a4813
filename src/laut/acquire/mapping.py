"""A mapping file (TOML): which columns of somebody's table are which of ours; checked whole before a row is read.

    [columns]
    claim = "Was gesagt wurde"        # or text, where each row is an article
    source = "quelle.name"            # a path into nested JSON
    published = "Am"

    [constants]                       # what holds for every row
    outlet = "Kellenauer Bote"

    [formats]
    published = "%d/%m/%Y"            # as Python's strptime has it
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from laut.acquire import columns
from laut.errors import InputError

_PARTS = ("columns", "constants", "formats")
_CONSTANT = ("outlet", "published", "title", "author", "language", "url")
_FORMATS = ("published",)
Cells = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mapped:
    """`columns`: our column -> theirs. `constants`: our column -> what holds for every row. `formats`: how days are written."""

    columns: Mapping[str, str]
    constants: Mapping[str, str]
    formats: Mapping[str, str]

    def checked(self, names: Sequence[str], where: str, every: bool = True) -> None:
        """InputError where a column that is mapped is not in the table, or is there twice; of those that are needed, or of `every` one."""
        for column, name in self.columns.items():
            if not every and column not in (columns.TEXT, *columns.NEEDED):
                continue
            if names.count(name) > 1 or not {name, name.partition(".")[0]} & set(names):
                found = "two of that name" if name in names else f"the columns {', '.join(n[:40] for n in names[:12]) or 'none'}"
                raise InputError(f"one column {name!r}, which the mapping has for {column}", found, where, "correct the mapping")

    def named(self, cells: Cells) -> Cells:
        """The cells under their own names, each with ours where it is mapped; a name that is ours by chance is only kept."""
        ours = {name: column for column, name in self.columns.items()}
        found = [(name + _role(ours.get(name), name), cell) for name, cell in cells]
        by = dict(cells)
        for name, column in ours.items():
            if name not in by and (cell := _inside(by, name)):
                found.append((f"{name}{columns.MAPPED}{column}", cell))
        return found

    def says(self, cells: Cells, where: str) -> dict[str, str]:
        """What holds for an article or a claim beside what its cells say by themselves: constants, and days in their format."""
        found = dict(self.constants)
        for column, form in self.formats.items():
            for name, cell in cells:
                if columns.known(name) == column:
                    try:
                        found[column] = datetime.strptime(cell, form).date().isoformat()
                    except ValueError:
                        raise InputError(f"a day as {form}", repr(cell[:40]), f"{where}, column {name}") from None
        return found


def _role(column: str | None, name: str) -> str:
    return f"{columns.MAPPED}{column}" if column else f"{columns.MAPPED}kept" if columns.known(name) else ""


def _inside(cells: Mapping[str, str], path: str) -> str | None:
    """The value at a path such as `meta.source.name`; lists give their first value."""
    first, *rest = path.split(".")
    try:
        value: Any = json.loads(cells[first])
    except (KeyError, ValueError):
        return None
    for part in rest:
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(part) if isinstance(value, dict) else None
    return value.strip() if isinstance(value, str) else None if value is None or isinstance(value, dict | list) else json.dumps(value)


def load(path: str | Path) -> Mapped:
    """The mapping in a file. Raises InputError where it is no TOML, has an unknown key, or neither claim and source nor text."""
    place = str(path)
    try:
        found = tomllib.loads(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise InputError("a mapping that can be read", error.strerror or str(error), place) from None
    except (ValueError, RecursionError) as error:
        raise InputError("a mapping in TOML", str(error), place) from None
    _known(found, _PARTS, place, "")
    mapped, constants, formats = (_words(found.get(name, {}), place, name) for name in _PARTS)
    for part, keys, name in ((mapped, columns.COLUMNS, "columns."), (constants, _CONSTANT, "constants."), (formats, _FORMATS, "formats.")):
        _known(part, keys, place, name)
    if columns.TEXT not in mapped and (missing := [column for column in columns.NEEDED if column not in mapped]):
        raise InputError(f"columns.{missing[0]} (or columns.{columns.TEXT}, for articles)", "none", place, "name the column that holds it")
    if both := sorted(mapped.keys() & constants.keys()):
        raise InputError("a column or a constant", f"both for {', '.join(both)}", place)
    if len(set(mapped.values())) < len(mapped):
        raise InputError("each column of the table once", "one that is mapped twice", place)
    return Mapped(mapped, constants, formats)


def _known(found: Mapping[str, Any], keys: Sequence[str], place: str, before: str) -> None:
    for key in found:
        if key not in keys:
            raise InputError(f"one of the keys {', '.join(keys)}", f"{before}{key}", place)


def _words(found: Any, place: str, name: str) -> dict[str, str]:
    if not isinstance(found, dict):
        raise InputError(f"a table [{name}]", type(found).__name__, place)
    for key, value in found.items():
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"words for {name}.{key}", repr(value)[:80], place)
    return {key: value.strip() for key, value in found.items()}
