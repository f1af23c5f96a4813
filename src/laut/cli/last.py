"""The last reading, kept so that `laut show ID` can open it: one file in the user's cache folder, readable by that user alone."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from laut.errors import InputError, RecordError
from laut.records import Reading

OFF = "LAUT_NO_CACHE"
_DO = "laut show ID FILE reads the file again"


def path() -> Path | None:
    """Where the last reading is kept; None where the user wants none kept, or has no home."""
    if os.environ.get(OFF):
        return None
    folder = _folder()
    return folder / "laut" / "last.json" if folder else None


def _folder() -> Path | None:
    """The cache folder by the rules of the platform."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if given and Path(given).is_absolute():  # a relative one is to be ignored, says the XDG specification
        return Path(given)
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"])
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"


def keep(reading: Reading) -> None:
    """Keep `reading` as the last one. A folder that cannot be written to is no error: only `laut show ID` misses it."""
    target = path()
    if target is None:
        return
    with suppress(OSError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".last-")  # made with mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(reading.to_json())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def load() -> Reading:
    """The last reading; InputError where none is kept, or an older version of laut kept it."""
    from laut.contract import from_json

    source = path()
    if source is None:
        raise InputError("a reading that laut read kept", f"none, because {OFF} is set", do=_DO)
    try:
        return from_json(source.read_text(encoding="utf-8"))
    except OSError:
        raise InputError("a reading that laut read kept", "none", do=f"laut read FILE first; {_DO}") from None
    except (RecordError, ValueError):
        raise InputError("a reading that this version of laut kept", "another", str(source), f"laut read FILE again; {_DO}") from None
