"""quantulum3 and Microsoft's recognizers as readers of figures: `python quantities.py NAME < lines`, in the peers' environment.

Units are put into NewsQuant's words (`percentage`, `metre`, `dollar`), so that no peer loses by a spelling; neither tells the
thing counted. A range that is given as a value and its uncertainty is told as a range.
"""

from __future__ import annotations

import re
import warnings
from typing import Any

from serving import Line, Reader, serve

Figure = dict[str, Any]
NO_UNIT = "dimensionless"
SPELLINGS = ((r"meter\b", "metre"), (r"liter\b", "litre"), (r"^united states dollar$", "dollar"), (r"^british pound$", "pound sterling"))
NAMES = {
    ("temperature", "C"): "celsius", ("temperature", "F"): "fahrenheit", ("currency", "Pound"): "pound sterling",
    ("dimension", "Pound"): "pound-mass", ("age", "Year"): "year of age", ("age", "Month"): "month of age",
}  # fmt: skip
CULTURES = {"en": "en-us"}


def figure(b: int, e: int, low: float, high: float, unit: str | None) -> Figure:
    """A figure of the reading."""
    return {"span": [b, e], "low": low, "high": high, "unit": unit}


def with_quantulum() -> Reader:
    """parser.parse, without its classifier (which has to be trained)."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    def find(line: Line) -> Any:
        try:
            return parser.parse(line["text"])
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, ZeroDivisionError, OverflowError):
            return []  # it fails on some texts; nothing is found in them

    def plain(line: Line, found: Any) -> dict[str, Any]:
        figures = []
        for q in found:
            by, unit = q.uncertainty or 0.0, q.unit.name
            figures.append(figure(*q.span, q.value - by, q.value + by, None if unit == NO_UNIT else unit))
        return {"figures": figures}

    return find, plain


def with_recognizers() -> Reader:
    """Currencies, dimensions, temperatures, ages and percentages; then the numbers that stand in none of these."""
    import recognizers_number
    import recognizers_number_with_unit as measures

    asked = (measures.recognize_currency, measures.recognize_dimension, measures.recognize_temperature, measures.recognize_age,
             recognizers_number.recognize_percentage, recognizers_number.recognize_number)  # fmt: skip

    def find(line: Line) -> Any:
        return [ask(line["text"], CULTURES[line["language"]]) for ask in asked]

    def plain(line: Line, found: Any) -> dict[str, Any]:
        figures: list[Figure] = []
        for one in sorted((x for some in found[:-1] for x in some), key=lambda x: x.start - x.end):
            _take(figures, one)
        for number in found[-1]:
            _take(figures, number)
        return {"figures": figures}

    return find, plain


def _take(figures: list[Figure], found: Any) -> None:
    """Add what was recognised, unless it has no number or stands where another one does."""
    value, b, e = found.resolution.get("value"), found.start, found.end + 1
    if value is None or any(b < f["span"][1] and f["span"][0] < e for f in figures):
        return
    try:
        number = float(str(value).rstrip("%").replace(",", ""))
    except ValueError:
        return
    figures.append(figure(b, e, number, number, "percentage" if str(value).endswith("%") else _unit(found)))


def _unit(found: Any) -> str | None:
    name = found.resolution.get("unit")
    if name is None:
        return None
    known = NAMES.get((found.type_name, name), name.lower())
    for pattern, word in SPELLINGS:
        known = re.sub(pattern, word, known)
    return known


if __name__ == "__main__":
    serve({"quantulum3": with_quantulum, "recognizers": with_recognizers})
