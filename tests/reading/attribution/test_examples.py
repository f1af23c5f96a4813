"""The examples beside the rules of attribution read as they say."""

from __future__ import annotations

from typing import Any

import pytest

from laut import languages
from laut.reading.attribution import find_attributions
from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.records import Attribution
from laut.text import analyse
from laut.text.records import Text


def _cases() -> list[Any]:
    out = []
    for code in languages.known():
        for example in languages.toml(code, "attribution.examples")["examples"]:
            out.append(pytest.param(code, example, id=f"{code}: {example['rule']} | {example['text'][:30]}"))
    return out


def _words(text: Text, spans: tuple[Any, ...]) -> str:
    return " ~ ".join(text.text[b:e] for b, e in spans)


@pytest.mark.parametrize(("code", "example"), _cases())
def test_example(code: str, example: dict[str, Any]) -> None:
    text = analyse(example["text"], code)
    found = find_attributions(text, [], Cast(text, find_names(text), None))
    wanted = example["gives"]
    seen = [(_words(text, a.content), _words(text, a.cue), _words(text, a.speaker)) for a in found]
    assert sorted(seen) == sorted((w["content"], w["cue"], w["speaker"]) for w in wanted)
    by_key = {(_words(text, a.content), _words(text, a.cue), _words(text, a.speaker)): a for a in found}
    for want in wanted:
        got = by_key[want["content"], want["cue"], want["speaker"]]
        _check(got, want, wanted, by_key)
        assert _words(text, got.addressee) == want.get("addressee", _words(text, got.addressee))


def _check(got: Attribution, want: dict[str, Any], wanted: list[dict[str, Any]], by_key: dict[tuple[str, str, str], Attribution]) -> None:
    for key in ("stance", "type", "basis"):
        if key in want:
            assert getattr(got, key) == want[key], key
    if "sources" in want:
        assert len(got.sources) == want["sources"]
    if "parent" in want:
        parent = wanted[want["parent"]]
        assert got.parent == by_key[parent["content"], parent["cue"], parent["speaker"]].id
