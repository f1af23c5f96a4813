"""Measures the English tagger against the machine-made CoreNLP tags of the PolNeAR train part: they are no gold, only another opinion.

python bench/tagging_english.py [--misses] [--part 0|1] [--word WORD] [--pair "VBN>VBD"]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections import Counter
from pathlib import Path

from laut.text.records import Sentence, Token

SHARED = Path(os.environ.get("LAUT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FINITE = ("VBD", "VBZ", "VBP", "MD")
SAME = {"``": "''", "AFX": "JJ", "HYPH": ":"}
MAPS = {"-lrb-": "(", "-rrb-": ")"}


def articles(part: int | None):
    """(text, sentences of CoreNLP tokens); `part` halves them, so that rules made on one half are seen on the other."""
    n = 0
    with gzip.open(SHARED / "corpora/polnear/train.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row.get("corenlp"):
                n += 1
                if part is None or n % 2 == part:
                    yield row["text"], row["corenlp"]


def tokens(text: str, parsed: list) -> tuple[list[Token], list[Sentence], list[list]]:
    """CoreNLP's own tokens in our records."""
    made, sentences, gold = [], [], []
    for number, rows in enumerate(parsed):
        first = len(made)
        for row in rows:
            b, e = row[0], row[1]
            word, space = text[b:e], b > 0 and text[b - 1].isspace()
            made.append(Token(len(made), b, e, word, word.lower(), space=space, sentence=number))
            gold.append(row)
        if made[first:]:
            sentences.append(Sentence(number, made[first].b, made[-1].e, first, len(made), 0))
    return made, sentences, gold


def universal(row: list) -> str | None:
    """What Universal Dependencies tag the machine's tag and relation make, None where they do not say."""
    tag, relation = row[3], row[6]
    if relation in ("aux", "auxpass", "cop", "aux:pass"):
        return "PART" if tag == "TO" else "AUX"
    if tag == "IN":
        return "SCONJ" if relation == "mark" else "ADP"
    first = {
        "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "MD": "AUX", "CD": "NUM", "CC": "CCONJ", "RP": "ADP",
        "EX": "PRON", "POS": "PART", "PRP": "PRON", "PRP$": "DET", "WP": "PRON", "PDT": "DET",
    }.get(tag)  # fmt: skip
    if first:
        return first
    if tag[:2] in ("VB", "JJ"):
        return "VERB" if tag[0] == "V" else "ADJ"
    if tag[:2] == "RB" and relation != "neg":
        return "ADV"
    if tag == "DT":
        return "DET" if relation == "det" else "PRON"
    return None


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--misses", action="store_true", help="what differs, the commonest first")
    options.add_argument("--word", default=None, help="show where this word differs")
    options.add_argument("--pair", default=None, help="show where these tags differ: THEIRS>OURS")
    options.add_argument("--part", type=int, default=None, help="only the odd (1) or even (0) articles")
    args = options.parse_args()
    begin = time.perf_counter()
    from laut.text.english import tag_english

    tag_english([Token(0, 0, 1, "a", "a")], [Sentence(0, 0, 1, 0, 1, 0)])
    load = time.perf_counter() - begin
    right = total = upos_right = upos_total = 0
    hit = ours = theirs = 0
    lemma_right = lemma_total = 0
    confusion: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, str, str]] = Counter()
    past: Counter[tuple[str, str]] = Counter()
    wide: Counter[tuple[str, str, str]] = Counter()
    shown: list[str] = []
    spent = 0.0
    for text, parsed in articles(args.part):
        made, sentences, gold = tokens(text, parsed)
        begin = time.perf_counter()
        tag_english(made, sentences)
        spent += time.perf_counter() - begin
        for token, row in zip(made, gold, strict=True):
            want, got = SAME.get(row[3], row[3]), SAME.get(token.tag, token.tag)
            total += 1
            right += want == got
            if want != got:
                confusion[want, got] += 1
                words[want, got, token.low] += 1
                if args.pair in (None, f"{want}>{got}") and args.word in (None, token.low) and (args.pair or args.word):
                    near = " ".join(f"{t.text}/{t.tag}" for t in made[max(0, token.i - 4) : token.i])
                    shown.append(f"{want}>{got}: {near} [[{token.text}]] " + " ".join(t.text for t in made[token.i + 1 : token.i + 8]))
            hit += row[3] in FINITE and token.fin
            ours += token.fin
            theirs += row[3] in FINITE
            if row[3] in ("VBD", "VBN"):
                past[row[3], token.tag] += 1
            if row[3][0] == "V" and want == got:
                lemma_total += 1
                lemma_right += row[2] == token.lemma
            wanted = universal(row)
            if wanted:
                upos_total += 1
                upos_right += wanted == token.pos
                if wanted != token.pos:
                    wide[wanted, token.pos, token.low] += 1
    precision, recall = hit / ours, hit / theirs
    print(f"Penn tags equal       {right / total:.4f}  ({total} tokens)")
    print(f"Universal tags equal  {upos_right / upos_total:.4f}")
    print(f"finite verbs          P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}")
    print(f"lemma of verbs        {lemma_right / lemma_total:.4f}")
    for tag in ("VBD", "VBN"):
        row = {got: n for (want, got), n in past.most_common() if want == tag and n > 20}
        print(f"{tag} is tagged         " + "  ".join(f"{got} {n / sum(row.values()):.3f}" for got, n in row.items()))
    print(f"tokens/s              {total / spent:,.0f}   load {load * 1000:.0f} ms")
    if args.misses:
        for (want, got), n in confusion.most_common(45):
            some = ", ".join(f"{w} {c}" for (a, b, w), c in words.most_common(4000) if (a, b) == (want, got))
            print(f"{want:>5} > {got:<5} {n:>5}  {some[:150]}")
        pairs: Counter[tuple[str, str]] = Counter()
        for (want, got, _), n in wide.items():
            pairs[want, got] += n
        for (want, got), n in pairs.most_common(20):
            some = ", ".join(f"{w} {c}" for (a, b, w), c in wide.most_common(4000) if (a, b) == (want, got))
            print(f"{want:>5} > {got:<5} {n:>5}  {some[:150]}")
    if shown:
        print("\n".join(shown[:: max(1, len(shown) // 40)]))


if __name__ == "__main__":
    main()
