"""Archives: `python bench/batch.py [--sizes 1000,3000,10000] [--large 100000] [--spark 10000] [--write]`.

The newsroom's articles as JSON Lines, read and weighed by `laut batch`: with one process and with as many as there are cores, and on Spark
(local-cluster, two workers in processes of their own) beside it; --large is read on all cores alone. Seconds are of the clock, each run in
a process of its own; memory is the most that all processes of a run had at one time (their proportional set size, looked at each second).
Beside them spaCy, where it is installed: an empty pipeline with a rule for sentences, which finds tokens and sentences and nothing else.
--write keeps the rows in bench/batch.json, each in the place of the one before it, and puts the table of all into bench/batch.md, the
plot into bench/batch.svg: an archive that takes an hour need not be read with each of the others.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from bench.newsroom import newsroom  # noqa: E402
from laut.engines.batch import batch, lines  # noqa: E402
from laut.engines.cores import cores  # noqa: E402

SEED = 1
MASTER = "local-cluster[2,1,2048]"
TABLES = ("readings", "questions", "findings")
Row = dict[str, Any]


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--large", type=int, default=0, help="how many articles on all cores alone; 0 for none")
    parser.add_argument("--spark", type=int, default=10000, help="how many articles on Spark; 0 for none")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--one", nargs=4, metavar=("SOURCE", "OUT", "ENGINE", "WORKERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(*options.one)))
        return
    with tempfile.TemporaryDirectory(prefix="laut-batch-") as folder:
        rows = list(measured([int(n) for n in options.sizes.split(",") if n], options.large, options.spark, Path(folder)))
    if options.write:
        rows = kept(rows)
    text = told(rows)
    print(text)
    if options.write:
        (HERE / "batch.md").write_text(text, "utf-8")
        drawn([row for row in rows if row["engine"] == "local"], HERE / "batch.svg")


def measured(sizes: list[int], large: int, spark: int, folder: Path) -> Iterator[Row]:
    """A row for each run; that on Spark tells whether its lines are those of this machine."""
    for size in sorted({*sizes, large, spark} - {0}):
        source = written(size, folder / f"{size}.jsonl")
        yield from said(spacy(source, size))
        for workers in (1, cores()) if size in sizes else (cores(),):
            yield from said([run(source, folder / f"local-{size}-{workers}", "local", workers, size)])
        if size == spark:
            row = run(source, folder / f"spark-{size}", "spark", cores(), size)
            here = folder / f"local-{size}-{cores()}"
            same = all(list(lines(str(here), name)) == list(lines(str(folder / f"spark-{size}"), name)) for name in TABLES)
            yield from said([row | {"same": same}])


def kept(rows: list[Row]) -> list[Row]:
    """These rows and those that were kept of others, which are kept with them."""
    path = HERE / "batch.json"
    before: list[Row] = json.loads(path.read_text("utf-8")) if path.exists() else []
    found = {(row["size"], row["engine"], row["workers"]): row for row in [*before, *rows]}
    order = sorted(found.values(), key=lambda row: (row["size"], row["engine"] == "spark", row["engine"] == "local", row["workers"]))
    path.write_text(json.dumps(order, indent=1) + "\n", "utf-8")
    return order


def said(rows: list[Row]) -> Iterator[Row]:
    """Rows, each told on standard error as soon as it is there."""
    for row in rows:
        print(row, file=sys.stderr, flush=True)
        yield row


def written(size: int, path: Path) -> Path:
    """The newsroom's first articles as JSON Lines."""
    articles = (article for story in newsroom(size, SEED) for article in story.articles)
    with path.open("w", encoding="utf-8") as stream:
        for a in islice(articles, size):
            row = {
                "text": a.text, "title": a.title, "outlet": a.outlet, "published": a.published.isoformat(), "language": a.language,
                "url": a.url,
            }  # fmt: skip
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def run(source: Path, out: Path, engine: str, workers: int, size: int) -> Row:
    """One run in a process of its own, with the most memory that it and its children had."""
    command = [sys.executable, __file__, "--one", str(source), str(out), engine, str(workers)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    most = 0
    while running.poll() is None:
        most = max(most, memory(running.pid))
        time.sleep(1)
    assert running.stdout is not None
    return {"engine": engine, "workers": workers, "size": size, "memory": most} | json.loads(running.stdout.read())


def one(source: str, out: str, engine: str, workers: str) -> Row:
    """Seconds until it can begin, of reading, of weighing."""
    begun = time.perf_counter()
    moments: list[tuple[str, float]] = []
    batch(
        source, out, engine=engine, workers=int(workers), master=MASTER if engine == "spark" else None,
        tell=lambda what, n, of: moments.append((what, time.perf_counter())),
    )  # fmt: skip
    reading = [at for what, at in moments if what == "read"]
    return {"start": reading[0] - begun, "read": reading[-1] - reading[0], "weigh": time.perf_counter() - reading[-1]}


def memory(root: int) -> int:
    """Bytes of a process and all below it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    below = {root}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    total = 0
    for pid in below:
        try:
            found = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in found.splitlines() if line.startswith("Pss:")) * 1024
        except (OSError, StopIteration):
            continue
    return total


def spacy(source: Path, size: int) -> list[Row]:
    """Seconds of spaCy's tokens and sentences."""
    try:
        import spacy as library
    except ImportError:
        return []
    nlp = library.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**7
    texts = [json.loads(line)["text"] for line in source.open(encoding="utf-8")]
    begun = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return [{"engine": f"spaCy {library.__version__}", "workers": 1, "size": size, "memory": 0, "start": 0.0,
             "read": time.perf_counter() - begun, "weigh": 0.0}]  # fmt: skip


def told(rows: list[Row]) -> str:
    """The tables."""
    out = ["# Archives", "", "Printed by `python bench/batch.py --write`.", ""]
    out += ["| articles | engine | processes | start, s | reading, s | weighing, s | articles/s read | memory, MB |"]
    out += ["| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for row in rows:
        pace, used = row["size"] / row["read"], f"{row['memory'] / 1e6:,.0f}" if row["memory"] else "-"
        out.append(
            f"| {row['size']:,} | {row['engine']} | {row['workers']} | {row['start']:.1f} | {row['read']:.1f} | {row['weigh']:.1f}"
            f" | {pace:,.0f} | {used} |"
        )
    out += ["", f"- Two processes that only reckon do {ceiling():.2f} times what one does here: more cannot be reached."]
    out += [*compared(rows), "", "![seconds and memory by articles](batch.svg)", ""]
    return "\n".join(out)


def ceiling() -> float:
    """How many times as much two processes get done here as one."""
    reckon = [sys.executable, "-c", "x = 0\nfor i in range(40_000_000): x += i * i % 7"]
    took = []
    for count in (1, 2):
        begun = time.perf_counter()
        for running in [subprocess.Popen(reckon) for _ in range(count)]:
            running.wait()
        took.append(time.perf_counter() - begun)
    return 2 * took[0] / took[1]


def compared(rows: list[Row]) -> Iterator[str]:
    """All cores against one, and Spark against this machine."""
    local = {(row["size"], row["workers"]): row for row in rows if row["engine"] == "local"}
    for size in sorted({size for size, _ in local}):
        one, many = local.get((size, 1)), local.get((size, cores()))
        if one and many and one is not many:
            yield f"- {size:,} articles, {cores()} cores against one: reading {one['read'] / many['read']:.2f} times as fast, in all " + (
                f"{(one['read'] + one['weigh']) / (many['read'] + many['weigh']):.2f} times."
            )
    for row in rows:
        if row["engine"] == "spark" and (here := local.get((row["size"], row["workers"]))):
            more = (row["read"] + row["weigh"]) / (here["read"] + here["weigh"]) - 1
            same = "the same canonical lines" if row["same"] else "OTHER LINES"
            yield f"- Spark, {row['size']:,} articles, beyond its start {more:+.0%} against local on as many cores; {same}."


def drawn(rows: list[Row], out: Path) -> None:
    """Seconds and memory by the number of articles."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "laut"
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.2))
    for workers in sorted({row["workers"] for row in rows}):
        some = sorted((row for row in rows if row["workers"] == workers), key=lambda row: row["size"])
        sizes, label = [row["size"] for row in some], f"{workers} process{'es' if workers > 1 else ''}"
        left.plot(sizes, [row["read"] + row["weigh"] for row in some], marker="o", label=label)
        right.plot(sizes, [row["memory"] / 1e6 for row in some], marker="o", label=label)
    for axis, title in ((left, "seconds"), (right, "memory, MB")):
        axis.set(xscale="log", xlabel="articles", title=title, ylim=(0, None))
        axis.legend()
    left.set(yscale="log", ylim=(1, None))
    figure.tight_layout()
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    main()
