"""What the languages' `pdf.toml` say of pages, hyphens and names."""

from __future__ import annotations

from functools import cache

from laut import languages


@cache
def wording(language: str | None, group: str, key: str) -> tuple[str, ...]:
    """The words of one language, or of all that are known, without doubles and the longest first."""
    codes = languages.known() if language is None else (language,)
    words = {word for code in codes for word in languages.toml(code, "pdf")[group][key]}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
