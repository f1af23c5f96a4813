"""The project's own corpus: its articles by split, as what a reader gets and as what the annotators wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[1]
CORPUS = TOP / "corpus"
sys.path[:0] = [str(TOP), str(CORPUS)]

import notation  # noqa: E402

from bench.matching import words  # noqa: E402
from bench.truths import Marked, Truth  # noqa: E402
from laut.records import Document, Span  # noqa: E402


@dataclass(frozen=True)
class Own:
    """An article of the corpus: its text kind, the annotators' reading in the JSON of the contract, and how each speaker is named."""

    name: str
    kind: str
    document: Document
    reading: dict[str, Any]
    references: dict[str, str]


def splits(folder: Path = CORPUS) -> dict[str, str]:
    """Article -> train, dev or test; all are train as long as no splits.txt says otherwise."""
    path = folder / "splits.txt"
    if not path.exists():
        return dict.fromkeys(notation.names(folder / "articles"), "train")
    return dict(row.split() for row in path.read_text("utf-8").splitlines() if row.strip())


def articles(split: str | None = None, folder: Path = CORPUS, second: Path | None = None) -> Iterator[Own]:
    """The articles of a split (all where it is None) by name; `second` is a folder with another annotator's notes.

    One whose notes do not fit its text, or that is in no split, is left out, with a line on stderr.
    """
    known = splits(folder)
    names = notation.names(second or folder / "articles")
    for name in names:
        if name not in known:
            print(f"left out: {name} is in no split", file=sys.stderr)
        elif split in (None, known[name]):
            try:
                yield article(name, folder, second)
            except (notation.NotationError, KeyError, OSError, TypeError) as error:
                print(f"left out: {name}: {error}", file=sys.stderr)


def article(name: str, folder: Path = CORPUS, second: Path | None = None) -> Own:
    """One article, with the notes of its annotator, or with those in the folder `second`."""
    found = notation.load(name, folder / "articles", notes=second / f"{name}.toml" if second else None)
    about = found.about
    document = Document(
        found.text, title=about.get("title"), outlet=about.get("outlet"), author=about.get("author"),
        published=date.fromisoformat(about["published"]), language=about["language"],
    )  # fmt: skip
    return Own(name, found.notes["kind"], document, notation.reading(found), notation.references(found))


def marked(split: str) -> Iterator[Marked]:
    """The articles of a split with what is said in them."""
    for one in articles(split):
        names = {source["id"]: source["name"] for source in one.reading["sources"]}
        truths = [
            Truth(words(one.document.text, a["content"]), tuple(Span(*s) for s in a["speaker"]), tuple(names[s] for s in a["sources"]))
            for a in one.reading["attributions"]
        ]
        yield Marked(one.name, one.document, tuple(truths))
