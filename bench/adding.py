"""Adding to a ledger: `python bench/adding.py [--moments 200] [--articles 300] [--only storing,pace,killed]`.

storing: milliseconds of keeping an article beyond reading it, with its share of the commit, on examples/ and corpus/articles.
pace: articles a second by number of workers, and of a second add of the same.
killed: kill -9 at so many random moments of an add, then a rerun; what was not sound, or other than undisturbed, is said.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from tests.ledger.articles import written  # noqa: E402
from tests.ledger.canonical import canonical  # noqa: E402
from tests.ledger.killing import Running, sound  # noqa: E402

from laut.acquire.many import items  # noqa: E402
from laut.engines import adding, cores  # noqa: E402
from laut.ledger import Ledger  # noqa: E402
from laut.ledger.keeping import keep  # noqa: E402
from laut.ledger.moments import now  # noqa: E402

REAL = [str(path) for folder in ("examples", "corpus/articles") for path in sorted((ROOT / folder).glob("*.txt"))]


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--only", default="storing,pace,killed")
    options = parser.parse_args()
    measures: dict[str, Callable[[Path], None]] = {
        "storing": storing, "pace": pace, "killed": lambda folder: killed(folder, options.moments, options.articles),
    }  # fmt: skip
    for name in options.only.split(","):
        with tempfile.TemporaryDirectory(prefix="laut-adding-") as folder:
            measures[name](Path(folder))


def storing(folder: Path) -> None:
    """Milliseconds of keeping one article, in transactions as `add` makes them, and one by one."""
    for size in (adding.MOST, 1):
        reading: list[float] = []
        finished: list[tuple[adding.Item, adding.Answer]] = []
        for item in items(REAL):
            begun = time.perf_counter()
            finished.append((item, adding.answer(adding.How(), item)))
            reading.append(time.perf_counter() - begun)
        keeping, commits = _kept(folder / f"{size}.laut", finished, size)
        each = [1000 * (one + commits / len(keeping)) for one in keeping]
        print(
            f"storing, {size} to a transaction: {statistics.mean(each):.1f} ms an article (median {statistics.median(each):.1f}, "
            f"95 % below {sorted(each)[int(0.95 * len(each))]:.1f}, most {max(each):.1f}; commit {1000 * commits / len(each):.1f} of it), "
            f"{len(each)} articles; reading one takes {1000 * statistics.mean(reading[1:]):.0f} ms"
        )


def _kept(path: Path, finished: Sequence[tuple[adding.Item, adding.Answer]], size: int) -> tuple[list[float], float]:
    """Seconds of keeping each article, and of all commits."""
    keeping: list[float] = []
    commits = 0.0
    with Ledger(path, create=True) as ledger:
        for start in range(0, len(finished), size):
            begun = time.perf_counter()
            inside = 0.0
            with ledger.writing() as connection:
                for item, answer in finished[start : start + size]:
                    if isinstance(answer, str):
                        continue
                    before = time.perf_counter()
                    keep(connection, answer[0], adding.got(item), answer[1], now())
                    keeping.append(time.perf_counter() - before)
                    inside += keeping[-1]
            commits += time.perf_counter() - begun - inside
    return keeping, commits


def pace(folder: Path) -> None:
    """Articles a second, by workers."""
    names = [str(path) for path in written(folder / "articles", range(600))] + REAL
    for workers in sorted({1, 2, cores.cores()}):
        with Ledger(folder / f"{workers}.laut", create=True) as ledger:
            begun = time.perf_counter()
            added = adding.add(ledger, names, workers=workers)
            took = time.perf_counter() - begun
            begun = time.perf_counter()
            again = adding.add(ledger, names, workers=workers)
            once_more = time.perf_counter() - begun
        print(
            f"pace, {workers} workers: {added.kept / took:.0f} articles/s ({added.kept} in {took:.1f} s); known ones "
            f"{again.counts['known'] / once_more:.0f}/s"
        )


def killed(folder: Path, moments: int, articles: int) -> None:
    """kill -9 at random moments, of the group or of the parent alone; the rerun remembers what was read, as reading is a pure function."""
    paths = [str(path) for path in written(folder / "articles", range(articles))]
    answers = {item.place: adding.answer(adding.How(), item) for item in items(paths)}
    adding.answer = lambda how, work: answers[work.place]  # type: ignore[assignment]
    with Ledger(folder / "whole.laut", create=True) as ledger:
        adding.add(ledger, paths, workers=1)
        whole = canonical(ledger)
    begun = time.monotonic()
    Running(str(folder / "measured.laut"), [str(folder / "articles")]).wait()
    seconds, rng, left = time.monotonic() - begun, Random(20260602), Counter[str]()
    for number in range(moments):
        left.update(_killed_once(folder / f"{number}.laut", folder / "articles", paths, rng.uniform(0.05, seconds), whole, number % 2 == 0))
    print(f"killed, {moments} moments of an add of {articles} articles ({seconds:.1f} s): {dict(sorted(left.items()))}")


def _killed_once(path: Path, folder: Path, paths: Sequence[str], seconds: float, whole: object, group: bool) -> list[str]:
    """What was found after one kill and a rerun."""
    running = Running(str(path), [str(folder)])
    time.sleep(seconds)
    running.kill(group)
    found = [] if running.gone(10) else ["WORKERS LEFT"]
    found += [] if sound(path) else ["NOT SOUND"]
    with Ledger(path, create=True) as ledger:
        added = adding.add(ledger, paths, workers=1)
        found += [] if canonical(ledger) == whole else ["OTHER CONTENT"]
    kept = added.counts["known"]
    found.append("before the first article" if not kept else "after the last" if kept == len(paths) else "in between")
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    return found if len(found) > 1 else [*found, "sound, same content, nothing twice"]


if __name__ == "__main__":
    main()
