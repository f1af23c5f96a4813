"""A user's list of concepts: a tab-separated file with the columns of ours, whose words go before ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from laut import languages
from laut.acquire import encoding
from laut.acquire.get import original
from laut.errors import ConceptsError, InputError

NEEDED = ("concept", "words")
COLUMNS = (*NEEDED, "broader", "field", "suffixes", "unit", "language", "label_en", "label_de", "definition")
MOST_BYTES, MOST_ROWS = 4_000_000, 20_000
_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


@dataclass(frozen=True, eq=False)
class OwnConcepts:
    """Rows in their order, every column filled or empty, and a stamp that changes with the files."""

    rows: tuple[Mapping[str, str], ...]
    stamp: str


def read(files: str | Path | OwnConcepts | Iterable[str | Path]) -> OwnConcepts | None:
    """The lists in `files`, None where there is none.

    Raises ConceptsError with file and line where one breaks the rules of docs/concepts.md, InputError where it cannot be read.
    """
    if isinstance(files, OwnConcepts):
        return files
    several = [files] if isinstance(files, str | Path) else list(files)
    rows: list[tuple[str, dict[str, str]]] = []
    sum_ = 0
    for path in several:
        data = original(path).data
        if len(data) > MOST_BYTES:
            raise ConceptsError(f"a list of at most {MOST_BYTES // 1_000_000} MB", "more", str(path), "split it")
        sum_ = crc32(data.replace(b"\r\n", b"\n"), sum_)
        rows += _rows(data, str(path))
    _check_broader(rows)
    return OwnConcepts(tuple(row for _, row in rows), f"{sum_:08x}") if several else None


def _rows(data: bytes, where: str) -> list[tuple[str, dict[str, str]]]:
    """(file and line, row) of one list."""
    try:
        text = encoding.decode(data, where).replace("\x00", "").lstrip("\ufeff")
    except InputError as error:
        raise ConceptsError("a list as text with tabs", error.found, where) from None
    head: list[str] | None = None
    out = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if head is None:
            head = _head(cells, f"{where}:{number}")
            continue
        out.append((f"{where}:{number}", _row(head, cells, f"{where}:{number}")))
        if len(out) > MOST_ROWS:
            raise ConceptsError(f"a list of at most {MOST_ROWS:,} rows", "more", where, "split it")
    if head is None or not out:
        raise ConceptsError("a header and rows below it", "none", where, f"begin with {'<tab>'.join(NEEDED)}")
    return out


def _head(cells: list[str], where: str) -> list[str]:
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            found = f"{name[:60]!r}" if name not in COLUMNS else f"{name!r} twice"
            raise ConceptsError(f"columns out of {', '.join(COLUMNS)}, with tabs between", found, where)
    for name in NEEDED:
        if name not in names:
            raise ConceptsError(f"a column {name}", ", ".join(names) or "none", where)
    return names


def _row(head: list[str], cells: list[str], where: str) -> dict[str, str]:
    if any(cells[len(head) :]):
        raise ConceptsError(f"{len(head)} cells, with tabs between", f"{len(cells)}", where)
    row = dict.fromkeys(COLUMNS, "") | dict(zip(head, cells, strict=False))
    row["words"] = _forms(row["words"])
    row["suffixes"] = _forms(row["suffixes"])
    for name in NEEDED:
        if not row[name]:
            raise ConceptsError(f"something in column {name}", "an empty cell", where)
    if not set(row["concept"]) <= _SIGNS:
        raise ConceptsError("a name of small letters a-z, digits and _ in column concept", repr(row["concept"][:60]), where)
    if row["language"] and row["language"] not in languages.known():
        raise ConceptsError(f"one of {', '.join(languages.known())}, or nothing, in column language", repr(row["language"][:60]), where)
    if row["unit"] and row["unit"] not in _dimensions():
        raise ConceptsError(f"a dimension ({', '.join(sorted(_dimensions()))}) in column unit", repr(row["unit"][:60]), where)
    return row


def _dimensions() -> frozenset[str]:
    """What units measure."""
    return frozenset(row["dimension"] for code in languages.known() for row in languages.table(code, "units"))


def _forms(cell: str) -> str:
    return "|".join(filter(None, (part.strip().lower() for part in cell.split("|"))))


def _check_broader(rows: list[tuple[str, dict[str, str]]]) -> None:
    """Every broader concept is known, and none is broader than itself."""
    above = {row["concept"]: row["broader"] for row in languages.common("concepts")}
    above |= {row["concept"]: row["broader"] or above.get(row["concept"], "") for _, row in rows}
    for where, row in rows:
        if row["broader"] and row["broader"] not in above:
            do = "see docs/concepts.md for the list, or add a row for it"
            raise ConceptsError("a concept of the list in column broader", repr(row["broader"][:60]), where, do)
        seen, name = {row["concept"]}, above[row["concept"]]
        while name:
            if name in seen:
                raise ConceptsError("a broader concept that is not itself a kind of this one", repr(row["broader"]), where)
            seen.add(name)
            name = above[name]
