"""The tables of English cues keep to their vocabulary, and the tagger finds their verbs."""

from __future__ import annotations

from laut.languages import table
from laut.records import STANCES
from laut.text.english_lexicon import lexicon

FRAMES = {
    *("that", "quote", "np", "call", "as", "inf", "person", "wh", "about", "of", "for", "on", "with", "to"),
    *("at", "at_number", "as_number", "number", "small", "raised", "origin", "hearing", "against", "by", "weak"),
}
KINDS = {"verb", "phrasal"}


def test_the_vocabulary() -> None:
    rows = table("en", "cues")
    for row in rows:
        assert row["stance"] in STANCES, row
        assert row["pos"] in KINDS, row
        assert set(row["frames"].split()) <= FRAMES, row
        assert row["hedge"] in ("", "yes"), row
    keys = [(row["lemma"], row["pos"], row["stance"], row["with"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert [key[:2] for key in keys] == sorted(key[:2] for key in keys)


def test_enough_verbs_and_each_can_be_a_verb() -> None:
    verbs = [row["lemma"] for row in table("en", "cues") if row["pos"] == "verb"]
    assert len(verbs) >= 350
    assert [verb for verb in verbs if "VB" not in lexicon().lower(verb).tags] == []


def test_every_verb_takes_something() -> None:
    assert [row["lemma"] for row in table("en", "cues") if not set(row["frames"].split()) - {"weak"}] == []
