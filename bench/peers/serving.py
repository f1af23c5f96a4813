"""What the scripts of the peers share: texts come in as JSON lines, readings go out, and with them the processor time.

A line has `name`, `text`, `language` and perhaps `published`. A reader is a pair of functions: `find` does the peer's work and is timed,
`plain` puts what it found into the form of a reading (`times` or `figures`) and is not.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from typing import Any

Line = dict[str, Any]
Reader = tuple[Callable[[Line], Any], Callable[[Line, Any], dict[str, Any]]]


def spent() -> float:
    """Seconds of processor time, those of programs that were started included."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def serve(readers: dict[str, Callable[[], Reader]]) -> None:
    """`python SCRIPT.py READER [ROUNDS]`: the lines of stdin, read in rounds, with the seconds of the fastest."""
    find, plain = readers[sys.argv[1]]()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    lines = [json.loads(line) for line in sys.stdin]
    took = []
    for _ in range(rounds):
        start = spent()
        found = [find(line) for line in lines]
        took.append(spent() - start)
    for line, raw in zip(lines, found, strict=True):
        print(json.dumps({"name": line["name"], **plain(line, raw)}))
    print(json.dumps({"seconds": min(took)}))
