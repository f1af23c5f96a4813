"""Coding sheets: passages with empty rows for people, as CSV or XLSX; the key with the machine's answers, which they do not see; the
answers back in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from laut.engines.validation.passages import WHAT, Item
from laut.engines.validation.sampling import Drawn
from laut.engines.validation.scoring import Coded
from laut.errors import InputError, MissingError
from laut.records import BOUNDS, STANCES, Span

COLUMNS = (
    "unit", "outlet", "published", "language", "kind", "passage", "what", "words", "who", "through", "stance", "low", "high", "bound",
    "measure", "nothing", "note",
)  # fmt: skip
ROWS = 5  # empty rows of a passage; whoever needs more copies the unit into a new row
NOBODY = "?"
_SAME = frozenset({"exact", "about", "just_over", "just_under"})  # one value is both ends
_WIDTHS = {"passage": 80, "words": 30, "who": 28, "through": 28, "note": 28, "outlet": 16, "unit": 20}
_ACTS = ("=", "+", "-", "@", "\t", "\r")


def rows(drawn: Iterable[Drawn]) -> Iterator[dict[str, str]]:
    """The rows of a sheet: the passage in the first of each unit; nothing of what the machine read."""
    for one in drawn:
        p = one.passage
        head = {"outlet": p.outlet or "", "published": p.published or "", "language": p.language, "kind": p.kind, "passage": p.text}
        for n in range(ROWS):
            yield dict.fromkeys(COLUMNS, "") | {"unit": p.id} | (head if n == 0 else {})


def sheet(drawn: Sequence[Drawn], name: str) -> bytes:
    """A sheet as CSV or XLSX, by the end of `name`; InputError for another."""
    if name.endswith(".csv"):
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows({k: "'" + v if v.startswith(_ACTS) else v for k, v in row.items()} for row in rows(drawn))
        return b"\xef\xbb\xbf" + out.getvalue().encode()
    if name.endswith(".xlsx"):
        return _workbook(list(rows(drawn)))
    raise InputError("a sheet that ends in .csv or .xlsx", repr(name), name)


def _workbook(every: Sequence[Mapping[str, str]]) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingError("the package xlsxwriter", "none", do="pip install 'laut[validate]'") from None
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("code")
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for n, name in enumerate(COLUMNS):
        page.set_column(n, n, _WIDTHS.get(name, 11), wrapped)
        page.write_string(0, n, name, bold)
    for r, row in enumerate(every, 1):
        for n, name in enumerate(COLUMNS):
            if row[name]:
                page.write_string(r, n, row[name][:32_767])
    for name, among in (("what", WHAT), ("stance", STANCES), ("bound", BOUNDS), ("nothing", ("x",))):
        n = COLUMNS.index(name)
        page.data_validation(1, n, len(every), n, {"validate": "list", "source": list(among), "ignore_blank": True})
    page.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def key(drawn: Sequence[Drawn], by: Sequence[str], seed: int, reader: Mapping[str, Any]) -> str:
    """What scores the sheets: a line of JSON on the sample, then one for each passage with the machine's answers."""
    head = {"laut": "validate 1", "by": list(by), "seed": seed, "reader": dict(reader), "passages": len(drawn)}
    lines = [head, *({"unit": d.passage.id, "document": d.passage.document, "span": list(d.passage.span), "text": d.passage.text,
                      "language": d.passage.language, "stratum": list(d.stratum), "of": d.of, "drawn": d.drawn,
                      "items": [_told(item) for item in d.passage.items]} for d in drawn)]  # fmt: skip
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)


def write(drawn: Sequence[Drawn], out: str | Path, by: Sequence[str], seed: int, reader: Mapping[str, Any] | None = None) -> Path:
    """Write the sheet, and its key beside it, whose place is returned. InputError where something is there: it may be somebody's work."""
    target = Path(out)
    secret = Path(f"{target}.key.jsonl")
    free(target)
    content = sheet(drawn, target.name)
    target.write_bytes(content)
    secret.write_text(key(drawn, by, seed, reader or {}), encoding="utf-8")
    return secret


def free(target: Path) -> None:
    """InputError where a sheet or its key is there already, or there is no folder for it."""
    for path in (target, Path(f"{target}.key.jsonl")):
        if path.exists():
            raise InputError("a path where nothing is: a sheet may hold somebody's work", "a file", str(path), "name another file")
    if not target.parent.is_dir():
        raise InputError("a folder for the sheet", "none", str(target.parent), "make it first")


def _told(item: Item) -> dict[str, Any]:
    return {
        "what": item.what, "spans": [list(s) for s in item.spans], "words": item.words, "who": list(item.who),
        "through": [list(link) for link in item.through], "stance": item.stance, "low": item.low, "high": item.high, "bound": item.bound,
        "unit": item.unit,
    }  # fmt: skip


