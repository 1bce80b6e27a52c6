"""Whom words mean that name nobody: declared features of each candidate, weighed as learnt from labelled reports.

It decides for people of whom the report does not say whose they are, for unknown names, pronouns, "the two sides", bare
offices and groups such as "police". Candidates are the states and bodies that the report names, sets of those where
several may be meant, and the codes of those who belong to no state. The weights stand in referents.json, written by
`python -m dragoman.training.referents`: a sum over the features and the words of each kind, and a layer of units that
see which features come together. `why` tells what each feature is worth.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import DataError
from dragoman.world.loader import SUPRANATIONAL

if TYPE_CHECKING:
    from dragoman.coding.cast import Cast

WEIGHTS = Path(__file__).with_suffix(".json")
NOT_STATES = frozenset(SUPRANATIONAL)
KINDS = ("person", "name", "i", "he", "it", "they", "we", "counterpart", "pair", "office", "group")
FEATURES = {
    "share": "how much of what the report names is this party's, 0 to 1",
    "home": "the state the report names most",
    "before": "named before the words in the same sentence, the nearer the more, 0 to 1",
    "after": "named after them in the same sentence, likewise",
    "first": "the first party of the sentence, before the words",
    "nearest": "the last party before the words in the sentence",
    "alone": "the one party that the sentence names",
    "earlier": "named in the sentence before",
    "recent": "its share of what the few hundred characters before the words name, 0 to 1",
    "lead": "named in the title or the first two sentences",
    "last": "the party named last before the words",
    "person": "a person of it stands in the sentence before the words",
    "person_last": "the last person before the words is of it",
    "person_first": "the first person of the last sentence that names one, if that is at most three back, is of it",
    "subject": "the subject of the sentence, before the words",
    "subject_before": "the subject of the sentence before",
    "place": "where the event happened, by its place words",
    "where": "told in the sentence as where something is: in, at, from or near it",
    "dateline": "the report was written there",
    "owner": "whom the possessive that opens the words means: its, their, his",
    "other": "on the event's other side; of a person: somebody else of it holds the same office",
    "against": "on the other side of an attack, a sanction, a threat or a move of forces",
    "within": "on the other side of a protest or an act of coercion",
    "attacker": "attacks in the sentence, as the reader sees it",
    "speaker": "tells the event",
    "turn": "speaks in this turn of a transcript",
    "voice": "the government whose own text it is",
    "issuer": "the government whose own text it is, in a turn of a transcript",
    "signer": "issues the text jointly with others",
    "outlet": "in the outlet's name",
    "holder": "somebody of it holds the same office in the report",
    "noun": "an earlier phrase with the same noun names it: the army, after Kenya's army",
    "kin": "how much of the people known by such a name are of it, 0 to 1",
    "known": "somebody of such a name held an office of it then, 0 to 1 by how alike the names are",
    "titled": "named in the title",
    "town": "a place of this name lies in it",
    "body": "it is a body, not a state",
    "unnamed": "the report does not name it",
    "two": "it is two parties",
    "many": "it is three parties or more",
    "together": "it is several, and the sentence has a word such as together, shared or bilateral",
    "joined": "its parties stand joined before the words, in this sentence or the one before",
}
_COLUMN = {name: column for column, name in enumerate(FEATURES)}
_REACH = 60  # characters at which nearness falls to a half
_RECENT = 500  # characters before the words that count as recent
_PAIRED = 5  # parties of which pairs are candidates
_SETS = frozenset(["they", "we", "pair", "office", "group"])
_CLASSES = ("UNK", "MNC", "NGO", "IGO", "UNO", "IMG", "ISM", "EUR")
_OPEN = frozenset(["name", "group", "they", "office", "person"])  # kinds that may mean those of no state
_AGAINST = ("ASSAULT", "SANCTION", "THREATEN", "MOBILIZE", "RETREAT")
_WITHIN = ("PROTEST", "COERCE")
_STATE = "state"


@dataclass(frozen=True, slots=True)
class Query:
    """Words that are asked about: their kind, where they stand, their nouns, and the event they are in."""

    kind: str
    at: int
    number: int  # of their sentence
    words: tuple[str, ...] = ()  # in lower case: those that tell what sort of party it is
    name: str | None = None  # of a person or place
    office: str | None = None
    others: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    type: str | None = None  # of the event


class Choice(NamedTuple):
    """The codes that words mean, and how much better than the next candidate they fit."""

    codes: tuple[str, ...]
    margin: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What the features are worth.

    `linear` has a row a kind and a column a feature, in the order of KINDS and FEATURES; `words` the worth of each word
    for each sort of party; `inward` (a row a unit, a column a feature), `shift` (a row a kind, a column a unit) and
    `outward` (a unit each) are the layer of units, which are 0 below 0.
    """

    linear: NDArray[np.float32]
    words: Mapping[str, Mapping[str, float]]
    inward: NDArray[np.float32]
    shift: NDArray[np.float32]
    outward: NDArray[np.float32]

    def scores(self, kind: str, found: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """Return the score of each candidate, by its features."""
        values = np.zeros((len(found), len(FEATURES)), dtype=np.float32)
        spoken = np.zeros(len(found), dtype=np.float32)
        for place, row in enumerate(found):
            for name, value in row.items():
                column = _COLUMN.get(name)
                if column is not None:
                    values[place, column] = value
                else:
                    word, _, sort = name.rpartition("=")
                    spoken[place] += self.words.get(word, {}).get(sort, 0.0)
        number = KINDS.index(kind)
        units = np.maximum(values @ self.inward.T + self.shift[number], 0.0)
        scores: NDArray[np.float32] = values @ self.linear[number] + spoken + units @ self.outward
        return scores


def rows(cast: Cast, query: Query) -> dict[frozenset[str], dict[str, float]]:
    """Return the features that are not 0 of each candidate that `query` may mean."""
    single = _single(cast, query)
    found: dict[frozenset[str], dict[str, float]] = {}
    if query.kind != "pair":
        found = {frozenset([code]): row for code, row in single.items()}
    if query.kind in _SETS:
        ranked = sorted(single, key=lambda code: _salience(single[code]), reverse=True)
        pairs = [frozenset(pair) for pair in itertools.combinations(ranked[:_PAIRED], 2)]
        signers = frozenset(cast.signers)
        titled = frozenset(cast.titled)
        sets = [one for one in (signers, titled) if len(one) > 1]
        for group in dict.fromkeys([*pairs, *sets]):
            found[group] = _mean(cast, query, [single.get(code, {}) for code in group], group)
    if query.kind in _OPEN:
        for code in _CLASSES:
            found.setdefault(frozenset([code]), {"unnamed": 1.0, **({"body": 1.0} if code != "UNK" else {})})
    for group, row in found.items():
        sort = next(iter(group)) if len(group) == 1 and group <= NOT_STATES else _STATE
        if len(group) == 1 or query.kind == "office":
            for word in query.words:
                row[f"{word}={sort}"] = 1.0
        for word in () if len(group) == 1 else query.words:
            row[f"{word}=many"] = 1.0
    return found


def choose(cast: Cast, query: Query) -> Choice | None:
    """Return whom `query` means most likely, None where the report names nobody."""
    found = rows(cast, query)
    if not found:
        return None
    groups = sorted(found, key=sorted)
    scores = weights().scores(query.kind, [found[group] for group in groups])
    order = np.argsort(-scores, kind="stable")
    margin = float(scores[order[0]] - scores[order[1]]) if len(groups) > 1 else float(scores[order[0]])
    return Choice(tuple(sorted(groups[int(order[0])])), margin)


def why(cast: Cast, query: Query, codes: Iterable[str], most: int = 4) -> list[tuple[str, float]]:
    """Return what tells for the candidate `codes`: features with what the score loses without each, the most first."""
    row = rows(cast, query).get(frozenset(codes), {})
    without = [{name: value for name, value in row.items() if name != left} for left in row]
    scores = weights().scores(query.kind, [row, *without])
    lost = [(name, round(float(scores[0] - score), 2)) for name, score in zip(row, scores[1:], strict=True)]
    return sorted(lost, key=lambda one: (-one[1], one[0]))[:most]


def _salience(row: Mapping[str, float]) -> float:
    return row.get("share", 0.0) + row.get("recent", 0.0) + row.get("before", 0.0)


def _mean(cast: Cast, query: Query, members: list[dict[str, float]], group: frozenset[str]) -> dict[str, float]:
    row: dict[str, float] = {}
    for member in members:
        for name, value in member.items():
            row[name] = row.get(name, 0.0) + value / len(members)
    row["two" if len(group) == 2 else "many"] = 1.0
    if cast.scene.together(query.number):
        row["together"] = 1.0
    if cast.scene.joined(group, query.number, query.at):
        row["joined"] = 1.0
    if group == cast.signers:
        row["signer"] = 1.0
    return row


def _single(cast: Cast, query: Query) -> dict[str, dict[str, float]]:
    total = sum(cast.weights.values()) or 1
    found: dict[str, dict[str, float]] = {code: {"share": weight / total} for code, weight in cast.weights.items()}
    if query.name is not None:
        for code in (*cast.kin(query.name), *cast.towns(query.name)):
            found.setdefault(code, {"unnamed": 1.0})
    for code in {*query.speakers, *query.places} - set(found):
        found[code] = {"unnamed": 1.0}
    clause = cast.clauses[query.number]
    here = cast.between(clause.start, clause.end)
    for one in here:
        side = "before" if one.start < query.at else "after"
        row = found.setdefault(one.code, {"unnamed": 1.0})
        row[side] = max(1 / (1 + abs(one.start - query.at) / _REACH), row.get(side, 0.0))
    recent = [one.code for one in cast.between(query.at - _RECENT, query.at)]
    for code in recent:
        row = found.setdefault(code, {})
        row["recent"] = row.get("recent", 0.0) + 1 / len(recent)
    for name, codes in _marks(cast, query).items():
        for code in codes:
            if code in found:
                found[code][name] = 1.0
    if query.name is not None:
        for code, share in cast.kin(query.name).items():
            found[code]["kin"] = share
        for code, alike in cast.known(query.name, query.office).items():
            found.setdefault(code, {"unnamed": 1.0})["known"] = alike
    for code in NOT_STATES & set(found):
        found[code]["body"] = 1.0
    found.pop("UNK", None)
    return found


def _marks(cast: Cast, query: Query) -> dict[str, Iterable[str]]:
    """Return the features that a candidate has or has not, with the codes that have them."""
    clause = cast.clauses[query.number]
    here = cast.between(clause.start, clause.end)
    before = [one for one in here if one.start < query.at]
    people = [one.code for one in before if one.is_person]
    back = cast.clauses[max(0, query.number - 3) : query.number]
    firsts = [code for clause in reversed(back) for code in cast.scene.first_person(clause)]
    last = next(iter(cast.latest(query.at)), None)
    last_person = cast.scene.last_person(query.at)
    earlier = cast.clauses[query.number - 1] if query.number else None
    turn = cast.turn(query.at)
    return {
        "home": [cast.home] if cast.home else [],
        "first": [before[0].code] if before else [],
        "nearest": [before[-1].code] if before else [],
        "alone": [here[0].code] if len({one.code for one in here}) == 1 else [],
        "earlier": {one.code for one in cast.between(earlier.start, earlier.end)} if earlier else [],
        "lead": cast.lead,
        "titled": cast.titled,
        "last": [last.code] if last else [],
        "person": people,
        "person_last": [last_person] if last_person else [],
        "person_first": firsts[:1],
        "subject": cast.scene.subject(query.number, query.at),
        "subject_before": cast.scene.subject(query.number - 1) if query.number else [],
        "place": query.places,
        "where": cast.scene.where(query.number),
        "dateline": [cast.dateline] if cast.dateline else [],
        "owner": query.owners,
        "other": query.others if query.type not in _AGAINST + _WITHIN else [],
        "against": query.others if query.type in _AGAINST else [],
        "within": query.others if query.type in _WITHIN else [],
        "attacker": cast.scene.attackers(query.number),
        "speaker": query.speakers,
        "turn": [turn] if turn else [],
        "voice": [cast.voice] if cast.voice and not turn else [],
        "issuer": [cast.voice] if cast.voice and turn else [],
        "signer": cast.signers,
        "outlet": [cast.outlet] if cast.outlet and not turn else [],
        "holder": cast.people.codes(query.office) if query.office and query.kind != "person" else [],
        "noun": cast.scene.noun(query.words, query.at),
        "town": cast.towns(query.name) if query.name else [],
    }


@cache
def weights() -> Weights:
    """Return the weights that come with the package; raises DataError naming the key that is wrong."""
    return checked(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def checked(table: Mapping[str, Any]) -> Weights:
    """Return the weights of `table` if they fit the kinds and features of this module; raises DataError."""
    for key, wanted in (("kinds", list(KINDS)), ("features", list(FEATURES))):
        if table.get(key) != wanted:
            raise DataError(f"{WEIGHTS.name}: {key}: must be {', '.join(wanted)}; learn the weights anew")
    arrays = {}
    units = len(table.get("outward", ()))
    shapes = {"linear": (len(KINDS), len(FEATURES)), "inward": (units, len(FEATURES)), "shift": (len(KINDS), units)}
    for key, shape in (*shapes.items(), ("outward", (units,))):
        try:
            arrays[key] = np.array(table[key], dtype=np.float32)
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"{WEIGHTS.name}: {key}: is no table of numbers: {error}") from error
        if arrays[key].shape != shape or not np.isfinite(arrays[key]).all():
            raise DataError(f"{WEIGHTS.name}: {key}: must be finite numbers of the shape {shape}")
    return Weights(arrays["linear"], table.get("words", {}), arrays["inward"], arrays["shift"], arrays["outward"])
