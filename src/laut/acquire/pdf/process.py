"""The C library in a process of its own, with limits of time and memory: a hostile file ends that process, never this one."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from laut.acquire.original import Original
from laut.errors import InputError, MissingError

_CODE = "import sys; sys.path[:] = sys.argv[1:]; from laut.acquire.pdf.child import main; main()"
_WALL = 60  # seconds; where the system cannot count a process's own time, that long at most
_OUT_OF_TIME = (9, 24)  # signals: SIGKILL, SIGXCPU
_DO = "open it in a viewer, and print it to a new PDF there"


def characters(original: Original) -> dict[str, Any]:
    """What `child.read` finds in the file: its `pages` (None for one that cannot be loaded), `tongue`, `title`, `author`.

    Raises InputError for a file that cannot be read, MissingError where the library is not installed.
    """
    where = original.where
    if find_spec("pypdfium2") is None:
        raise MissingError("the package pypdfium2, to read a PDF", "none", where, "pip install 'laut[pdf]'")
    command = [sys.executable, "-X", "utf8", "-c", _CODE, *sys.path]
    try:
        done = subprocess.run(command, input=original.data, capture_output=True, timeout=_WALL, check=False)
    except subprocess.TimeoutExpired:
        raise InputError("a PDF that can be read", "one that takes too long", where, _DO) from None
    if done.returncode == 1:  # an exception of our own
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    if done.returncode:
        found = "one that takes too long" if -done.returncode in _OUT_OF_TIME else "one that needs too much memory, or ends its reader"
        raise InputError("a PDF that can be read", found, where, _DO)
    parts: list[dict[str, Any] | None] = [json.loads(line) for line in done.stdout.splitlines()]
    about = parts.pop() or {}
    if "refused" in about:
        expected, found, do = about["refused"]
        raise InputError(expected, found, where, do)
    return {**about, "pages": parts}
