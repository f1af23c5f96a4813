"""Each rule's examples, which stand beside it in `times.toml`, and the texts in which its rules find nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laut import languages
from laut.reading.times import find_times
from laut.text import analyse

LANGUAGES = ("de", "en")


def examples(code: str, key: str) -> list[tuple[str, str, Any]]:
    """Every example of a language: language, name of the rule, the example."""
    return [(code, rule["name"], example) for rule in languages.toml(code, "times")["rule"] for example in rule.get(key, [])]


def published(code: str) -> date:
    """The day on which the examples of a language were published."""
    return date.fromisoformat(languages.toml(code, "times")["published"])


@pytest.mark.parametrize(("code", "name", "example"), [e for code in LANGUAGES for e in examples(code, "examples")])
def test_example(code: str, name: str, example: list[str]) -> None:
    text, words, value, *ends = example
    found = {t.text: t for t in find_times(analyse(text, code), published(code))}
    assert words in found, list(found)
    time = found[words]
    assert time.timex == value
    days = [day.isoformat() if day else "" for day in (time.start, time.end)]
    assert days[: len(ends)] == ends


@pytest.mark.parametrize(("code", "name", "text"), [e for code in LANGUAGES for e in examples(code, "none")])
def test_no_time(code: str, name: str, text: str) -> None:
    assert [t.text for t in find_times(analyse(text, code), published(code))] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_has_an_example(code: str) -> None:
    without = [rule["name"] for rule in languages.toml(code, "times")["rule"] if not rule.get("examples") and not rule.get("none")]
    assert without == []
