"""How fast the web app answers: `python bench/app.py [--articles 100000] [--ledger FILE]` prints, and writes bench/app.md.

A ledger of the simulated newsroom (bench/newsroom) is made, or FILE is taken where it is there already. The app is served on a real port by
a process of its own, and asked from this one: every page, at many places, one after the other (from the request to the last byte);
then 20 browsers at once, two of which write notes; then Chromium opens the main pages (until they are loaded).
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

import httpx  # noqa: E402

import laut  # noqa: E402
from bench.newsroom import newsroom  # noqa: E402
from bench.newsroom.command import write  # noqa: E402
from bench.tables import Table, markdown  # noqa: E402
from laut.ledger import Ledger, asked  # noqa: E402

SEED = 7
PLACES = 25  # different places of each page
BROWSERS, WRITERS, SECONDS = 20, 2, 20.0
REACH = {"page": 150, "together": 500, "view": 1000}  # milliseconds


def made(place: Path, articles: int) -> None:
    """A weighed ledger of the newsroom."""
    with tempfile.TemporaryDirectory(prefix="laut-app-") as folder:
        for story in newsroom(articles, SEED):
            write(story, Path(folder))
        laut.add(place, folder)
    laut.questions(place, limit=1)


def pages(place: Path) -> dict[str, list[str]]:
    """The addresses that are asked, by what they are."""
    random = Random(3)
    with Ledger(place) as ledger:
        count = int(ledger.info()["documents"])
        with ledger.reading() as connection:
            some = [*asked.questions(connection, (), 2, 10, 0), *asked.questions(connection, (), 2, 2000, 500)]
        sources = [f"s{s.id}" for s in ledger.sources(100)]
        subjects = [name for name, _ in ledger.subjects(100)]
    documents = [random.randint(1, count) for _ in range(PLACES)]
    words = [word for row in random.sample(some, min(len(some), PLACES)) for word in row["about"]["de"].split()[:1]]
    named = random.sample(some[10:] or some, min(len(some[10:] or some), PLACES))
    depths = [0, 50, 500, 5000, 20_000]
    return {
        "start": ["/"],
        "articles": [f"/articles?offset={n}" for n in depths],
        "one article": [f"/article/{n}" for n in documents],
        "questions": [f"/questions?offset={n}" for n in depths],
        "questions with a word": [f"/questions?q={word}" for word in words],
        "one question": [f"/question/{row['id']}" for row in named],
        "the ten largest questions": [f"/question/{row['id']}" for row in some[:10]],
        "findings": [f"/check?offset={n}" for n in depths],
        "sources": [f"/sources?offset={n}" for n in depths[:3]],
        "one source": [f"/source/{name}" for name in random.sample(sources, min(len(sources), PLACES))],
        "timeline": [f"/timeline?offset={n}" for n in depths[:3]] + [f"/timeline?q={word}" for word in words[:9]],
        "routes": ["/map"],
        "sheets": ["/sheets", *(f"/sheet?name={name}" for name in subjects[:PLACES])],
        "search": [f"/search?q={word}" for word in words],
        "decisions": ["/log"],
        "proof": ["/proof"],
    }


def _serve(place: str, tokens: int, pipe: Connection) -> None:
    import uvicorn

    from laut.showing.app.application import application
    from laut.showing.app.desk import Desk
    from laut.showing.app.gate import Keys
    from laut.showing.app.server import listening, names

    keys = Keys()
    with Ledger(place, who="bench") as ledger, listening(0) as sock:
        port = sock.getsockname()[1]
        pipe.send((port, [keys.token() for _ in range(tokens)]))
        desk = Desk(ledger)
        uvicorn.Server(uvicorn.Config(application(desk, keys, names(port)), log_level="error", lifespan="off")).run([sock])


def spread(times: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ranked = sorted(times)
    return statistics.median(ranked), ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]


def _entered(base: str, token: str) -> httpx.Client:
    client = httpx.Client(base_url=base, timeout=120)
    client.get("/enter", params={"token": token})
    return client


def one_by_one(client: httpx.Client, every: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Each page at all its places; the first answer of each kind is not counted: modules are loaded with it."""
    for name, paths in every.items():
        client.get(paths[0])
        times, bad = [], 0
        for path in paths:
            begun = time.perf_counter()
            answer = client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
            bad += answer.status_code != 200
        middle, late = spread(times)
        yield {"name": name, "places": len(paths), "median": round(middle), "p95": round(late), "failed": bad}


