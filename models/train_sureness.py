"""Trains how sure an attribution is: python models/train_sureness.py.

Data: the project's own corpus (corpus/, CC0), its train and dev parts, read by the reader as it stands. Every attribution to a source is
one row: its facts (laut.reading.sureness), and whether it is right (bench/persons.py, strictly). The rules were mended with the train
part in view and are righter there than elsewhere, so the rows of dev count DEV times. A logistic model by plain gradient steps, weights in
hundredths; the same input gives the same bytes. Writes languages/*/sureness.toml; the thresholds there are kept. A minute on one core.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import replace
from math import exp
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent)]

from bench.persons import judge  # noqa: E402

from bench import own  # noqa: E402
from laut.engines.local import complete  # noqa: E402
from laut.reading import read  # noqa: E402
from laut.reading.sureness import Witness  # noqa: E402
from laut.text import analyse  # noqa: E402

LANGUAGES = HERE.parent / "src" / "laut" / "languages"
PARTS = ("train", "dev")
DEV = 3  # how often a row of dev counts
LEAST = 8  # rows that a fact must have
STEPS, RATE, PRIOR = 400, 1.0, 0.004  # gradient steps, their size, how strongly weights are held at nought
HEAD = """# How sure an attribution is: a logistic model over the facts of laut.reading.sureness; models/train_sureness.py makes it from
# corpus/ (CC0). From `threshold` on a source is asserted (a named person, everybody else); below that it is only `perhaps`.
"""


def rows(language: str) -> list[tuple[list[str], bool]]:
    """(facts, right) of every attribution to a source in one language."""
    out = []
    for part, article in ((name, article) for name in PARTS for article in own.marked(name)):
        if article.document.language != language:
            continue
        reading = read(complete(article.document))
        told = tuple(replace(a, sources=a.sources or a.perhaps) for a in reading.attributions)  # what was held back is learnt from too
        reading = replace(reading, attributions=told)
        witness = Witness(analyse(article.document.text, language, article.document.parts), reading.attributions, reading.sources)
        for one in judge(article, reading):
            if one.source is not None:
                out += [(witness.facts(one.attribution), one.strict)] * (DEV if part == "dev" else 1)
    return out


def fit(data: list[tuple[list[str], bool]]) -> tuple[float, dict[str, float]]:
    """Bias and weights."""
    count = Counter(fact for facts, _ in data for fact in facts)
    known = sorted(fact for fact, n in count.items() if LEAST <= n <= len(data) - LEAST)
    number = {fact: k for k, fact in enumerate(known)}
    cases = [([number[f] for f in facts if f in number], float(right)) for facts, right in data]
    bias, weights = 0.0, [0.0] * len(known)
    scale = [1 / (count[fact] / len(data) + 0.05) ** 0.5 for fact in known]  # rare facts learn as fast as frequent ones
    for _ in range(STEPS):
        slope, slopes = 0.0, [0.0] * len(known)
        for facts, right in cases:
            off = right - 1 / (1 + exp(-bias - sum(weights[k] for k in facts)))
            slope += off
            for k in facts:
                slopes[k] += off
        bias += RATE / 8 * slope / len(cases)
        weights = [w + RATE / 8 * s * (d / len(cases) - PRIOR * w) for w, d, s in zip(weights, slopes, scale, strict=True)]
    return round(bias, 2), {fact: round(w, 2) for fact, w in zip(known, weights, strict=True) if abs(w) >= 0.005}


def main() -> None:
    """Read, fit, write."""
    for language in ("de", "en"):
        path = LANGUAGES / language / "sureness.toml"
        threshold = tomllib.loads(path.read_text("utf-8"))["threshold"]
        data = rows(language)
        bias, facts = fit(data)
        lines = [f"bias = {bias}", "", "[threshold]", *(f"{k} = {v}" for k, v in threshold.items()), "", "[facts]"]
        lines += [f'"{fact}" = {weight}' for fact, weight in sorted(facts.items())]
        path.write_text(HEAD + "\n" + "\n".join(lines) + "\n", "utf-8")
        print(f"{language}: {len(data)} rows, {sum(right for _, right in data)} right, {len(facts)} weights")


if __name__ == "__main__":
    main()
