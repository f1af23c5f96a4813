"""The concepts that figures count, as the language's table has them."""

from __future__ import annotations

from laut.languages import table


def concepts(language: str) -> tuple[dict[str, str], ...]:
    """The rows of concepts.tsv."""
    try:
        return table(language, "concepts")
    except FileNotFoundError:
        return ()
