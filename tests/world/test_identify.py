"""How a phrase was understood: in which office, by which step, and who else it may be; cases.tsv has whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.world import World


@pytest.mark.parametrize(
    ("phrase", "on", "code", "office"),
    [
        ("Josep Borrell", "2019-05", "ESP", "Foreign Minister"),
        ("Josep Borrell", "2021-05", "EUR", "High Representative"),
        ("Benjamin Netanyahu", "2013-03", "ISR", "Prime Minister"),
        ("Foreign Minister Benjamin Netanyahu", "2013-03", "ISR", "Foreign Minister"),
        ("Joe Biden", "1980", "USA", "Senator"),
        ("Joe Biden", "2010", "USA", "Vice President"),
        ("Joe Biden", "2022", "USA", "President"),
        ("Dmitry Medvedev", "2010", "RUS", "President"),
        ("Dmitry Medvedev", "2015", "RUS", "Prime Minister"),
        ("Ursula von der Leyen", "2016", "DEU", "Defence Minister"),
    ],
)
def test_somebody_wears_the_hat_of_the_time(phrase: str, on: str, code: str, office: str) -> None:
    found = World.load().identify(phrase, on)[0]
    assert (found.code, found.office) == (code, office)


@pytest.mark.parametrize(
    ("phrase", "on", "how"),
    [
        ("Vladimir Putin", "2020", "name"),
        ("President Bush", "1991", "surname"),
        ("Borrell", "2018-10", "surname"),
        ("the Foreign Minister of Pakistan", "2024-06", "holder"),
        ("NATO Secretary-General", "2010", "holder"),
        ("Pakistan", "2024", "owner"),
        ("the Pakistani army", "2024", "owner"),
        ("the Taliban", "2001", "owner"),
        ("the Foreign Minister of Pakistan", None, "owner"),
        ("the Deputy Foreign Minister of Russia", "2015", "owner"),
    ],
)
def test_how(phrase: str, on: str | None, how: str) -> None:
    found = World.load().identify(phrase, on)[0]
    assert found.how == how
    assert 0.6 < found.score <= 1
    assert found.score == 1 or how in ("surname", "holder")


def test_a_holder_says_why() -> None:
    (found,) = World.load().identify("the Foreign Minister of Pakistan", "2024-06")
    assert found.why == ("held the office of Foreign Minister of Pakistan at 2024-06",)


@pytest.mark.parametrize(
    ("phrase", "on", "names"),
    [
        ("President Bush", None, {"George H. W. Bush", "George W. Bush"}),
        ("Clinton", None, {"Bill Clinton", "Hillary Clinton"}),
        ("Gandhi", "1995", {"Rahul Gandhi", "Rajiv Gandhi", "Sonia Gandhi"}),
    ],
)
def test_candidates(phrase: str, on: str | None, names: set[str]) -> None:
    found = World.load().identify(phrase, on)
    likeliest = {one.name for one in found if one.score == found[0].score}
    assert names <= likeliest
    assert len(found) <= 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("Pakistan and Azerbaijan", ["PAK", "AZE"]),
        ("Vladimir Putin and Xi Jinping", ["RUS", "CHN"]),
        ("the prime minister", []),
        ("Strangers", []),
        ("", []),
    ],
)
def test_as_many_as_are_named(phrase: str, codes: list[str]) -> None:
    assert [one.code for one in World.load().identify(phrase, "2020")] == codes


@given(st.text(max_size=300), st.sampled_from([None, "1991", "2024-02", "2001-09-11"]))
def test_any_phrase_may_be_asked_for(phrase: str, on: str | None) -> None:
    assert all(0 <= one.score <= 1 for one in World.load().identify(phrase, on))


WORDS = (
    "the of President Prime Minister King Foreign bin al- Kim Khan's Sharif US UN NATO France J. ’s - \n \ud800".split(
        " "
    )
)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.sampled_from([None, "1991", "2024-02"]))
def test_any_words_may_be_asked_for(phrase: str, on: str | None) -> None:
    assert all(0 <= one.score <= 1 for one in World.load().identify(phrase, on))
