"""laut validate on the project's own corpus: `python bench/validation.py` prints, and writes the tables into docs/validation.md.

A sample of the corpus (dev and test) is drawn as `laut validate sample` draws it. What its annotators wrote stands in for the coders: the
first notes for one, the second notes, which sixteen of the articles have, for another. The misses are not listed: nobody looks into the
test part.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP)]

from click.testing import CliRunner  # noqa: E402

from bench import own  # noqa: E402
from laut import contract  # noqa: E402
from laut.cli.main import cli  # noqa: E402
from laut.engines.local import read_document  # noqa: E402
from laut.engines.validation import sheets  # noqa: E402
from laut.engines.validation.passages import Item, Passage, passages  # noqa: E402
from laut.engines.validation.sampling import sample  # noqa: E402
from laut.records import Reading  # noqa: E402

SIZE, SEED, BY = 250, 1, ("language", "kind")
PAGE = TOP / "docs" / "validation.md"
MARKS = ("<!-- tables: bench/validation.py writes them -->", "<!-- end of tables -->")


def annotated(article: own.Own, machine: Reading) -> Reading:
    """The annotators' notes on an article as a reading of the same document."""
    empty: dict[str, Any] = machine.to_dict() | {"claims": [], "findings": [], "routes": [], "sheets": [], "unread": [], "facts": []}
    told = {name: article.reading[name] for name in ("sources", "attributions", "figures", "times")}
    return replace(contract.from_dict(empty | told), document=machine.document)


def articles() -> Iterator[own.Own]:
    """The articles that are sampled: of the two parts that nothing was learnt from."""
    for split in ("dev", "test"):
        yield from own.articles(split)


def row(unit: str, item: Item) -> dict[str, str]:
    """An item as a coder writes it."""
    return dict.fromkeys(sheets.COLUMNS, "") | {
        "unit": unit, "what": item.what, "words": item.words.split(" … ")[0], "who": " + ".join(item.who) or sheets.NOBODY,
        "through": "; ".join(" + ".join(link) or sheets.NOBODY for link in item.through), "stance": item.stance or "",
        "low": "" if item.low is None else f"{item.low:.15g}", "high": "" if item.high is None else f"{item.high:.15g}",
        "bound": item.bound or "", "measure": item.unit or "",
    }  # fmt: skip


def coder(path: Path, notes: dict[str, dict[tuple[int, int], Passage]], drawn: list[Passage]) -> None:
    """A filled sheet out of annotators' notes; passages of articles without notes stay empty."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, sheets.COLUMNS)
        writer.writeheader()
        for passage in drawn:
            found = notes.get(passage.document, {}).get(tuple(passage.span))  # type: ignore[arg-type]
            if found is None:
                continue
            rows = [row(passage.id, item) for item in found.items if item.words.split(" … ")[0] in passage.text]
            writer.writerows(rows or [dict.fromkeys(sheets.COLUMNS, "") | {"unit": passage.id, "nothing": "x"}])


def printed() -> str:
    """What `laut validate score` prints of the sample."""
    found = list(articles())
    readings = {a.name: read_document(a.document) for a in found}
    drawn = sample((p for a in found for p in passages(readings[a.name])), SIZE, BY, SEED)
    first, second = ({}, {})  # type: dict[str, dict[tuple[int, int], Passage]], dict[str, dict[tuple[int, int], Passage]]
    for article in found:
        _note(first, annotated(article, readings[article.name]))
    for split in ("dev", "test"):
        for article in own.articles(split, second=own.CORPUS / "second"):
            _note(second, annotated(article, readings[article.name]))
    with tempfile.TemporaryDirectory(prefix="laut-validate-") as folder:
        key = Path(folder, "sample.key.jsonl")
        key.write_text(sheets.key(drawn, BY, SEED, {}), encoding="utf-8")
        names = []
        for name, notes in (("first notes", first), ("second notes", second)):
            path = Path(folder, f"{name}.csv")
            coder(path, notes, [d.passage for d in drawn])
            names.append(str(path))
        done = CliRunner().invoke(cli, ["validate", "score", str(key), *names], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output.replace(f"{folder}/", "").replace(".csv", "").strip()


def _note(notes: dict[str, dict[tuple[int, int], Passage]], reading: Reading) -> None:
    notes[reading.document.id] = {(p.span.b, p.span.e): p for p in passages(reading)}


def main() -> None:
    """Print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print without writing")
    options = parser.parse_args()
    text = printed()
    print(text)
    if not options.dry:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(MARKS[0])
        PAGE.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
