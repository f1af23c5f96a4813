"""A command line run inside the test, and a reader that costs nothing."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from laut.cli import run
from laut.records import Document, Figure, Finding, Reading, Span

ARTICLE = """\
---
title: Damm gebrochen
outlet: Bote
published: 2025-06-03
language: de
---

Der Damm sei am Abend gebrochen, sagte ein Sprecher. Es fehlen 12 Menschen.
"""


@dataclass
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Laut = Callable[..., Result]


@pytest.fixture
def laut(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Laut:
    """Run `laut` with arguments, standard input and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LAUT_NO_CACHE", raising=False)
    monkeypatch.delenv("LAUT_DEBUG", raising=False)
    monkeypatch.delenv("LAUT_MODEL", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with an article of our own."""
    file = tmp_path / "damm.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """A reader that finds the first `12` and nothing else; the list holds what it was given to read."""
    seen: list[Document] = []

    def read_document(
        document: Document, ui: str | None = None, facts: object = (), model: object = None, concepts: object = None
    ) -> Reading:
        seen.append(document)
        b = document.text.find("12")
        figures = (Figure("f1", Span(b, b + 2), "12", 12.0, 12.0, "exact"),) if b >= 0 else ()
        findings = (Finding("w1", "no_named_origin", f"[{ui}]", (Span(b, b + 2),), (), ("f1",)),) if figures else ()
        return Reading(document, (("version", "0"), ("data", None), ("model", None)), figures=figures, findings=findings)

    monkeypatch.setattr("laut.engines.local.read_document", read_document)
    return seen
