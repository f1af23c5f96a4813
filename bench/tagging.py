"""Measures the text room on German: python bench/tagging.py [--model FOLDER].

Tags, verb forms, lemmas: UD German-GSD test, second half, against the shipped model (which was trained on it too: an upper bound) and, with
--model, against the one that `models/train_tagger_de.py SHARED --held-out FOLDER` made without that half: the figure to quote.
Sentence ends and tokens: treebank sentences joined with a blank, and the UHH dev articles (their tokens are machine-made).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "models")]

from train_tagger_de import treebanks  # noqa: E402
from treebank import Node, Tree  # noqa: E402

from laut.text import analyse, compounds, german, german_words  # noqa: E402
from laut.text.german_tagger import Weights, chooser  # noqa: E402
from laut.text.records import Sentence, Token  # noqa: E402
from laut.text.tokens import tokens  # noqa: E402


def shared() -> Path:
    """The folder of corpora: LAUT_SHARED, or `shared` beside the repository."""
    return Path(os.environ.get("LAUT_SHARED", HERE.parent.parent / "shared"))


def use(folder: Path) -> None:
    """Tags with the model and the learned words in `folder` from now on."""
    words = german_words.Words(learned=False)
    for line in (folder / "words_learned.tsv").read_text(encoding="utf-8").split("\n")[2:-1]:
        kind, row = line.split("\t")
        words.learned.update(dict.fromkeys(row.split(" "), kind))
    tools = (words, chooser(Weights((folder / "tagger.model").read_text(encoding="utf-8"))))
    german._tools = lambda: tools  # type: ignore[assignment]


def f1(good: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 as they are printed."""
    p, r = good / max(1, found), good / max(1, wanted)
    return f"F1 {2 * p * r / max(1e-9, p + r):.4f}  (P {p:.4f} R {r:.4f}, {wanted})"


def pairs(trees: list[Tree]) -> list[tuple[Token, Node, Tree]]:
    """Tagged tokens with the treebank's words, where both end at the same place."""
    out = []
    for tree in trees:
        found = tokens(tree.text, "de")
        german.tag_german(found, [Sentence(0, 0, len(tree.text), 0, len(found), 0)])
        ends = {node.e: node for node in tree.nodes}
        out += [(t, ends[t.e], tree) for t in found if t.e in ends and (ends[t.e].b == t.b or "-" in t.text)]
    return out


def finite(node: Node) -> bool:
    return node.tag.endswith("FIN") and node.upos in ("VERB", "AUX")


def lemma(node: Node, tree: Tree) -> str:
    """The treebank's lemma with its separated prefix, which the treebank keeps apart."""
    for other in tree.nodes:
        if other.deprel == "compound:prt" and tree.by_id.get(other.head) is node and not node.lemma.startswith(other.word.lower()):
            return other.word.lower() + node.lemma
    return node.lemma


def tags(trees: list[Tree]) -> None:
    """Prints the figures on tags, verb forms and lemmas."""
    found = [(t, n, tree) for t, n, tree in pairs(trees)]
    n = len(found)
    print(f"  {n} tokens")
    print(f"  STTS   {sum(t.tag == g.tag for t, g, _ in found) / n:.4f}")
    loose = {"AUX": "VERB", "PROPN": "NOUN"}
    print(
        f"  UPOS   {sum(t.pos == g.upos for t, g, _ in found) / n:.4f}   (AUX = VERB, PROPN = NOUN: "
        f"{sum(loose.get(t.pos, t.pos) == loose.get(g.upos, g.upos) for t, g, _ in found) / n:.4f})"
    )
    good = sum(t.fin and finite(g) for t, g, _ in found)
    print("  finite verbs   ", f1(good, sum(t.fin for t, _, _ in found), sum(finite(g) for _, g, _ in found)))
    for name, ours, theirs in (
        ("Konjunktiv     ", lambda t: t.mood in ("konj1", "konj2"), lambda g: g.feats.get("Mood") == "Sub"),
        ("participles    ", lambda t: t.tag == "VVPP", lambda g: g.tag == "VVPP"),
        ("infinitives    ", lambda t: t.form in ("inf", "zu_inf") and t.tag[:2] == "VV", lambda g: g.tag in ("VVINF", "VVIZU")),
        ("prefixes       ", lambda t: t.tag == "PTKVZ", lambda g: g.tag == "PTKVZ"),
        ("proper names   ", lambda t: t.tag == "NE", lambda g: g.tag == "NE"),
    ):
        print(
            f"  {name}",
            f1(sum(ours(t) and theirs(g) for t, g, _ in found), sum(ours(t) for t, _, _ in found), sum(theirs(g) for _, g, _ in found)),
        )
    verbs = [(t, g, tree) for t, g, tree in found if g.tag[:1] == "V" and t.tag[:1] == "V"]
    print(f"  verb lemmas    {sum(t.lemma == lemma(g, tree) for t, g, tree in verbs) / len(verbs):.4f} ({len(verbs)})")
    nouns = [(t, g) for t, g, _ in found if g.tag == "NN" and t.tag == "NN" and "-" not in t.text]
    print(f"  noun lemmas    {sum(t.lemma == g.lemma for t, g in nouns) / len(nouns):.4f} ({len(nouns)})")
    heads = [(g.word, g.lemma) for _, g, _ in found if g.tag == "NN"]
    print(f"  lemmas of heads alone {sum(compounds.lemma(word) == wanted for word, wanted in heads) / len(heads):.4f} ({len(heads)})")
    adjectives = [(t, g) for t, g, _ in found if g.tag == t.tag == "ADJA"]
    print(f"  adj. lemmas    {sum(t.lemma == g.lemma for t, g in adjectives) / len(adjectives):.4f} ({len(adjectives)})")
    fins = [(t, g) for t, g, _ in found if finite(g) and t.fin and "Person" in g.feats and "Number" in g.feats]
    agree = sum(str(t.person) == g.feats["Person"] and t.number == {"Sing": "sg", "Plur": "pl"}[g.feats["Number"]] for t, g in fins)
    print(f"  person, number {agree / len(fins):.4f}")


