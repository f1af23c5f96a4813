"""Who speaks, in the forms that a sentence needs."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from bench.newsroom.naming import Outlet
from bench.newsroom.vocabulary import Language
from bench.newsroom.world import Event


@dataclass(frozen=True, slots=True)
class Speaker:
    """`cases`: nominative, dative, accusative, genitive or with "von". `pronouns`: he, him, his. `name` as the text writes it."""

    cases: tuple[str, ...]
    pronouns: tuple[str, ...]
    which: str
    who: str
    name: str

    def gaps(self, letter: str) -> dict[str, str]:
        """What stands in the gaps `{S}`, `{S2}` ... for a letter."""
        nominative, dative, accusative, genitive = self.cases
        s, s3, poss = self.pronouns
        return {
            letter: nominative,
            f"{letter}2": genitive,
            f"{letter}3": dative,
            f"{letter}4": accusative,
            f"{letter}which": self.which,
            f"{letter}who": self.who,
            f"{letter}name": self.name,
            letter.lower(): s,
            f"{letter.lower()}3": s3,
            f"{letter.lower()}poss": poss,
        }


def _speaker(table: dict[str, Any], cases: list[str], gender: str, name: str, **gaps: str) -> Speaker:
    forms = tuple(case.format(**gaps) for case in cases)
    return Speaker(forms, tuple(table["pronoun"][gender]), table["which"][gender], table["who"][gender], name)


def body(event: Event, role: str, language: Language, rng: Random, short: bool) -> Speaker:
    """The body itself; `short` without what it belongs to, where that is clear."""
    table, entry, names = language.table["speaker"], language.roles[role], event.names[language.code]
    short = short and not entry.get("keep")
    noun: str
    if "of" in entry:
        of = "" if short else rng.choice(entry["of"])
        noun, genitive = entry["n"] + of, entry.get("n2", entry["n"]) + of
    else:
        noun = genitive = entry["short"] if short else rng.choice(entry["n"])
    noun, genitive = noun.format(**names), genitive.format(**names)
    return _speaker(table, table["body"][entry["g"]], entry["g"], noun, n=noun, n2=genitive)


def vague(language: Language, rng: Random) -> Speaker:
    """Somebody who is not named."""
    table = language.table["speaker"]
    gender, nominative, *others = rng.choice(table["vague"])
    name = nominative.split(" ", 1)[1]
    return Speaker((nominative, *others), tuple(table["pronoun"][gender]), table["which"][gender], table["who"][gender], name)


def speaker(event: Event, role: str, language: Language, rng: Random, met: dict[str, str]) -> Speaker:
    """Who speaks for the body in a role. `met`: what the article has named so far, by role; it is added to."""
    table, entry = language.table["speaker"], language.roles[role]
    before = met.get(role)
    spokesperson, head = event.persons[role]
    draw = rng.random()
    for person in (spokesperson, head):
        if before == person.name and draw < 0.6:
            return _speaker(table, table["person"], person.gender, person.name, p=person.surname)
    institution = body(event, role, language, rng, before is not None or draw > 0.85)
    if not entry["spokes"] or draw < 0.42:
        met.setdefault(role, institution.name)
        return institution
    genitive = institution.cases[3]
    if draw < 0.56:
        met.setdefault(role, institution.name)
        gender = spokesperson.gender
        return _speaker(table, table["unnamed"][gender], gender, table["unnamed_name"][gender].format(g=genitive), g=genitive)
    person, office = (head, "head") if draw < 0.74 else (spokesperson, "spokes")
    met[role] = person.name
    called = f"{entry[office][person.gender == 'f']} {person.name}"
    if draw > 0.9 or office in entry.get("full", ()):
        called = table["apposed"][office][person.gender].format(p=person.name, g=genitive)
    return _speaker(table, table["person"], person.gender, person.name, p=called)


def head(event: Event, role: str, language: Language) -> Speaker:
    """The head of a body, with title and name."""
    table, person = language.table["speaker"], event.persons[role][1]
    title = language.roles[role]["head"][person.gender == "f"]
    return _speaker(table, table["person"], person.gender, person.name, p=f"{title} {person.name}")


def outlet(of: Outlet, language: Language, rng: Random) -> Speaker:
    """A paper or an agency that an article cites."""
    table = language.table["outlets"]
    gender = of.gender
    if of.agency:
        forms = rng.choice(table["agency"])
    elif of.language == language.code:
        forms = table["own"][gender]
    else:
        forms = rng.choice(table["foreign"]) if not of.name.startswith("The ") else table["foreign"][0]
        gender = "x"
    speaking = language.table["speaker"]
    gender = gender if gender in speaking["who"] else "x"
    cases = (forms[0], forms[1], forms[2], forms[3])
    return _speaker(speaking, list(cases), gender, of.name, n=of.name)
