"""`We wrote that`: the outlet speaks of itself, outside of quotation marks."""

from __future__ import annotations

import pytest

from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.text import analyse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We also wrote that two men were shot.", ["Harbor Herald"]),
        ("We think that two men were shot.", []),
        ("“We wrote that it was bad,” she said.", []),
    ],
)
def test_we_is_the_outlet_where_it_writes(text: str, names: list[str]) -> None:
    read = analyse(text, "en")
    cast = Cast(read, find_names(read), "Harbor Herald")
    at = next(token.i for token in read.tokens if token.low == "we")
    known = cast.refer(at, at + 1)
    assert [source.name for source in cast.sources() if source.id in known] == names
