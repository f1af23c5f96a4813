"""Adding to a ledger whose questions are weighed: what one article more takes."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

from bench.newsroom import newsroom
from laut.engines.adding import add
from laut.engines.questions import refresh
from laut.ledger import Ledger, tables

LATER = 10  # articles that are added one by one


def measured(size: int, seed: int, workers: int, later: int = LATER) -> list[tuple[str, str]]:
    """Name and value: a ledger of a newsroom without some of its articles, and CPU seconds of adding each of these and weighing again."""
    with tempfile.TemporaryDirectory(prefix="laut-adding-") as folder:
        files = _written(Path(folder), size, seed)
        left = files[:: max(1, len(files) // later)][:later]
        with Ledger(Path(folder) / "measured.laut", create=True) as ledger:
            add(ledger, [str(file) for file in files if file not in set(left)], workers=workers)
            whole = _seconds(ledger)
            keeping, weighing = [], []
            for file in left:
                begun = time.process_time()
                add(ledger, [str(file)], workers=1)
                keeping.append(time.process_time() - begun)
                weighing.append(_seconds(ledger))
            with ledger.reading() as connection:
                claims = connection.execute(select(func.count()).select_from(tables.answer)).scalar_one()
    return [
        ("articles, claims", f"{len(files)}, {claims}"),
        ("weighing all of them, s", f"{whole:.2f}"),
        ("reading and keeping one more, s (median, most)", f"{median(keeping):.2f}, {max(keeping):.2f}"),
        ("weighing it, s (median, most; asked: under 1)", f"{median(weighing):.2f}, {max(weighing):.2f}"),
    ]


def _seconds(ledger: Ledger) -> float:
    begun = time.process_time()
    refresh(ledger)
    return time.process_time() - begun


def _written(folder: Path, size: int, seed: int) -> list[Path]:
    """The articles of a newsroom as files, in the order of their stories."""
    found = []
    for story in newsroom(size, seed):
        for article in story.articles:
            found.append(folder / f"{story.id}-{article.name}.txt")
            found[-1].write_text(article.page(), encoding="utf-8")
    return found
