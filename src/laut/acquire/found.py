"""What a kind of input gives, and what the caller knows: together they make the Document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from laut.acquire import tongue
from laut.acquire.days import parse_day
from laut.errors import InputError, LanguageError
from laut.records import Document, Part, Place

MOST = 3_000_000  # code points of one article: three long novels, a minute of reading, 600 MB of memory
MOST_TAKEN_OUT = 500_000  # of one that was taken out of a page or a document: some seconds of reading
SPLIT = "split it into its articles"


class Given(TypedDict, total=False):
    """What the caller knows of an article; it goes before what the article says of itself."""

    published: str | date | None
    outlet: str | None
    language: str | None
    title: str | None
    author: str | None
    url: str | None


class Stated(TypedDict, total=False):
    """What an article says of itself in words that a person wrote (front matter)."""

    title: str
    outlet: str
    author: str
    published: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """The text of an input with its parts and places, and what the input says of itself (fields as in Document).

    `language` is named by a person (front matter) and rules; `tongue` is what a page or a file format claims, which is often that of
    its template: it only decides where the words do not tell.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | date | None = None
    language: str | None = None
    tongue: str | None = None
    url: str | None = None
    retrieved: str | None = None
    published_at: str | None = None
    modified: str | None = None
    media: str | None = None
    sha256: str | None = None
    partial: str | None = None
    parts: tuple[Part, ...] = ()
    places: tuple[Place, ...] = ()


def document(found: Found, given: Given, where: str = "") -> Document:
    """The Document of what was found; what is given goes first.

    Raises InputError for an empty or too long text, DateError, LanguageError.
    """
    text = found.text
    most = MOST_TAKEN_OUT if found.places else MOST
    if len(text) > most:
        raise InputError(f"an article of at most {most:,} characters", f"{len(text):,}", where, SPLIT)
    if is_empty(text):
        raise InputError("an article", "an empty text", where, "look whether the right file was named")
    day = given.get("published")
    return Document(
        text=text,
        title=given.get("title") or found.title,
        outlet=given.get("outlet") or found.outlet,
        author=given.get("author") or found.author,
        published=_day(day if day is not None else found.published, where),
        language=_language(given.get("language") or found.language, found.tongue, text, where),
        url=given.get("url") or found.url,
        retrieved=found.retrieved,
        published_at=found.published_at,
        modified=found.modified,
        media=found.media,
        sha256=found.sha256,
        partial=found.partial,
        parts=found.parts,
        places=found.places,
    )


def is_empty(text: str) -> bool:
    """Whether a text holds no words: blanks, byte order marks and null characters alone."""
    return not text or text.isspace() or not text.strip("\x00\ufeff \t\r\n")


def _day(value: str | date | None, where: str) -> date | None:
    day = parse_day(value, where) if isinstance(value, str) else value
    return day.date() if isinstance(day, datetime) else day


def _language(named: str | None, claimed: str | None, text: str, where: str) -> str:
    if named:
        return tongue.code(named, where)
    try:
        return tongue.detect(text, where)
    except LanguageError as error:
        if not claimed or error.found != tongue.UNSURE:
            raise
        try:
            return tongue.code(claimed, where)
        except LanguageError:
            raise error from None
