"""Weighing across articles: `python bench/weighing.py` prints how right it is and how it grows, and writes bench/weighing.md.

--only NAME,NAME runs some of cases, newsroom, growth, adding, and prints without writing. --sizes are the numbers of articles of growth,
in CPU seconds. adding, which runs only when it is asked for, makes a ledger of --size articles and adds ten more, one by one, weighing
again after each.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from bench.across import adding, cases, newsroom  # noqa: E402
from bench.gold import shared_folder  # noqa: E402
from bench.tables import Table, markdown  # noqa: E402

SIZES = "1000,3000,10000,30000,50000"


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="cases,newsroom,growth")
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--size", type=int, default=1000, help="articles of the newsroom that is tallied, or of the ledger of adding")
    options = parser.parse_args()
    chosen = options.only.split(",")
    tables: list[Table] = []
    if "cases" in chosen and (shared := shared_folder()) is not None:
        tables += cases.tables(shared)
    if "newsroom" in chosen:
        for given, title in ((True, "the given figures and origins in the reader's place"), (False, "end to end")):
            for size in (10, options.size):
                tally = newsroom.measured(size, newsroom.SEED, given)
                tables.append({"name": f"newsroom-{size}", "title": f"The newsroom at {size} articles, {title}", "values": tally.rows()})
    if "growth" in chosen:
        sizes = tuple(map(int, options.sizes.split(",")))
        rows = newsroom.growth(sizes, newsroom.SEED, os.cpu_count() or 1, lambda line: print(line, file=sys.stderr, flush=True))
        named = [
            {
                "name": str(r["articles"]),
                "claims": r["claims"],
                "load s": round(r["load"], 2),
                "weigh s": round(r["weigh"], 2),
                "questions": r["questions"],
            }
            for r in rows
        ]
        tables.append({
            "name": "growth", "title": "Growth, one core: from kept briefs to questions", "rows": named, "bare": True,
            "columns": ("claims", "load s", "weigh s", "questions"),
        })  # fmt: skip
        if options.only == parser.get_default("only"):
            newsroom.drawn(rows, HERE / "weighing.svg")
    if "adding" in chosen:
        values = adding.measured(options.size, newsroom.SEED, os.cpu_count() or 1)
        tables.append({"name": f"adding-{options.size}", "title": f"Adding to a ledger of {options.size} articles", "values": values})
    written = "\n".join(map(markdown, tables))
    print(written)
    if options.only == parser.get_default("only"):
        (HERE / "weighing.md").write_text(
            f"# Weighing across articles\n\nPrinted by `python bench/weighing.py`.\n\n{written}\n![growth](weighing.svg)\n", "utf-8"
        )


if __name__ == "__main__":
    main()
