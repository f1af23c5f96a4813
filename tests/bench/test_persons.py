"""The share of statements of named persons that is right, and what a confidence makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bench.coverage import at, curve, lowest
from bench.gold import GoldArticle, gold_reading
from bench.matching import words
from bench.persons import Judged, judge, rates, sentence
from bench.truths import Marked, Truth

from bench import coverage, truths
from laut.records import Attribution, Document, Reading, Source, Span

TEXT = "Der Deich hält stand, sagte Tomke Eilers. Der Damm sei dicht. Er sei neu, sagte ein Mann."
EILERS = Source("s1", "Tomke Eilers", "official")


def span(part: str) -> Span:
    b = TEXT.index(part)
    return Span(b, b + len(part))


def truth(content: str, speaker: str | None, *names: str) -> Truth:
    return Truth(words(TEXT, [span(content)]), (span(speaker),) if speaker else (), names or None)


def attribution(content: str, speaker: str | None, **more: Any) -> Attribution:
    defaults: dict[str, Any] = {"id": "a1", "type": "indirect", "stance": "asserts", "basis": "cue", "sources": ("s1",)}
    return Attribution(content=(span(content),), speaker=(span(speaker),) if speaker else (), **{**defaults, **more})


def one(read: Attribution, *truths: Truth, source: Source = EILERS) -> Judged:
    document = Document(TEXT, language="de")
    reading = Reading(document, (), (source,), (read,))
    (found,) = judge(Marked("deich", document, truths), reading)
    return found


def test_by_name_the_content_and_one_name_must_be_the_same() -> None:
    read = attribution("Der Deich hält stand", "Tomke Eilers")
    assert one(read, truth("Der Deich hält stand", "Tomke Eilers", "Harms", "Eilers")).strict
    assert one(read, truth("Der Deich hält stand", "Tomke Eilers", "Harms")).why == "speaker"
    assert one(read, truth("Der Damm sei dicht.", None, "Eilers")).why == "no quote"


def test_by_words_the_speakers_overlap_or_hold_the_family_name() -> None:
    read = attribution("Der Damm sei dicht.", "ein Mann", basis="run_on")
    assert one(read, truth("Der Damm sei dicht.", "Tomke Eilers")).strict
    assert one(read, truth("Der Damm sei dicht.", "Mann")).strict
    assert one(read, truth("Der Damm sei dicht.", "Er")).why == "speaker"
    assert one(read, truth("Der Damm sei dicht.", None)).why == "no speaker"
    known = Source("s1", "Tomke Eilers", "official", mentions=(span("Er"),))
    assert one(read, truth("Der Damm sei dicht.", "Er"), source=known).strict


def test_a_part_of_what_is_marked_is_right_leniently() -> None:
    found = one(attribution("dicht", "Tomke Eilers"), truth("Der Damm sei dicht.", "Tomke Eilers"))
    assert (found.strict, found.lenient, found.why) == (False, True, "")


@pytest.mark.parametrize(("kind", "named", "person"), [("official", True, True), ("official", False, False), ("court", True, False)])
def test_named_persons_are_those_of_three_kinds_with_a_name(kind: str, named: bool, person: bool) -> None:
    found = one(attribution("dicht", None), source=Source("s1", "Tomke Eilers", kind, named))
    assert found.person == person


def test_a_speaker_is_there_by_word_where_his_family_name_is() -> None:
    assert one(attribution("dicht", "Tomke Eilers")).by_word
    assert not one(attribution("dicht", "ein Mann")).by_word


def test_rates_count_each_way_of_being_wrong() -> None:
    good = one(attribution("dicht", "Tomke Eilers"), truth("dicht", "Tomke Eilers"))
    wrong = one(attribution("dicht", "ein Mann"), truth("dicht", "Er"))
    none = one(attribution("dicht", "ein Mann"))
    assert rates([good, good, wrong, none]) == {
        "strict": 0.5, "lenient": 0.5, "mouth": pytest.approx(2 / 3), "of": 4, "no quote": 1, "no speaker": 0, "speaker": 1,
    }  # fmt: skip


def test_what_is_held_back_is_counted_only_where_it_is_asked_for() -> None:
    read = attribution("dicht", "Tomke Eilers", sources=(), perhaps=("s1",))
    reading = Reading(Document(TEXT, language="de"), (), (EILERS,), (read,))
    marked = Marked("deich", reading.document, (truth("dicht", "Tomke Eilers"),))
    (asserted,), (held,) = judge(marked, reading), judge(marked, reading, held_back=True)
    assert (asserted.person, held.person, held.asserted, held.strict) == (False, True, False, True)
    point = coverage.asserted([held, one(attribution("dicht", "Tomke Eilers"))], coverage.sure)
    assert (point["kept"], point["of"]) == (0.5, 1)


def test_a_wrong_one_is_shown_in_its_place() -> None:
    found = one(attribution("Der Deich hält stand", "Tomke Eilers", cue=(span("sagte"),)))
    assert sentence(found).startswith("{Der Deich hält stand}, <sagte> [Tomke Eilers].")


def fake(read: Attribution) -> float:
    return float(read.id[1:]) / 100


def some(*values: tuple[int, bool]) -> list[Judged]:
    right = truth("dicht", "Tomke Eilers")
    return [one(attribution("dicht", "Tomke Eilers", id=f"a{value}"), *([right] if good else [])) for value, good in values]


def test_a_point_of_the_curve_keeps_what_reaches_the_threshold() -> None:
    point = at(0.5, some((90, True), (50, False), (40, True)), fake)
    assert (point["kept"], point["strict"], point["said"], point["of"]) == (pytest.approx(2 / 3), 0.5, pytest.approx(0.7), 2)


def test_the_lowest_threshold_keeps_all_of_the_same_confidence() -> None:
    found = some((90, True), (80, True), (80, True), (70, False), (60, True))
    assert lowest(found, fake) == 0.8
    assert lowest(found, fake, 0.8) == 0.6
    assert lowest(some((90, True), (90, False)), fake) is None
    assert curve(found, fake)[-1]["name"] == "0.800 (for 0.95)"


def test_the_gold_is_right_by_its_own_measure(gold: list[GoldArticle], shared: Path) -> None:
    for article, marked in zip(gold, truths.gold(shared), strict=True):
        assert all(found.strict for found in judge(marked, gold_reading(article)))
