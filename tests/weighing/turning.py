"""Articles of our own in which somebody turns from a position, and others in which nobody does, set beside each other."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import laut
from laut.records import Reading
from laut.weighing.brief import Brief, brief
from laut.weighing.statements import Statement, statements
from laut.weighing.turns import Turn, changes, stated

_HERE = Path(__file__).parent


@cache
def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file: `turned`, `unturned`."""
    found: list[dict[str, Any]] = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return found


@cache
def read(language: str, day: str, text: str, outlet: str = "Talbote") -> Reading:
    """An article, read."""
    return laut.read_text(text, language=language, published=day, outlet=outlet)


def briefs(articles: Sequence[Sequence[str]]) -> list[Brief]:
    """The briefs of articles (language, day, text), each of an outlet of its own."""
    return [brief(read(language, day, text, f"Talbote {k}")) for k, (language, day, text) in enumerate(articles)]


def turning(articles: Sequence[Sequence[str]]) -> list[Turn]:
    """The turns among articles."""
    return changes(stated(briefs(articles), {}))


def taken(language: str, text: str, day: str = "2025-03-04") -> tuple[Statement, ...]:
    """The positions that are taken in an article."""
    (found,) = briefs([(language, day, text)])
    return found.statements


def plain(language: str, text: str) -> tuple[Statement, ...]:
    """The same without knowing which words are names."""
    from laut.weighing.desk import lay_out

    return statements(lay_out(read(language, "2025-03-04", text)))
