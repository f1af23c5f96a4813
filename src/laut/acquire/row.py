"""One row of a table of claims as a document: its filled cells, one a line, each with the cell that it stands in."""

from __future__ import annotations

import json

from laut.acquire import columns, tongue
from laut.acquire.found import Found
from laut.acquire.kinds import ROW
from laut.acquire.original import Original
from laut.errors import InputError, LanguageError
from laut.records import Part, Place

# Fields of a document that a column may give. An address is none of them: it is that of the article, which other rows are taken from too,
# and a second row would be taken for a later text at the same address. It stays a cell.
_SAYS = ("title", "outlet", "author", "published", "language")


def extract(original: Original) -> Found:
    """The row that `laut.acquire.tables` packed; each place's node is `row 17, column NAME`.

    Raises InputError where the bytes are none.
    """
    try:
        packed = json.loads(original.data)
        number, cells = int(packed["row"]), [(str(name), str(cell)) for name, cell in packed["cells"]]
    except (ValueError, KeyError, TypeError):
        raise InputError("a row of a table of claims", "other bytes", original.where) from None
    parts, places, at = [], [], 0
    for name, cell in cells:
        parts.append(Part(at, at + len(cell), "paragraph"))
        places.append(Place(at, at + len(cell), f"row {number}, column {name}", 0))
        at += len(cell) + 1
    says = {column: cell for name, cell in cells if (column := columns.known(name)) in _SAYS}
    says |= {str(column): str(words) for column, words in packed.get("says", {}).items() if column in _SAYS}
    claim = next((cell for name, cell in cells if columns.known(name) == columns.NEEDED[0]), "")
    return Found(
        "\n".join(cell for _, cell in cells),
        media=ROW,
        tongue=packed.get("tongue") or columns.spoken([name for name, _ in cells]),
        parts=tuple(parts),
        places=tuple(places),
        **({"language": _language(claim)} | says),
    )


def _language(claim: str) -> str | None:
    """The language of the claim itself: the names in the other cells tell none."""
    try:
        return tongue.detect(claim)
    except LanguageError:
        return None
