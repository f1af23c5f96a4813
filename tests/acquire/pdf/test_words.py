"""The examples beside the words of `pdf.toml`: hyphens, numbers of pages, titles, names."""

from __future__ import annotations

from typing import Any

import pytest

from laut import languages
from laut.acquire.pdf import about
from laut.acquire.pdf.hyphens import Hyphens
from laut.acquire.pdf.margins import _number

_RULES = {code: languages.toml(code, "pdf") for code in languages.known()}


@pytest.mark.parametrize(("code", "example"), [(code, e) for code, rules in _RULES.items() for e in rules["hyphen"]["examples"]])
def test_hyphens(code: str, example: dict[str, Any]) -> None:
    hyphens = Hyphens(code, example.get("elsewhere", ""))
    assert hyphens.at(example["last"], example["first"]) == example["is"]


@pytest.mark.parametrize("last", ["Verband", "–", "-", "--", "und –", "Band.-"])
def test_what_is_no_hyphen(last: str) -> None:
    assert Hyphens("de", "").at(last, "der") is None


@pytest.mark.parametrize("code", _RULES)
def test_numbers_of_pages(code: str) -> None:
    examples = _RULES[code]["page"]["examples"]
    assert all(_number().fullmatch(text) for text in examples["numbers"])
    assert not any(_number().fullmatch(text) for text in examples["none"])


@pytest.mark.parametrize("code", _RULES)
def test_titles(code: str) -> None:
    examples = _RULES[code]["title"]["examples"]
    assert [about.title(text) for text in examples["titles"]] == examples["titles"]
    assert not any(about.title(text) for text in examples["none"])


@pytest.mark.parametrize("code", _RULES)
def test_names(code: str) -> None:
    examples = _RULES[code]["author"]["examples"]
    assert [about.author(text) for text in examples["persons"]] == examples["persons"]
    assert not any(about.author(text) for text in examples["none"])
