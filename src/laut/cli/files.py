"""Files that a verb writes: never over what is read, written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

STDOUT = "-"


def is_input(target: Path, name: str) -> bool:
    """What is read would be lost: the file itself, also by another name, or what standard input comes from."""
    try:
        told = os.fstat(sys.stdin.fileno()) if name == STDOUT else Path(name).stat()
        return os.path.samestat(target.stat(), told) and target.is_file()
    except (OSError, ValueError, AttributeError):  # no such file, an address, no standard input
        return False


def put(target: Path, content: bytes) -> None:
    """Put `content` in the place of what was there: at no moment is there half a file. A pipe or a device is written to."""
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    whole = target.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(dir=whole.parent, prefix=f".{whole.name[:40]}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(whole.stat().st_mode & 0o777 if whole.exists() else 0o666 & ~_mask())
        Path(name).replace(whole)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mask() -> int:
    """What the user takes away from the permissions of new files."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
