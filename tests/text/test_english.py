"""English tags: the rules' own examples, verb forms, contractions, and texts of any kind."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.languages import table, toml
from laut.text.english import tag_english
from laut.text.english_lexicon import lexicon
from laut.text.records import Sentence, Token

WORD = re.compile(r"[A-Za-z0-9]+(?:['’.-][A-Za-z0-9]+)*|['’]s|\S")
RULES = [(number, rule, example) for number, rule in enumerate(toml("en", "tagging")["rule"]) for example in rule.get("examples", ())]


def cut(text: str) -> list[Token]:
    """A small tokenizer, so that these tests need no other room."""
    out: list[Token] = []
    for match in WORD.finditer(text):
        b, e = match.span()
        pieces = [(b, e)]
        if e - b > 2 and text[e - 2 : e] in ("'s", "’s"):
            pieces = [(b, e - 2), (e - 2, e)]
        for first, last in pieces:
            word = text[first:last]
            out.append(Token(len(out), first, last, word, word.lower(), space=first > 0 and text[first - 1].isspace()))
    return out


def tagged(text: str) -> list[Token]:
    tokens = cut(text)
    tag_english(tokens, [Sentence(0, 0, len(text), 0, len(tokens), 0)] if tokens else [])
    return tokens


def tags(text: str) -> dict[str, str]:
    return {token.text: token.tag for token in tagged(text)}


@pytest.mark.parametrize(("number", "rule", "example"), RULES, ids=[f"{n}-{r['to']}" for n, r, _ in RULES])
def test_the_examples_beside_each_rule(number: int, rule: dict[str, str], example: str) -> None:
    before, word, _ = example.split("*")
    tokens = tagged(example.replace("*", ""))
    hit = next(token for token in tokens if token.b >= len(before) and token.text == word)
    assert hit.tag == rule["to"], [(token.text, token.tag) for token in tokens]


def test_every_rule_names_places_and_tags_that_exist() -> None:
    known = {tag for names in toml("en", "tagging")["universal"].values() for tag in names.split()}
    known |= {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "IN", "DT", "WDT", "TO", "<"}
    for rule in toml("en", "tagging")["rule"]:
        assert rule["to"] in known
        for key, value in rule.items():
            if key not in ("to", "step", "free", "examples", "why", "word"):
                assert {word for word in value.split() if word.isupper()} <= known, (key, value)


def test_the_lexicon_knows_only_tags() -> None:
    for row in table("en", "words"):
        assert all(re.fullmatch(r"NNS?|VB[DGNZ]?|JJ[RS]?|RB[RS]?", tag) for tag in row["tags"].split())
        assert all(word == word.lower() and word for word in row["words"].split(" "))


@pytest.mark.parametrize(
    ("text", "word", "pos", "lemma", "form", "tense"),
    [
        ("The mayor said so.", "said", "VERB", "say", "fin", "past"),
        ("The mayor says so.", "says", "VERB", "say", "fin", "pres"),
        ("The mayor will say so.", "say", "VERB", "say", "inf", None),
        ("The mayor will say so.", "will", "AUX", "will", "fin", "pres"),
        ("They would leave.", "would", "AUX", "would", "fin", "past"),
        ("It was denied by the mayor.", "denied", "VERB", "deny", "part_past", None),
        ("The mayor denied it.", "denied", "VERB", "deny", "fin", "past"),
        ("The mayor is lying.", "lying", "VERB", "lie", "part_pres", None),
        ("They stopped the trucks.", "stopped", "VERB", "stop", "fin", "past"),
        ("The families were told.", "families", "NOUN", "family", None, None),
        ("She has three children.", "has", "VERB", "have", "fin", "pres"),
        ("She has seen them.", "has", "AUX", "have", "fin", "pres"),
        ("She does not see them.", "does", "AUX", "do", "fin", "pres"),
        ("She is ill.", "is", "AUX", "be", "fin", "pres"),
        ("Tell the mayor.", "Tell", "VERB", "tell", "imp", None),
    ],
)
def test_verb_forms(text: str, word: str, pos: str, lemma: str, form: str | None, tense: str | None) -> None:
    token = next(token for token in tagged(text) if token.text == word)
    assert (token.pos, token.lemma, token.form, token.tense) == (pos, lemma, form, tense)


def test_number_and_person_of_finite_verbs() -> None:
    token = next(token for token in tagged("The mayor says so.") if token.text == "says")
    assert (token.mood, token.number, token.person) == ("ind", "sg", 3)
    token = next(token for token in tagged("They were late.") if token.text == "were")
    assert (token.mood, token.number, token.person) == ("ind", "pl", None)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The report released Monday said the bridge was closed.", {"released": "VBN", "said": "VBD", "closed": "VBN"}),
        ("The letter sent by the union arrived on Friday.", {"sent": "VBN", "arrived": "VBD"}),
        ("The union sent a letter on Friday.", {"sent": "VBD"}),
        ("Sales rose by 5 percent, officials said.", {"rose": "VBD", "said": "VBD"}),
        ("The driver, stopped by police, denied it.", {"stopped": "VBN", "denied": "VBD"}),
        ("The city’s claims were false.", {"’s": "POS", "claims": "NNS"}),
        ("The city claims the land.", {"claims": "VBZ"}),
        ("He said that that plan had failed.", {"failed": "VBN"}),
        ("The man who claimed the land left.", {"who": "WP", "claimed": "VBD"}),
        ("Let's see who won.", {"see": "VB", "won": "VBD"}),
        ("The deal, the paper reported, was signed in May.", {"reported": "VBD", "signed": "VBN", "May": "NNP"}),
        ("Records reviewed by the paper show the city paid twice.", {"reviewed": "VBN", "show": "VBP", "paid": "VBD"}),
        ("The ministry says the army lost 40 trucks, a claim the rebels deny.", {"lost": "VBD", "deny": "VBP"}),
        ("The firm, which employs 30 people, plans to close a mill.", {"employs": "VBZ", "plans": "VBZ"}),
        ("Officials put the toll at more than 200 killed and 60 injured.", {"put": "VBD", "killed": "VBN", "injured": "VBN"}),
        ("The study, led by Ida Lund and published in June, tracked 40 men.", {"led": "VBN", "published": "VBN", "tracked": "VBD"}),
        ("The board raised its outlook but cut that for trade.", {"raised": "VBD", "cut": "VBD"}),
        ("Most of those surveyed think prices will rise.", {"surveyed": "VBN", "think": "VBP"}),
        ("Exports more than doubled.", {"doubled": "VBD"}),
        ("The ship docked, unloaded and left.", {"docked": "VBD", "unloaded": "VBD", "left": "VBD"}),
        ("According to two men briefed on the talks, it failed.", {"briefed": "VBN", "failed": "VBD"}),
    ],
)
def test_past_or_participle_noun_or_verb(text: str, want: dict[str, str]) -> None:
    got = tags(text)
    assert {word: got[word] for word in want} == want


def test_contractions_stay_one_token_with_the_verb_inside() -> None:
    by = {token.text: token for token in tagged("We're sure they didn’t pay, and he'll say they can't.")}
    assert (by["We're"].pos, by["We're"].form, by["We're"].tense) == ("PRON", "fin", "pres")
    assert (by["didn’t"].pos, by["didn’t"].lemma, by["didn’t"].tense) == ("AUX", "do", "past")
    assert by["pay"].form == "inf"
    assert by["he'll"].form == "fin"
    assert (by["can't"].tag, by["can't"].lemma) == ("MD", "can")


def test_subordinators_and_prepositions() -> None:
    by = {token.text: token.pos for token in tagged("She left after the vote because they said that he lied in March.")}
    assert (by["after"], by["because"], by["that"], by["in"]) == ("ADP", "SCONJ", "SCONJ", "ADP")


def test_a_headline_with_capitals_keeps_its_verb() -> None:
    by = {token.text: token for token in tagged("Mayor Says Bridge Repairs Will Cost Millions")}
    assert by["Says"].form == "fin"


def test_names() -> None:
    by = {token.text: token.tag for token in tagged("On Tuesday Lena Marsh of Kellborough met Mr. Oduya.")}
    assert [by[word] for word in ("Tuesday", "Lena", "Marsh", "Kellborough", "Oduya")] == ["NNP"] * 5


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_tagged(text: str) -> None:
    tokens = tagged(text)
    assert all(token.tag and token.pos for token in tokens)


def test_a_sentence_of_200_000_words_takes_linear_time() -> None:
    words = ("the", "report", "claims", "and", "released", "said", "they'd", "—", "Bridge", "to") * 20_000
    tokens = [Token(i, i, i + 1, word, word.lower(), space=True) for i, word in enumerate(words)]
    begin = time.perf_counter()
    tag_english(tokens, [Sentence(0, 0, len(tokens), 0, len(tokens), 0)])
    assert time.perf_counter() - begin < 30
    assert all(token.tag for token in tokens)


def test_odd_tokens() -> None:
    words = ["\x00", "\ud800", "x" * 100_000, "'" * 50, "'s", "n't", "1" * 5000, "-" * 3000, "a-" * 2000]
    tokens = [Token(i, i, i + 1, word, word.lower(), space=True) for i, word in enumerate(words)]
    tag_english(tokens, [Sentence(0, 0, len(tokens), 0, len(tokens), 0)])
    assert all(token.tag for token in tokens)


def test_the_lexicon_forgets_nothing_it_lists() -> None:
    assert lexicon().lower("said").first == "VBD"
    assert lexicon().lower("according").first == "VBG"
