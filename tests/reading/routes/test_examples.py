"""Every example that stands beside the rules of transport."""

from __future__ import annotations

from typing import Any

import pytest

from laut import languages
from laut.reading import read
from laut.records import Document

LANGUAGES = ("de", "en")


def routes(text: str, code: str) -> list[list[Any]]:
    """The routes of a text as [from, to, mode, carriers]."""
    found = read(Document(text, language=code)).routes
    assert all(r.spans for r in found)
    return [[r.origin, list(r.to), r.mode or "", list(r.carriers)] for r in found]


def of(kind: str) -> list[Any]:
    """(language, example) of every language."""
    found = [(code, example) for code in LANGUAGES for example in languages.toml(code, "routes")["examples"][kind]]
    return [pytest.param(code, example, id=f"{code}-{str(example)[:50]}") for code, example in found]


@pytest.mark.parametrize(("code", "example"), of("yes"))
def test_a_transport_is_a_route(code: str, example: list[Any]) -> None:
    assert routes(example[0], code) == example[1]


@pytest.mark.parametrize(("code", "example"), of("no"))
def test_no_route(code: str, example: str) -> None:
    assert routes(example, code) == []
