"""What a PDF says of itself: its title and author, where a person wrote them and not the program that made it."""

from __future__ import annotations

import re

from laut.acquire.pdf.wording import wording

_FILE = re.compile(r"\.[A-Za-z]{2,5}\d?$|^Microsoft \w+ - |^[\w-]+_[\w-]+$|[\\/]\w+[\\/]|://")
_NAME = re.compile(r"[^\W\d_]\.|[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?")


def title(value: str) -> str | None:
    """The title in the file's information, unless it is the name of a file or of a program."""
    words = " ".join(value.split())
    if " " not in words or _FILE.search(words) or words.casefold().startswith(wording(None, "title", "none")):
        return None
    return words


def author(value: str) -> str | None:
    """The author in the file's information, where each of the names is a person's: two to five words, the outer ones with capitals."""
    names = [" ".join(name.split()) for name in re.split(r"[,;&]", value)]
    if not value.strip() or not all(_is_person(name) for name in names) or len(names) > 5:
        return None
    return ", ".join(names)


def _is_person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5 or not all(_NAME.fullmatch(word) for word in words):
        return False
    if {word.casefold() for word in words} & {word.casefold() for word in wording(None, "author", "nobody")}:
        return False
    return all(words[i][0].isupper() for i in (0, -1)) and not any(word.isupper() and len(word) > 3 for word in words)
