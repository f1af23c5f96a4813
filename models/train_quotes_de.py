"""Trains the optional German reader of quotations: python models/train_quotes_de.py SHARED [--out FILE].

Data: the train part of the UHH corpus of quotations in German Wikinews (Petersen-Frey and Biemann 2024), CC BY-NC-SA 4.0: so is the model.
What the rules find in a text is shown to the fields; every field that learns from what another one says learns from what that one says of
articles that it has not seen (FOLDS). No random numbers; the same input gives the same bytes. About eight minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycrfsuite

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src")]

from laut.reading.attribution import find_drafts  # noqa: E402
from laut.reading.attribution.draft import Draft, runs  # noqa: E402
from laut.reading.learned import roles  # noqa: E402
from laut.reading.learned.candidates import Candidate, Contents, View, candidates, choose  # noqa: E402
from laut.reading.learned.crf import Features, Field  # noqa: E402
from laut.reading.learned.model import ABOUT, FIELDS, FORMAT, parts_of  # noqa: E402
from laut.reading.learned.sight import Chances, Sight, labels_of, paragraphs  # noqa: E402
from laut.reading.learned.spans import Told, alike  # noqa: E402
from laut.reading.names import find_names  # noqa: E402
from laut.reading.references import Cast  # noqa: E402
from laut.text import analyse  # noqa: E402
from laut.text.records import Text  # noqa: E402

OUT = HERE / "quotes-de-uhh.cc-by-nc-sa.model"
KINDS = {"Direct": "D", "Indirect": "I", "Reported": "R", "FreeIndirect": "X", "IndirectFreeIndirect": "X"}
FOLDS = 4
ROWS, NEARLY = 6, 4  # a candidate counts so many times: all for where it is a quotation, at most NEARLY where it has other edges
ABOUT_MODEL: dict[str, Any] = {
    "format": FORMAT, "name": "quotes-de-uhh", "licence": "CC BY-NC-SA 4.0", "language": "de",
    "data": "UHH corpus of quotations in German Wikinews, train part (Petersen-Frey and Biemann 2024, arXiv 2404.16764), CC BY-NC-SA 4.0",
    "made_by": "models/train_quotes_de.py", "card": "models/quotes_de.md",
    "least": 0.43, "nested": 0.6, "roles": {"speaker": 0.2, "cue": 0.3, "addressee": 0.3},
}  # fmt: skip
SETTINGS: dict[str, dict[str, float | int | bool]] = {
    "parts": {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 3, "feature.possible_transitions": True},
    "plain": {"c1": 0.05, "c2": 0.01, "max_iterations": 80, "feature.minfreq": 3, "feature.possible_transitions": True},
    "stacked": {"c1": 0.2, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 3, "feature.possible_transitions": True},
    "pool": {"c1": 0.0, "c2": 80.0, "max_iterations": 150, "feature.minfreq": 2},
    "roles": {"c1": 0.2, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 3},
}
Sequence_ = tuple[Sequence[Features], Sequence[str]]


@dataclass
class Article:
    """One article of the corpus as the fields see it: `gold` are its quotations."""

    text: Text
    gold: list[Told]
    sight: Sight
    rows: list[Features]
    chances: Chances = field(default_factory=list)
    stacked: list[Features] = field(default_factory=list)
    pool: list[Candidate] = field(default_factory=list)
    pool_rows: list[Features] = field(default_factory=list)
    worth: list[float] = field(default_factory=list)
    found: list[Told] = field(default_factory=list)


def read(path: Path) -> Iterator[tuple[Text, list[Draft], list[Told]]]:
    """(text, what the rules find, its gold quotations) of each article of a corpus file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text = analyse(row["text"], "de")
            drafts = find_drafts(text, Cast(text, find_names(text)))
            yield text, drafts, list(_gold(text, row))


def _gold(text: Text, row: dict[str, Any]) -> Iterator[Told]:
    ours: list[list[int]] = []
    at = 0
    for b, e in row["tokens"]:
        while at < len(text.tokens) and text.tokens[at].e <= b:
            at += 1
        mine, k = [], at
        while k < len(text.tokens) and text.tokens[k].b < e:
            mine.append(k)
            k += 1
        ours.append(mine)
    for quote in row["quotes"]:
        part = {name: sorted({k for i in quote[name] for k in ours[i]}) for name in ("quote", "speaker", "cue", "addressee", "frame")}
        tokens = frozenset(part.pop("quote"))
        if tokens:
            yield Told(KINDS[quote["type"]], tokens, **part)


