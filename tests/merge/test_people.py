"""The offices of many reports put together: times grow, spellings meet, contradictions stand side by side."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import GoldError
from dragoman.merge.people import Held, together, told


def line(person: str = "Ann Mwangi", on: str | None = "2024-05-30", **changes: Any) -> dict[str, Any]:
    office, country = changes.get("office", "Foreign Minister"), changes.get("country", "KEN")
    return {
        "kind": "tenure", "id": "tenure-1", "report": f"{person} {on}", "person": person, "office": office,
        "country": country, "sector": "GOV", "state": "current", "from": on, "to": on, "known": None, "aliases": [],
        "evidence": {"text": f"{office} {person}", "start": 0, "end": 9},
    } | changes  # fmt: skip


def put(*lines: dict[str, Any]) -> list[Held]:
    return together(one for row in lines if (one := told(row, "here")) is not None)


@pytest.mark.parametrize("dates", list(permutations(["2023-11", "2024-05-30", "2022", None])))
def test_the_time_grows_whatever_the_order(dates: tuple[str | None, ...]) -> None:
    (held,) = put(*(line(on=on) for on in dates))
    assert (held.from_, held.to) == ("2022", "2024-05-30")
    assert set(held.reports) == {f"Ann Mwangi {on}" for on in dates}


@pytest.mark.parametrize("dates", list(permutations(["2024", "2024-01-01", "2024-12-31"])))
def test_of_two_times_with_one_bound_the_nearer_is_kept(dates: tuple[str, ...]) -> None:
    (held,) = put(*(line(on=on) for on in dates))
    assert (held.from_, held.to) == ("2024-01-01", "2024-12-31")


def test_an_office_that_no_dated_report_tells_has_no_time() -> None:
    (held,) = put(line(on=None))
    assert (held.from_, held.to) == (None, None)
    assert not held.seen("2024")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mohammed Gulzai", "Muhammad Gulzay"), ("Shehbaz Sharif", "Shahbaz Sharif"), ("Ann Mwangi", "Mwangi Ann"),
     ("Faris al-Tamrani", "Faris Al Tamrani"), ("Zoë Brânză", "Zoe Branza")],
)  # fmt: skip
def test_spellings_meet(one: str, other: str) -> None:
    (held,) = put(line(one), line(one, on="2024-06"), line(other))
    assert (held.person, held.aliases) == (one, (other,))
    assert len(held.reports) == 3


@pytest.mark.parametrize(("one", "other"), [("Ann Mwangi", "Peter Mwangi"), ("Ann Mwangi", "Ann Otieno")])
def test_other_names_do_not_meet(one: str, other: str) -> None:
    assert {held.person for held in put(line(one), line(other))} == {one, other}


def test_a_name_that_the_world_knows_brings_spellings_together() -> None:
    (held,) = put(line("Gulzai", known="Omar Gulzai", aliases=["Mr Gulzai"]), line("Omar Gulzai"))
    assert (held.person, held.aliases) == ("Omar Gulzai", ("Gulzai", "Mr Gulzai"))


def test_former_current_and_future_stand_apart() -> None:
    found = put(*(line(on=None, state=state) for state in ("future", "former", "current")))
    assert [held.state for held in found] == ["current", "former", "future"]


def test_each_office_and_state_is_a_line_of_its_own_in_order() -> None:
    rows = [line(office="President", country="PER"), line(), line(office="Ambassador")]
    assert [(held.country, held.office) for held in put(*rows)] == [
        ("KEN", "Ambassador"), ("KEN", "Foreign Minister"), ("PER", "President"),
    ]  # fmt: skip


def test_two_in_an_office_of_one_contradict_each_other() -> None:
    found = put(line("Ann Mwangi"), line("Peter Otieno", on="2024-05"), line("Rufus Hale", on="2023"))
    assert {held.person: held.contradicts for held in found} == {
        "Ann Mwangi": ("Peter Otieno is told to hold the same office, 2024-05 to 2024-05",),
        "Peter Otieno": ("Ann Mwangi is told to hold the same office, 2024-05-30 to 2024-05-30",),
        "Rufus Hale": (),
    }


@pytest.mark.parametrize(
    "other",
    [
        {"on": "2020"},
        {"on": None},
        {"state": "former", "on": None},
        {"country": "PER"},
        {"office": "Acting Foreign Minister"},
        {"office": "Deputy Foreign Minister"},
    ],
)
def test_what_can_both_be_true_does_not_contradict(other: dict[str, Any]) -> None:
    found = put(line("Ann Mwangi"), line("Peter Otieno", **other))
    assert [held.contradicts for held in found] == [(), ()]


def test_an_office_that_many_hold_is_no_contradiction() -> None:
    found = put(line("Ann Mwangi", office="Ambassador"), line("Peter Otieno", office="Ambassador"))
    assert [held.contradicts for held in found] == [(), ()]


def test_one_person_in_the_office_of_two_states_is_a_contradiction() -> None:
    found = put(line("Ann Mwangi"), line("Mwangi Ann", country="UGA"), line("Ann Mwangi", country="UGA", on="2024-06"))
    assert [(held.country, held.contradicts) for held in found] == [
        ("KEN", ("told to hold the same office of UGA",)),
        ("UGA", ("told to hold the same office of KEN",)),
    ]


def test_seen_counts_what_a_month_or_year_may_mean() -> None:
    (held,) = put(line(on="2024-02"), line(on="2024-05-30"))
    assert [held.seen(on) for on in ("2024-01-31", "2024-02-01", "2024-03", "2024", "2024-05-31")] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_lines_of_other_kinds_are_passed_over() -> None:
    assert told({"kind": "event"}, "here") is None
    assert told({}, "here") is None
    assert put() == []


@pytest.mark.parametrize("name", ["person", "office", "country", "state", "report", "aliases", "evidence"])
def test_a_tenure_without_its_fields_is_named(name: str) -> None:
    row = {key: value for key, value in line().items() if key != name}
    with pytest.raises(GoldError, match=rf"^a\.jsonl:7: no tenure, as dragoman code prints them: '{name}' must be "):
        told(row, "a.jsonl:7")


@st.composite
def tenures(draw: st.DrawFn) -> dict[str, Any]:
    state = draw(st.sampled_from(["current", "current", "former", "future"]))
    dates = st.sampled_from([None, "2023", "2023-12-31", "2024", "2024-05", "2024-05-30"])
    person = draw(st.sampled_from(["Ann Mwangi", "Mwangi Ann", "Anne Mwangi", "Peter Otieno", "Piter Otieno"]))
    return line(
        person,
        draw(dates) if state == "current" else None,
        state=state,
        office=draw(st.sampled_from(["President", "Acting President", "Ambassador"])),
        country=draw(st.sampled_from(["KEN", "UGA"])),
        sector=draw(st.sampled_from(["GOV", "ELI", None])),
        aliases=draw(st.lists(st.sampled_from(["Mwangi", "A. Mwangi"]), max_size=2)),
    )


@given(st.lists(tenures(), max_size=9), st.randoms())
def test_the_order_of_reports_makes_no_difference(lines: list[dict[str, Any]], chance: Any) -> None:
    def facts(rows: list[dict[str, Any]]) -> list[object]:
        return [
            (one.person, one.office, one.country, one.sector, one.state, one.from_, one.to, one.aliases,
             sorted(one.reports), sorted(map(repr, one.evidence)), one.contradicts)
            for one in put(*rows)
        ]  # fmt: skip

    mixed = list(lines)
    chance.shuffle(mixed)
    assert facts(mixed) == facts(lines)


@given(st.lists(tenures(), max_size=9))
def test_nothing_told_is_lost_and_nothing_told_twice_is_new(lines: list[dict[str, Any]]) -> None:
    found = put(*lines)
    assert {report for one in found for report in one.reports} == {row["report"] for row in lines}
    assert {name for one in found for name in (one.person, *one.aliases)} == {
        name for row in lines for name in (row["person"], *row["aliases"])
    }
    assert put(*lines, *lines) == found
