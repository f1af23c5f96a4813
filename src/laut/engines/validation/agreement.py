"""How far two or more coders agree: Krippendorff's alpha by the package krippendorff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from laut.engines.validation.naming import same_names
from laut.engines.validation.passages import WHAT, Item
from laut.engines.validation.scoring import matched
from laut.errors import MissingError


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha of one thing that was coded, over `units` items; None where there is but one value, so that nothing can be reckoned."""

    value: float | None
    units: int


def alphas(coders: Sequence[Mapping[str, tuple[str, Sequence[Item]]]]) -> dict[str, Alpha]:
    """Alpha of `figure number` and `statement number` (how many stand in a passage; interval), and of items that several have (nominal):
    `figure value`, `figure who`, `statement who`, `statement stance`.

    Each coder is passage -> (language, items); a passage that a coder has not coded is missing for that coder. MissingError without the
    package.
    """
    out: dict[str, Alpha] = {}
    every = sorted({id for coder in coders for id in coder})
    for what in WHAT:
        numbers = [[_number(coder, id, what) for coder in coders] for id in every]
        out[f"{what} number"] = _alpha(numbers, "interval")
        rows = [row for id in every for row in _aligned(coders, id, what)]
        for field in ("value", "who") if what == "figure" else ("who", "stance"):
            values = [_values([item for item, _ in row], field, row[0][1]) for row in rows]
            names = {name: float(n) for n, name in enumerate(sorted({v for row in values for v in row if v is not None}))}
            out[f"{what} {field}"] = _alpha([[None if v is None else names[v] for v in row] for row in values], "nominal")
    return out


Seen = tuple[Item | None, str]
"""An item of one coder, None for none; the language of its passage."""


def _number(coder: Mapping[str, tuple[str, Sequence[Item]]], id: str, what: str) -> float | None:
    return float(sum(item.what == what for item in coder[id][1])) if id in coder else None


def _aligned(coders: Sequence[Mapping[str, tuple[str, Sequence[Item]]]], id: str, what: str) -> list[list[Seen]]:
    """Every item that some coder has in a passage, as each coder has it."""
    rows: list[list[Seen]] = []
    language = next(coder[id][0] for coder in coders if id in coder)
    for n, coder in enumerate(coders):
        mine = [item for item in coder.get(id, ("", ()))[1] if item.what == what]
        known = [next(item for item, _ in row if item is not None) for row in rows]
        pairs = {j: i for i, j in matched(mine, known)}
        for j, row in enumerate(rows):
            row.append((mine[pairs[j]] if j in pairs else None, language))
        rows += [[(None, language)] * n + [(item, language)] for i, item in enumerate(mine) if i not in pairs.values()]
    return rows


def _values(row: Sequence[Item | None], field: str, language: str) -> list[str | None]:
    """What each coder says of one item, None where one has it not; names that are of one source are written as the first writes them."""
    out: list[str | None] = []
    for n, item in enumerate(row):
        if item is None:
            out.append(None)
        elif field == "who":
            first = next((o for o in row[:n] if o is not None and same_names(o.who, item.who, language)), item)
            out.append(" + ".join(first.who) or "-")
        else:
            out.append(item.stance or "-" if field == "stance" else f"{item.low}..{item.high} {item.unit or ''}")
    return out


def _alpha(rows: Sequence[Sequence[float | None]], level: Literal["nominal", "interval"]) -> Alpha:
    """Alpha over rows of one value a coder, None for a missing one."""
    try:
        import krippendorff
        import numpy
    except ImportError:
        raise MissingError("the package krippendorff", "none", do="pip install 'laut[validate]'") from None
    kept = [row for row in rows if sum(value is not None for value in row) > 1]
    if len({value for row in kept for value in row if value is not None}) < 2:
        return Alpha(None, len(kept))
    data = numpy.array([[numpy.nan if value is None else value for value in row] for row in kept]).T
    return Alpha(float(krippendorff.alpha(reliability_data=data, level_of_measurement=level)), len(kept))
