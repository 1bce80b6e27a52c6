"""Dates of publication are read as far as they are told, and no further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.dates import Partial, parse, published


@pytest.mark.parametrize(
    ("written", "date", "precision"),
    [
        ("2024-05-31", "2024-05-31", "day"),
        ("2024-05-31T10:20:30Z", "2024-05-31", "day"),
        ("2024-05-31T10:20:30.123+05:00", "2024-05-31", "day"),
        ("2024-05-31 10:20", "2024-05-31", "day"),
        ("2024/5/3", "2024-05-03", "day"),
        ("2024-05", "2024-05", "month"),
        ("2024", "2024", "year"),
        ("20240531", "2024-05-31", "day"),
        ("20240531T101500Z", "2024-05-31", "day"),
        ("20240531101500", "2024-05-31", "day"),
        ("Fri, 31 May 2024 10:00:00 GMT", "2024-05-31", "day"),
        ("Fri, 31 May 2024 10:00:00 +0500", "2024-05-31", "day"),
        ("Fri, 31 May 2024 10:00:00 +0000 (UTC)", "2024-05-31", "day"),
        ("31 May 2024", "2024-05-31", "day"),
        ("31st of May, 2024", "2024-05-31", "day"),
        ("May 31, 2024", "2024-05-31", "day"),
        ("Sept. 3rd, 2024, 10:05 a.m.", "2024-09-03", "day"),
        ("Friday, May 31, 2024 at 3 pm", "2024-05-31", "day"),
        ("May 2024", "2024-05", "month"),
        ("31.05.2024", "2024-05-31", "day"),
        ("31/05/2024", "2024-05-31", "day"),
        ("05/31/2024", "2024-05-31", "day"),
        ("05/05/2024", "2024-05-05", "day"),
        ("05/06/2024", "2024", "year"),
        ("29 February 2024", "2024-02-29", "day"),
        ("2024-00-00", "2024", "year"),
    ],
)
def test_published_reads(written: str, date: str, precision: str) -> None:
    assert published(written) == (date, precision)


@pytest.mark.parametrize(
    "written",
    [
        "", "yesterday", "31 May", "2024-13-01", "2024-02-30", "30 February 2024", "1717113600", "1717113600000", "0",
        "99999999", "12:30", "May 31, 2024 the ministers met", "٢٠٢٤-٠٥-٣١", "-2024", "2024-05-31" * 30, "inf",
    ],
)  # fmt: skip
def test_published_holds_back(written: str) -> None:
    assert published(written) is None


def test_a_date_without_year_is_partial() -> None:
    assert parse("May 3") == Partial(None, 5, 3)
    assert parse("12 Feb.") == Partial(None, 2, 12)


@given(st.text(max_size=40) | st.from_regex(r"[0-9/. :TZ-]{0,24}", fullmatch=True))
def test_published_never_raises(written: str) -> None:
    found = published(written)
    assert found is None or len(found[0]) == {"year": 4, "month": 7, "day": 10}[found[1]]
