"""The steps of weighing an archive: relations in SQL that DuckDB and Spark understand alike, and a pure function over each.

A step that is finished is not done once more. What has to be known of all articles at once are the outlets, and eight bytes for each
article and each figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, Protocol

from laut.engines.batch import store, tables, weighing
from laut.engines.batch.components import Components
from laut.engines.batch.flow import OfGroup, OfRow, batched, written
from laut.engines.batch.plan import called
from laut.engines.batch.reading import AGAIN, REST, SHIFT
from laut.weighing.weights import weight

Columns = tuple[tuple[str, str], ...]


class Engine(Protocol):
    """Where relations are made. `folder` is a table's own, empty; `query` is SQL over the tables by their names."""

    def known(self, name: str, folder: str, schema: Any) -> None:
        """From now on `name` is the table in `folder`."""

    def selected(self, folder: str, query: str) -> None:
        """Write what a query gives."""

    def mapped(self, folder: str, query: str, function: OfRow, schema: Any) -> None:
        """Write what a function makes of each row of a query."""

    def grouped(self, folder: str, query: str, key: str, function: OfGroup, schema: Any) -> None:
        """Write what a function makes of all rows of one key."""

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """What a query gives, to this process, some at a time."""

    def close(self) -> None:
        """It is not needed any more."""


Tell = Callable[[str], None]


