"""What the properties of a Word file say of the article: little of it is meant, most is a program's."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

from laut import languages
from laut.acquire.docx.package import Element
from laut.acquire.found import Found


def found(core: Element | None, language: str | None) -> Found:
    """Title, author and the moment of the last change; when a text was published stands in no Word file."""
    values = {} if core is None else {_local(item): " ".join((item.text or "").split()) for item in core.iterchildren("{*}*")}
    title, author = values.get("title", ""), values.get("creator", "")
    return Found(
        "",
        title=None if not title or _matches("untitled", title) else title,
        author=None if not author or "@" in author or _matches("nobody", author) else author,
        modified=_moment(values.get("modified", "")),
        tongue=language or values.get("language") or None,
    )


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _moment(value: str) -> str | None:
    try:
        return value if value and datetime.fromisoformat(value) else None
    except ValueError:
        return None


def _matches(key: str, value: str) -> bool:
    return any(pattern.fullmatch(value) for pattern in _patterns(key))


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """The names of all languages: in which one the program spoke is not told. A `#` stands for any number, or none."""
    words = [word for code in languages.known() for word in languages.toml(code, "office")[key]]
    return tuple(re.compile(re.escape(word).replace(r"\#", r"\d*"), re.IGNORECASE) for word in words)
