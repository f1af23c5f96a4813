"""Markdown: the words without the marks, and where each stands in the file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from laut.acquire import from_bytes
from laut.acquire.found import Found
from laut.acquire.markdown import extract
from laut.acquire.original import Original
from laut.errors import InputError
from tests.robustness.clock import within


def read(text: str) -> Found:
    """What is extracted, its places checked against the file itself."""
    found = extract(Original(text.encode(), "a.md"))
    end = 0
    for place in found.places:
        assert place.node == "" and end <= place.b < place.e
        assert text[place.at : place.at + place.e - place.b] == found.text[place.b : place.e]
        end = place.e
    return found


def kinds(found: Found) -> list[tuple[str, str]]:
    return [(part.kind, found.text[part.b : part.e]) for part in found.parts]


ARTICLE = """---
outlet: Tagblatt
published: 2025-03-04
tags: [damm]
---

# Der *Damm* #

![Der Damm](damm.jpg "Ein Bild")

Von Mia Kolb, [Tagblatt](https://example.org/a_(b) "Blatt") und [Bote][1]. [1]
Zeile zwei mit `Kode`,\\
Zeile drei & <b>fett</b>; 3 \\* 4 &lt; 13&nbsp;%[^a]. ~~400~~ 600 <https://example.org/x>

> „Ja“, sagte sie.
> Und ging.

Zwischen
--------

- eins
- zwei

  und mehr
3. drei

| Ort | Tote |
|-----|-----:|
| Auried \\| Nord | **12** |
|     | 3 |

```
kein Text
```

<figure><img src="x"><figcaption>Das &amp; dies</figcaption></figure>
<script>nein()</script>

[1]: https://example.org/1
[^a]: Eine Fußnote, die niemand
    im Text liest.
"""
WANTED = [
    ("title", "Der Damm"),
    (
        "paragraph",
        "Von Mia Kolb, Tagblatt und Bote. 1 Zeile zwei mit Kode,\nZeile drei & fett; 3 * 4 < 13\u00a0%. 600 https://example.org/x",
    ),
    ("quotation", "„Ja“, sagte sie. Und ging."),
    ("heading", "Zwischen"),
    ("list", "eins"),
    ("list", "zwei"),
    ("list", "und mehr"),
    ("list", "drei"),
    ("table", "Ort"),
    ("table", "Tote"),
    ("table", "Auried | Nord"),
    ("table", "12"),
    ("table", "3"),
    ("paragraph", "Das & dies"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_article_with_every_mark(end: str) -> None:
    found = read(ARTICLE.replace("\n", end))
    assert kinds(found) == WANTED
    assert (
        found.text.startswith("Der Damm\n\nVon Mia")
        and "eins\nzwei\nund mehr\ndrei\n\nOrt\tTote\nAuried | Nord\t12\n\t3\n\nDas" in found.text
    )
    assert (found.title, found.outlet, found.published, found.media) == ("Der Damm", "Tagblatt", "2025-03-04", "text/markdown")


def test_words_stand_where_they_stand_and_not_in_a_target() -> None:
    text = "[a](a) a ![a](a) `a` *a* <a href='a'>a</a> [a][a] a\n\n[a]: a"
    found = read(text)
    assert found.text == "a a a a a a a"
    assert [place.at for place in found.places] == [1, 7, 18, 22, 37, 44, 50]


def test_nested_blocks_and_tabs() -> None:
    found = read(">\t> eins\n>\t> zwei\n\n1.\tdrei\n\n\tvier\n\n   > fünf\n")
    assert kinds(found) == [("quotation", "eins zwei"), ("list", "drei"), ("list", "vier"), ("quotation", "fünf")]
    assert {found.text[p.b : p.e] for p in found.places} == {"eins", "zwei", "drei", "vier", "fünf"}


def test_front_matter_goes_before_the_heading() -> None:
    document = from_bytes(b"---\ntitle: Vorn\npublished: 2025-03-04\n---\n# Oben\n\nDer Damm ist am Abend gebrochen.\n", where="a.md")
    assert (document.title, document.published, document.parts[0].kind) == ("Vorn", date(2025, 3, 4), "title")
    assert document.places[0].at == len("---\ntitle: Vorn\npublished: 2025-03-04\n---\n# ")


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(InputError, match="an empty text"):
        from_bytes(b"![x](y)\n\n```\nz\n```\n", where="a.md")
    with pytest.raises(InputError, match=r"a\.md:2"):
        from_bytes(b"---\nnothing\n---\nText", where="a.md")


HOSTILE = [
    "[" * 19_000,
    "![[" * 9_000,
    "[a](" * 19_000,
    "*a **a_ " * 49_000,
    "`a" * 190_000,
    "&amp;" * 190_000,
    "<!--" * 190_000,
    "a\n" * 59_000,
    "- a\n" * 59_000,
    "| a " * 49_000 + "\n" + "|-" * 49_000,
    "<div>\n" + "<a " * 190_000,
    "<div>\n" + "<script>" * 100_000,
    "[^" * 19_000,
    "a" * 2_900_000,
    "#" * 500_000,
    "\t" * 500_000 + "a",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8].strip())
def test_marks_without_end_are_read_soon(text: str) -> None:
    with within(10):
        extract(Original(text.encode(), "a.md"))


@pytest.mark.parametrize("text", ["[" * 60_000, "*" * 400_000, "\n" * 120_000, "> " * 2_000 + "a", "- " * 2_000 + "a", "a" * 13_000_000])
def test_more_marks_than_any_article_has_are_refused(text: str) -> None:
    with within(10), pytest.raises(InputError, match=r"^a\.md: expected .*, found more; "):
        extract(Original(text.encode(), "a.md"))


SIGNS = r"a b * ** _ ` [ ] ( ) ! < > # - + | ~~ \ & &amp; &shy; : 1. [^1] <br> <p> </p> <!-- --> ``` --- === Damm ä"
SPACES = ["\n", "\n\n", " ", "  ", "    ", "\t", "\u00a0", "\u00ad", "\u2028", "\x0b", "> ", "- "]
LINES = st.lists(st.sampled_from([*SIGNS.split(), *SPACES]), max_size=40)


@example("\u00a0\na", "\n")
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES.map("".join), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_word_leads_back_to_the_file(text: str, end: str) -> None:
    found = read(text.replace("\n", end)) if not text.startswith("---") else read("x" + text)
    placed = {i for place in found.places for i in range(place.b, place.e)}
    assert {c for i, c in enumerate(found.text) if i not in placed} <= set(" \t\n&\ufffd")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("abä .,„“\n", min_size=1, max_size=60).map(str.strip).filter(bool), min_size=1, max_size=6))
def test_a_text_without_marks_keeps_all_its_words(paragraphs: list[str]) -> None:
    assert read("\n\n".join(paragraphs)).text.split() == " ".join(paragraphs).split()
