"""All findings of a case: those of each question, of each article by itself, and those between questions and between statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from laut.records import CaseFinding
from laut.weighing import rank
from laut.weighing.across import placed
from laut.weighing.answering import Around, Weighed
from laut.weighing.brief import Brief
from laut.weighing.casework import CaseDraft, beside, findings
from laut.weighing.closing import closing
from laut.weighing.counting import COPY
from laut.weighing.turns import by_key, stated, turns
from laut.weighing.worded import abouts, finding

TURN = "position_change"


def case_findings(briefs: Sequence[Brief], weighed: Sequence[Weighed], around: Around, ui: str) -> list[CaseFinding]:
    """The findings of articles that were weighed together, worded in a language, in the order in which an editor checks them."""
    called = {b.article: f"{b.outlet.name} ({b.published or '?'})" for b in briefs}
    drafts: list[tuple[CaseDraft, Mapping[str, str]]] = [(draft, abouts(w.answers)) for w in weighed for draft in findings(w)]
    drafts += [(draft, {}) for b in briefs for draft in beside(b, around, {}, called)]
    drafts += [(draft, {}) for key, items in sorted(by_key(stated(briefs, around.copies)).items()) for draft in turns(key, items)]
    drafts += [(draft, {}) for draft in calculations(weighed)]
    drafts.sort(key=lambda d: (rank(d[0].draft), d[0].places))
    return once([finding(draft, ui, dict(named)) for draft, named in drafts])


def calculations(weighed: Sequence[Weighed]) -> list[CaseDraft]:
    """The arithmetic across articles of questions that share articles; copies add nothing to it."""
    groups = [[placed(t) for t, answer in zip(w.answers, w.question.answers, strict=True) if answer.adds != COPY] for w in weighed]
    ids = [w.question.id for w in weighed]
    return [CaseDraft(c.draft, c.spans, (), tuple(ids[g] for g in c.groups)) for c in closing(groups)]


def once(found: Sequence[CaseFinding]) -> list[CaseFinding]:
    """Findings without the turns inside one article whose words a turn over several articles has too."""
    told = {place for f in found if f.kind == TURN and len({article for article, _ in f.spans}) > 1 for place in f.spans}
    return [f for f in found if f.kind != TURN or len({article for article, _ in f.spans}) > 1 or not told & set(f.spans)]