class Steps:
    """One batch that has been read: `sizes` are the articles and the figures of each part."""

    def __init__(self, engine: Engine, out: str, sizes: Sequence[tuple[int, int]], tell: Tell) -> None:
        self.engine, self.out, self.tell = engine, out, tell
        self.articles, self.figures = [a for a, _ in sizes], [f for _, f in sizes]

    def run(self) -> None:
        """All steps."""
        for name in (*tables.READ, "read_bad"):
            self.engine.known(name, self._read(name), tables.schema(tables.BAD if name == "read_bad" else name))
        self._documents()
        self._copies()
        self._alike()
        self._weigh()
        self._take()

    def _read(self, name: str) -> str:
        return f"{self.out}/{tables.WORK}/{name}"

    def _documents(self) -> None:
        """Each document once, the versions at one address, and who is told to speak for whom."""
        self._select("kept", (("article", "int"),), "SELECT min(article) AS article FROM heads GROUP BY id")
        self._made("once", (("number", "int"),), self._once)
        columns = ", ".join(f"h.{name}" for name in tables.schema(tables.HEADS).names)
        self._select("document", tables.named(tables.HEADS), f"SELECT {columns} FROM heads h JOIN kept k ON h.article = k.article")
        self._select(
            "versions", (("article", "int"), ("before", "int")),
            "SELECT article, before FROM (SELECT article, lag(article) OVER (PARTITION BY address"
            " ORDER BY coalesce(moment, ''), coalesce(retrieved, ''), article) AS before"
            " FROM document WHERE address IS NOT NULL) v WHERE before IS NOT NULL",
        )  # fmt: skip
        query = "SELECT s.who, s.voice, s.article FROM speakers s JOIN kept k ON s.article = k.article"
        self._group("speaks", (("who", "string"), ("voice", "string")), query, "who", weighing.known)

    def _once(self, folder: str) -> None:
        """Take the readings of documents that were read before out of their files."""
        query = "SELECT h.article FROM heads h LEFT JOIN kept k ON k.article = h.article WHERE k.article IS NULL ORDER BY h.article"
        schema = tables.columns((("number", "int"),))
        written(batched(({"number": number} for (number,) in self.engine.rows(query)), schema), schema, f"{folder}/once.parquet")
        again = (int(row["number"]) for row in store.rows([f"{folder}/once.parquet"]))
        for part, numbers in groupby(again, key=lambda number: number >> SHIFT):
            place = f"{tables.folder(self.out, tables.READINGS)}/{called(part)}.parquet"
            store.without(place, {number & REST for number in numbers}, self.articles[part])

    def _copies(self) -> None:
        """Articles that are one report."""
        self._group(
            "pairs", (("one", "int"), ("other", "int"), ("in_one", "float"), ("in_other", "float")),
            "SELECT b.band, d.article, d.address, s.packed, s.bands FROM bands b JOIN document d ON d.article = b.article"
            " JOIN sketches s ON s.article = b.article"
            " WHERE b.band IN (SELECT c.band FROM bands c JOIN kept k ON c.article = k.article GROUP BY c.band HAVING count(*) > 1)",
            "band", weighing.pairs,
        )  # fmt: skip
        self._components("reports", self.articles, "SELECT one, other FROM pairs")
        nothing = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in (
            ("one", "BIGINT"), ("other", "BIGINT"), ("in_one", "DOUBLE"), ("in_other", "DOUBLE")))  # fmt: skip
        empty = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in (
            ("article", "BIGINT"), ("id", "VARCHAR(80)"), ("agency", "BOOLEAN"), ("published", "DATE"), ("moment", "VARCHAR(80)"),
            ("size", "BIGINT")))  # fmt: skip
        self._group(
            "copies", (("article", "int"), ("original", "int"), ("shared", "float")),
            "SELECT coalesce(r.label, m.article) AS report, 'member' AS kind, d.article, d.id, d.agency, d.published, d.moment, d.size,"
            f" {nothing} FROM (SELECT one AS article FROM pairs UNION SELECT other AS article FROM pairs) m"
            " JOIN document d ON d.article = m.article LEFT JOIN reports r ON r.number = m.article"
            f" UNION ALL SELECT coalesce(r.label, p.one) AS report, 'pair' AS kind, {empty}, p.one, p.other, p.in_one, p.in_other"
            " FROM pairs p LEFT JOIN reports r ON r.number = p.one",
            "report", weighing.originals,
        )  # fmt: skip

    def _alike(self) -> None:
        """The figures that are joined at first hand, what hangs together by them, and which of that answers one question."""
        self._group(
            "edges", tables.named(tables.OWN),
            "SELECT n.name, d.id, d.published, d.keys, d.asks, d.first FROM names n JOIN document d ON d.article = n.article"
            " WHERE n.name IN (SELECT m.name FROM names m JOIN kept k ON m.article = k.article GROUP BY m.name HAVING count(*) > 1)",
            "name", weighing.edges,
        )  # fmt: skip
        self._components("components", self.figures, "SELECT one, other FROM own_edges UNION ALL SELECT one, other FROM edges")
        self._select(
            "hung", (("number", "int"), ("label", "int")),
            "SELECT number, label FROM components UNION SELECT label AS number, label FROM components",
        )  # fmt: skip
        figure = "CAST(NULL AS BIGINT) AS figure, CAST(NULL AS VARCHAR(80)) AS laid"
        page = "CAST(NULL AS VARCHAR(80)) AS id, CAST(NULL AS VARCHAR(80)) AS keys, CAST(NULL AS DATE) AS published"
        pairs = "CAST(NULL AS BIGINT) AS one, CAST(NULL AS VARCHAR(80)) AS others"
        self._group(
            "groups", (("figure", "int"), ("question", "int")),
            f"SELECT h.label AS component, 'figure' AS kind, f.figure, f.laid, {page}, {pairs}"
            " FROM figures f JOIN hung h ON h.number = f.figure"
            f" UNION ALL SELECT DISTINCT h.label AS component, 'article' AS kind, {figure}, d.id, d.keys, d.published, {pairs}"
            " FROM figures f JOIN hung h ON h.number = f.figure JOIN document d ON d.article = f.article"
            f" UNION ALL SELECT h.label AS component, 'pairs' AS kind, {figure}, {page}, p.one, p.others FROM"
            " (SELECT one, string_agg(concat(CAST(other AS VARCHAR(80)), ' ', CAST(alike AS VARCHAR(80))), ' ') AS others FROM"
            " (SELECT one, other, alike FROM own_edges UNION ALL SELECT one, other, alike FROM edges) e GROUP BY one) p"
            " JOIN hung h ON h.number = p.one",
            "component", weighing.groups,
        )  # fmt: skip

    def _weigh(self) -> None:
        """Questions and findings."""
        self._select(
            "figured",
            (("figure", "int"), ("article", "int"), ("question", "int"), ("id", "string"), ("head", "string"), ("given", "string"),
             ("copy_of", "string"), ("revises", "string"), ("revised_by", "string")),
            "SELECT f.figure, f.article, coalesce(g.question, f.figure) AS question, d.id, d.head, f.given, o.id AS copy_of,"
            " p.id AS revises, l.id AS revised_by"
            " FROM figures f JOIN document d ON d.article = f.article LEFT JOIN groups g ON g.figure = f.figure"
            " LEFT JOIN copies y ON y.article = f.article LEFT JOIN document o ON o.article = y.original"
            " LEFT JOIN versions v ON v.article = f.article LEFT JOIN document p ON p.article = v.before"
            " LEFT JOIN versions w ON w.before = f.article LEFT JOIN document l ON l.article = w.article",
        )  # fmt: skip
        outlets = frozenset(key for (key,) in self.engine.rows("SELECT DISTINCT outlet_key FROM document WHERE outlet_key <> ''"))
        figure = "'figure' AS kind, a.figure, a.article, a.id, a.head, a.given AS line, a.copy_of, a.revises, a.revised_by"
        voice = (
            "'voice' AS kind, CAST(NULL AS BIGINT) AS figure, CAST(NULL AS BIGINT) AS article, s.who AS id, NULL AS head,"
            " s.voice AS line, NULL AS copy_of, NULL AS revises, NULL AS revised_by"
        )
        self._group(
            "weighed", weighing.MADE,
            f"SELECT a.question, {figure} FROM figured a UNION ALL SELECT DISTINCT a.question, {voice}"
            " FROM figured a JOIN voices v ON v.figure = a.figure JOIN speaks s ON s.who = v.who",
            "question", partial(weighing.questions, outlets),
        )  # fmt: skip
        self._components(
            "dossiers", self.articles,
            "SELECT t.number AS one, m.first AS other FROM weighed t JOIN (SELECT id, min(number) AS first FROM weighed"
            " WHERE kind = 'told' GROUP BY id HAVING min(number) <> max(number)) m ON t.id = m.id"
            " WHERE t.kind = 'told' AND t.number <> m.first",
        )  # fmt: skip
        self._select(
            "asked", (("dossier", "int"), ("figure", "int"), ("question", "string")),
            "SELECT coalesce(r.label, t.number) AS dossier, t.figure, t.id AS question FROM weighed t"
            " LEFT JOIN dossiers r ON r.number = t.number WHERE t.kind = 'told' AND coalesce(r.label, t.number) IN"
            f" (SELECT label FROM dossiers GROUP BY label HAVING count(*) < {int(weight('closing', 'dossier'))})",
        )  # fmt: skip
        self._group(
            "sums", weighing.MADE,
            f"SELECT q.dossier, q.question, {figure} FROM asked q JOIN figured a ON a.figure = q.figure"
            f" UNION ALL SELECT DISTINCT q.dossier, CAST(NULL AS VARCHAR(80)) AS question, {voice}"
            " FROM asked q JOIN voices v ON v.figure = q.figure JOIN speaks s ON s.who = v.who",
            "dossier", partial(weighing.sums, outlets),
        )  # fmt: skip
        self._map(
            "alone", weighing.MADE,
            "SELECT d.rest, o.id AS copy_of, y.shared, o.called AS copy_called, p.id AS revises, p.called AS revises_called FROM document d"
            " LEFT JOIN copies y ON y.article = d.article LEFT JOIN document o ON o.article = y.original"
            " LEFT JOIN versions v ON v.article = d.article LEFT JOIN document p ON p.article = v.before",
            weighing.alone,
        )  # fmt: skip
        self._group(
            "turns", weighing.MADE,
            "SELECT s.speaker, s.statement, d.id, d.outlet, d.published FROM statements s JOIN document d ON d.article = s.article"
            " LEFT JOIN copies y ON y.article = s.article WHERE y.article IS NULL",
            "speaker", weighing.positions,
        )  # fmt: skip

    def _take(self) -> None:
        """The tables that people take."""
        self._select(
            tables.ARTICLES, tables.named(tables.ARTICLES),
            "SELECT d.id, d.place, d.outlet, d.title, d.published, d.language, d.url, d.claims, d.figures, o.id AS copy_of, y.shared,"
            " p.id AS revises FROM document d LEFT JOIN copies y ON y.article = d.article LEFT JOIN document o ON o.article = y.original"
            " LEFT JOIN versions v ON v.article = d.article LEFT JOIN document p ON p.article = v.before",
        )  # fmt: skip
        asked = "SELECT id, line FROM weighed WHERE kind = 'question'"
        self._map(tables.QUESTIONS, tables.named(tables.QUESTIONS), asked, weighing.question)
        self._map(tables.ANSWERS, tables.named(tables.ANSWERS), asked, weighing.answers)
        every = " UNION ALL ".join(f"SELECT id, line, rank, kind FROM {name}" for name in ("weighed", "sums", "alone", "turns"))
        self._map(
            tables.FINDINGS, tables.named(tables.FINDINGS),
            f"SELECT id, min(line) AS line, min(rank) AS rank FROM ({every}) f WHERE kind = 'finding' AND id NOT IN"
            " (SELECT l.id FROM alone l JOIN turns t ON t.article = l.article AND t.b = l.b AND t.e = l.e"
            " WHERE l.kind = 'lone' AND t.kind = 'place') GROUP BY id",
            weighing.finding,
        )  # fmt: skip
        self._select(
            tables.BAD, tables.named(tables.BAD),
            f"SELECT kind, place, why FROM read_bad UNION ALL SELECT '{AGAIN}' AS kind, h.place, concat('the same article as ', d.place)"
            " AS why FROM heads h JOIN document d ON d.id = h.id WHERE h.article <> d.article",
        )  # fmt: skip

    # how a table is made: once, and whole

    def _select(self, name: str, columns: Columns, query: str) -> None:
        self._made(name, columns, lambda folder: self.engine.selected(folder, query))

    def _map(self, name: str, columns: Columns, query: str, function: OfRow) -> None:
        self._made(name, columns, lambda folder: self.engine.mapped(folder, query, function, tables.columns(columns)))

    def _group(self, name: str, columns: Columns, query: str, key: str, function: OfGroup) -> None:
        self._made(name, columns, lambda folder: self.engine.grouped(folder, query, key, function, tables.columns(columns)))

    def _components(self, name: str, sizes: Sequence[int], query: str) -> None:
        """(number, label) of what hangs together by pairs, in all but the first of it."""
        columns = (("number", "int"), ("label", "int"))

        def make(folder: str) -> None:
            found = Components(sizes)
            found.join((int(one), int(other)) for one, other in self.engine.rows(query))
            rows: Iterable[dict[str, Any]] = ({"number": number, "label": label} for number, label in found.labels())
            schema = tables.columns(columns)
            written(batched(rows, schema), schema, f"{folder}/{name}.parquet")

        self._made(name, columns, make)

    def _made(self, name: str, columns: Columns, make: Callable[[str], None]) -> None:
        self.tell(name)
        mark, folder = f"{self.out}/{tables.WORK}/done/{name}.json", tables.folder(self.out, name)
        if not store.exists(mark):
            store.remove(folder)
            make(folder)
            store.put(mark, {})
        self.engine.known(name, folder, tables.columns(columns))
