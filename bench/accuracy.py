"""How right the readings are: on the hand-made gold, on public corpora by their own measures, and part by part."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.gold import gold_articles, lines
from laut.engines.local import read_document
from laut.records import Document

Table = dict[str, Any]
HERE = Path(__file__).resolve().parent
CORPORA = (
    ("uhh", "quotes", "uhh/dev.jsonl.gz", "de", "German quotations: UHH dev"),
    ("polnear", "english", "polnear/dev.jsonl.gz", "en", "English attributions: PolNeAR dev"),
    ("krauts-diezeit", "times", "krauts/diezeit.jsonl.gz", "de", "German times: KRAUTS DieZeit"),
    ("krauts-dolomiten", "times", "krauts/dolomiten-42.jsonl.gz", "de", "German times: KRAUTS Dolomiten-42"),
    ("newsquant", "quantities", "newsquant/dev.jsonl.gz", "en", "English quantities: NewsQuant dev"),
)
# Measures of single parts, each a script of its own beside this one; its output is taken as it is.
PARTS = ("tagging*.py", "sources.py", "findings.py")


def scorer(shared: Path) -> ModuleType:
    """The gold's own score.py."""
    return scorer_of(shared / "gold" / "score.py")


def scorer_of(path: Path) -> ModuleType:
    """A scoring script outside the repository, as a module."""
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(shared: Path, model: Path | None = None) -> list[Table]:
    """The seed; gold/reading in all, by language (both micro averages), as a mean over articles, and article by article."""
    score = scorer(shared).score
    counts: dict[str, dict[str, Counter[str]]] = {}
    means: dict[str, list[float]] = {}
    articles = []
    for article in gold_articles(shared):
        reading = read_document(article.document, model=model).to_dict()
        rows, _ = score(reading, article.gold, article.document.text)
        sums = ["seed"] if article.name == "seed" else ["reading", f"reading-{article.document.language}"]
        for name, _, _, f1, hit, read, wanted in rows:
            for table in sums:
                counts.setdefault(table, {}).setdefault(name, Counter()).update(hit=hit, read=read, gold=wanted)
            if article.name != "seed" and wanted:
                means.setdefault(name, []).append(f1)
        short = ", ".join(f"{name} {f1:.2f}" for name, _, _, f1, _, _, wanted in rows if wanted)
        articles.append(f"{article.name:<28} {short}")
    titles = {
        "seed": "Seed article", "reading": "gold/reading, 18 articles", "reading-de": "gold/reading, German",
        "reading-en": "gold/reading, English",
    }  # fmt: skip
    tables = [
        {"name": name, "title": title, "rows": [_row(row, c) for row, c in counts[name].items()]}
        for name, title in titles.items()
        if name in counts
    ]
    mean = [(name, f"{sum(values) / len(values):.3f}") for name, values in means.items()]
    return [
        *tables,
        {"name": "means", "title": "gold/reading, mean of the articles' F1", "values": mean},
        {"name": "articles", "title": "F1 article by article", "text": "\n".join(articles)},
    ]


def _row(name: str, count: Counter[str]) -> dict[str, Any]:
    p = count["hit"] / count["read"] if count["read"] else 0.0
    r = count["hit"] / count["gold"] if count["gold"] else 0.0
    return {"name": name, "p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, **count}


def documents(path: Path, language: str) -> Iterator[tuple[str, Document]]:
    """(name, document) of each line of a corpus."""
    for number, line in enumerate(lines(path)):
        published = date.fromisoformat(line["published"][:10]) if line.get("published") else None
        yield str(line.get("name", number)), Document(line["text"], outlet=line.get("outlet"), published=published, language=language)


def corpora(shared: Path) -> list[Table]:
    """Each corpus by its own measure."""
    return [measured(shared, *corpus) for corpus in CORPORA]


def measured(shared: Path, name: str, what: str, file: str, language: str, title: str, model: Path | None = None) -> Table:
    """One corpus by its own measure, read with a learned model where one is given."""
    path = shared / "corpora" / file
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for line, document in documents(path, language):
            print(json.dumps({"name": line, **read_document(document, model=model).to_dict()}), file=out)
        out.flush()
        command = [sys.executable, str(shared / "corpora" / "score.py"), what, str(path), out.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"found \(IoU >= 0.5\) (\w+) +([\d.]+) of (\d+)", printed)
    types = "; ".join(f"{kind} {float(share):.3f} of {number}" for kind, share, number in found)
    return {"name": name, "title": title, "rows": rows(printed), "note": f"Found (shared tokens at least half): {types}" if types else ""}


def rows(printed: str) -> list[dict[str, Any]]:
    """The rows `NAME P 0.1 R 0.2 F1 0.3` of what a scorer printed."""
    found = re.finditer(r"^ *(\S.*?) +P ([\d.]+) +R ([\d.]+) +F1 ([\d.]+)", printed, re.M)
    return [{"name": m[1], "p": float(m[2]), "r": float(m[3]), "f1": float(m[4])} for m in found]


def parts(shared: Path) -> list[Table]:
    """What the scripts for single parts print."""
    tables = []
    for pattern in PARTS:
        for script in sorted(HERE.glob(pattern)):
            done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=300, cwd=HERE.parent)
            text = done.stdout if done.returncode == 0 else done.stdout + done.stderr[-500:]
            tables.append({"name": script.stem, "title": f"bench/{script.name}", "text": text or "(nothing printed)"})
    return tables
