"""Frozen values that every room speaks in: what `laut schema` describes is made of these and of nothing else.

Offsets are Unicode code points of `Document.text`; a span is `[b, e)` with 0 <= b < e <= len(text).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Any, NamedTuple

CONTRACT = "1"

TYPES = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect")
STANCES = ("asserts", "confirms", "denies", "estimates", "assesses", "predicts", "demands", "promises", "questions")
BASES = ("cue", "run_on", "pointer")
BOUNDS = (
    "exact", "about", "just_over", "just_under", "at_least", "more_than", "at_most", "less_than", "between", "order_of_magnitude",
)  # fmt: skip
ROLES = (
    "total", "part", "additional", "remaining", "rate", "share", "change_from", "change_to", "change_by", "comparison", "measure", "limit",
)  # fmt: skip
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
SOURCE_KINDS = (
    "outlet", "agency", "state", "ministry", "service", "military", "police", "court", "party", "parliament", "international",
    "company", "ngo", "research", "think_tank", "expert", "official", "person", "channel", "document", "group", "place", "other",
)  # fmt: skip
FINDING_KINDS = (
    "one_named_origin", "no_confirmation", "no_named_origin", "unattributed", "called_partisan", "position_change", "update",
    "conflict", "copy", "revision", "reference_mismatch", "bound_lost", "hedge_lost", "headline_stronger", "sum", "difference",
    "rate_vs_total", "share", "per_period", "implied_ratio",
)  # fmt: skip


MODES = ("ship", "rail", "road", "air", "pipeline", "on_foot")

PART_KINDS = (
    "title", "byline", "dateline", "lead", "heading", "paragraph", "quotation", "list", "table", "caption", "correction",
)  # fmt: skip
RELATIONS = ("agree", "update", "conflict", "range")
ADDS = ("origin", "same_origin", "copy", "repeats", "no_origin", "disputes")
SOURCINGS = ("one_named_origin", "several_origins", "contested", "changed", "withdrawn", "attributed_to_nobody", "unattributed")
PARTIAL = ("paywall", "teaser", "pages")


class Span(NamedTuple):
    """Where words stand in `Document.text`: `[b, e)` in code points."""

    b: int
    e: int


class Part(NamedTuple):
    """A block of the text as the source itself marks it: `[b, e)`, its kind, and the moment (ISO 8601) that an entry of a ticker bears."""

    b: int
    e: int
    kind: str
    at: str | None = None


class Place(NamedTuple):
    """Where a run of the text stands in the source: `text[b:e]` is, character for character, what `node` holds from `at` on.

    `node` is an XPath of a text node (HTML, DOCX), `page 3` (PDF), the number of a part (`1.2`, a mail; its own node behind a space), or
    empty where the source is one text. `box` is left, bottom, right, top in points from the page's lower left corner, for a PDF alone.
    """

    b: int
    e: int
    node: str
    at: int
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read; never changed afterwards. `published` is a day of the calendar, or None where nobody says it.

    `published_at`, `modified`, `retrieved` are moments (ISO 8601, as exact as they were given). `media` is the media type and `sha256` the
    hash of the bytes that the text was taken from, None for a string. `partial` says that only a piece of the article was there, and why:
    `paywall`, `teaser`, `pages` (more pages follow). `parts` and `places` are in the order of the text; both are empty for a plain text,
    which is its own source.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    retrieved: str | None = None
    published_at: str | None = None
    modified: str | None = None
    media: str | None = None
    sha256: str | None = None
    partial: str | None = None
    parts: tuple[Part, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def id(self) -> str:
        """`sha256:` over text, outlet and published."""
        parts = (self.text, self.outlet or "", self.published.isoformat() if self.published else "")
        return "sha256:" + sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def where(self, span: Span) -> tuple[Place, ...]:
        """The places in the source that the words at `span` stand on, cut to the span (a box stays that of its whole run).

        A plain text is its own source: one place with an empty node.
        """
        if not self.places:
            return (Place(span.b, span.e, "", span.b),)
        first = max(0, bisect_right(self.places, span.b, key=lambda p: p.b) - 1)
        found = []
        for place in islice(self.places, first, None):
            if place.b >= span.e:
                break
            b, e = max(place.b, span.b), min(place.e, span.e)
            if b < e:
                found.append(place._replace(b=b, e=e, at=place.at + b - place.b))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Source:
    """Who can say something. `name` is the name as this article first writes it in full; `leaning` only as the article states it.

    `entry` is the id in the directory of known sources, None where the directory does not have it.
    """

    id: str
    name: str
    kind: str
    named: bool = True
    leaning: str | None = None
    mentions: tuple[Span, ...] = ()
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source says something. `parent` is the id of the attribution that relays this one; `said` the interval of saying.

    `sure` is the chance that its sources are right, by `laut.reading.sureness`, None where it has none; where that is too small, `sources`
    is empty and `perhaps` has who it may be, which is never counted. `rule` is the rule that found it.
    """

    id: str
    type: str
    stance: str
    basis: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    sources: tuple[str, ...] = ()
    parent: str | None = None
    hedges: tuple[str, ...] = ()
    said: tuple[date | None, date | None] | None = None
    sure: float | None = None
    perhaps: tuple[str, ...] = ()
    rule: str = ""

    @property
    def reporting(self) -> tuple[Span, ...]:
        """The words that report: the frame, or from speaker to cue what is no content, where the content is a part of the one clause."""
        ends = sorted((*self.speaker, *self.cue))
        if self.frame or not ends:
            return self.frame
        left = [Span(ends[0].b, max(e for _, e in ends))]
        for b, e in self.content:
            left = [Span(*part) for x, y in left for part in ((x, min(y, b)), (max(x, e), y)) if part[0] < part[1]]
        return tuple(left)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bound and its unit or counted thing.

    `low`/`high` are None for an open end; exact, about, just_over, just_under have low == high. `unit` is a usual symbol, None for
    a count. `event` is what happened to the counted thing (`sent`, `killed`, ...: a name of the events table), `attribution` is what
    the text says, `perhaps` what is only inferred, and never counted. `lemma` is the head noun of the counted thing in its basic form,
    `parts` what a compound is made of, `role_words` are the words that tell the role, `compared` is what a comparison is with
    (`doppelt so viele wie im Vorjahr`). `si_low` and `si_high` are the ends in the SI unit `si_unit`: reckoned, never written.
    """

    id: str
    span: Span
    text: str
    low: float | None
    high: float | None
    bound: str
    unit: str | None = None
    counted: str | None = None
    concept: str | None = None
    per: str | None = None
    share_of: str | None = None
    role: str | None = None
    event: str | None = None
    attribution: str | None = None
    perhaps: str | None = None
    lemma: str | None = None
    parts: tuple[str, ...] = ()
    role_words: tuple[Span, ...] = ()
    compared: str | None = None
    si_low: float | None = None
    si_high: float | None = None
    si_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A closed interval of days, None = open; `timex` is the TIMEX3 value, `mod` its modifier. The extent is TIMEX3's.

    `quant` and `freq` are TIMEX3's for what is repeated: `every Monday` has the quant EVERY, `twice a week` the freq 2X. `anchor` is the
    time that its value is reckoned from: `t0` the day of publication, else the id of another; None where the words alone say it.
    """

    id: str
    span: Span
    text: str
    start: date | None
    end: date | None
    type: str
    timex: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Content + chain + stance + hedges + figures + times + places + actors: the unit of the ledger.

    `attribution` is the innermost attribution, None for what the outlet says on its own; `chain` goes from the outlet inward, each
    link the names of its sources (an empty link: attributed, but to nobody). `about` says in a few words what it is about.
    """

    id: str
    spans: tuple[Span, ...]
    attribution: str | None
    chain: tuple[tuple[str, ...], ...]
    stance: str
    hedges: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Goods or groups of people that were moved from where to where, how, on which carriers, and who says so.

    `origin` is None where it is not said; several places of departure are parted by `; `. `mode` is one of MODES. `spans` are the words
    that it stands on; `attribution` is the id of who says it, None for the outlet itself.
    """

    id: str
    origin: str | None
    to: tuple[str, ...]
    mode: str | None
    carriers: tuple[str, ...]
    spans: tuple[Span, ...]
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures said of one named thing: `subject` as the article first writes it in full, `rows` are ids of figures.

    `measures` says for each row what it measures, `of` which part or variant of the thing it speaks of; None where the text does not say.
    Each pair of `discrepancies` is two rows that give different values for the same measure. `mentions` are the places that name the
    subject. The source of a row is that of its figure.
    """

    id: str
    subject: str
    rows: tuple[str, ...]
    measures: tuple[str | None, ...] = ()
    of: tuple[str | None, ...] = ()
    discrepancies: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader should know before printing. `holds` is for arithmetic alone: True compatible, False disjoint, None in part.

    `says` is in the language of the reader of the output. `reference` is the id of the fact that the figures differ from.
    """

    id: str
    kind: str
    says: str
    spans: tuple[Span, ...]
    claims: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    holds: bool | None = None
    origins_at_least: int | None = None
    origins_at_most: int | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a user's reference sheet, its cells as they were written; `where` is the file's name and the line.

    `language` is that of the cells. `figures` are the ids of the figures that answer the same question, `differs` of those among them
    that exclude the row or overlap it only in part; both are empty before the row has been compared.
    """

    id: str
    measure: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    subject: str | None = None
    as_of: str | None = None
    source: str | None = None
    url: str | None = None
    note: str | None = None
    language: str | None = None
    where: str = ""
    figures: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure of one article as an answer to a question. `article` is `Document.id`, `figure` the figure's id in that article's reading.

    `span` are the figure's words, `quote` those of its sentence. `as_of` is the interval of days that the count is of, as far as the
    sentence tells; `day` the last day on which it can have been made. `chain` and `origins` are names as the article writes them,
    `origin_ids` who they are across articles. `adds` says what the answer adds to the independent origins: `origin`, or why nothing: one
    of ADDS. `inferred` are names of who may be meant where the sentence names nobody, never counted; `via` the articles (`Document.id`)
    whose chain was followed.
    """

    article: str
    figure: str
    span: Span
    quote: Span
    text: str
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    outlet: str | None
    published: date | None
    as_of: tuple[date | None, date | None] | None
    day: date | None
    chain: tuple[tuple[str, ...], ...]
    origins: tuple[str, ...]
    origin_ids: tuple[str, ...]
    stance: str
    hedges: tuple[str, ...]
    adds: str = "origin"
    inferred: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What several figures answer alike. `about` says it in words, `id` is a name that stays. The answers are in the order of publication.

    `independent_origins` are the institutions at the ends of the chains, `at_least` and `at_most` the ends of what can be told of their
    number. `relation` is one of RELATIONS; `low` and `high` what can be said today (None: open), `standing` the places in `answers` of
    those that say it. `sourcing` is one of SOURCINGS by the rule of `docs/weighing.md`; `pinned` whether a person fixed it.
    """

    id: str
    about: str
    answers: tuple[Answer, ...]
    independent_origins: int
    at_least: int
    at_most: int
    relation: str
    low: float | None
    high: float | None
    standing: tuple[int, ...]
    sourcing: tuple[str, ...] = ()
    disputes: tuple[Answer, ...] = ()
    unit: str | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """A finding over several articles: each span stands with the `Document.id` of its article. `who` are the names it speaks of."""

    id: str
    kind: str
    says: str
    spans: tuple[tuple[str, Span], ...]
    who: tuple[str, ...] = ()
    holds: bool | None = None
    questions: tuple[str, ...] = ()
    origins_at_least: int | None = None
    origins_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that was skipped, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document. `reader` names version, data and model; `facts` are the rows of a user's reference sheet that
    some figure answers.
    """

    document: Document
    reader: tuple[tuple[str, str | None], ...]
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    routes: tuple[Route, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    facts: tuple[Fact, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """This reading as plain lists, strings and numbers, as `laut schema` describes them."""
        from laut import contract

        return contract.to_dict(self)

    def to_json(self) -> str:
        """One line of JSON with sorted keys."""
        from laut import contract

        return contract.to_json(self)

    @staticmethod
    def from_dict(value: dict[str, Any]) -> Reading:
        """The reading that `to_dict` made; RecordError where it breaks the contract."""
        from laut import contract

        return contract.from_dict(value)

    def to_dataframe(self, part: str = "claims") -> Any:
        """One part (`claims`, `figures`, `attributions`, `times`, `sources`, `findings`, `routes`, `sheets`) as a pandas DataFrame.

        Raises MissingError where pandas is not installed, or the part is none of these.
        """
        from laut import frame

        return frame.to_dataframe(self, part)

    def _repr_html_(self) -> str:
        from laut import notebook

        return notebook.html(self)