def _item(told: Mapping[str, Any]) -> Item:
    return Item(
        told["what"], tuple(Span(*s) for s in told["spans"]), told["words"], tuple(told["who"]), tuple(map(tuple, told["through"])),
        told["stance"], told["low"], told["high"], told["bound"], told["unit"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of a key."""

    id: str
    text: str
    language: str
    stratum: tuple[str, ...]
    weight: float
    items: tuple[Item, ...]


def read_key(path: Path) -> tuple[dict[str, Any], dict[str, Unit]]:
    """The head of a key, and its passages by their name. Raises InputError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        head = json.loads(lines[0]) if lines else {}
        if not isinstance(head, dict) or head.get("laut") != "validate 1":
            raise InputError("a key that laut validate sample wrote", "another file", str(path))
        units = {}
        for line in lines[1:]:
            row = json.loads(line)
            items = tuple(_item(told) for told in row["items"])
            unit = Unit(row["unit"], row["text"], row["language"], tuple(row["stratum"]), row["of"] / row["drawn"], items)
            units[unit.id] = unit
        return head, units
    except OSError as error:
        raise InputError("a key that can be read", error.strerror or str(error), str(path)) from None
    except (ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        raise InputError("a key that laut validate sample wrote", f"a damaged line ({error})", str(path)) from None


def read_sheet(path: Path, units: Mapping[str, Unit]) -> dict[str, tuple[Item, ...]]:
    """The answers of one coder: passage -> items, `()` for one in which nothing is; a passage that was left empty is not in it.

    Raises InputError that names the row where something cannot be understood.
    """
    found: dict[str, list[Item]] = {}
    for n, row in _read(path):
        where = f"{path}, row {n}"
        unit = units.get(row["unit"])
        filled = any(row[name] for name in ("what", "words", "who", "through", "stance", "low", "high", "bound", "measure"))
        if not filled and row["nothing"].lower() not in ("x", "1", "yes", "ja"):
            continue
        if unit is None:
            raise InputError("a unit of the key", repr(row["unit"]), where)
        mine = found.setdefault(unit.id, [])
        if filled:
            mine.append(_coded(row, unit, where))
    return {id: tuple(items) for id, items in found.items()}


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Number (as a spreadsheet counts) and cells of every row that has a unit."""
    every = _cells(path)
    head = next(every, [])
    missing = [name for name in COLUMNS if name not in head and name not in ("note", "outlet", "published", "kind", "language", "passage")]
    if missing:
        raise InputError(f"columns {', '.join(COLUMNS)}", f"none named {', '.join(missing)}", str(path))
    for n, cells in enumerate(every, 2):
        row = dict.fromkeys(COLUMNS, "") | {name: cell.strip().removeprefix("'") for name, cell in zip(head, cells, strict=False)}
        if row["unit"]:
            yield n, row


def _cells(path: Path) -> Iterator[list[str]]:
    if path.suffix == ".xlsx":
        try:
            import openpyxl
        except ImportError:
            raise MissingError("the package openpyxl", "none", do="pip install 'laut[validate]'") from None
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except Exception as error:  # a zip, an XML, a workbook: each can be broken in its own way
            raise InputError("a workbook that can be read", str(error) or type(error).__name__, str(path)) from None
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value) for value in row]
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("a sheet in UTF-8 that can be read", str(error), str(path)) from None
    dialect: Any = "excel"
    if ";" in text.splitlines()[0] and "," not in text.splitlines()[0]:  # as spreadsheets of many countries save it
        dialect = type("semicolon", (csv.excel,), {"delimiter": ";"})
    yield from csv.reader(io.StringIO(text), dialect)


def _coded(row: Mapping[str, str], unit: Unit, where: str) -> Item:
    what, words = row["what"].lower(), row["words"]
    if what not in WHAT:
        raise InputError(f"what: {' or '.join(WHAT)}", repr(row["what"]), where)
    spans = _found(words, unit.text, where)
    who = _link(row["who"])
    through = tuple(_link(link) for link in row["through"].split(";") if link.strip())
    if what == "statement":
        stance = row["stance"].lower() or "asserts"
        if stance not in STANCES:
            raise InputError(f"stance: one of {', '.join(STANCES)}", repr(row["stance"]), where)
        return Item(what, spans[:1], words, who, through, stance)
    bound = row["bound"].lower() or ("between" if row["low"] and row["high"] and row["low"] != row["high"] else "exact")
    if bound not in BOUNDS:
        raise InputError(f"bound: one of {', '.join(BOUNDS)}", repr(row["bound"]), where)
    low, high = _number(row["low"], "low", where), _number(row["high"], "high", where)
    if bound in _SAME:
        low, high = low if low is not None else high, high if high is not None else low
    if low is None and high is None:
        raise InputError("low or high of a figure", "none", where)
    return Item(what, spans, words, who, through, None, low, high, bound, row["measure"] or None)


def _link(words: str) -> tuple[str, ...]:
    """The names of one link, parted by +; a question mark is nobody that is named."""
    return tuple(name for part in words.split("+") if (name := part.strip()) and name != NOBODY)


def _number(value: str, name: str, where: str) -> float | None:
    if not value:
        return None
    try:
        return float(Decimal(value.replace(" ", "")))
    except InvalidOperation:
        raise InputError(f"{name}: a number such as 4000 or 4.2", repr(value), where) from None


def _found(words: str, text: str, where: str) -> tuple[Span, ...]:
    """Every place where words stand in a passage, not inside of longer words."""
    found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    if words and not found and (at := text.find(words)) >= 0:
        found = [Span(at, at + len(words))]
    if not found:
        raise InputError("words as they stand in the passage", repr(words[:60]), where, "copy them from the column passage")
    return tuple(found)


def coded(units: Mapping[str, Unit], answers: Mapping[str, Sequence[Item]]) -> list[Coded]:
    """The passages that a coder has coded, with both answers. Each stands for as many of its stratum as are not coded beside it."""
    every: dict[tuple[str, ...], list[int]] = {}
    for unit in units.values():
        tally = every.setdefault(unit.stratum, [0, 0])
        tally[0] += 1
        tally[1] += unit.id in answers
    found = []
    for unit in units.values():
        if unit.id in answers:
            drawn, done = every[unit.stratum]
            found.append(Coded(unit.id, unit.stratum, unit.language, unit.weight * drawn / done, unit.items, tuple(answers[unit.id])))
    return found
