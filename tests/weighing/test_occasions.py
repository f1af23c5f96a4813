"""A figure of another occasion is no older count of this one, and needs no source."""

from __future__ import annotations

import pytest

from laut.weighing import weigh
from tests.weighing.build import Build


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Statt der zunächst gemeldeten 57 Matrosen werden 41 vermisst. Damals wurden 96 Matrosen vermisst.", "update"),
        ("Zunächst wurden 57 Matrosen vermisst. Bei einem ähnlichen Unglück wurden 96 Matrosen vermisst.", "update"),
        ("Zunächst wurden 57 Matrosen vermisst. Vor elf Jahren wurden nach dem Sturm 96 Matrosen vermisst.", "update"),
        ("Vor elf Jahren wurden nach dem Sturm 96 Matrosen vermisst.", "no_named_origin"),
    ],
)
def test_another_occasion(text: str, kind: str) -> None:
    b = Build(text)
    for number in ("57", "96"):
        if number in text:
            b.number(number, float(number), counted="Matrosen", event="missing")
    assert kind not in [f.kind for f in weigh([b.reading()]).findings]


def test_the_same_occasion() -> None:
    b = Build("Zunächst wurden 57 Matrosen vermisst. Nun wurden nach dem Sturm 96 Matrosen vermisst.")
    for number in ("57", "96"):
        b.number(number, float(number), counted="Matrosen", event="missing")
    assert "update" in [f.kind for f in weigh([b.reading()]).findings]
