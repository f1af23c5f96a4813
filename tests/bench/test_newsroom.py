"""The simulated newsroom: the same bytes for the same seed, and a truth that stands in the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from bench.newsroom import Story, marks, newsroom, numbers
from bench.newsroom.command import write
from bench.newsroom.numbers import Stated
from bench.newsroom.templates import fill, template
from bench.newsroom.vocabulary import LANGUAGES, language, world

from laut.acquire import from_path

SIZE, SEED = 900, 7


@cache
def stories() -> tuple[Story, ...]:
    return tuple(newsroom(SIZE, SEED))


def answers() -> Iterator[tuple[Story, dict]]:
    for story in stories():
        for question in story.truth["questions"]:
            for answer in question["answers"]:
                yield story, answer


def text(story: Story, name: str) -> str:
    return next(article.text for article in story.articles if article.name == name)


def test_the_same_seed_gives_the_same_bytes_and_another_one_gives_others() -> None:
    def pages(seed: int) -> str:
        return "".join(json.dumps(s.truth) + "".join(a.page() for a in s.articles) for s in newsroom(60, seed))

    assert pages(3) == pages(3)
    assert pages(3) != pages(4)


def test_a_story_is_the_same_whatever_the_size_but_for_the_last_one() -> None:
    few = list(newsroom(100, SEED))[:-1]
    assert tuple(few) == stories()[: len(few)]


@pytest.mark.parametrize("size", [1, 10, 137])
def test_sizes_are_exact(size: int) -> None:
    assert sum(len(story.articles) for story in newsroom(size, SEED)) == size


def test_offsets_slice_to_the_words_of_the_figure_and_the_quote_leads_to_them() -> None:
    for story, answer in answers():
        b, e = answer["span"]
        whole = text(story, answer["article"])
        assert whole[b:e] == answer["figure"]
        assert whole.find(answer["quote"]) + answer["quote"].find(answer["figure"]) == b


def test_every_number_of_an_answer_is_written_in_its_figure() -> None:
    for story, answer in answers():
        code = next(a.language for a in story.articles if a.name == answer["article"])
        table = language(code).table
        stated = Stated(answer["low"], answer["high"], answer["bound"], answer["unit"])
        written = set()
        for seed in range(80):
            for spelled in (True, False):
                number = numbers.write(stated, table, Random(seed), spelled)
                written |= {number.text, number.dative}
        assert answer["figure"] in {form for w in written for form in (w, marks.capital(w))}, answer


def test_chains_lead_from_the_outlet_to_who_stands_at_their_end() -> None:
    for story, answer in answers():
        article = next(a for a in story.articles if a.name == answer["article"])
        assert answer["chain"][0] == [article.outlet]
        assert answer["chain"][-1] == answer["origins"]
        assert len(answer["chain"]) <= 4


def test_the_number_of_origins_lies_in_its_interval() -> None:
    for story in stories():
        for q in story.truth["questions"]:
            assert 1 <= q["origins_at_least"] <= q["true_origins"] <= q["origins_at_most"]
            assert q["independent_origins"] == len({i for a in q["answers"] for i in a["origin_ids"]})
            assert q["relation"] in ("agree", "update", "conflict", "range")


def test_copies_share_most_of_their_words_and_other_articles_do_not() -> None:
    def runs(words: str) -> set[tuple[str, ...]]:
        some = words.split()
        return set(zip(*(some[i:] for i in range(4)), strict=False))

    for story in stories()[:80]:
        copies = {frozenset(pair) for pair in story.truth["copies"]}
        again = {frozenset(pair) for pair in story.truth["revisions"]}
        family = {name: name for name in (a.name for a in story.articles)}
        for copy, original in story.truth["copies"] + story.truth["revisions"]:
            family[copy] = family[original]
        for i, one in enumerate(story.articles):
            for other in story.articles[:i]:
                a, b = runs(one.text), runs(other.text)
                share = len(a & b) / min(len(a), len(b))
                if frozenset((one.name, other.name)) in copies | again:
                    assert share > 0.6
                elif family[one.name] != family[other.name]:
                    assert share < 0.45, (story.id, one.name, other.name)


def test_calculations_say_what_their_figures_say() -> None:
    kinds = set()
    for story in stories():
        for one in story.truth["arithmetic"]:
            kinds.add((one["kind"], one["holds"]))
            for (name, words), (_, b, e) in zip(one["quotes"], one["spans"], strict=True):
                whole = text(story, name)
                assert words in whole and whole[b:e] in words
    assert {kind for kind, _ in kinds} == {"sum", "difference", "share", "rate_vs_total"}
    assert {holds for _, holds in kinds} == {True, False}


def test_there_is_variety() -> None:
    patterns = {answer["pattern"] for _, answer in answers()}
    for code in LANGUAGES:
        assert len({p for p in patterns if p.startswith(f"{code}.direct")}) >= 40
        assert len({p for p in patterns if p.startswith(f"{code}.")}) >= 80
    assert {story.kind for story in stories()} == set(world()["kinds"])
    languages = [article.language for story in stories() for article in story.articles]
    assert min(languages.count(code) for code in LANGUAGES) > SIZE / 4
    assert {q["relation"] for s in stories() for q in s.truth["questions"]} == {"agree", "update", "conflict", "range"}
    assert {c["independent"] for s in stories() for c in s.truth["confirmations"]} == {True, False}
    assert any(s.truth["position_changes"] for s in stories()) and any(s.truth["revisions"] for s in stories())


def test_articles_have_the_length_of_articles_and_no_gap_is_left() -> None:
    for story in stories():
        assert len({article.title for article in story.articles}) == len(story.articles)
        for article in story.articles:
            assert 60 <= len(article.text.split()) <= 320
            assert not set("{}[]|~") & set(article.text + article.title)
            assert "  " not in article.text and " ," not in article.text


def test_both_languages_know_the_same_things() -> None:
    one, other = (language(code) for code in LANGUAGES)
    assert one.quantities.keys() == other.quantities.keys() == world()["quantities"].keys()
    assert one.kinds.keys() == other.kinds.keys()
    assert one.roles.keys() == other.roles.keys()
    for name, words in one.quantities.items():
        assert words.extras.keys() == other.quantities[name].extras.keys()
        assert set(words.extras) == set(world()["quantities"][name]) & {"parts", "share", "rate"}


def test_a_folder_is_read_as_articles(tmp_path: Path) -> None:
    story = next(s for s in stories() if len(s.articles) > 2)
    write(story, tmp_path)
    folder = tmp_path / story.id
    assert json.loads((folder / "truth.json").read_text("utf-8")) == story.truth
    for article in story.articles:
        document = from_path(folder / "articles" / f"{article.name}.txt")
        assert (document.text, document.title, document.outlet) == (article.text, article.title, article.outlet)
        assert (document.published, document.language, document.url) == (article.published, article.language, article.url)


def test_what_can_be_true_at_once() -> None:
    def exact(value: float) -> Stated:
        return numbers.exact(value, None)

    assert not numbers.compatible(exact(12), exact(13))
    assert numbers.compatible(exact(4213), Stated(4200, 4200, "about", None))
    assert numbers.compatible(exact(4200), exact(4213)) and not numbers.compatible(exact(4100), exact(4213))
    assert numbers.compatible(exact(17), Stated(12, None, "at_least", None))
    assert not numbers.compatible(exact(9), Stated(12, None, "at_least", None))
    assert numbers.compatible(Stated(684, 684, "exact", "cm"), Stated(6.84, 6.84, "exact", "m"))


def test_gaps_are_filled_and_one_of_several_wordings_taken() -> None:
    made = {fill(template("{a} [is|was[ once|]] here"), Random(seed), {"a": "It"}) for seed in range(40)}
    assert made == {"It is here", "It was here", "It was once here"}
    with pytest.raises(ValueError, match="bracket"):
        template("a] b")


def test_stories_follow_their_days() -> None:
    for story in stories():
        assert all(one.published <= other.published for one, other in pairwise(story.articles))
