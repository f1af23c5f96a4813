"""The other end of the pipe of `laut.engines.cores`: a process that is handed functions and items, and answers each item."""

from __future__ import annotations

import os
import pickle
import sys
from typing import Any

from laut.engines.cores import attempt


def main() -> None:
    """Answer until the pipe ends, as it does when the parent is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall among the answers
    try:
        function: Any = None
        while True:
            function = pickle.load(sys.stdin.buffer) or function
            value = attempt(function, pickle.load(sys.stdin.buffer))
            answers.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            answers.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)  # nobody is there to be told anything
