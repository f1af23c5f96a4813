"""Makes the corpus from its notation: `python corpus/make.py` writes train.jsonl, dev.jsonl and test.jsonl beside this file.

--check NAME...  only reads these articles' notes and says what does not fit
--show NAME...   prints what the notes of these articles mean, word for word
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import notation  # noqa: E402


def splits() -> dict[str, str]:
    """Article -> train, dev or test, as splits.txt says."""
    rows = [row.split() for row in (HERE / "splits.txt").read_text("utf-8").splitlines() if row.strip()]
    return {name: split for name, split in rows}


def main() -> None:
    """Check, show, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", nargs="*", metavar="NAME")
    parser.add_argument("--show", nargs="*", metavar="NAME")
    parser.add_argument("--notes", type=Path, help="a folder with other notes on the same articles")
    options = parser.parse_args()
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
            words = len(article.text.split())
            print(f"{name}: {words} words, {len(made['attributions'])} attributions, {len(made['figures'])} figures, {len(made['times'])} times")
        else:
            lines[split_of[name]].append(notation.line(article, split_of[name]))
    if not failed and options.check is None and options.show is None:
        for split, found in lines.items():
            (HERE / f"{split}.jsonl").write_text("".join(f"{row}\n" for row in found), "utf-8")
    raise SystemExit(int(failed))


if __name__ == "__main__":
    main()
