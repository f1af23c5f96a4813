"""The words by which a language attributes: verbs with their constructions, prepositions, nouns of saying, hedges."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from laut import languages
from laut.errors import DataError
from laut.records import STANCES


@dataclass(frozen=True, slots=True)
class Cue:
    """One construction of a verb: the frames it takes (`that`, `quote`, `inf`, `np`, `as`, ...) and the words it needs beside it."""

    lemma: str
    stance: str
    frames: frozenset[str]
    needs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Cues:
    """All that `attribution.toml`, `clauses.toml` and `cues.tsv` of one language say; each field stands beside its key in the file."""

    verbs: dict[str, tuple[Cue, ...]]
    bracket: bool
    prepositions: tuple[tuple[str, ...], ...]
    postpositions: frozenset[str]
    noun_prepositions: frozenset[str]
    saying_nouns: dict[str, str]
    saying_suffixes: tuple[tuple[str, str], ...]
    document_nouns: frozenset[str]
    bearer_links: frozenset[str]
    relay_openers: frozenset[str]
    relay_fixed: frozenset[str]
    relay_verbs: frozenset[str]
    relay_links: frozenset[str]
    relay_nouns: tuple[tuple[str, ...], ...]
    reflexives: frozenset[str]
    loose_particles: frozenset[str]
    coordinators: frozenset[str]
    so: frozenset[str]
    complementizers: frozenset[str]
    questions: frozenset[str]
    relatives: frozenset[str]
    rel_tags: frozenset[str]
    attributive_tags: frozenset[str]
    passives: frozenset[str]
    negations: frozenset[str]
    auxiliaries: frozenset[str]
    sure_nominative: frozenset[str]
    bare_articles: frozenset[str]
    not_subject: frozenset[str]
    one_and_many: frozenset[str]
    many_verbs: tuple[str, ...]
    oblique: frozenset[str]
    own: frozenset[str]
    relay_participles: frozenset[str]
    origins: frozenset[str]
    number_words: frozenset[str]
    modal_verbs: frozenset[str]
    heard: frozenset[str]
    terms: frozenset[str]
    therein: frozenset[str]
    source_labels: frozenset[str]
    singular: frozenset[str]
    document_from: frozenset[str]
    things: frozenset[str]
    thing_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    nominative_endings: tuple[str, ...]
    dative_plurals: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    document_endings: tuple[str, ...]
    light_verbs: frozenset[str]
    preposition_stances: dict[str, str]
    breaks: frozenset[str]
    contrasts: frozenset[str]
    initial_prepositions: frozenset[str]
    trailing_nouns: frozenset[str]
    object_ends: frozenset[str]
    absolutes: frozenset[str]
    gerund_openers: frozenset[str]
    estimate_nouns: frozenset[str]
    owned_nouns: frozenset[str]
    right_openers: tuple[tuple[str, ...], ...]
    correcting_verbs: frozenset[str]
    given_nouns: frozenset[str]
    giving_verbs: frozenset[str]
    join_quotes: bool
    verb_negations: frozenset[str]
    not_content: dict[str, tuple[str, ...]]
    bare_modifiers: frozenset[str]
    subject_nouns: frozenset[str]
    against: frozenset[str]
    worded: tuple[tuple[str, ...], ...]
    deictic: frozenset[str]
    accompanied: frozenset[str]
    preludes: tuple[tuple[str, ...], ...]
    believers: dict[str, str]
    hearings: frozenset[str]
    pointers: frozenset[str]
    free_pointers: frozenset[str]
    impersonal: frozenset[str]
    generic: frozenset[str]
    agents: frozenset[str]
    fielded: frozenset[str]
    field: frozenset[str]
    als: frozenset[str]
    future_modals: frozenset[str]
    speaking_modals: frozenset[str]
    weak_konjunktiv: frozenset[str]
    hearsay_modals: frozenset[str]
    claiming_modals: frozenset[str]
    plans: frozenset[str]
    hearsay_statives: frozenset[str]
    hearsay_adverbs: frozenset[str]
    perfect: frozenset[str]
    hedges: tuple[tuple[str, ...], ...]
    estimate_hedges: frozenset[str]
    conditionals: frozenset[str]
    possessives: frozenset[str]
    content_links: frozenset[str]
    content_nouns: frozenset[str]
    noun_stances: dict[str, str]
    linking: frozenset[str]
    clitics: frozenset[str]
    content_prepositions: dict[str, tuple[str, ...]]
    content_adverbs: dict[str, tuple[str, ...]]
    deeds: dict[str, tuple[str, ...]]
    reaching: dict[str, tuple[str, ...]]
    quotative: frozenset[str]
    datives: frozenset[str]
    clear_datives: frozenset[str]
    measures: frozenset[str]
    vocatives: frozenset[str]
    negative_subjects: frozenset[str]
    retort_nouns: frozenset[str]
    press: tuple[str, ...]
    press_jobs: tuple[str, ...]
    told: frozenset[str]
    speaker_from: frozenset[str]
    predicative: frozenset[str]
    times: frozenset[str]
    voiced: frozenset[str]
    inscribed: frozenset[str]
    tally_verbs: frozenset[str]
    tally_nouns: frozenset[str]
    given_verbs: frozenset[str]
    uncounted: frozenset[str]
    askers: frozenset[str]
    first_person: frozenset[str]


def _phrases(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda w: (-len(w), w)))


@cache
def cues(language: str) -> Cues:
    """The cues of a language.

    Raises DataError where a stance is none of the records'.
    """
    verbs: dict[str, list[Cue]] = {}
    for number, row in enumerate(languages.table(language, "cues")):
        if row["stance"] not in STANCES:
            raise DataError(
                f"a stance out of {', '.join(STANCES)}", repr(row["stance"]), f"languages/{language}/cues.tsv, entry {number + 1}"
            )
        needs = _phrases([w for w in row["with"].split("|") if w])
        verbs.setdefault(row["lemma"], []).append(Cue(row["lemma"], row["stance"], frozenset(row["frames"].split()), needs))
    clauses = languages.toml(language, "clauses")
    data = {**clauses, **languages.toml(language, "phrases"), **languages.toml(language, "attribution")}
    data["content_nouns"] = list(data["noun_stances"])
    plain = {f.name: frozenset(data[f.name]) for f in fields(Cues) if f.type == "frozenset[str]"}
    return Cues(
        verbs={k: tuple(sorted(v, key=lambda c: (not c.needs, "declare" not in c.frames))) for k, v in verbs.items()},
        bracket=bool(clauses["verb_final"]),
        join_quotes=bool(data["join_quotes"]),
        noun_stances=dict(data["noun_stances"]),
        not_content={k: tuple(v) for k, v in data["not_content"].items()},
        preposition_stances=dict(data["preposition_stances"]),
        press=tuple(data["press"]),
        press_jobs=tuple(data["press_jobs"]),
        thing_endings=tuple(data["thing_endings"]),
        plural_endings=tuple(data["plural_endings"]),
        many_verbs=tuple(data["many_verbs"]),
        nominative_endings=tuple(data["nominative_endings"]),
        dative_plurals=tuple(data["dative_plurals"]),
        feminine_endings=tuple(data["feminine_endings"]),
        document_endings=tuple(data["document_endings"]),
        saying_nouns=dict(data["saying_nouns"]),
        saying_suffixes=tuple(sorted(data["saying_suffixes"].items())),
        prepositions=_phrases(data["prepositions"]),
        relay_nouns=_phrases(data["relay_nouns"]),
        right_openers=_phrases(data["right_openers"]),
        worded=_phrases(data["worded"]),
        preludes=_phrases(data["preludes"]),
        believers=dict(data["believers"]),
        hedges=_phrases(data["hedges"]),
        deeds={k: tuple(v) for k, v in data["deeds"].items()},
        reaching={k: tuple(v) for k, v in data["reaching"].items()},
        content_adverbs={k: tuple(v) for k, v in data["content_adverbs"].items()},
        content_prepositions={k: tuple(v) for k, v in data["content_prepositions"].items()},
        **plain,
    )


def saying_noun(words: Cues, lemma: str, low: str) -> str | None:
    """The stance that a noun of saying carries (`Angaben` asserts, `Einschätzung` assesses, `Armeeangaben` by its suffix), or None."""
    for form in (low, lemma.lower()):
        if form in words.saying_nouns:
            return words.saying_nouns[form]
    for suffix, stance in words.saying_suffixes:
        if low.endswith(suffix) and len(low) > len(suffix) + 2:
            return stance
    return None
