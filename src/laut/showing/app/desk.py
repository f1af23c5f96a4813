"""What one running app holds: the ledger that is open, readings that nobody has kept yet, and work that goes on in the background."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from laut.errors import LautError, LedgerError, MissingError
from laut.records import Reading

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from laut.acquire import Given, Original
    from laut.ledger import Ledger

MOST = 100  # readings that are held unkept; the oldest goes first
JOBS = 50  # pieces of work that are remembered


@dataclass(frozen=True, slots=True)
class Preview:
    """An article that was read and is in no ledger. `original` are its bytes as they came, `place` what they are called, `known` what its
    reader said of it."""

    id: str
    reading: Reading
    original: Original
    place: str
    known: Given
    draft: bool = False


@dataclass(slots=True)
class Job:
    """Work in the background. `done` of `total` inputs are dealt with (`total` 0: nobody knows); `failures` in words; `leads` is where its
    result is, `error` why it stopped."""

    id: str
    what: str
    done: int = 0
    total: int = 0
    kept: int = 0
    failures: list[str] = field(default_factory=list)
    finished: bool = False
    error: str = ""
    leads: str = ""


class Desk:
    """The state of one app. Safe to use from several threads."""

    def __init__(self, ledger: Ledger | None, *, ui: str = "en", who: str | None = None, weigh: bool = True) -> None:
        self._ledger, self.ui, self.who = ledger, ui, who
        self._previews: OrderedDict[str, Preview] = OrderedDict()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._wanted = Condition()
        self._weighing, self._again, self.weigh_error = False, False, ""
        self._weighs = weigh
        if ledger is not None:
            self.weigh()

    @property
    def ledger(self) -> Ledger:
        """The ledger that is open; LedgerError where none is."""
        if self._ledger is None:
            raise LedgerError("a ledger that is open", "none", do="keep an article in a new one, or run laut open LEDGER")
        return self._ledger

    @property
    def open(self) -> bool:
        """Whether a ledger is open."""
        return self._ledger is not None

    def use(self, ledger: Ledger) -> None:
        """Open a ledger in the place of none."""
        with self._lock:
            if self._ledger is not None:
                raise LedgerError("no ledger that is open", self._ledger.place)
            self._ledger = ledger
        self.weigh()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at one moment."""
        with self.ledger.reading() as connection:
            yield connection

    # readings that nobody has kept

    def hold(self, reading: Reading, original: Original, place: str, known: Given, draft: bool = False) -> Preview:
        """Hold a reading until it is kept, or many others came; a draft waits for no ledger."""
        made = Preview(token_urlsafe(9), reading, original, place, known, draft)
        with self._lock:
            self._previews[made.id] = made
            while len(self._previews) > MOST:
                self._previews.popitem(last=False)
        return made

    def preview(self, id: str) -> Preview:
        """A reading that is held; MissingError where it is not any more."""
        with self._lock:
            found = self._previews.get(id)
        if found is None:
            raise MissingError("a reading that is held", "none", id[:20], "read the article again")
        return found

    def previews(self) -> list[Preview]:
        """All that is held, the last first."""
        with self._lock:
            return [one for one in reversed(self._previews.values()) if not one.draft]

    def drop(self, id: str) -> None:
        """Hold a reading no longer."""
        with self._lock:
            self._previews.pop(id, None)

    # work in the background

    def start(self, what: str, work: Callable[[Job], None]) -> Job:
        """Let `work` run in a thread of its own; it tells in the job how far it is. A LautError of it is the job's error."""
        job = Job(token_urlsafe(9), what)

        def run() -> None:
            try:
                work(job)
            except LautError as error:
                job.error = str(error)
            except Exception as error:
                job.error = f"{type(error).__name__}: {error}"
            finally:
                job.finished = True
                self.weigh()

        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > JOBS:
                self._jobs.popitem(last=False)
        Thread(target=run, name=f"laut {what}", daemon=True).start()
        return job

    def job(self, id: str) -> Job:
        """A piece of work; MissingError where there is none of that name."""
        with self._lock:
            found = self._jobs.get(id)
        if found is None:
            raise MissingError("work that goes on", "none", id[:20])
        return found

    def jobs(self) -> list[Job]:
        """All pieces of work, the last first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    # questions are weighed behind the pages: no page waits for it

    @property
    def weighing(self) -> bool:
        """Whether questions are being weighed at this moment: those shown may be of before."""
        return self._weighing

    def weigh(self) -> None:
        """Weigh what was added or decided, in the background; what comes meanwhile is weighed after it."""
        if self._ledger is None or not self._weighs:
            return
        with self._wanted:
            if self._weighing:
                self._again = True
                return
            self._weighing = True
        Thread(target=self._weigh, name="laut weighing", daemon=True).start()

    def _weigh(self) -> None:
        from laut.engines.questions import refresh

        while True:
            try:
                refresh(self.ledger)
                self.weigh_error = ""
            except LautError as error:
                self.weigh_error = str(error)
            except Exception as error:
                self.weigh_error = f"{type(error).__name__}: {error}"
            with self._wanted:
                if not self._again:
                    self._weighing = False
                    self._wanted.notify_all()
                    return
                self._again = False

    def settled(self, seconds: float = 60.0) -> bool:
        """Wait until nothing is being weighed; whether that came within so many seconds."""
        with self._wanted:
            return self._wanted.wait_for(lambda: not self._weighing, seconds)
