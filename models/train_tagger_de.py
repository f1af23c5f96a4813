"""Trains the German tagger: python models/train_tagger_de.py SHARED [--held-out].

Data: Universal Dependencies German-GSD (dev, test) and German-PUD, CC BY-SA 4.0; words of the Bundestag's plenary protocols (official
works), tagged by a first model, say which tags a word can have. Writes languages/de/tagger.model and languages/de/words_learned.tsv, both
under CC BY-SA 4.0 because of the treebanks. With --held-out the second half of GSD test is left out and both files go to the given folder.
Seed fixed; the same input gives the same bytes. About a minute on one core.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

from treebank import Tree, aligned, read, to_stts, usual_tags  # noqa: E402

from laut.text.german_tagger import Weights, chooser, decode, lookup, written  # noqa: E402
from laut.text.german_words import Word, Words  # noqa: E402
from laut.text.tokens import tokens  # noqa: E402

SEED, EPOCHS = 20, 12
SMALLEST = 6  # weights below this, in tenths, are left out: the scores do not change
OUT = HERE.parent / "src" / "laut" / "languages" / "de"
LICENCE = "CC BY-SA 4.0; from UD German-GSD and German-PUD, and the plenary protocols of the Deutscher Bundestag"
COMMENT = f"Weights of the German tagger, {LICENCE}. Made by models/train_tagger_de.py, seed {SEED}, {EPOCHS} epochs."
Sentence = tuple[list[str], list[str]]


def treebanks(shared: Path) -> tuple[list[Tree], list[Tree]]:
    """(to train on, held out): all but the second half of GSD test, and that half."""
    folder = shared / "corpora" / "treebanks"
    dev, test = read(folder / "de_gsd-ud-dev.conllu.gz"), read(folder / "de_gsd-ud-test.conllu.gz")
    pud = read(folder / "de_pud-ud-test.conllu.gz")
    half = len(test) // 2
    to_stts(pud, usual_tags(dev + test[:half]))
    return dev + pud + test[:half], test[half:]


def sentences(trees: list[Tree]) -> list[Sentence]:
    """Tokens and tags of the trees that both cut alike."""
    out = []
    for tree in trees:
        pairs = aligned(tree)
        if pairs:
            out.append(([text for text, _ in pairs], [node.tag for _, node in pairs]))
    return out


def train(data: list[Sentence], words: Words) -> Weights:
    """Averaged weights, as whole numbers of a tenth."""
    live: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    total: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    step = 0
    rng = random.Random(SEED)
    items = [(lookup(words, texts), tags) for texts, tags in data]
    for _ in range(EPOCHS):
        rng.shuffle(items)
        for found, tags in items:

            def choose(i: int, word: Word, features: list[str], tags: list[str] = tags) -> str:
                nonlocal step
                step += 1
                gold = tags[i]
                rows = [live[f] for f in features if f in live]
                scores = [(sum(r[t] for r in rows if t in r), -k, t) for k, t in enumerate(word.tags)]
                best = max(scores)[2]
                if gold in word.tags and best != gold:
                    for f in features:
                        for tag, sign in ((gold, 1.0), (best, -1.0)):
                            live[f][tag] += sign
                            total[f][tag] += sign * step
                return best

            decode(found, choose)
    out: dict[str, dict[str, int]] = {}
    for f in live:
        row = {t: round(10 * (live[f][t] - total[f][t] / step)) for t in live[f]}
        row = {t: v for t, v in row.items() if abs(v) >= SMALLEST}
        if row:
            out[f] = row
    return Weights(written(out, COMMENT))


def learn_words(shared: Path, weights: Weights, words: Words, size: int) -> str:
    """The table of tags by word, from `size` tokens of plain text tagged by a first model."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    choose = chooser(weights)
    for texts in plain_sentences(shared, size):
        for i, (text, tag) in enumerate(zip(texts, decode(lookup(words, texts), choose), strict=True)):
            if i and text[0].islower():
                seen[text][tag] += 1
    rows: dict[str, list[str]] = defaultdict(list)
    for word in sorted(seen):
        n = sum(seen[word].values())
        kept = [t for t, k in sorted(seen[word].items(), key=lambda x: (-x[1], x[0])) if k >= max(2, 0.03 * n)]
        if n >= 6 and kept and word.lower() not in words.closed and "TRUNC" not in kept:
            rows["|".join(kept)].append(word)
    lines = [f"# {LICENCE}. Made by models/train_tagger_de.py.", "class\twords"]
    return "\n".join(lines + [f"{tags}\t{' '.join(rows[tags])}" for tags in sorted(rows)]) + "\n"


def plain_sentences(shared: Path, size: int) -> list[list[str]]:
    """About `size` tokens of the Bundestag's speeches, cut roughly into sentences."""
    out: list[list[str]] = []
    taken = 0
    with lzma.open(shared / "corpora" / "bundestag" / "wp20.txt.xz", "rt", encoding="utf-8") as lines:
        for k, line in enumerate(lines):
            if k % 5 or len(line) < 80:
                continue
            part: list[str] = []
            for token in tokens(line, "de"):
                part.append(token.text)
                if token.text in (".", "!", "?"):
                    out.append(part)
                    taken += len(part)
                    part = []
            if taken > size:
                break
    return out


def main() -> None:
    """Two rounds: a first model tags plain text, the words learned there help the second."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--size", type=int, default=2_000_000)
    args = parser.parse_args()
    trees, test = treebanks(args.shared)
    out = args.held_out or OUT
    data = sentences(trees if args.held_out else trees + test)
    print(f"{len(data)} sentences, {sum(len(t) for t, _ in data)} tokens")
    words = Words(learned=False)
    first = train(data, words)
    table = learn_words(args.shared, first, words, args.size)
    (out / "words_learned.tsv").write_text(table, encoding="utf-8")
    words = Words(learned=False)
    for line in table.split("\n")[2:-1]:
        tags, row = line.split("\t")
        words.learned.update(dict.fromkeys(row.split(" "), tags))
    second = train(data, words)
    (out / "tagger.model").write_text(second.text, encoding="utf-8")
    for name, ws, vocabulary in (("first", first, Words(learned=False)), ("second", second, words)):
        choose = chooser(ws)
        good = n = 0
        for texts, tags in sentences(test):
            n += len(tags)
            good += sum(a == b for a, b in zip(tags, decode(lookup(vocabulary, texts), choose), strict=True))
        print(name, len(ws), "features,", f"accuracy on GSD test, second half: {good / n:.4f}")


if __name__ == "__main__":
    main()
