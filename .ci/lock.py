"""Write requirements.lock: what laut and its extras need, at the versions installed beside the Python that runs this."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

HEAD = "# Versions that laut is tested with, as constraints for pip; .ci/lock.py writes this file.\n"


def needed(name: str, extras: frozenset[str], found: dict[str, str], seen: set[tuple[str, frozenset[str]]]) -> None:
    """Collect in `found` the versions of all that distribution `name` with `extras` asks for, itself left out."""
    if (name, extras) in seen:
        return
    seen.add((name, extras))
    for line in distribution(name).requires or []:
        wish = Requirement(line)
        if wish.marker and not any(wish.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            continue
        try:
            found[wish.name.lower().replace("_", "-")] = distribution(wish.name).version
        except PackageNotFoundError:
            raise SystemExit(f"{wish.name} is not installed: install '.[dev]' first") from None
        needed(wish.name, frozenset(wish.extras), found, seen)


def main() -> None:
    """Write the file at the top of the repository."""
    found: dict[str, str] = {}
    needed("laut", frozenset({"dev", "pandas", "spark"}), found, set())
    found.pop("laut", None)  # its own extras are asked for by name
    lines = "".join(f"{name}=={version}\n" for name, version in sorted(found.items()))
    (Path(__file__).resolve().parents[1] / "requirements.lock").write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
