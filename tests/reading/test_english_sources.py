"""Whom English phrases mean: bodies that no table knows, spokesmen, people of one family, both, the latter."""

from __future__ import annotations

import pytest

from laut.reading.attribution import find_attributions
from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.text import analyse

CASES = [
    ("Pitofar, the maker of the probes, closed a plant. The company said it was sorry.", [["Pitofar"]]),
    ("The plant belongs to Pitofar, which builds probes. The company said it was sorry.", [["Pitofar"]]),
    ("The weekly Le Phare printed a photo. The magazine said it was real.", [["Le Phare"]]),
    ("The Northern Echo prints a photo. The newspaper said it was real.", [["Northern Echo"]]),
    ("Skyline Airways Flight 7 fell. Two days went by. Nobody called. It rained. The airline said it was sorry.", [["Skyline Airways"]]),
    ("Kellenau Pharma closed a plant. A Kellenau spokeswoman said it was old.", [["Kellenau Pharma"]]),
    ("Rain fell. A spokesman for the housing ministry said the roof leaked.", [["housing ministry"]]),
    ("The remark was made by the health minister, Colm Varden. The minister said he was tired.", [["Colm Varden"]]),
    ("The paper’s columnist, Orla Quist, goes further. The columnist said it was a mistake.", [["Orla Quist"]]),
    ("Finn Duggan left. Orla Duggan said she was tired.", [["Orla Duggan"]]),
    ("Finn Duggan left. Orla Duggan came. Duggan said the talks went on.", [["Orla Duggan"]]),
    ("The police spoke of arson. The union said it was fate. Both denied that he fled.", [["police"], ["union"], ["police", "union"]]),
    ("Mayor Ann Cole wants a bridge and Senator Bill Orne wants a tunnel. The latter said it was cheap.", [["Bill Orne"]]),
    ("The doctor said it was late. They said it was early.", [["doctor"], []]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "wanted"), CASES)
def test_who_speaks(content: str, wanted: list[list[str]]) -> None:
    text = analyse(content, "en")
    cast = Cast(text, find_names(text), None)
    found = find_attributions(text, [], cast)
    names = {source.id: source.name for source in cast.sources()}
    assert [[names[id] for id in a.sources] for a in found] == wanted
