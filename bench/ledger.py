"""How a ledger grows: `python bench/ledger.py [--sizes 1000,10000,100000] [--server]`.

Readings are generated: those of corpus/articles, with every word that is no name, figure or time put in the place of another of the same
length, other days, outlets and sources, one article in fifty a copy of another. They are kept as `laut add` keeps them. At each size the
time of opening, of every kind of search, of listing the sources, and of one more article is measured; median and 95th percentile of many
different questions. `--server` does the same on a PostgreSQL server of its own. Results: bench/ledger.json, ledger.md, ledger.svg.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import laut  # noqa: E402
from laut.ledger import Ledger, asking, counting, keeping, speaking, tables, words  # noqa: E402
from laut.ledger.keeping import Got, keep  # noqa: E402
from laut.records import Reading  # noqa: E402

HERE = Path(__file__).parent
NOW = "2026-01-01T00:00:00.000Z"
BATCH = 50  # articles of a transaction, as laut add has them
OUTLETS, NAMES, VOCABULARY = 300, 8_000, 60_000
ASKED = 15  # different questions of each kind
FIRST = date(2015, 1, 1)
DAYS = 4000
REACH = {"opening": 300, "search": 100, "sources": 100}  # milliseconds asked for at 100,000


class Mill:
    """Makes new readings out of those of real articles; the same number gives the same reading."""

    def __init__(self) -> None:
        self.base = [laut.read(path) for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
        random = Random(7)
        self.words: dict[int, list[str]] = {}
        for n in range(VOCABULARY):
            word = "".join(random.choice("aeiounrtslmdkbgh") for _ in range(random.choice((2, 3, 4, 5, 6, 7, 8, 10, 12, 15)))) + str(n % 7)
            self.words.setdefault(len(word), []).append(word)

    def article(self, n: int) -> tuple[Reading, bytes, tuple[str, ...]]:
        """Reading, bytes and terms of article `n`; every fiftieth is a copy of the one before."""
        copy = n % 50 == 49
        random = Random(n - copy)
        reading = random.choice(self.base)
        text, terms = self._text(reading, random)
        outlet, day = f"Blatt {random.randrange(OUTLETS)}", FIRST + timedelta(days=random.randrange(DAYS))
        if copy:
            text, outlet = text + " kopiert", f"{outlet} Nord"
        title = text[:60].strip() or None
        document = replace(reading.document, text=text, outlet=outlet, published=day, title=title, url=f"https://blatt.example/{n}")
        sources = tuple(
            replace(s, name=f"Stelle {int(random.paretovariate(0.8)) % NAMES}") if s.named and not s.entry else s for s in reading.sources
        )
        return replace(reading, document=document, sources=sources), text.encode(), terms

    def _text(self, reading: Reading, random: Random) -> tuple[str, tuple[str, ...]]:
        text = reading.document.text
        kept = [False] * len(text)
        spans = [f.span for f in reading.figures] + [t.span for t in reading.times] + [m for s in reading.sources for m in s.mentions]
        for b, e in spans:
            kept[b:e] = [True] * (e - b)
        found: set[str] = set()

        def other(match: re.Match[str]) -> str:
            word, same = match[0], self.words.get(len(match[0]))
            if same and not kept[match.start()]:
                word = same[int(random.paretovariate(0.6)) % len(same)]
            found.add(words.term(word))
            return word

        return re.sub(r"\w+", other, text), tuple(sorted(found))


def fill(ledger: Ledger, mill: Mill, begin: int, end: int) -> float:
    """Keep articles `begin` to `end`; seconds spent in keeping."""
    spent = 0.0
    for first in range(begin, end, BATCH):
        made = [mill.article(n) for n in range(first, min(first + BATCH, end))]
        started = time.perf_counter()
        with ledger.writing() as connection:
            for n, (reading, data, terms) in enumerate(made, first):
                keep(connection, reading, Got(data, f"{n}.txt"), terms, NOW)
        spent += time.perf_counter() - started
        if first % 10_000 == 0:
            print(f"  {first} articles, {spent:.0f} s", file=sys.stderr, flush=True)
    return spent


def questions(mill: Mill) -> Iterator[tuple[str, list[asking.Wanted]]]:
    """What is asked: by words, source, figures, time, place."""
    random = Random(3)
    ranked = [same for _, same in sorted(mill.words.items())]
    common = [ranked[k % len(ranked)][1] for k in range(ASKED)]
    rare = [random.choice(random.choice(ranked)) for _ in range(ASKED)]
    days = [FIRST + timedelta(days=random.randrange(DAYS)) for _ in range(ASKED)]
    wanted = asking.Wanted

    def terms(*some: str) -> tuple[tuple[str, ...], ...]:
        return tuple((words.term(word),) for word in some)

    yield "a common word", [wanted(words=terms(c)) for c in common]
    yield "a rare word", [wanted(words=terms(r)) for r in rare]
    yield "two words", [wanted(words=terms(c, r)) for c, r in zip(common, rare, strict=True)]
    yield "a source", [wanted(source=f"Stelle {n * n}") for n in range(1, ASKED + 1)]
    yield "concept and range", [wanted(concepts=("dead",), low=10.0 * n, high=10.0 * n + 20) for n in range(ASKED)]
    yield "unit and range", [wanted(unit="EUR", low=10.0**n, high=10.0**n * 3) for n in range(ASKED)]
    yield "time", [wanted(since=d.isoformat(), until=(d + timedelta(days=2)).isoformat()) for d in days]
    yield "published", [wanted(published=(d.isoformat(), (d + timedelta(days=30)).isoformat())) for d in days]
    yield "outlet and a word", [wanted(outlet=f"Blatt {n}", words=terms(common[n])) for n in range(ASKED)]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def spread(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile, in milliseconds."""
    ranked = sorted(times)
    return {"median": round(statistics.median(ranked), 2), "p95": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))], 2)}


