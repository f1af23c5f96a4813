"""Plain text: its encoding is found, its front matter taken off; the text stays as it is."""

from __future__ import annotations

from typing import cast

from laut.acquire import encoding, front
from laut.acquire.found import MOST, SPLIT, Found, Stated
from laut.acquire.original import Original
from laut.errors import InputError

_MOST_BYTES = 4 * MOST


def extract(original: Original) -> Found:
    """The text and what its front matter says. Raises InputError where the bytes are no text, or the front matter is broken."""
    if len(original.data) > _MOST_BYTES:
        raise InputError(f"an article of at most {MOST:,} characters", "more", original.where, SPLIT)
    values, text = front.split(encoding.decode(original.data, original.where), original.where)
    return Found(text, media="text/plain", **stated(values))


def stated(values: dict[str, str]) -> Stated:
    """The values of front matter that are not empty."""
    return cast(Stated, {key: value for key, value in values.items() if value})
