"""All measures by one command: `python bench/run.py` prints them, and writes bench/results.md, bench/results.json and the README's figures.

--only NAME,NAME runs some (gold, corpora, times, quantities, attributes, pace, own, persons, coverage, learned, pages, speed, parts) and
prints without writing; `--only peers` is all about figures and times: times, quantities, attributes, pace.
Gold and corpora are found through LAUT_SHARED or in the folder `shared` beside the repository; own and pages need neither.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from bench import accuracy, attributes, beside, corpus, coverage, learned, pace, pages, persons, speed  # noqa: E402
from bench.gold import shared_folder  # noqa: E402
from bench.tables import REACH, Table, markdown  # noqa: E402
from laut import __version__  # noqa: E402

START, END = "<!-- figures: bench/run.py writes them -->", "<!-- end of figures -->"
ALONE = frozenset({"own", "pages"})  # what can be measured without gold and corpora
PEERS, PEERS_ARE = "peers", "times,quantities,attributes,pace"  # figures and times, laut beside others


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="comma separated names of measures; peers: all about figures and times")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None and not set((options.only or "all").split(",")) <= ALONE:
        raise SystemExit("gold and corpora are not here: set LAUT_SHARED, or put the folder `shared` beside the repository")
    measures: dict[str, Callable[[Any], list[Table]]] = {
        "gold": accuracy.gold, "corpora": accuracy.corpora, "times": beside.times, "quantities": beside.quantities,
        "attributes": attributes.tables, "pace": pace.tables, "own": corpus.tables, "persons": persons.tables,
        "coverage": coverage.tables, "learned": learned.tables, "pages": pages.tables, "speed": speed.speed, "parts": accuracy.parts,
    }  # fmt: skip
    chosen = options.only.replace(PEERS, PEERS_ARE).split(",") if options.only else list(measures)
    tables: list[Table] = []
    for name in chosen:
        for table in measures[name](shared):
            tables.append(table)
            print(markdown(table), flush=True)
    if options.only:
        return
    tables = json.loads(json.dumps(tables))
    (HERE / "results.json").write_text(json.dumps({"laut": __version__, "tables": tables}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (HERE / "results.md").write_text(head() + "\n".join(map(markdown, tables)), "utf-8")
    write_readme(tables)


def head() -> str:
    """What the results were made with."""
    return (
        f"# Results\n\nPrinted by `python bench/run.py`: laut {__version__}, Python {platform.python_version()}, one core of {cpu()}. "
        "gold/reading is the micro average over all its articles.\n\n"
    )


def cpu() -> str:
    """The name of the processor."""
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def section(tables: list[Table]) -> str:
    """The figures that the README shows."""
    by_name = {t["name"]: t for t in tables}
    lines = ["| on | " + " | ".join(REACH["reading"]) + " |", "| --- |" + " --- |" * len(REACH["reading"])]
    for name in ("seed", "reading", "reading-de", "reading-en"):
        rows = {r["name"]: r["f1"] for r in by_name[name]["rows"]}
        lines.append(f"| {by_name[name]['title']} | " + " | ".join(f"{rows[k]:.3f}" for k in REACH["reading"]) + " |")
    lines += ["", *_more(by_name)]
    said = [f"{name}: {value}" for name, value in by_name["speed"]["values"] if not name.startswith(" ")]
    pages = {row["name"]: row for row in by_name["pages"]["rows"]} if "pages" in by_name else {}
    if pages:
        found = ", ".join(f"{name} {pages[name]['f1']:.3f}" for name in ("title", "published", "outlet", "author"))
        lines += ["", f"Web pages, tests/pages: {found}, words of the text {pages['text']['f1']:.3f} ({pages['text'].get('others', '')})."]
        lines += ["The reader was mended with these pages in view; [their data card](tests/pages/README.md) has their first reading."]
    return "\n".join([START, *lines, "", "; ".join(said) + ".", END])


def _more(tables: dict[str, Table]) -> list[str]:
    """Other corpora, named persons, the corpus' untouched part, the optional model: a line each, of the tables that are there."""

    def row(table: str, name: str, column: str = "f1") -> str:
        return f"{next(r for r in tables[table]['rows'] if r['name'] == name)[column]:.3f}"

    lines = []
    for table, title in (("uhh", "German Wikinews with quotations (UHH dev)"), ("uhh-model", "The same with the optional model")):
        if table in tables:
            lines.append(f"- {title}: joint {row(table, 'joint')}, quote {row(table, 'quote')}, exact {row(table, 'exact')}")
    lines += _beside(tables)
    if "polnear" in tables:
        found = ", ".join(f"{name} {row('polnear', name)}" for name in ("content tokens", "source tokens", "relation"))
        lines.append(f"- US political news (PolNeAR dev): {found}")
    if "persons" in tables:
        rates = [f"{r['name']} {r['strict']:.3f} ({r['mouth']:.3f})" for r in tables["persons"]["rows"]]
        said = "Statements asserted of a named person that are right (in brackets: of those that are marked with a speaker)"
        lines.append(f"- {said}: " + ", ".join(rates))
    if "own-test" in tables:
        found = ", ".join(f"{name} {row('own-test', name)}" for name in ("content", "attribution", "chain", "stance", "figure->who"))
        lines.append(f"- Our own corpus, the part that nobody looks into (synthetic, and harder than news): {found}")
    return lines


def _beside(tables: dict[str, Table]) -> list[str]:
    """Figures and times beside the peers that come nearest, and their speed."""

    def said(row: dict[str, Any], columns: list[str]) -> str:
        return " / ".join(f"{row[c]:.3f}" for c in columns)

    lines = []
    for table, columns in (("krauts-diezeit", ["strict", "relaxed", "value"]), ("newsquant", ["value", "value+unit"])):
        if f"beside-{table}" in tables:
            ours, *others = [r for r in tables[f"beside-{table}"]["rows"] if r["run"] == "here"]
            title = tables[f"beside-{table}"]["title"].split(",")[0]
            peers = "; ".join(f"{r['name']} {said(r, columns)}" for r in others[:2])
            lines.append(f"- {title} ({' / '.join(columns)}): {said(ours, columns)}" + (f"; on the same lines {peers}" if peers else ""))
    if "pace-de" in tables:
        told = [f"{name} {value.split()[0]}" for name, value in tables["pace-de"]["values"] if value.endswith("/s")]
        lines.append(f"- Tokens a second in German, one core: {'; '.join(told)}")
    return lines


def write_readme(tables: list[Table]) -> None:
    """Renew the marked section of the README."""
    path = HERE.parent / "README.md"
    text = path.read_text("utf-8")
    path.write_text(re.sub(f"{re.escape(START)}.*?{re.escape(END)}", lambda _: section(tables), text, flags=re.S), "utf-8")


if __name__ == "__main__":
    main()
