"""How fast times and figures are read, beside the peers: the same text, one core, processor time of one run.

laut is timed on analysed text and with the analysis (blocks, sentences, tokens, tagging); a peer from the text on, its loading left out.
All read the text in several rounds, of which the fastest counts: Java has then compiled what is hot.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from bench.accuracy import documents
from bench.beside import systems
from bench.speed import one_core
from laut.reading.figures import find_figures
from laut.reading.times import find_times
from laut.records import Document
from laut.text import analyse

Table = dict[str, Any]
ARTICLES = 25  # as many as the slowest peer reads in half a minute
ROUNDS = 3
CORPORA = (("de", "uhh", "UHH dev"), ("en", "polnear", "PolNeAR dev"))


def tables(folder: Path) -> list[Table]:
    """German and English."""
    one_core()
    return [paces(folder, *corpus) for corpus in CORPORA]


def paces(folder: Path, language: str, part: str, title: str) -> Table:
    """Tokens a second of laut, its stages, and each peer of a language."""
    found = list(documents(folder / "corpora" / part / "dev.jsonl.gz", language))[:ARTICLES]
    tokens, seconds = stages([d for _, d in found], language)
    alone = seconds["times"] + seconds["figures"]
    paces = {
        "laut: times + figures": alone,
        "laut: times + figures, with the analysis of the text": alone + seconds["analysis"],
        "laut: times": seconds["times"],
        "laut: times, with the analysis of the text": seconds["times"] + seconds["analysis"],
        "laut: figures": seconds["figures"],
    }
    for system in (*systems("times", language), *systems("figures", language)):
        paces[system.name] = system.read(found, ROUNDS)[1] if system.installed() else 0.0
    values = [(name, f"{tokens / took:,.0f} tokens/s" if took else "not installed here") for name, took in paces.items()]
    about = f"Speed of times and figures: {len(found)} articles of {title}, {tokens:,} tokens"
    return {"name": f"pace-{language}", "title": about, "values": values}


def stages(found: list[Document], language: str) -> tuple[int, dict[str, float]]:
    """Tokens, and the least seconds of some rounds for the analysis, times and figures of all documents."""
    least: dict[str, float] = {}
    tokens = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        texts = [analyse(d.text, language) for d in found]
        analysed = time.process_time()
        times = [find_times(text, d.published) for text, d in zip(texts, found, strict=True)]
        timed = time.process_time()
        for text, some in zip(texts, times, strict=True):
            find_figures(text, some)
        took = {"analysis": analysed - start, "times": timed - analysed, "figures": time.process_time() - timed}
        least = {name: min(seconds, least.get(name, seconds)) for name, seconds in took.items()}
        tokens = sum(len(text.tokens) for text in texts)
    return tokens, least
