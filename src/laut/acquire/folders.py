"""The files that a person means by a folder or a pattern, sorted; those in a folder that are no inputs, with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from glob import glob, has_magic
from pathlib import Path

from laut import languages
from laut.acquire.encoding import judged
from laut.acquire.kinds import known_suffix
from laut.errors import InputError

_OTHERS = frozenset({
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".mp3", ".mp4", ".m4a", ".m4v",
    ".mov", ".avi", ".mkv", ".webm", ".ogg", ".wav", ".flac", ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot",
    ".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".exe", ".dll", ".so", ".db", ".sqlite", ".laut", ".py", ".sh",
    ".toml", ".yaml", ".yml", ".ini", ".log", ".lock", ".bak", ".tmp", ".part", ".crdownload", ".xls", ".xlsx", ".ods", ".ppt", ".pptx",
    ".odp", ".url", ".lnk", ".webloc", ".cdx", ".cdxj",
})  # fmt: skip
_HEAD = 4096


def named(name: str) -> list[str]:
    """The paths that a pattern such as `pages/**/*.html` stands for; the name itself where it is none, or a file is called so."""
    if not has_magic(name) or os.path.lexists(name):
        return [name]
    found = sorted(glob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not found:
        raise InputError("files that match the pattern", "none", name, "look at the spelling; ** reaches into folders")
    return found


def files(folder: str, containers: tuple[str, ...]) -> Iterator[tuple[str, str | None, str | None]]:
    """(path, why it is passed over, error) of all files below `folder`; one of both, or none, is given.

    `containers` are the suffixes of files that hold many articles. Raises InputError where there is no file at all.
    """
    any_file = False
    failed: list[OSError] = []
    for top, below, names in os.walk(folder, onerror=failed.append):
        passed = {name: why for name in below if (why := _folder(name, names))}
        below[:] = sorted(name for name in below if name not in passed)
        yield from ((str(Path(top, name)), why, None) for name, why in sorted(passed.items()))
        for name in sorted(names):
            any_file = True
            path = Path(top, name)
            yield str(path), _file(path, containers), None
        any_file = any_file or bool(passed)
    for error in failed:
        yield str(error.filename), None, str(InputError("a folder that you may read", error.strerror or "none", str(error.filename)))
    if not any_file and not failed:
        raise InputError("a folder with articles", "an empty one", folder, "look whether the right folder was named")


def _folder(name: str, files: list[str]) -> str | None:
    if name.startswith("."):
        return "hidden"
    pages = [Path(file).stem for file in files if Path(file).suffix.lower() in (".html", ".htm")]
    return "the pieces of a saved page" if any(name == page + end for page in pages for end in _pieces()) else None


@cache
def _pieces() -> tuple[str, ...]:
    return tuple(end for code in languages.known() for end in languages.toml(code, "inputs")["folders"]["pieces"])


def _file(path: Path, containers: tuple[str, ...]) -> str | None:
    """Why a file of a folder is no input; None where it is one, or cannot be opened, which the reading of it will say."""
    name = path.name.lower()
    if name.startswith("."):
        return "hidden"
    if name.endswith(containers) or known_suffix(name):
        return None
    if path.suffix.lower() in _OTHERS:
        return f"a kind of file that is no article ({path.suffix.lower()})"
    try:
        if not path.is_file():
            return None if path.is_symlink() else "no file of its own (a pipe, a device)"
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        if not head.startswith(b"%PDF-"):
            judged(head[: head.rfind(b"\n") + 1] or head, str(path))
    except InputError as error:
        return f"no text: {error.found}"
    except OSError:
        return None
    return None
