"""Readings against the project's own corpus: `python bench/corpus.py --split train|dev|test [--misses] [--language de|en] [--kind K]`.

Prints precision, recall and F1 of every row (compare.py says what each counts), by language, by kind of text, and how often the speaker is
the right one by the way in which he is named. --misses lists what is wrong, article by article; not on test, which nobody looks into.
--agreement FOLDER compares two annotators' notes on the same articles instead (FOLDER/NAME.toml are the second one's), with Cohen's kappa.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from bench import own  # noqa: E402
from bench.compare import ROWS, Comparison, kappa  # noqa: E402
from bench.matching import printed, row  # noqa: E402
from bench.tables import markdown  # noqa: E402
from laut.engines.local import complete  # noqa: E402
from laut.reading import read  # noqa: E402

Table = dict[str, Any]
SPLITS = ("train", "dev", "test")
SECOND = own.CORPUS / "second"
LANGUAGES = {"de": "German", "en": "English"}
BY_KIND = ("attribution", "chain", "figure->who", "time")


@dataclass
class Sums:
    """Counts over several articles."""

    articles: int = 0
    rows: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in ROWS})
    references: dict[str, Counter[str]] = field(default_factory=dict)
    labels: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {"stance": [], "type": []})

    def add(self, comparison: Comparison) -> None:
        """Adds one article's."""
        self.articles += 1
        for name, count in comparison.counts.items():
            self.rows[name].update(count)
        for kind, count in comparison.references.items():
            self.references.setdefault(kind, Counter()).update(count)
        for label, pairs in comparison.labels.items():
            self.labels[label] += pairs

    def table(self) -> list[dict[str, Any]]:
        """Precision, recall, F1 of each row."""
        return [row(name, count) for name, count in self.rows.items()]


Compared = list[tuple[own.Own, Comparison]]


def compared(split: str, model: Path | None = None) -> Compared:
    """Every article of a split, read (with a learned model where one is given) and compared."""
    return [(a, Comparison(read(complete(a.document), model).to_dict(), a.reading, a.references)) for a in own.articles(split)]


def summed(comparisons: Iterable[Comparison]) -> Sums:
    """The counts of many articles."""
    sums = Sums()
    for comparison in comparisons:
        sums.add(comparison)
    return sums


def groups(found: Compared) -> Iterator[tuple[str, str, Sums]]:
    """(name, title, counts): all articles, then those of each language."""
    yield "", "", summed(c for _, c in found)
    for language, title in LANGUAGES.items():
        some = [c for a, c in found if a.document.language == language]
        if some:
            yield f"-{language}", f", {title}", summed(some)


def reference_rows(sums: Sums) -> list[dict[str, Any]]:
    """By how the speaker is named: of those found the share with the right source, and the counts behind it.

    Precision is over the found ones to which the reading gives a source at all, recall over all.
    """
    rows = []
    for kind in own.notation.REFERENCES:
        count = sums.references.get(kind, Counter())
        if count["all"]:
            unnamed = kind in ("nobody", "adverb")
            given = count["found"] if unnamed else count["named"]
            rows.append(
                {
                    **row(kind, Counter(hit=count["right"], read=given, gold=count["all"])),
                    "of_found": count["right"] / count["found"] if count["found"] else 0.0,
                    **{key: count[key] for key in ("found", "named", "right", "all")},
                }
            )
    return rows


def kind_rows(found: Compared) -> list[tuple[str, str]]:
    """By kind of text: F1 of the main rows."""
    rows = []
    for kind in own.notation.KINDS:
        some = summed(c for a, c in found if a.kind == kind)
        if some.articles:
            rates = {r["name"]: r for r in some.table()}
            line = ", ".join(f"{name} {rates[name]['f1']:.3f}" for name in BY_KIND if rates[name]["gold"])
            rows.append((f"{kind} ({some.articles})", line))
    return rows


def split_tables(split: str, found: Compared) -> list[Table]:
    """The tables of one split."""
    tables: list[Table] = []
    for name, title, sums in groups(found):
        size = f"{sums.articles} article{'s' * (sums.articles != 1)}"
        tables.append({"name": f"own-{split}{name}", "title": f"Own corpus, {split}{title}: {size}", "rows": sums.table()})
    columns = ["p", "r", "f1", "found", "right", "all"]
    rows = reference_rows(summed(c for _, c in found))
    named = f"Own corpus, {split}: the speaker, by how he is named"
    return [
        *tables,
        {"name": f"own-{split}-kinds", "title": f"Own corpus, {split}, by kind of text (articles): F1", "values": kind_rows(found)},
        {
            "name": f"own-{split}-references",
            "title": named,
            "columns": columns,
            "rows": rows,
        },
    ]


def agreement(second: Path = SECOND, folder: Path = own.CORPUS) -> list[Table]:
    """How far two annotators agree: the second's notes against the first's."""
    pairs = [(own.article(other.name, folder), other) for other in own.articles(folder=folder, second=second)]
    sums = summed(Comparison(other.reading, first.reading) for first, other in pairs)
    kappas = [(label, f"{kappa(labels):.3f}") for label, labels in sums.labels.items()]
    return [
        {"name": "own-agreement", "title": f"Own corpus, two annotators: {sums.articles} articles", "rows": sums.table()},
        {"name": "own-kappa", "title": "Own corpus, two annotators: Cohen's kappa, matched contents", "values": kappas},
    ]


def tables(_shared: Path | None = None) -> list[Table]:
    """Dev and test, and the agreement of two annotators where there is one."""
    found = [table for split in ("dev", "test") if (read_ones := compared(split)) for table in split_tables(split, read_ones)]
    return found + (agreement() if SECOND.is_dir() else [])


def show(found: Compared) -> None:
    """What is wrong, article by article."""
    for article, comparison in found:
        print(f"--- {article.name} ({article.kind})", *comparison.misses, sep="\n")


def main() -> None:
    """Print the tables, or what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--misses", action="store_true", help="what is wrong, article by article")
    parser.add_argument("--language", choices=list(LANGUAGES))
    parser.add_argument("--kind", choices=own.notation.KINDS)
    parser.add_argument("--agreement", type=Path, metavar="FOLDER", help="two annotators' notes against each other")
    options = parser.parse_args()
    if options.agreement:
        print("\n".join(map(markdown, agreement(options.agreement))))
        return
    if options.misses and options.split == "test":
        raise SystemExit("the test split is for measuring alone: its misses are not shown")
    chosen = [
        (a, c) for a, c in compared(options.split) if options.language in (None, a.document.language) and options.kind in (None, a.kind)
    ]
    if not chosen:
        raise SystemExit(f"no articles in {options.split}")
    if options.misses:
        show(chosen)
    for table in split_tables(options.split, chosen):
        print(f"== {table['title']}")
        print("\n".join(f"{name:<24} {value}" for name, value in table["values"]) if "values" in table else printed(table["rows"]), "\n")


if __name__ == "__main__":
    main()
