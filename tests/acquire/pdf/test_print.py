"""A web page as a browser prints it: its address and title are taken from the lines around it, and they are no text."""

from __future__ import annotations

import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from laut.acquire import from_path

from .test_layout import _WORDS, blocks, drawn, rows
from .test_places import check_places

_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Der Deich hält nicht – Kellenauer Bote</title>
<h1>Der Deich hält nicht</h1><p>Von Lena Brandt</p><div style="column-count: 2; text-align: justify">{}</div><h2>Was nun kommt</h2>
<aside style="float: right; width: 35%; font-size: 12px; padding: 8px">Die Kelle ist achtzig Kilometer lang.</aside>{}"""


def test_the_lines_of_a_browser() -> None:
    def draw(page: object) -> None:
        rows(page, 24, 780, ["28.04.25, 14:53                    Der Deich hält nicht – Kellenauer Bote"], size=7)
        rows(page, 50, 700, [_WORDS[:60], _WORDS[60:]])
        rows(page, 24, 20, ["https://bote.example/deich                                        1/1"], size=7)

    document = drawn(draw)
    assert document.text == " ".join([_WORDS[:60].strip(), _WORDS[60:].strip()])
    assert (document.url, document.title) == ("https://bote.example/deich", "Der Deich hält nicht – Kellenauer Bote")


@pytest.mark.real
def test_a_page_printed_by_chromium(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    assert chromium, "chromium is not installed"
    paragraphs = "".join(f"<p>{_WORDS * 3}</p>" for _ in range(6))
    (tmp_path / "deich.html").write_text(_PAGE.format(paragraphs, paragraphs), encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/deich.html"
        file = tmp_path / "deich.pdf"
        command = [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={file}",
            address,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        server.shutdown()
    document = from_path(file)
    body = ("paragraph", _WORDS * 3)
    assert (document.title, document.url, document.language) == ("Der Deich hält nicht", address, "de")
    assert blocks(document)[:9] == [
        ("title", "Der Deich hält nicht"),
        ("paragraph", "Von Lena Brandt"),
        *[body] * 6,
        ("heading", "Was nun kommt"),
    ]
    assert sorted(blocks(document)[9:]) == sorted([*[body] * 6, ("paragraph", "Die Kelle ist achtzig Kilometer lang.")])
    check_places(file.read_bytes(), document)
