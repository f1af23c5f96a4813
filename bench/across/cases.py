"""Weighing on the gold's cases, by the gold's own scorer: end to end, and with the given figures and chains in the reader's place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.across.given import with_given
from laut.acquire import from_path
from laut.engines.local import read_document
from laut.ledger.copies import LEAST
from laut.ledger.sketching import runs
from laut.records import Reading
from laut.weighing.across import known, weigh_across
from laut.weighing.answering import Around
from laut.weighing.brief import brief
from laut.weighing.casebook import case_findings
from laut.weighing.worded import finding_dict, question_dict

ROWS = ("answers", "grouping", "origins", "independent", "relation", "current", "copies", "position", "arithmetic", "holds")


def cases(shared: Path) -> Iterator[Path]:
    """The folders of the cases."""
    yield from sorted(path for path in (shared / "gold" / "cases").iterdir() if path.is_dir())


def readings(case: Path) -> dict[str, Reading]:
    """The articles of a case, read."""
    return {path.stem: read_document(from_path(path)) for path in sorted((case / "articles").glob("*.txt"))}


def given(found: dict[str, Reading], truth: dict[str, Any]) -> dict[str, Reading]:
    """The readings with the truth's figures and origins in them."""
    kinds = {source.name: (source.kind, source.named) for reading in found.values() for source in reading.sources}
    out = {}
    for name, reading in found.items():
        text, answers = reading.document.text, []
        for question in truth["questions"]:
            for answer in question["answers"]:
                quote = text.find(answer["quote"]) if answer["article"] == name else -1
                b = text.find(answer["figure"], quote) if quote >= 0 else -1
                if b >= 0:
                    answers.append({**answer, "span": [b, b + len(answer["figure"])]})
        out[name] = with_given(reading, answers, kinds)
    return out


def copies(found: dict[str, Reading]) -> dict[str, str]:
    """Copies among the articles as the ledger finds them: most of the shorter text's runs of words stand in the other, which came first."""
    order = sorted(
        found.values(), key=lambda r: (r.document.published is None, r.document.published, r.document.outlet != "dpa", r.document.id)
    )
    hashes = {r.document.id: runs(r.document.text) for r in order}
    pairs: dict[str, str] = {}
    for k, later in enumerate(order):
        for first in order[:k]:
            a, b = hashes[later.document.id], hashes[first.document.id]
            if len(a & b) >= LEAST * min(len(a), len(b)) and first.document.id not in pairs:
                pairs.setdefault(later.document.id, first.document.id)
    return pairs


def ledger(found: dict[str, Reading]) -> dict[str, Any]:
    """What `laut questions --json` and `laut check --json` print of these readings, in one."""
    briefs = sorted((brief(reading) for reading in found.values()), key=lambda b: b.article)
    around = known(briefs, Around(copies=copies(found)))
    weighed = weigh_across(briefs, around)
    articles = [
        {"id": r.document.id, "title": r.document.title, "text": r.document.text, "copy_of": around.copies.get(r.document.id)}
        for r in found.values()
    ]
    findings = [finding_dict(f) for f in case_findings(briefs, weighed, around, "en")]
    return {"articles": articles, "questions": [question_dict(w.question) for w in weighed], "findings": findings}


def scored(case: Path, with_truth: bool) -> list[Any]:
    """The rows of the gold's scorer for one case."""
    gold = str(case.parent.parent)
    if gold not in sys.path:
        sys.path.insert(0, gold)
    scorer = import_module("score_case")
    truth = json.loads((case / "truth.json").read_text("utf-8"))
    found = readings(case)
    rows, _ = scorer.score(ledger(given(found, truth) if with_truth else found), truth, scorer.case_titles(case / "articles"))
    return list(rows)


def tables(shared: Path) -> list[dict[str, Any]]:
    """The rows of all cases together: micro averages; of answers, grouping and copies the mean F1."""
    out = []
    for name, title, with_truth in (
        ("cases", "Cases of several articles, end to end", False),
        ("cases-given", "Cases, the given figures and origins in the reader's place", True),
    ):
        every = [scored(case, with_truth) for case in cases(shared)]
        rows = []
        for k, row in enumerate(ROWS):
            some = [case[k] for case in every]
            hit, read, gold = (sum(r[i] for r in some) for i in (4, 5, 6))
            rows.append({"name": row, "p": hit / max(1, read), "r": hit / max(1, gold), "f1": sum(r[3] for r in some) / len(some)})
        note = "P and R over all cases, F1 the mean of the cases; a row that is an accuracy shows it in all three columns."
        out.append({"name": name, "title": title, "rows": rows, "note": note})
    return out
