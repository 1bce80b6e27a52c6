"""The time of an act."""

from types import SimpleNamespace

import pytest

from dragoman.coding.acts import Maker
from dragoman.coding.draft import Draft
from dragoman.entries import Report, Span


def when(words: str, kind: str, status: str, published: str | None):
    maker = Maker(Draft(Report(id="r", text=words, published=published)), None, None, None)
    return maker._when((Span(words, 0, len(words)),), SimpleNamespace(type=kind, status=status))


@pytest.mark.parametrize(
    ("words", "kind", "status", "expected"),
    [
        ("on Monday", "AGREE", "actual", ("2025-06-02", None, "day")),
        ("yesterday", "AGREE", "actual", ("2025-06-02", None, "day")),
        ("in May", "AGREE", "actual", ("2025-05", None, "month")),
        ("in September", "AGREE", "actual", ("2025-06-03", None, "unknown")),
        ("in September", "AGREE", "future", ("2025-09", None, "month")),
        ("in September", "CONSULT", "actual", ("2024-09", None, "month")),
        ("in September 2024", "AGREE", "actual", ("2024-09", None, "month")),
        ("for years", "AGREE", "actual", ("2025-06-03", None, "unknown")),
        ("for years", "AID", "historical", (None, None, "unknown")),
    ],
)
def test_what_is_agreed_lies_ahead(words, kind, status, expected):
    assert when(words, kind, status, "2025-06-03") == expected


def test_without_a_date_of_the_report_only_full_dates_tell():
    assert when("in September", "AGREE", "actual", None) == (None, None, "unknown")
    assert when("on 3 May 2025", "AGREE", "actual", None) == ("2025-05-03", None, "day")
