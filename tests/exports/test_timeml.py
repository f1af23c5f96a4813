"""TimeML: valid by a schema written from the standard, and the text comes back without the tags, character for character."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import laut
from laut import languages
from laut.errors import MissingError
from laut.exports import FORMATS, to_timeml
from laut.records import Document, Reading, Span, Time
from tests.sample import reading as sample

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("timeml.xsd"))))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
PUBLISHED = date(2024, 5, 15)


def parsed(document: str) -> etree._Element:
    """The root of a TimeML document; it has to be valid."""
    root = etree.fromstring(document.encode(), etree.XMLParser(huge_tree=True))
    SCHEMA.assertValid(root)
    return root


def text_of(root: etree._Element) -> str:
    """The article's text: TEXT without its tags, with the characters that XML cannot hold put back."""
    letters = list("".join(root.find("TEXT").itertext()))
    for instruction in root.iter(etree.ProcessingInstruction):
        for found in re.finditer(r"(\d+):([0-9A-F]+)", instruction.text or ""):
            letters[int(found[1])] = chr(int(found[2], 16))
    return "".join(letters)


def timexes(root: etree._Element) -> list[dict[str, str]]:
    """The attributes of the tags in the text, and their words."""
    return [{**dict(tag.attrib), "words": tag.text or ""} for tag in root.find("TEXT").iter("TIMEX3")]


def read(text: str, language: str = "en", published: str | None = "2024-05-15") -> list[dict[str, str]]:
    return timexes(parsed(laut.export(laut.read_text(text, language=language, published=published), "timeml")))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_examples(file: Path) -> None:
    reading = laut.read(file)
    root = parsed(to_timeml(reading))
    assert text_of(root) == reading.document.text
    tags = {tag["tid"]: tag for tag in timexes(root)}
    assert {time.id: time.text for time in reading.times}.items() <= {tid: tag["words"] for tid, tag in tags.items()}.items()


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_example_of_a_rule_is_valid(code: str) -> None:
    rules = languages.toml(code, "times")["rule"]
    for text in (example[0] for rule in rules for example in rule.get("examples", [])):
        reading = laut.read_text(text, language=code, published=PUBLISHED)
        assert text_of(parsed(to_timeml(reading))) == text


def test_head() -> None:
    reading = sample()
    root = parsed(to_timeml(reading))
    assert root.findtext("DOCID") == reading.document.id
    assert root.findtext("TITLE") == reading.document.title
    created = root.find("DCT/TIMEX3")
    assert dict(created.attrib) == {
        "tid": "t0", "type": "DATE", "value": "2025-06-03", "temporalFunction": "false", "functionInDocument": "CREATION_TIME",
    }  # fmt: skip
    bare = parsed(to_timeml(replace(reading, document=replace(reading.document, published=None, title=None))))
    assert bare.find("TITLE") is None
    assert bare.find("DCT/TIMEX3").get("value") == "XXXX-XX-XX"


def test_what_a_value_is_reckoned_from() -> None:
    first, second, third = read("On 3 May 2019 it burned; two days later it rained. He left last week.")
    assert (first["temporalFunction"], first.get("anchorTimeID")) == ("false", None)
    assert (second["temporalFunction"], second["anchorTimeID"]) == ("true", "t1")
    assert (third["value"], third["anchorTimeID"]) == ("2024-W19", "t0")


def test_a_part_of_the_day_is_a_time() -> None:
    (night,) = read("He spoke on Monday night.")
    assert (night["type"], night["value"]) == ("TIME", "2024-05-13TNI")


def test_what_is_repeated() -> None:
    every, twice = read("The court sits every Monday, the council twice a week.")
    assert (every["type"], every["value"], every["quant"], every.get("freq")) == ("SET", "XXXX-WXX-1", "EVERY", None)
    assert (twice["type"], twice["value"], twice.get("quant"), twice["freq"]) == ("SET", "P1W", None, "2X")


def test_a_range_in_one_expression_is_a_duration_with_two_ends() -> None:
    days, begin, end = read("The fair was held on May 3-5, 2021.")
    assert (days["type"], days["value"], days["words"]) == ("DURATION", "P3D", "May 3-5, 2021")
    assert (days["beginPoint"], days["endPoint"]) == (begin["tid"], end["tid"])
    assert (begin["value"], begin["words"], end["value"]) == ("2021-05-03", "", "2021-05-05")


def test_a_length_up_to_publication_ends_with_it() -> None:
    weeks, begin = read("Over the past two weeks nothing came.")
    assert (weeks["value"], weeks["beginPoint"], weeks["endPoint"], begin["value"]) == ("P2W", begin["tid"], "t0", "2024-05-01")


def test_lengths_of_ranges() -> None:
    def length(timex: str, *days: date) -> str:
        reading = Reading(Document("x"), (), times=(Time("t1", Span(0, 1), "x", *(days or (None, None)), "DATE", timex),))
        return timexes(parsed(to_timeml(reading)))[0]["value"]

    assert length("2019/2021", date(2019, 1, 1), date(2021, 12, 31)) == "P3Y"
    assert length("2023/2024", date(2023, 8, 1), date(2024, 7, 31)) == "P1Y"
    assert length("2019-11/2020-02", date(2019, 11, 1), date(2020, 2, 29)) == "P4M"
    assert length("2020-02-27/2020-03-01", date(2020, 2, 27), date(2020, 3, 1)) == "P4D"
    assert length("2019-XX/2020-XX") == "PXM"


def test_a_length_between_two_is_of_its_unit() -> None:
    (months,) = read("It will take 18 to 24 months.")
    assert (months["type"], months["value"], months.get("beginPoint")) == ("DURATION", "PXM", None)


def test_times_that_overlap_are_no_tags_in_tags() -> None:
    times = tuple(Time(f"t{n}", span, "", None, None, "DATE", "2019") for n, span in enumerate((Span(0, 4), Span(2, 6), Span(6, 7)), 1))
    root = parsed(to_timeml(Reading(Document("abcdefg"), (), times=times)))
    assert [tag["words"] for tag in timexes(root)] == ["abcd", "g"]


def test_an_unknown_format_is_said() -> None:
    with pytest.raises(MissingError, match="timeml"):
        laut.export(sample(), "csv")
    assert FORMATS["timeml"].suffix == ".tml"


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(codec=None) | st.sampled_from("<>&\"'\r\n\t\x00\x0c\ufffe\ufffd\ud800]"), max_size=60), st.data())
def test_any_text_comes_back(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(b, e) for b, e in zip(cuts[::2], cuts[1::2], strict=False) if b < e]
    times = tuple(
        Time(f"t{n}", span, text[span.b : span.e], PUBLISHED, None, "DURATION", "P2D", anchor="t0") for n, span in enumerate(spans, 1)
    )
    root = parsed(to_timeml(Reading(Document(text, title=text, published=PUBLISHED), (), times=times)))
    assert text_of(root) == text
    assert len(timexes(root)) == len(times)
