"""Which reader an input gets: bytes first, then the name, then what the sender says."""

from __future__ import annotations

import pytest

from laut.acquire import Original
from laut.acquire.kinds import READERS, kind
from tests.robustness.clock import within


@pytest.mark.parametrize(
    ("data", "where", "media", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", None, "html"),
        (b"\xef\xbb\xbf<html><body>", "", None, "html"),
        ("<!doctype html>".encode("utf-16"), "", None, "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "", None, "html"),
        (b"<!-- saved from url=(0014)about:internet -->\n<HTML>", "", None, "html"),
        (b"<p>Ein Absatz</p>", "page.html", None, "html"),
        (b"Kein Tag weit und breit, 3 < 4.", "page.html", None, "plain"),
        (b"<div>Rest", "", "text/html; charset=utf-8", "html"),
        (b"%PDF-1.7", "a.html", None, "pdf"),
        (b"\n\n%PDF-1.4", "", None, "pdf"),
        (b"Jede Datei beginnt mit %PDF-1.4, sagte sie.", "", None, "plain"),
        (b"<html><body>\n%PDF-1.4 steht am Anfang", "", None, "html"),
        (b"PK\x03\x04....", "a.txt", None, "docx"),
        (b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nText", "", None, "mail"),
        (b"Return-Path: <a@b.example>\nSubject: x\n\nText", "brief", None, "mail"),
        (b"Subject: x\n\nText", "a.eml", None, "mail"),
        (b"Von: Anna\nBetreff: Wehr\n\nDas Wehr hielt.", "", None, "plain"),
        (b"# Wehr\n", "a.md", None, "markdown"),
        (b"# Wehr\n", "https://example.org/a.MD?x=1", None, "markdown"),
        (b"# Wehr\n", "", "text/markdown", "markdown"),
        (b"---\ntitle: x\n---\nText", "a.txt", None, "plain"),
        (b"", "", None, "plain"),
        (b"The article <html> was", "", None, "plain"),
    ],
)
def test_kind(data: bytes, where: str, media: str | None, expected: str) -> None:
    assert kind(Original(data, where, media)) == expected
    assert expected in READERS


def test_a_row_of_comments_is_looked_at_once() -> None:
    with within(2):
        assert kind(Original(b"<!--a-->" * 400 + b"Text", "a.txt")) == "plain"
    assert kind(Original(b"<!--a-->" * 400 + b"<html>", "a.txt")) == "html"