def measured(place: str, mill: Mill, size: int) -> dict[str, dict[str, float]]:
    """What each question costs at this size."""
    found: dict[str, dict[str, float]] = {}
    found["opening"] = spread([timed(lambda: Ledger(place).close()) for _ in range(9)])
    with Ledger(place) as ledger:
        with ledger.reading() as connection:
            for name, asked in questions(mill):
                asking.search(connection, asked[0])
                found[f"search: {name}"] = spread([timed(lambda w=w: asking.search(connection, w)) for w in asked])  # type: ignore[misc]
            found["sources"] = spread([timed(lambda k=k: speaking.listed(connection, 100, k * 100)) for k in range(9)])  # type: ignore[misc]
            found["info"] = spread([timed(lambda: counting.counts(connection)) for _ in range(3)])
        more = [mill.article(10_000_000 + size + n) for n in range(9)]
        found["one more article"] = spread([timed(lambda m=m: _one(ledger, m)) for m in more])  # type: ignore[misc]
    for verb in (["info"], ["search", "kopiert"], ["sources"]):
        found[f"laut {verb[0]}, a process"] = spread([timed(lambda v=verb: _process(v, place)) for _ in range(3)])  # type: ignore[misc]
    return found


def _one(ledger: Ledger, made: tuple[Reading, bytes, tuple[str, ...]]) -> None:
    reading, data, terms = made
    with ledger.writing() as connection:
        keep(connection, reading, Got(data, f"{reading.document.url}.txt"), terms, NOW)


def _process(verb: Sequence[str], place: str) -> None:
    command = [str(Path(sys.executable).with_name("laut")), verb[0], place, *verb[1:], "--json"]
    subprocess.run(command, capture_output=True, check=True, env=os.environ | {"LAUT_NO_CACHE": "1"})


