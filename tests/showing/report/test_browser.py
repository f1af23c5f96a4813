"""The report in a real browser: nothing is asked of the network, nothing runs, everybody can read it, it prints."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from pypdf import PdfReader

import laut
from laut.lookup import shown
from laut.records import Reading

from .conftest import EXAMPLES, TOP, Opened
from .hostile import hostile

pytestmark = pytest.mark.real

Open = Callable[..., Opened]
Read = Callable[[str, str], Reading]
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
NARROW = {"width": 320, "height": 640}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {}, "dark": {"color_scheme": "dark"}, "narrow": {"viewport": NARROW},
    "narrow dark": {"viewport": NARROW, "color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}  # fmt: skip
# A page of fifty statements, the size of a long feature: 20,000 words.
PLACES = ("Auried", "Kalmenau", "Untersteinach", "Lennefeld", "Turawa", "Ostrav", "Belmar", "Grenzau", "Seeberg", "Talheim")


def violations(page: Any) -> list[str]:
    """What axe finds; the script goes in through the debugger, past the page's own policy."""
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {n['target']} {n['failureSummary'][:300]}" for v in found["violations"] for n in v["nodes"][:3]]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ui", ["de", "en"])
def test_axe_finds_nothing(open_page: Open, readings: Read, look: str, ui: str) -> None:
    for name in EXAMPLES:
        assert violations(open_page([readings(name, ui)], ui, **LOOKS[look]).page) == [], name


def test_axe_finds_nothing_in_several_articles_and_every_kind_of_block(open_page: Open, readings: Read) -> None:
    every = [readings(name, "en") for name in EXAMPLES]
    assert violations(open_page([*every, hostile()], "en").page) == []
    assert violations(open_page([*every, hostile()], "en", viewport=NARROW).page) == []


@pytest.mark.parametrize("width", [320, 800, 1400])
def test_no_page_is_wider_than_its_window(open_page: Open, readings: Read, width: int) -> None:
    every = [readings(name, "de") for name in EXAMPLES] + [hostile()]
    page = open_page(every, "de", viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_only_the_file_itself_is_asked_for(open_page: Open, readings: Read) -> None:
    opened = open_page([readings("presseschau", "de")], "de")
    assert len(opened.requests) == 1
    assert opened.requests[0].startswith("file:")
    assert (opened.console, opened.dialogs) == ([], [])


def test_an_article_that_attacks_does_nothing(open_page: Open) -> None:
    opened = open_page([hostile()], "de")
    page = opened.page
    for link in page.locator("a:visible").all()[:40]:
        link.focus()
        page.keyboard.press("Enter")
    assert len({url.split("#")[0] for url in opened.requests}) == 1
    assert (opened.console, opened.dialogs) == ([], [])
    assert page.locator("script, img, iframe, object, embed, form, [onerror], [onload]").count() == 0
    assert page.evaluate("[...document.querySelectorAll('a')].every(a => a.getAttribute('href').startsWith('#'))")
    assert page.title().startswith("<script>alert(1)</script>")


def test_the_policy_lets_nothing_in(open_page: Open, readings: Read) -> None:
    page = open_page([readings("wildfire", "en")], "en").page
    page.evaluate("() => { const s = document.createElement('style'); s.textContent = 'body{display:none}'; document.head.append(s); }")
    page.evaluate("() => { const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i); }")
    assert page.evaluate("getComputedStyle(document.body).display") != "none"
    assert page.evaluate("document.styleSheets.length") == 1 or page.evaluate("document.styleSheets[1].cssRules.length") == 0


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, NARROW])
def test_the_keyboard_opens_a_note(open_page: Open, readings: Read, scripts: bool, viewport: dict[str, int]) -> None:
    page = open_page([readings("hochwasser", "de")], "de", java_script_enabled=scripts, viewport=viewport).page
    page.locator(".text .row a.fig").first.wait_for()
    for _ in range(200):
        page.keyboard.press("Tab")
        focused = page.locator(".words a.fig:focus")
        if focused.count() and focused.inner_text() == "9":
            break
    note = page.locator(f"[id='{focused.get_attribute('aria-describedby')}']")
    assert note.is_visible()
    assert "Bezirksregierung Kalmenau" in note.inner_text()
    assert note.locator(".details").is_visible()
    assert "9 Toten" in note.locator(".details").inner_text()


def test_a_click_opens_the_note_of_a_time_and_leads_back(open_page: Open, readings: Read) -> None:
    page = open_page([readings("hochwasser", "de")], "de", java_script_enabled=False).page
    when = page.locator(".words a.time", has_text="Montag").first
    note = page.locator(f"[id='{when.get_attribute('aria-describedby')}']")
    assert not note.is_visible()
    when.click()
    assert note.is_visible()
    assert "07.07.2025" in note.inner_text()
    note.locator("a.back").click()
    assert page.url.endswith(when.get_attribute("id") or "-")


