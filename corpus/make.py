"""Makes the corpus from its notation: `python corpus/make.py` writes train.jsonl, dev.jsonl and test.jsonl beside this file.

--check NAME...  only reads these articles' notes and says what does not fit
--show NAME...   prints what the notes of these articles mean, word for word
--count          prints how much there is of everything
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import notation  # noqa: E402


def splits() -> dict[str, str]:
    """Article -> train, dev or test, as splits.txt says."""
    rows = [row.split() for row in (HERE / "splits.txt").read_text("utf-8").splitlines() if row.strip()]
    return dict(rows)


def count() -> None:
    """Print sizes by split and language, and of kinds, references, types, stances in all."""
    split_of, sums, kinds = splits(), Counter[tuple[str, str]](), {k: Counter[str]() for k in ("kind", "ref", "type", "stance")}
    topics = set()
    for article in map(notation.load, notation.names()):
        made, where = notation.reading(article), f"{split_of[article.name]:<6}{article.about['language']}"
        told = made["attributions"]
        sizes = {"articles": 1, "words": len(article.text.split()), "attributions": len(told), "figures": len(made["figures"])}
        sizes |= {"nested": sum(a["parent"] is not None for a in told), "times": len(made["times"])}
        for place in (where, "all"):
            sums.update({(place, name): size for name, size in sizes.items()})
        kinds["kind"][article.notes["kind"]] += 1
        kinds["ref"].update(notation.references(article).values())
        for name in ("type", "stance"):
            kinds[name].update(a[name] for a in told)
        topics.add(article.notes["topic"])
    names = ("articles", "words", "attributions", "nested", "figures", "times")
    print(f"{'':<10}" + "".join(f"{name:>14}" for name in names))
    for place in sorted({place for place, _ in sums}):
        print(f"{place:<10}" + "".join(f"{sums[place, name]:>14,}" for name in names))
    print(f"topics: {len(topics)}")
    for name, counted in kinds.items():
        print(f"{name}: " + ", ".join(f"{value} {n}" for value, n in counted.most_common()))


def main() -> None:
    """Check, show, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", nargs="*", metavar="NAME")
    parser.add_argument("--show", nargs="*", metavar="NAME")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--notes", type=Path, help="a folder with other notes on the same articles")
    options = parser.parse_args()
    if options.count:
        count()
        return
    wanted = (options.check or options.show or []) or notation.names()
    failed = False
    lines: dict[str, list[str]] = {split: [] for split in notation.SPLITS}
    split_of = splits() if options.check is None and options.show is None else {}
    for name in wanted:
        try:
            article = notation.load(name, notes=options.notes / f"{name}.toml" if options.notes else None)
            made = notation.reading(article)
        except (notation.NotationError, OSError) as error:
            failed = True
            print(error, file=sys.stderr)
            continue
        if options.show is not None:
            print(f"== {name}\n{notation.shown(made)}")
        elif options.check is not None:
            sizes = ", ".join(f"{len(made[part])} {part}" for part in ("attributions", "figures", "times"))
            print(f"{name}: {len(article.text.split())} words, {sizes}")
        else:
            lines[split_of[name]].append(notation.line(article, split_of[name]))
    if not failed and options.check is None and options.show is None:
        for split, found in lines.items():
            (HERE / f"{split}.jsonl").write_text("".join(f"{row}\n" for row in found), "utf-8")
    raise SystemExit(int(failed))


if __name__ == "__main__":
    main()
