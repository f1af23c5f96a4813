"""The optional learned model of quotations, measured as the default reader is: `python bench/run.py --only learned`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from bench import accuracy, corpus
from bench.persons import judge, rates
from bench.speed import one_core
from bench.truths import LOADERS
from laut.engines.local import complete, read_document
from laut.reading import read

Table = dict[str, Any]
MODEL = Path(__file__).resolve().parents[1] / "models" / "quotes-de-uhh.cc-by-nc-sa.model"


def tables(shared: Path) -> list[Table]:
    """UHH dev by its own measure, the German gold, named persons, the German part of our own corpus, speed; all with the model."""
    uhh = next(c for c in accuracy.CORPORA if c[0] == "uhh")
    with_it = "with the optional model (CC BY-NC-SA)"
    quotes = accuracy.measured(shared, "uhh-model", *uhh[1:4], f"German quotations: UHH dev, {with_it}", MODEL)
    gold = next(t for t in accuracy.gold(shared, MODEL) if t["name"] == "reading-de")
    persons = [judge(article, read(complete(article.document), MODEL)) for article in LOADERS["uhh-dev"](shared)]
    row = {"name": "uhh-dev", **rates(one for found in persons for one in found if one.person and one.attribution.sources)}
    columns = [name for name in row if name != "name"]
    own = [(article, found) for article, found in corpus.compared("dev", MODEL) if article.document.language == "de"]
    size = f"Own corpus, dev, German: {len(own)} articles, {with_it}"
    return [
        quotes,
        {**gold, "name": "reading-de-model", "title": f"gold/reading, German, {with_it}"},
        {"name": "persons-model", "title": f"Named persons {with_it}", "columns": columns, "rows": [row]},
        {"name": "own-dev-de-model", "title": size, "rows": corpus.summed(found for _, found in own).table()},
        {"name": "own-dev-kinds-model", "title": f"The same by kind of text (articles): F1, {with_it}", "values": corpus.kind_rows(own)},
        {"name": "speed-model", "title": f"Speed {with_it}", "values": [("whole reading of UHH dev on one core", speed(shared))]},
    ]


def speed(shared: Path) -> str:
    """Tokens a second, as bench/speed.py counts them for the default reader."""
    one_core()
    documents = [document for _, document in accuracy.documents(shared / "corpora" / "uhh" / "dev.jsonl.gz", "de")]
    tokens = sum(len(line["tokens"]) for line in accuracy.lines(shared / "corpora" / "uhh" / "dev.jsonl.gz"))
    read_document(documents[0], model=MODEL)
    start = time.process_time()
    for document in documents:
        read_document(document, model=MODEL)
    return f"{tokens / (time.process_time() - start):,.0f} tokens/s"
