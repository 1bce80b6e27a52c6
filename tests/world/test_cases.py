"""Whom phrases of news reports mean at a date: the table cases.tsv, of true facts."""

from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.world import World


class Case(NamedTuple):
    """One line of cases.tsv; None in a cell is not checked."""

    phrase: str
    on: str
    code: str | None
    sector: str | None
    name: str | None
    office: str | None
    tags: frozenset[str]


def cases() -> list[Case]:
    lines = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows.pop(0) == list(Case._fields)
    found = []
    for phrase, on, *checked, tags in rows:
        code, sector, name, office = (None if cell == "-" else cell for cell in checked)
        found.append(Case(phrase, on, code, sector, name, office, frozenset(tags.split("; "))))
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.phrase} {case.on}" for case in CASES])
def test_a_phrase_is_identified(case: Case) -> None:
    found = World.load().identify(case.phrase, case.on)
    assert found, f"nobody; expected {case}"
    wanted = {field: value for field in ("code", "sector", "name", "office") if (value := getattr(case, field))}
    assert {field: getattr(found[0], field) for field in wanted} == wanted


def test_the_table_is_broad() -> None:
    states = {case.code for case in CASES} & set(World.load().states)
    assert len(CASES) >= 400
    assert len({(case.phrase, case.on) for case in CASES}) == len(CASES)
    assert len(states) >= 120
    assert sum("namesake" in case.tags for case in CASES) >= 60
