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
from laut.reading.speakers import Phrases
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
    same, right, all_, wrong = same_name(), Counter[str](), Counter[str](), Counter[str]()
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


NO_BODY = frozenset({"person", "official", "group", "document", "expert", "place"})


def speaker_spans(article: dict[str, Any]) -> list[tuple[int, int]]:
    """The spans of the annotated speakers, in code points."""
    if "quotes" in article:
        ends = [(min(q["speaker"]), max(q["speaker"])) for q in article["quotes"] if q["speaker"]]
        return sorted({(article["tokens"][b][0], article["tokens"][e][1]) for b, e in ends if e - b < 25})
    return sorted({(part["source"][0][0], part["source"][-1][1]) for part in article["attributions"] if part.get("source")})


def coverage(misses: bool) -> None:
    """Of the speakers of the dev parts that are named bodies, the share that the directory has or a rule types.

    A named body is a bearer with a proper name or the head noun of an institution, that is no person, group or document; one that is
    neither found nor typed has the kind `other`.
    """
    for corpus, language in (("uhh", "de"), ("polnear", "en")):
        found, listed, all_, missing = 0, 0, 0, Counter[str]()
        for article in lines(SHARED / f"corpora/{corpus}/dev.jsonl.gz"):
            text = analyse(article["text"], language)
            phrases = Phrases(text, {name.first: name for name in find_names(text)})
            cast = Cast(text, find_names(text), None)
            for b, e in speaker_spans(article):
                first, last = tokens_of(text, b, e)
                ids = cast.refer(first, last)
                people = any(source.kind == "person" for source in cast.sources() if source.id in ids)
                for bearer in phrases.bearers(first, last):
                    if people or bearer.type not in ("named", "common") or bearer.kind in NO_BODY or bearer.plural:
                        continue
                    head = text.tokens[phrases.head(bearer.first, bearer.last)]
                    proper = head.text[0].isupper() and head.pos == "PROPN"
                    if not bearer.entry and bearer.kind == "other" and not proper:
                        continue
                    all_ += 1
                    listed += bearer.entry is not None
                    found += bearer.entry is not None or bearer.kind != "other"
                    if not bearer.entry and bearer.kind == "other":
                        missing[bearer.name] += 1
        print(f"directory {corpus} dev: {found / all_:.3f} found or typed ({found} of {all_}; {listed} in the directory or a state's body)")
        if misses:
            print("   ", ", ".join(f"{name!r}" for name in missing))


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
    code = (
        "import time; from laut.sources import directory; from laut.reading.names import lexicon; t = time.perf_counter(); "
        "d = directory(); d.find('ARD', 'de'); lexicon('de'); print(round(1000 * (time.perf_counter() - t), 1), len(d))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    print(f"load {out[0]} ms, {out[1]} entries")


def main() -> None:
    """Prints all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    identity(args.misses)
    coverage(args.misses)
    speed()
    print(f"directory: {len(directory())} entries")


if __name__ == "__main__":
    main()