def cuts(trees: list[Tree]) -> None:
    """Prints sentence ends and tokens on treebank text, ten sentences in a row."""
    ends = good = wanted = tok_good = tok_found = tok_wanted = 0
    for k in range(0, len(trees) - 9, 10):
        text, gold, toks = "", set(), set()
        for tree in trees[k : k + 10]:
            text += " " if text else ""
            toks |= {(len(text) + n.b, len(text) + n.e) for n in tree.nodes}
            text += tree.text
            gold.add(len(text))
        read = analyse(text, "de")
        found = {s.e for s in read.sentences}
        ends, good, wanted = ends + len(found), good + len(found & gold), wanted + len(gold)
        ours = {(t.b, t.e) for t in read.tokens}
        tok_good, tok_found, tok_wanted = tok_good + len(ours & toks), tok_found + len(ours), tok_wanted + len(toks)
    print("  sentence ends  ", f1(good, ends, wanted))
    print("  tokens         ", f1(tok_good, tok_found, tok_wanted))


def uhh(path: Path) -> None:
    """Prints sentence ends and tokens on the UHH articles, and the speed of the whole room on them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    ends = good = wanted = tg = tf = tw = 0
    analyse(docs[0]["text"], "de")
    took = 0.0
    for doc in docs:
        start = time.process_time()
        read = analyse(doc["text"], "de")
        took += time.process_time() - start
        gold = {doc["tokens"][last - 1][1] for _, last in doc["sentences"]}
        found = {s.e for s in read.sentences}
        ends, good, wanted = ends + len(found), good + len(found & gold), wanted + len(gold)
        theirs, ours = {(b, e) for b, e in doc["tokens"]}, {(t.b, t.e) for t in read.tokens}
        tg, tf, tw = tg + len(ours & theirs), tf + len(ours), tw + len(theirs)
    print("UHH dev")
    print("  sentence ends  ", f1(good, ends, wanted))
    print("  tokens         ", f1(tg, tf, tw))
    print(f"  speed          {tf / took:,.0f} tokens/s, analyse() in full, seconds of one core")


def load() -> float:
    """Processor seconds from a started interpreter to the first sentence analysed, the import of the package included; the best of five."""
    work = "from laut.text import analyse; analyse('Er sagt, das Wehr halte.', 'de')"
    code = f"import time; s = time.process_time(); {work}; print(time.process_time() - s)"
    env = os.environ | {"PYTHONPATH": str(HERE.parent / "src")}
    return min(
        float(subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout) for _ in range(5)
    )


def main() -> None:
    """Prints everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    _, test = treebanks(shared())
    print(
        "GSD test, second half", f"(model in {args.model.name}, trained without it)" if args.model else "(shipped model, trained on it too)"
    )
    if args.model:
        use(args.model)
    tags(test)
    cuts(test)
    uhh(shared() / "corpora" / "uhh" / "dev.jsonl.gz")
    print(f"load             {1000 * load():.0f} ms")


if __name__ == "__main__":
    main()
