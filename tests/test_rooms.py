"""A room imports only the rooms before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import laut

HOUSE = Path(laut.__file__).parent
# The way through the house; what stands outside it (records, languages, ...) may be imported from everywhere.
ROOMS = ("acquire", "text", "reading", "ledger", "weighing", "exports", "engines", "pipelines", "showing", "serving", "cli")
BASE = ("records", "errors", "languages", "sources", "contract", "lookup", "frame", "notebook")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, first name below laut) of every import of our own in a file, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [node.module or ""]
            if node.module == "laut":
                modules = [f"laut.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [f"relative import {'.' * node.level}{node.module or ''}"]
        else:
            continue
        for module in modules:
            parts = module.split(".")
            if parts[0] == "laut" and len(parts) > 1:
                yield node.lineno, parts[1]
            elif module.startswith("relative"):
                yield node.lineno, module


def wrong(room: str, target: str) -> bool:
    """Whether `room` may not import `target`."""
    if target in BASE or target == room or target == "__version__":
        return False
    if target not in ROOMS or room not in ROOMS:
        return True
    return ROOMS.index(target) > ROOMS.index(room)


def test_every_folder_is_a_room() -> None:
    folders = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert folders <= {*ROOMS, *BASE}


def test_a_room_imports_only_rooms_before_it() -> None:
    found = []
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(HOUSE).with_suffix("").parts
        if parts[0] in ("__init__", "__main__"):  # the front doors lead everywhere
            continue
        found += [f"{path.relative_to(HOUSE)}:{line}: {target}" for line, target in imports(path) if wrong(parts[0], target)]
    assert not found


@pytest.mark.parametrize(("room", "target"), [("text", "reading"), ("records", "cli"), ("weighing", "showing"), ("sources", "text")])
def test_a_wrong_import_is_seen(room: str, target: str) -> None:
    assert wrong(room, target)


def test_imports_inside_functions_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("def f():\n    from laut.cli import main\n    from laut import showing\n", encoding="utf-8")
    assert list(imports(file)) == [(2, "cli"), (3, "showing")]
