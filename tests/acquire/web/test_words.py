from __future__ import annotations

import pytest

from laut import languages
from laut.acquire.web import names
from laut.acquire.web.words import anywhere, opening


def test_every_language_has_the_same_lists() -> None:
    lists = {code: set(languages.toml(code, "web")) for code in languages.known()}
    assert len({frozenset(keys) for keys in lists.values()}) == 1


@pytest.mark.parametrize("code", languages.known())
def test_no_word_stands_twice_in_a_list(code: str) -> None:
    for name, words in languages.toml(code, "web").items():
        assert len(words) == len({w.lower() for w in words}), name


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("by", "Von Anna Berg", True),
        ("by", "Vonovia verkauft", False),
        ("related", "Lesen Sie auch: Der Damm", True),
        ("modified", "Last updated 3 May", True),
        ("corrections", "Editor’s note: The figure", True),
    ],
)
def test_openings_are_whole_words(name: str, text: str, fits: bool) -> None:
    assert bool(opening(name).match(text)) == fits


def test_words_anywhere() -> None:
    assert anywhere("paywall").search("Hier geht es um das Ganze: Jetzt weiterlesen!")


@pytest.mark.parametrize(
    ("spelled", "kind"),
    [
        ("c-teaser__boxTitle", "teasers"),
        ("article-intro", "lead"),
        ("irImageText", "caption"),
        ("printlead", "lead"),
        ("articleBody", "body"),
        ("sr-only", "hidden"),
        ("js-newsletter-box", "furniture"),
    ],
)
def test_names_of_pieces(spelled: str, kind: str) -> None:
    assert kind in names.kinds(spelled)


def test_names_that_say_nothing() -> None:
    assert not names.kinds("thread wide-column") and "about" not in names.kinds("update")