def grown(place: str, mill: Mill, sizes: Sequence[int]) -> dict[str, Any]:
    """A ledger from nothing to the last size, measured at each."""
    out: dict[str, Any] = {}
    with Ledger(place, create=True):
        pass
    done = 0
    for size in sizes:
        with Ledger(place) as ledger:
            spent = fill(ledger, mill, done, size)
        rows = measured(place, mill, size)
        with Ledger(place) as ledger, ledger.reading() as connection:
            copies = keeping.count(connection, tables.copy)
        files = Path(place).parent.glob(Path(place).name + "*") if Path(place).exists() else ()
        storing = round(spent / (size - done) * 1000, 2)
        out[str(size)] = {"rows": rows, "storing": storing, "copies": copies, "bytes": sum(path.stat().st_size for path in files)}
        print(f"{size}: {json.dumps(out[str(size)])}", flush=True)
        done = size
    return out


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    mill = Mill()
    before = options.out / "ledger.json"
    results = json.loads(before.read_text(encoding="utf-8")) if before.exists() else {}
    if options.server:
        from tests.ledger.postgres import Server

        server = Server()
        try:
            results["PostgreSQL"] = grown(f"{server.address}#bench", mill, sizes)
        finally:
            server.end()
    else:
        with tempfile.TemporaryDirectory(prefix="laut-ledger-") as folder:
            results["SQLite"] = grown(f"{folder}/bench.laut", mill, sizes)
    write(options.out, results)


def write(out: Path, results: dict[str, Any]) -> None:
    """The results as JSON, tables and a picture."""
    (out / "ledger.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (out / "ledger.md").write_text("\n".join(page(results)) + "\n", encoding="utf-8")
    draw(out / "ledger.svg", results)


def page(results: dict[str, Any]) -> Iterator[str]:
    """The tables."""
    yield "# How a ledger grows\n"
    yield "Printed by `python bench/ledger.py`, and with `--server`; the readings are generated (see there). Milliseconds, median / 95th"
    yield f"percentile of {ASKED} different questions (of 3 to 9 for what is always the same).\n"
    yield "![Milliseconds by number of articles](ledger.svg)\n"
    for name, sizes in results.items():
        columns = list(sizes)
        yield f"## {name}\n\n| what | {' | '.join(f'{int(c):,}' for c in columns)} | asked at 100,000 |"
        yield f"| --- |{' --- |' * (len(columns) + 1)}"
        for row in sizes[columns[0]]["rows"]:
            cells = [f"{sizes[c]['rows'][row]['median']:.1f} / {sizes[c]['rows'][row]['p95']:.1f}" for c in columns]
            asked = next((str(limit) for key, limit in REACH.items() if row.startswith(key)), "")
            yield f"| {row} | {' | '.join(cells)} | {asked} |"
        yield f"| storing one article, {BATCH} in a transaction | {' | '.join(str(sizes[c]['storing']) for c in columns)} | 10 |"
        if all(sizes[c]["bytes"] for c in columns):
            megabytes = [str(round(sizes[c]["bytes"] / 1e6)) for c in columns]
            yield f"| the file, in MB | {' | '.join(megabytes)} |  |"
        yield ""


def draw(path: Path, results: dict[str, Any]) -> None:
    """Growth as a picture: a line for each question, both axes logarithmic."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "laut"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, len(results), figsize=(7 * len(results), 5), squeeze=False)
    for axis, (name, sizes) in zip(axes[0], results.items(), strict=True):
        numbers = [int(size) for size in sizes]
        for row in sizes[str(numbers[0])]["rows"]:
            axis.plot(numbers, [sizes[str(n)]["rows"][row]["median"] for n in numbers], marker="o", markersize=3, label=row)
        axis.axhline(100, color="black", linestyle=":", linewidth=1)
        axis.set(xscale="log", yscale="log", xlabel="articles", ylabel="milliseconds (median)", title=name)
        axis.legend(fontsize=6)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main()
