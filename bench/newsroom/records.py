"""What the newsroom hands out: stories of articles with their truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `name` is its file's name without ending, unique in its story; several versions of one article share `url`."""

    name: str
    title: str
    outlet: str
    published: date
    language: str
    url: str
    text: str

    def page(self) -> str:
        """The article as a file: front matter, an empty line, the text."""
        head = {"title": self.title, "outlet": self.outlet, "published": self.published, "language": self.language, "url": self.url}
        return "".join(["---\n", *(f"{key}: {value}\n" for key, value in head.items()), "---\n\n", self.text])


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, in the order in which they appeared, and `truth`, which README.md describes."""

    id: str
    kind: str
    articles: tuple[Article, ...]
    truth: dict[str, Any]
