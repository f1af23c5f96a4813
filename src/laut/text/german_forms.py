"""Verb features of German tokens once their tags are chosen: lemma, form, mood, tense, number, person, and separable prefixes joined."""

from __future__ import annotations

from functools import cache, lru_cache

from laut.languages import toml
from laut.text.conjugation import Form, conjugation
from laut.text.records import Token

_FORMS = {"FIN": "fin", "INF": "inf", "IZU": "zu_inf", "PP": "part_past", "IMP": "imp"}
_NO_FORM = Form("", "", known=False)
_REACH = 60  # how far to the left of a prefix its verb is looked for, in tokens


@cache
def _persons() -> dict[str, tuple[str, int]]:
    """Pronouns that fix a verb's number and person."""
    rules = toml("de", "tagging")["person"]
    cells = {"first": ("sg", 1), "first_plural": ("pl", 1), "second": ("sg", 2), "second_plural": ("pl", 2)}
    return {word: cell for name, cell in cells.items() for word in rules[name]}


@lru_cache(maxsize=50_000)
def best(low: str, tag: str) -> tuple[Form, ...]:
    """The readings of a word under a verb tag: those of one lemma and mood, the contract's choice between moods made."""
    wanted = _FORMS.get(tag[2:], "fin")
    forms = conjugation()(low)
    fitting = [f for f in forms if f.form == wanted and f.kind == tag[:2]] or [f for f in forms if f.form == wanted]
    if wanted == "fin" and fitting:
        return _finite(fitting)
    if fitting:
        return (fitting[0],)
    return (Form(low, wanted, known=False, kind=tag[:2]),)


def _finite(forms: list[Form]) -> tuple[Form, ...]:
    """Readings of a finite form, the third person first: `sagen` is indicative, `sage` and `habe` are Konjunktiv I."""
    known = [f for f in forms if f.known] or forms
    third = [f for f in known if f.person == 3] or known
    mood = "ind" if any(f.mood == "ind" for f in third) else "konj1" if any(f.mood == "konj1" for f in third) else "konj2"
    first = next(f for f in third if f.mood == mood)
    rest = [f for f in known if f.lemma == first.lemma and f is not first]
    return (first, *rest)


def features(token: Token, before: Token | None, after: Token | None) -> None:
    """Fills the verb features of a token with a verb's tag; the pronoun beside it decides between persons."""
    forms = best(token.low, token.tag)
    form = forms[0]
    if form.form == "fin" and len(forms) > 1:
        persons = _persons()
        for neighbour in (after, before):
            cell = persons.get(neighbour.low) if neighbour else None
            if cell:
                form = next((f for f in forms if (f.number, f.person) == cell and f.mood == "ind"), form)
                form = form if (form.number, form.person) == cell else next((f for f in forms if (f.number, f.person) == cell), form)
                break
    token.lemma, token.form = form.lemma, form.form
    token.mood, token.tense, token.number, token.person = form.mood, form.tense, form.number, form.person


@lru_cache(maxsize=50_000)
def participle(stem: str) -> str | None:
    """`part_past` or `part_pres` where an adjective without its ending is a verb's participle."""
    for form in conjugation()(stem):
        if form.known and form.form in ("part_past", "part_pres"):
            return form.form
    return None


def bases(low: str) -> tuple[str, ...]:
    """The verbs that a finite form may belong to."""
    return tuple(dict.fromkeys(f.lemma for f in best(low, "VVFIN") if f.form == "fin"))


def join(tokens: list[Token], j: int, first: int) -> None:
    """Joins the separated prefix at `j` to its verb's lemma: the nearest finite verb to the left that takes it.

    A pair that no list has is believed only of the commonest prefixes, and only inside one clause.
    """
    prefix = tokens[j].low
    takes = conjugation().pairs.get(prefix, frozenset())
    nearest, clause = None, prefix in conjugation().core
    for k in range(j - 1, max(first, j - _REACH) - 1, -1):
        token = tokens[k]
        if (token.form == "fin" and token.tag[:2] == "VV") or token.tag == "VVIMP":
            if token.lemma in takes:
                nearest = k
                break
            if nearest is None and clause and not token.lemma.startswith(conjugation().separable):
                nearest = k
            clause = False
        elif token.text == ",":
            clause = False
        elif token.tag == "PTKVZ":
            break
    if nearest is not None and not tokens[nearest].lemma.startswith(prefix):
        tokens[nearest].lemma = prefix + tokens[nearest].lemma
