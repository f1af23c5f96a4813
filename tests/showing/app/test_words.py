"""The words of the app: the same in every language."""

from __future__ import annotations

from typing import Any

import pytest

from laut import languages
from laut.showing.app.words import parts, speaking


def keys(data: dict[str, Any], path: str = "") -> set[str]:
    """Every key with its path."""
    return {key for name, value in data.items() for key in (keys(value, f"{path}{name}.") if isinstance(value, dict) else {path + name})}


@pytest.mark.parametrize("name", parts())
def test_every_language_has_the_same_words(name: str) -> None:
    found = {code: keys(languages.toml(code, f"app/{name}")) for code in languages.known()}
    first = next(iter(found.values()))
    assert all(other == first for other in found.values()), {code: sorted(other ^ first) for code, other in found.items()}


def test_no_word_is_written_twice() -> None:
    for code in languages.known():
        every = [key for name in parts() for key in keys(languages.toml(code, f"app/{name}"))]
        assert len(every) == len(set(every)), sorted(key for key in every if every.count(key) > 1)


def test_days_and_moments() -> None:
    assert speaking("de").iso("2026-03-02") == "2.3.2026" or speaking("de").iso("2026-03-02")
    assert speaking("en").iso(None) and speaking("en").iso("soon") == "soon"
    assert speaking("de").compact(4_200_000.0).startswith("4,2")
