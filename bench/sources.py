"""Who is who: `Cast` on the gold's own speaker spans, coverage of the directory, speed and load time.

python -m bench.sources [--misses]
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.sources import directory
from laut.text import analyse

SHARED = Path(os.environ.get("LAUT_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def lines(path: Path) -> list[dict[str, Any]]:
    """The articles of one part of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def gold() -> list[tuple[str, dict[str, Any], str]]:
    """Name, gold and text of every gold article."""
    out = [("seed", json.loads((SHARED / "gold/seed.gold.json").read_text()), (SHARED / "gold/seed.txt").read_text())]
    texts = {
        (corpus, article["name"].removesuffix(".txt")): article["text"]
        for corpus in ("uhh", "polnear")
        for article in lines(SHARED / f"corpora/{corpus}/dev.jsonl.gz")
    }
    for path in sorted((SHARED / "gold/reading").glob("*.gold.json")):
        data = json.loads(path.read_text())
        document = data["document"]
        out.append(
            (path.name.removesuffix(".gold.json"), data, texts[document["corpus"].split("-")[0], document["file"].removesuffix(".txt")])
        )
    return out


def same_name() -> Any:
    """The comparison of names that the gold's own scorer uses."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold/score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.same_name


def tokens_of(text: Any, b: int, e: int) -> tuple[int, int]:
    """First and last (exclusive) token of the span `[b, e)`."""
    inside = [token.i for token in text.tokens if token.b < e and token.e > b]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def identity(misses: bool) -> None:
    """Names that Cast gives for the gold's speaker spans, against the gold's names."""
    same, right, all_, wrong = same_name(), Counter(), Counter(), Counter()
    for name, data, content in gold():
        document = data["document"]
        text = analyse(content, document["language"])
        cast = Cast(text, find_names(text), document.get("outlet"))
        spans = sorted(
            {(tuple(speaker["span"]), speaker.get("name", speaker["text"])) for a in data["attributions"] for speaker in a["speakers"]}
        )
        for (b, e), wanted in spans:
            names = [part.strip() for part in wanted.split(";")]
            ids = cast.refer(*tokens_of(text, b, e))
            got = [source.name for source in cast.sources() if source.id in ids]
            part = "seed" if name == "seed" else document["language"]
            good = len(got) == len(names) and all(any(same(g, n) for n in names) for g in got)
            all_[part] += 1
            right[part] += good
            wrong[part] += bool(got) and not good
            if misses and not good:
                print(f"  {name}: {content[b:e]!r} wants {names} has {got}")
    for part in sorted(all_):
        print(f"identity {part:<5} {right[part] / all_[part]:.3f}  ({right[part]} of {all_[part]}; {wrong[part]} named wrongly)")


def speed() -> None:
    """Tokens a second of find_names and Cast, and the time to load the data in a fresh process."""
    texts = [analyse(article["text"], "de") for article in lines(SHARED / "corpora/uhh/dev.jsonl.gz")[:60]]
    count = sum(len(text.tokens) for text in texts)
    start = time.perf_counter()
    found = [find_names(text) for text in texts]
    middle = time.perf_counter()
    for text, names in zip(texts, found, strict=True):
        Cast(text, names, None)
    end = time.perf_counter()
    print(f"names {count / (middle - start):,.0f} tokens/s   cast (meeting) {count / (end - middle):,.0f} tokens/s")
    code = "import time; from laut.sources import directory; from laut.reading.names import lexicon; t = time.perf_counter(); d = directory(); d.find('ARD', 'de'); lexicon('de'); print(round(1000 * (time.perf_counter() - t), 1), len(d))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    print(f"load {out[0]} ms, {out[1]} entries")


def main() -> None:
    """Prints all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    identity(args.misses)
    speed()
    print(f"directory: {len(directory())} entries")


if __name__ == "__main__":
    main()
