from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.acquire.front import KEYS, split
from laut.errors import InputError


def test_front_matter_is_no_part_of_the_text() -> None:
    values, text = split("---\ntitle: Kellenau: der Damm\noutlet: 'Tagblatt'\nurl: https://example.org/a:b\n---\n\nText\n---\n")
    assert values == {"title": "Kellenau: der Damm", "outlet": "Tagblatt", "url": "https://example.org/a:b"}
    assert text == "Text\n---\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_one_empty_line_is_taken(end: str) -> None:
    assert split(end.join(["---", "outlet: A", "---", "", "", "Text", ""])) == ({"outlet": "A"}, end.join(["", "Text", ""]))
    assert split(end.join(["---", "outlet: A", "---", "Text"])) == ({"outlet": "A"}, "Text")


@pytest.mark.parametrize("text", ["", "Text", "--- Text\nmore", "----\nText", " ---\nx: y\n---\n", "-", "--"])
def test_a_text_without_front_matter_comes_back_whole(text: str) -> None:
    assert split(text) == ({}, text)


def test_keys_of_others_are_passed_over() -> None:
    values, text = split("---\n# mine\ntags:\n  - a\n  - b\n- c\n\nTitle: Damm\nrevision: 3\n---\nx")
    assert values == {"title": "Damm"}
    assert text == "x"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\ntitle: A\n\nThe dam broke.\nMore.", "a.txt:4: expected key: value in the front matter, found 'The dam broke.'"),
        ("---\ntitle: A\n", "a.txt:1: expected a line --- that ends the front matter"),
        ("---", "a.txt:1: expected a line --- that ends"),
        ("---\ntitle: A\ntitle: B\n---\n", "a.txt:3: expected title once"),
        (
            "---\npublishd: 2025-01-01\n---\n",
            "a.txt:2: expected one of the keys title, outlet, published, language, author, url, found 'publishd'",
        ),
        ("---\r\ntitle: A\r\nno pair\r\n---\r\n", "a.txt:3: expected key: value"),
    ],
)
def test_broken_front_matter_names_its_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        split(text, "a.txt")
    assert str(caught.value).startswith(says)


def test_without_a_file_the_line_is_named_too() -> None:
    with pytest.raises(InputError, match=r"^line 2: "):
        split("---\nno pair\n---\n")


@given(st.text(max_size=200).map(lambda text: "---\n" + text) | st.text(max_size=200))
def test_what_is_left_is_the_end_of_the_text(text: str) -> None:
    try:
        values, rest = split(text)
    except InputError:
        return
    assert text.endswith(rest)
    assert set(values) <= set(KEYS)


def test_a_very_long_head_ends_soon() -> None:
    with pytest.raises(InputError):
        split("---\n" + "a: b\n" * 100_000)


def test_names_that_programs_use() -> None:
    assert split("---\ndate: 2025-03-01 10:00\nlang: de\n---\nText")[0] == {"published": "2025-03-01 10:00", "language": "de"}
