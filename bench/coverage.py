"""How much is right as a reader asks for more confidence: `python bench/coverage.py [--on CORPUS,...]`.

For each threshold: the share of attributions whose confidence reaches it (`kept`), how many of these are right (`strict`, `lenient`,
`mouth`: persons.py says what they are), and their mean confidence (`said`: of a well calibrated confidence it is the share that is right).
Once for the statements put into the mouth of a named person, once for all that have a source; each pair of an attribution and a source
counts, also what the reading itself holds back; the row `asserted` is its own choice. The last line of a table is the lowest threshold from
which on at least 0.95 are right, strictly.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from bench.gold import shared_folder  # noqa: E402
from bench.persons import CORPORA, Judged, judged, rates  # noqa: E402
from laut.records import Attribution  # noqa: E402

Confidence = Callable[[Attribution], float]
SHOWN = ("gold", "uhh-dev", "own-dev", "own-test")
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
WANTED = 0.95
COLUMNS = ["kept", "strict", "lenient", "mouth", "said", "of"]


def sure(attribution: Attribution) -> float:
    """The reader's own confidence; 1 where nobody is named."""
    return 1.0 if attribution.sure is None else attribution.sure


def at(threshold: float, found: Sequence[Judged], confidence: Confidence) -> dict[str, Any]:
    """One point of the curve."""
    kept = [(one, confidence(one.attribution)) for one in found if confidence(one.attribution) >= threshold]
    said = sum(value for _, value in kept) / (len(kept) or 1)
    return {"name": f"{threshold:.2f}", "kept": len(kept) / (len(found) or 1), **rates(one for one, _ in kept), "said": said}


def asserted(found: Sequence[Judged], confidence: Confidence) -> dict[str, Any]:
    """The point that the reader itself has chosen."""
    kept = [one for one in found if one.asserted]
    return {**at(0.0, kept, confidence), "name": "asserted", "kept": len(kept) / (len(found) or 1)}


def lowest(found: Sequence[Judged], confidence: Confidence, wanted: float = WANTED) -> float | None:
    """The lowest confidence from which on at least `wanted` are right, strictly; None where there is none."""
    ordered = sorted(((confidence(one.attribution), one.strict) for one in found), reverse=True)
    best, right = None, 0
    for n, (value, good) in enumerate(ordered, 1):
        right += good
        last = n == len(ordered) or ordered[n][0] < value
        if last and right / n >= wanted:
            best = value
    return best


def curve(found: Sequence[Judged], confidence: Confidence) -> list[dict[str, Any]]:
    """The points at all thresholds that keep something, at the reader's own, and at the lowest one that gives the wanted precision."""
    points = (at(threshold, found, confidence) for threshold in THRESHOLDS)
    rows = [*(point for point in points if point["of"]), asserted(found, confidence)]
    least = lowest(found, confidence)
    return rows if least is None else [*rows, {**at(least, found, confidence), "name": f"{least:.3f} (for {WANTED})"}]


def tables(shared: Path, corpora: Sequence[str] = SHOWN, confidence: Confidence = sure) -> list[dict[str, Any]]:
    """Two curves a corpus: named persons, all."""
    made = []
    for corpus in corpora:
        found = [one for one in judged(corpus, shared, held_back=True) if one.source is not None]
        for name, title, some in (("persons", "named persons", [one for one in found if one.person]), ("all", "all sources", found)):
            if some:
                heading = f"Right and kept by confidence: {corpus}, {title}"
                made.append({"name": f"coverage-{corpus}-{name}", "title": heading, "columns": COLUMNS, "rows": curve(some, confidence)})
    return made


def printed(table: dict[str, Any]) -> str:
    """A curve as lines."""
    lines = [f"== {table['title']}", f"{'confidence':<20}" + "".join(f"{column:>9}" for column in table["columns"])]
    for row in table["rows"]:
        values = (f"{row[c]:.3f}" if isinstance(row[c], float) else str(row[c]) for c in table["columns"])
        lines.append(f"{row['name']:<20}" + "".join(f"{value:>9}" for value in values))
    return "\n".join([*lines, ""])


def main() -> None:
    """Print the curves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", default=",".join(SHOWN), help=f"comma separated: {', '.join(CORPORA)}")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        raise SystemExit("gold and corpora are not here: set LAUT_SHARED, or put the folder `shared` beside the repository")
    for table in tables(shared, options.on.split(",")):
        print(printed(table), flush=True)


if __name__ == "__main__":
    main()