def test_every_link_leads_to_something_that_is_seen(open_page: Open, readings: Read) -> None:
    page = open_page([readings(name, "de") for name in EXAMPLES], "de").page
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"], [aria-describedby], [aria-labelledby]')].flatMap(a =>"
        " [(a.getAttribute('href') || '').slice(1), ...(a.getAttribute('aria-describedby') || '').split(' '),"
        " ...(a.getAttribute('aria-labelledby') || '').split(' ')]).filter(id => id && !document.getElementById(id))"
    )
    assert lost == []
    assert (
        page.evaluate("(() => { const i = [...document.querySelectorAll('[id]')].map(e => e.id); return i.length - new Set(i).size })()")
        == 0
    )


def test_links_that_stand_alone_can_be_hit(open_page: Open, readings: Read) -> None:
    page = open_page([readings("presseschau", "de")], "de", viewport=NARROW).page
    sizes = page.evaluate("[...document.querySelectorAll('.contents a')].map(a => a.getBoundingClientRect().height)")
    assert sizes and min(sizes) >= 24


def test_every_word_of_the_article_is_on_the_page(open_page: Open, readings: Read) -> None:
    for name in EXAMPLES:
        reading = readings(name, "de")
        page = open_page([reading], "de").page
        page.evaluate("document.querySelectorAll('.text sup, .text .notes, .text .mark').forEach(e => e.remove())")
        words = page.evaluate("document.querySelector('.text').textContent").split()
        assert words == reading.document.text.split(), name


def test_it_prints_with_its_findings_and_notes(open_page: Open, readings: Read) -> None:
    reading = readings("hochwasser", "de")
    page = open_page([reading], "de").page
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    printed = " ".join(" ".join(p.extract_text() for p in pages).split())
    box = pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    for finding in shown(reading):
        assert " ".join(finding.says.split()) in printed
    for name in ("Bezirksregierung Kalmenau", "Selma Brandauer", "interner Prüfbericht", "07.07.2025", "sha256:"):
        assert name in printed
    assert len(pages) < 10


def test_in_print_marks_are_told_without_colour(open_page: Open, readings: Read) -> None:
    page = open_page([readings("hochwasser", "de")], "de").page
    page.emulate_media(media="print")
    style = "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).textDecorationStyle, getComputedStyle(e).color]"
    assert page.locator(".words a.fig.sure").first.evaluate(style) == ["underline", "solid", "rgb(0, 0, 0)"]
    assert page.locator(".words a.fig.bare").first.evaluate(style)[1] == "dashed"
    assert page.locator(".words .said").first.evaluate("e => getComputedStyle(e).borderBottomWidth") != "0px"


def long_article() -> str:
    """20,000 words out of our own examples, each time at other places with other numbers."""
    source = (TOP / "examples" / "hochwasser.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    parts, n, size = [], 0, 0
    while size < 20_000:
        part = source.replace("Untersteinach", PLACES[n % 10]).replace("Kalmenau", PLACES[(n * 3 + 1) % 10])
        for number in ("17", "12.000", "6.500", "3.500", "38"):
            part = part.replace(number, str(int(number.replace(".", "")) + n))
        parts.append(part)
        n, size = n + 1, size + len(part.split())
    return "\n\n".join(parts)


@pytest.mark.timed
def test_twenty_thousand_words_open_within_a_second(chromium: Any, tmp_path: Path) -> None:
    from laut.showing.report import render

    reading = laut.read_text(long_article(), language="de", published="2025-07-09", ui="de")
    started = time.perf_counter()
    content = render([reading], "de").encode()
    rendered = time.perf_counter() - started
    file = tmp_path / "long.html"
    file.write_bytes(content)
    times = []
    for _ in range(3):
        opened = Opened(chromium, file)
        link = opened.page.locator(".evidence a.place").last
        target = opened.page.locator(f"[id='{(link.get_attribute('href') or '#-')[1:]}']")
        times.append(
            opened.page.evaluate(
                "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(Math.max("
                "performance.getEntriesByType('navigation')[0].loadEventEnd,"
                "...performance.getEntriesByType('paint').map(p => p.startTime))), 0)))"
            )
        )
        link.click()
        assert target.evaluate("e => { const y = e.getBoundingClientRect().y; return y > 0 && y < innerHeight }")
        opened.context.close()
    told = f"{len(reading.document.text.split())} words: {len(content) / 1e6:.1f} MB"
    print(f"{told}, rendered in {rendered:.2f} s, opens in {min(times):.0f} ms")
    assert min(times) < 1000
    assert rendered < 10
    assert len(content) < 6_000_000
