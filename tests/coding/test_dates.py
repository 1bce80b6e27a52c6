from pathlib import Path

import pytest

from dragoman.coding.dates import Resolved, read_grammar, resolve
from dragoman.errors import DataError

WEDNESDAY = "2024-05-15"


def _told(phrase: str, published: str | None, *, future: bool = False) -> str | None:
    found = resolve(phrase, published, future=future)
    return found and (f"{found.date}..{found.enddate}" if found.enddate else found.date)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("today", "2024-05-15"),
        ("Today’s", "2024-05-15"),
        ("this morning", "2024-05-15"),
        ("yesterday", "2024-05-14"),
        ("at dawn yesterday", "2024-05-14"),
        ("yesterday evening", "2024-05-14"),
        ("last night", "2024-05-14"),
        ("overnight", "2024-05-14..2024-05-15"),
        ("tomorrow", "2024-05-16"),
        ("the day before yesterday", "2024-05-13"),
        ("on Tuesday", "2024-05-14"),
        ("on Wednesday", "2024-05-15"),
        ("Thursday", "2024-05-09"),
        ("on Monday evening", "2024-05-13"),
        ("On Friday, at 3:15 p.m. ET", "2024-05-10"),
        ("in the early hours of Sunday morning", "2024-05-12"),
        ("at noon on Monday", "2024-05-13"),
        ("last Friday", "2024-05-10"),
        ("last Wednesday", "2024-05-08"),
        ("next Tuesday", "2024-05-21"),
        ("this Friday", "2024-05-17"),
        ("since Monday last week", "2024-05-06"),
        ("on Friday of next week", "2024-05-24"),
        ("two days ago", "2024-05-13"),
        ("a week ago", "2024-05-06..2024-05-12"),
        ("a month ago", "2024-04"),
        ("32 years ago", "1992"),
        ("last week", "2024-05-06..2024-05-12"),
        ("this week", "2024-05-13..2024-05-19"),
        ("earlier this week", "2024-05-13..2024-05-19"),
        ("next week", "2024-05-20..2024-05-26"),
        ("at the end of the week", "2024-05-13..2024-05-19"),
        ("over the weekend", "2024-05-11..2024-05-12"),
        ("next weekend", "2024-05-25..2024-05-26"),
        ("last month", "2024-04"),
        ("earlier this month", "2024-05"),
        ("next month", "2024-06"),
        ("in April", "2024-04"),
        ("in May", "2024-05"),
        ("in June", "2023-06"),
        ("last May", "2023-05"),
        ("last October", "2023-10"),
        ("next March", "2025-03"),
        ("next May", "2025-05"),
        ("in June this year", "2024-06"),
        ("in January of last year", "2023-01"),
        ("in early March", "2024-03"),
        ("mid-August", "2023-08"),
        ("in the third week of January", "2024-01"),
        ("this year", "2024"),
        ("last year", "2023"),
        ("early next year", "2025"),
        ("at the end of last month", "2024-04"),
        ("on September 22", "2023-09-22"),
        ("on May 16", "2024-05-16"),
        ("on May 17", "2023-05-17"),
        ("Nov. 3", "2023-11-03"),
        ("May 3rd", "2024-05-03"),
        ("On Monday 19 December", "2023-12-19"),
        ("on the night of 17 April", "2024-04-17"),
        ("this August 6", "2024-08-06"),
        ("on 29 February", "2024-02-29"),
        ("on the 13th", "2024-05-13"),
        ("since the 25th", "2024-04-25"),
        ("from 3 to 5 November", "2023-11-03..2023-11-05"),
        ("Nov. 3-5", "2023-11-03..2023-11-05"),
        ("On April 21 and 22", "2024-04-21..2024-04-22"),
        ("February 28–March 11", "2024-02-28..2024-03-11"),
        ("from December 30 to January 2", "2023-12-30..2024-01-02"),
        ("on Monday and Tuesday", "2024-05-13..2024-05-14"),
        ("in March and April", "2024-03..2024-04"),
        ("in the first quarter", "2024-01..2024-03"),
        ("in the second half of next year", "2025-07..2025-12"),
    ],
)
def test_relative_to_the_report(phrase: str, expected: str) -> None:
    assert _told(phrase, WEDNESDAY) == expected


