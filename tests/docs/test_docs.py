"""The docs run: every piece of Python, every command; the page of the command line is the command line's own."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from laut.records import FINDING_KINDS

TOP = Path(__file__).resolve().parents[2]
PAGES = [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))]
sys.path.insert(0, str(TOP / "docs"))

import make  # noqa: E402


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)
    space: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        exec(compile(block, page.name, "exec"), space)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_commands_of_the_guide_run() -> None:
    commands = make.CONSOLE.findall((TOP / "docs" / "guide.md").read_text(encoding="utf-8"))
    assert len(commands) >= 3
    for command, shown in commands:
        assert shown.strip()
        assert make.output(command).strip()


def test_the_page_of_the_command_line_is_current() -> None:
    assert (TOP / "docs" / "cli.md").read_text(encoding="utf-8") == make.cli_page(), "run python docs/make.py"


def test_the_list_of_concepts_is_current() -> None:
    page = (TOP / "docs" / "concepts.md").read_text(encoding="utf-8")
    assert page == make.concepts_page(page), "run python docs/make.py"


def test_every_kind_of_finding_is_explained() -> None:
    page = (TOP / "docs" / "findings.md").read_text(encoding="utf-8")
    assert [kind for kind in FINDING_KINDS if f"`{kind}`" not in page] == []


def test_every_dependency_has_its_reason() -> None:
    page = (TOP / "docs" / "dependencies.md").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([a-z-]+)[>=]', (TOP / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert len(wanted) > 8
    assert [name for name in wanted if name not in page] == []


def test_the_picture_names_no_host() -> None:
    picture = (TOP / "docs" / "screenshot.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\s\"')]+", picture) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in picture
