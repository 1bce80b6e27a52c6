"""Datelines are read in the forms agencies and papers use, and speakers are not taken for places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.dateline import read_dateline


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("Oslo, 24 September 2023 (NNW): ", "Oslo", "2023-09-24", "NNW"),
        ("Almaty, May 3, AZERTAC\n", "Almaty", None, "AZERTAC"),
        ("ISLAMABAD - ", "ISLAMABAD", None, None),
        ("ISLAMABAD: ", "ISLAMABAD", None, None),
        ("Islamabad: ", "Islamabad", None, None),
        ("WASHINGTON (Reuters) - ", "WASHINGTON", None, "Reuters"),
        ("BAKU, Azerbaijan (AP) — ", "BAKU", None, "AP"),
        ("BAKU, Azerbaijan (AP)—", "BAKU", None, "AP"),
        ("GENEVA, May 3 (Xinhua) -- ", "GENEVA", None, "Xinhua"),
        ("GENEVA, May 3, 2024 (Xinhua) -- ", "GENEVA", "2024-05-03", "Xinhua"),
        ("KYIV, 12 Feb. — ", "KYIV", None, None),
        ("KYIV, Monday, 12 February 2024 — ", "KYIV", "2024-02-12", None),
        ("MOSCOW, May 3. /TASS/. ", "MOSCOW", None, "TASS"),
        ("WASHINGTON, D.C. – ", "WASHINGTON", None, None),
        ("UNITED NATIONS -- ", "UNITED NATIONS", None, None),
        ("SANAA/ADEN (AFP) – ", "SANAA/ADEN", None, "AFP"),
        ("ZAKOPANE — ", "ZAKOPANE", None, None),
        ("Tskhaltubo (TASS) - ", "Tskhaltubo", None, "TASS"),
        ("The Hague, 2024-05-03: ", "The Hague", "2024-05-03", None),
        ("St. Petersburg, 3 May 2024 - ", "St. Petersburg", "2024-05-03", None),
        ("NEW YORK, 24 September 2023\n", "NEW YORK", "2023-09-24", None),
    ],
)
def test_datelines(opening: str, place: str, date: str | None, agency: str | None) -> None:
    text = opening + ("" if opening.endswith("\n") else "The ministers of both countries met on Tuesday.")
    found = read_dateline(text)
    assert found is not None
    assert (found.place.text, found.date, found.agency) == (place, date, agency)
    assert text[found.place.start : found.place.end] == place
    assert found.end == len(opening)


def test_a_byline_may_lead_the_dateline() -> None:
    found = read_dateline("By Jane Doe LONDON (Reuters) - The ministers met on Tuesday.")
    assert found is not None
    assert (found.byline, found.place.text) == ("Jane Doe", "LONDON")


def test_a_date_without_year_is_kept_apart() -> None:
    found = read_dateline("GENEVA, May 3 (Xinhua) -- The talks went on.")
    assert found is not None and found.told is not None
    assert (found.date, found.told.month, found.told.day) == (None, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "SMITH: We will not sign it.",
        "BREAKING: The ministers have met.",
        "UPDATE - The ministers have met.",
        "NATO - the alliance of 32 states - met on Tuesday.",
        "Russia - the largest of the states - did not attend.",
        "On Friday, May 3, 2024 - the last day - they met.",
        "Friday, May 3, 2024: the talks go on.",
        "The European Union (EU) - the largest donor - met them.",
        "President Smith (left) - in office since May - met them.",
        "Tokyo and Seoul agreed on Tuesday to hold talks.",
        "Geneva, where the talks were held, is far away.",
        "In Geneva, May 3 was a day of talks.",
        "COVID-19 has closed the border.",
        "A: yes. B: no.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


@given(st.text(alphabet="ABab ,./-—:()12May", max_size=80))
def test_any_text_is_taken(text: str) -> None:
    found = read_dateline(text)
    assert found is None or 0 < found.end <= len(text)