@pytest.mark.parametrize("published", [WEDNESDAY, "2024-05", "2024", None])
@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("22 September 2023", "2023-09-22"),
        ("on 22nd of September 2023", "2023-09-22"),
        ("this Wednesday, July 13, 2022", "2022-07-13"),
        ("2023-09-22", "2023-09-22"),
        ("in May 2025", "2025-05"),
        ("in September of 2021", "2021-09"),
        ("since 2019", "2019"),
        ("in early 2010", "2010"),
        ("in the late 1990s", "1990..1999"),
        ("between 1977 and 1983", "1977..1983"),
        ("the third quarter of 2023", "2023-07..2023-09"),
        ("Q3 2023", "2023-07..2023-09"),
        ("August 2-12, 2022", "2022-08-02..2022-08-12"),
        ("10-11 October 2021", "2021-10-10..2021-10-11"),
        ("from 30 November to 2 December 2024", "2024-11-30..2024-12-02"),
    ],
)
def test_absolute_without_the_report(phrase: str, published: str | None, expected: str) -> None:
    assert _told(phrase, published) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Friday", "2024-05-17"),
        ("on Wednesday", "2024-05-15"),
        ("on September 22", "2024-09-22"),
        ("on May 14", "2025-05-14"),
        ("in May", "2024-05"),
        ("in March", "2025-03"),
        ("on the 13th", "2024-06-13"),
        ("this weekend", "2024-05-18..2024-05-19"),
        ("in two days", "2024-05-17"),
        ("in a month's time", None),
        ("from 3 to 5 June", "2024-06-03..2024-06-05"),
        ("from December 30 to January 2", "2024-12-30..2025-01-02"),
        ("in the first quarter", "2025-01..2025-03"),
        ("yesterday", "2024-05-14"),
    ],
)
def test_future(phrase: str, expected: str | None) -> None:
    assert _told(phrase, WEDNESDAY, future=True) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        *("", "recently", "for years", "at the time", "for three days", "in two days", "over the past week", "at 1600"),
        *("over the last year", "in the last month", "the same day", "three days later", "before Friday", "until May"),
        *("on a Friday", "every day", "in the 1967 war", "on 31 June", "the third quarter of fiscal 2023", "at noon"),
        *("the fourth half of 2023", "from 5 to 3 November", "a decade ago", "last autumn", "since " * 30 + "2019"),
        *("in May of 9999", "in the first quarter of 0000"),
    ],
)
def test_no_date_is_told(phrase: str) -> None:
    assert resolve(phrase, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("phrase", "published", "expected"),
    [
        ("today", "2024-05", "2024-05"),
        ("today", "2024", "2024"),
        ("last month", "2024-05", "2024-04"),
        ("last month", "2024", None),
        ("last year", "2024", "2023"),
        ("in March", "2024-05", "2024-03"),
        ("on 22 March", "2024-05", "2024-03-22"),
        ("in March", "2024", None),
        ("yesterday", None, None),
        ("on 22 March", None, None),
        ("in March", "unknown", None),
        ("yesterday", "2024-13-01", None),
        ("yesterday", "2024-03-01T08:30:00Z", "2024-02-29"),
    ],
)
def test_partial_date_of_publication(phrase: str, published: str | None, expected: str | None) -> None:
    assert _told(phrase, published) == expected


@pytest.mark.parametrize(
    ("phrase", "precision"), [("on Tuesday", "day"), ("last week", "day"), ("last month", "month"), ("in 2019", "year")]
)
def test_precision(phrase: str, precision: str) -> None:
    found = resolve(phrase, WEDNESDAY)
    assert isinstance(found, Resolved)
    assert found.precision == precision


GOOD = """\
leads: [in]
parts: [noon]
last: [last]
this: [this]
next: [next]
joints: [to]
numbers: {one: 1}
ordinals: {first: 1}
days: {today: [0]}
"""


def test_words_are_read(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text(GOOD)
    assert read_grammar(path).days == {"today": (0,)}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("leads: [in]", "leads: in", "leads: should be a list"),
        ("joints: [to]", "joints: [2]", "joints: should be a list"),
        ("parts: [noon]", "", "should have the keys"),
        ("parts: [noon]", "parts: [noon", "dates.yaml"),
        ("{one: 1}", "{one: many}", "numbers: one: should be a number"),
        ("{today: [0]}", "{today: 0}", "days: today: should be one or two numbers"),
        ("{today: [0]}", "[today]", "days: should be a mapping"),
    ],
)
def test_wrong_words_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(DataError, match=message):
        read_grammar(path)
