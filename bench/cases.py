"""The cases of the gold: several articles each, with the questions that their figures answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.compare import shared
from laut.acquire import from_path
from laut.engines.local import read_document


def answers(case: Path) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """(article, where the figure starts in its text, the answer) of all questions of a case."""
    texts = {path.stem: from_path(path).text for path in sorted((case / "articles").glob("*.txt"))}
    truth = json.loads((case / "truth.json").read_text("utf-8"))
    for question in truth["questions"]:
        for answer in question["answers"]:
            text = texts[answer["article"]]
            quote = text.find(answer["quote"])
            figure = text.find(answer["figure"], max(quote, 0))
            if quote >= 0 and figure >= 0:
                yield answer["article"], figure, answer


def asked_counts(folder: Path) -> dict[str, str]:
    """By case: of the counts that answer a question, the share that gets a concept, and of how many."""
    found = {}
    for case in sorted(path for path in (folder / "gold" / "cases").iterdir() if path.is_dir()):
        readings = {p.stem: read_document(from_path(p)).to_dict() for p in sorted((case / "articles").glob("*.txt"))}
        hits = []
        for article, b, answer in answers(case):
            if answer["unit"] is None:
                span = [b, b + len(answer["figure"])]
                hits.append(any(f["concept"] for f in readings[article]["figures"] if shared(f["span"], span) > 0))
        found[case.name] = f"{sum(hits) / len(hits):.3f} ({len(hits)})" if hits else ""
    return found
