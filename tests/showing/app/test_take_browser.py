"""The dossier and its form in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import NARROW, Window

pytestmark = pytest.mark.real


def test_the_form_and_the_file(window: Callable[..., Window], tmp_path: Path) -> None:
    for look in ({}, {"color_scheme": "dark"}, {"viewport": NARROW, "locale": "de-DE"}, {"java_script_enabled": False}):
        found = window(**look)
        page = found.go("/dossier")
        assert not found.bad and not found.overflows()
        if look.get("java_script_enabled", True):
            assert not found.violations()
        with page.expect_download() as got:
            page.click("button.main")
        assert got.value.suggested_filename == "dossier-case.html"
        got.value.save_as(tmp_path / "d.html")
    for view in ({"width": 1300, "height": 900}, NARROW):
        found = window(viewport=view)
        found.bad.clear()
        found.page.goto((tmp_path / "d.html").as_uri())
        found.bad[:] = [line for line in found.bad if not line.startswith("file:")]
        assert not found.bad and not found.overflows() and not found.violations(), found.bad
