"""The columns of a table of claims, by the names that people give them in any known language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from laut import languages
from laut.errors import InputError

TEXT = "text"
COLUMNS = (
    TEXT, "claim", "source", "outlet", "published", "url", "title", "author", "language", "value", "low", "high", "unit", "verdict",
    "claimed_by",
)  # fmt: skip
MAPPED = " -> "  # between their name of a column and ours, where a mapping or a format tells it
NEEDED = ("claim", "source")


class OtherTable(InputError):
    """A table, or a file of values, that has no column for claims: it was made for something else."""


def known(name: str) -> str | None:
    """The column that a name stands for, None for one that is only kept; `Wer -> source` is one that was told."""
    _, mark, told = name.rpartition(MAPPED)
    if mark:
        return told if told in COLUMNS else None
    return next(iter(_names().get(_key(name), {}).values()), None)


def checked(names: Sequence[str], where: str) -> None:
    """InputError where the names of a table leave out a column that is needed, or have one twice."""
    found = [known(name) for name in names]
    missing = [] if of_articles(names) else [column for column in NEEDED if column not in found]
    shown = ", ".join(name[:40] for name in names[:12] if name) or "none"
    if missing:
        also = "; ".join(f"{column}: {', '.join(_also(column))}" for column in missing)
        kind = OtherTable if NEEDED[0] in missing else InputError
        do = f"name them so, or {also}; of whole articles one column {TEXT} is enough"
        raise kind(f"a table with the columns {' and '.join(NEEDED)}", f"the columns {shown}", where, do)
    for column in COLUMNS:
        if found.count(column) > 1:
            twice = " and ".join(repr(name) for name, c in zip(names, found, strict=True) if c == column)
            raise InputError(f"one column for {column}", twice, where, "remove or rename one of them")


def of_articles(names: Sequence[str]) -> bool:
    """Whether each row of a table with these columns is an article: it has a column for the text, and none for a claim."""
    found = {known(name) for name in names}
    return TEXT in found and NEEDED[0] not in found


def spoken(names: Sequence[str]) -> str | None:
    """The language in which alone the names are known; None where that are several, or none."""
    told = [frozenset(_names().get(_key(name), {})) for name in names]
    sure = {next(iter(t)) for t in told if len(t) == 1 and "" not in t}
    return next(iter(sure)) if len(sure) == 1 else None


def _also(column: str) -> list[str]:
    return [name for language in languages.known() for name in languages.toml(language, "inputs")["columns"].get(column, ())]


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c not in " _-.:\ufeff\t\r\n")


@cache
def _names() -> dict[str, dict[str, str]]:
    """The columns by what they are called: key -> language (empty for the name in COLUMNS) -> column."""
    found: dict[str, dict[str, str]] = {column: {"": column} for column in COLUMNS}
    for language in languages.known():
        for column, names in languages.toml(language, "inputs")["columns"].items():
            for name in names:
                found.setdefault(_key(name), {}).setdefault(language, column)
    return found