async def _together(base: str, tokens: Sequence[str], every: dict[str, list[str]]) -> tuple[list[float], int, int]:
    times: list[float] = []
    failed = written = 0
    end = time.perf_counter() + SECONDS
    paths = [path for some in every.values() for path in some]

    async def browse(n: int, token: str) -> None:
        nonlocal failed, written
        random = Random(n)
        async with httpx.AsyncClient(base_url=base, timeout=120) as client:
            await client.get("/enter", params={"token": token})
            start = await client.get("/")
            csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', start.text)
            assert csrf
            while time.perf_counter() < end:
                begun = time.perf_counter()
                if n < WRITERS:
                    target = str(random.randint(1, 500))
                    form = {"csrf": csrf[1], "target": target, "words": f"note {written}", "back": "/log"}
                    answer = await client.post("/note", data=form)
                    written += 1
                else:
                    answer = await client.get(random.choice(paths))
                times.append((time.perf_counter() - begun) * 1000)
                if answer.status_code not in (200, 303):
                    failed += 1
                    print(f"{answer.request.url}: {answer.status_code}", file=sys.stderr)
                await asyncio.sleep(random.uniform(0.5, 1.5))  # somebody reads what came

    await asyncio.gather(*(browse(n, token) for n, token in enumerate(tokens)))
    return times, failed, written


def views(base: str, token: str, every: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Milliseconds until Chromium has loaded a page, the first time and again."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        page = browser.new_page()
        page.goto(f"{base}/enter?token={token}")
        for name, paths in every.items():
            times = []
            for where in paths[:5]:
                begun = time.perf_counter()
                page.goto(base + where, wait_until="load")
                times.append((time.perf_counter() - begun) * 1000)
            yield {"name": name, "first": round(times[0]), "worst": round(max(times))}
        browser.close()


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="a ledger that is taken where it is there, and made where it is not")
    parser.add_argument("--dry", action="store_true", help="print without writing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="laut-app-") as folder:
        place = options.ledger or Path(folder) / "app.laut"
        if not place.exists():
            made(place, options.articles)
        tables = measured(place)
    text = "\n".join(markdown(table) for table in tables)
    print(text)
    if not options.dry:
        (HERE / "app.md").write_text(f"{HEAD}\n{text}\n", encoding="utf-8")


def measured(place: Path) -> list[Table]:
    """All tables."""
    every = pages(place)
    with Ledger(place) as ledger:
        info = ledger.info()
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_serve, args=(str(place), BROWSERS + 2, theirs), daemon=True)
    process.start()
    port, tokens = ours.recv()
    base = f"http://127.0.0.1:{port}"
    try:
        rows = list(one_by_one(_entered(base, tokens[0]), every))
        times, failed, written = asyncio.run(_together(base, tokens[2:], every))
        middle, late = spread(times)
        seen = list(views(base, tokens[1], every))
    finally:
        process.terminate()
        process.join(10)
    head = f"A ledger of {info['documents']:,} articles and {info['claims']:,} claims"
    together = [
        ("requests", f"{len(times)}"), ("of them notes written", f"{written}"), ("failed", f"{failed}"), ("median, ms", f"{middle:.0f}"),
        (f"95th percentile, ms (asked: under {REACH['together']})", f"{late:.0f}"),
    ]  # fmt: skip
    return [
        {"name": "pages", "title": f"{head}: milliseconds of a page (asked: 95th percentile under {REACH['page']})", "rows": rows,
         "bare": True, "columns": ("places", "median", "p95", "failed")},
        {"name": "together", "title": f"{BROWSERS} browsers at once, {WRITERS} of them writing, for {SECONDS:.0f} s", "values": together},
        {"name": "views", "title": f"Chromium: milliseconds until a page is loaded (asked: under {REACH['view']})", "rows": seen,
         "bare": True, "columns": ("first", "worst")},
    ]  # fmt: skip


HEAD = """# How fast the web app answers

Printed by `python bench/app.py`; the articles are those of the simulated newsroom.
"""

if __name__ == "__main__":
    main()