def train(sequences: Iterable[Sequence_], settings: dict[str, float | int | bool]) -> bytes:
    """The bytes of a trained field."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in sequences:
        if rows:
            trainer.append(rows, labels)
    trainer.select("lbfgs")
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "field"
        trainer.train(str(path))
        return path.read_bytes()


def contents(article: Article, rows: list[Features]) -> Iterator[Sequence_]:
    """The paragraphs of an article with the labels of its contents."""
    labels, _ = labels_of([(quote.kind, runs(sorted(quote.tokens))) for quote in article.gold], article.sight.size)
    for start, end in paragraphs(article.text):
        yield rows[start:end], labels[start:end]


def parts(article: Article) -> Iterator[Sequence_]:
    """The paragraphs of an article with the roles that tokens have for whatever quotation."""
    labels = ["O"] * article.sight.size
    for letter, name in (("F", "frame"), ("A", "addressee"), ("S", "speaker"), ("C", "cue")):
        for quote in article.gold:
            for i in getattr(quote, name):
                labels[i] = letter
    for start, end in paragraphs(article.text):
        yield article.rows[start:end], labels[start:end]


def worth(tokens: frozenset[int], gold: Sequence[Told]) -> float:
    """The best token F1 of a span with a gold quotation."""
    return max((2 * len(tokens & quote.tokens) / (len(tokens) + len(quote.tokens)) for quote in gold), default=0.0)


def pool(article: Article) -> Iterator[Sequence_]:
    """The candidates of an article, each several times, as a quotation as often as it is one."""
    for row, value in zip(article.pool_rows, article.worth, strict=True):
        yes = ROWS if value == 1 else min(NEARLY, round((NEARLY + 1) * value))
        for _ in range(yes):
            yield [row], ["1"]
        for _ in range(ROWS - yes):
            yield [row], ["0"]


def around(article: Article) -> Iterator[Sequence_]:
    """What stands around the gold quotations, and around those found that are one, with the roles."""
    gold = sorted(article.gold, key=lambda q: (q.first, -len(q.tokens)))
    yield from _around(article, gold, gold)
    matched = [max(gold, key=lambda g: alike(q.tokens, g.tokens), default=None) for q in article.found]
    right = [g if g is not None and alike(q.tokens, g.tokens) >= 0.5 else None for q, g in zip(article.found, matched, strict=True)]
    yield from _around(article, article.found, right)


def _around(article: Article, quotes: list[Told], gold: Sequence[Told | None]) -> Iterator[Sequence_]:
    looked = roles.Around(article.sight, article.chances, quotes)
    before: list[int] = []
    for quote, right in zip(quotes, gold, strict=True):
        if right is not None:
            window, rows = looked.rows(quote, before)
            yield rows, roles.labels(window, right)
            before = right.speaker or before


def folds(articles: Sequence[Article], number: int) -> Iterator[tuple[list[Article], list[Article]]]:
    """(to learn from, to look at) for each fold."""
    for k in range(number):
        yield [a for j, a in enumerate(articles) if j % number != k], [a for j, a in enumerate(articles) if j % number == k]


def crossed(articles: Sequence[Article], settings: dict[str, Any]) -> None:
    """Fills in what the fields say of articles that they have not seen."""
    for known, unseen in folds(articles, FOLDS):
        seen = Field(train((s for a in known for s in parts(a)), settings["parts"]), "")
        for article in unseen:
            article.chances = parts_of(article.sight, seen, article.rows)
            article.stacked = article.sight.rows_with(article.rows, article.chances)
    for known, unseen in folds(articles, FOLDS):
        plain = Field(train((s for a in known for s in contents(a, a.rows)), settings["plain"]), "")
        stacked = Field(train((s for a in known for s in contents(a, a.stacked)), settings["stacked"]), "")
        for article in unseen:
            said = Contents(article.sight, [(plain, article.rows), (stacked, article.stacked)])
            article.pool = candidates(article.sight, said)
            view = View(article.sight, said, article.chances)
            article.pool_rows = [view.row(candidate) for candidate in article.pool]
            article.worth = [worth(candidate.tokens, article.gold) for candidate in article.pool]
    for known, unseen in folds(articles, 2):
        sure = Field(train((s for a in known for s in pool(a)), settings["pool"]), "")
        for article in unseen:
            chances = list(sure.yes(article.pool_rows))
            article.found = choose(article.sight, article.pool, chances, ABOUT_MODEL["least"], ABOUT_MODEL["nested"])


def fields(articles: Sequence[Article], settings: dict[str, Any]) -> dict[str, bytes]:
    """All fields of a model, trained on all articles."""
    crossed(articles, settings)
    data: dict[str, Iterable[Sequence_]] = {
        "parts": (s for a in articles for s in parts(a)),
        "plain": (s for a in articles for s in contents(a, a.rows)),
        "stacked": (s for a in articles for s in contents(a, a.stacked)),
        "pool": (s for a in articles for s in pool(a)),
        "roles": (s for a in articles for s in around(a)),
    }
    return {name: train(data[name], settings[name]) for name in FIELDS}


def write(path: Path, about: dict[str, Any], data: dict[str, bytes]) -> None:
    """The model file; the same content gives the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in ((ABOUT, json.dumps(about, indent=1, sort_keys=True).encode()), *data.items()):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with corpora/uhh")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    articles = []
    for text, drafts, gold in read(options.shared / "corpora" / "uhh" / "train.jsonl.gz"):
        sight = Sight(text, drafts)
        articles.append(Article(text, gold, sight, sight.rows()))
    write(options.out, ABOUT_MODEL, fields(articles, SETTINGS))
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {len(articles)} articles")


if __name__ == "__main__":
    main()
