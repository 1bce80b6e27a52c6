"""Stretches tile the text, and each part of a report gets its role."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.cleaning import ROLES, body, clean

ORDINARY = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines()
PAGE = """Back to top

Norway and Chad agree to share their fish stocks by spring

18
Norway and Chad agree to share their fish
Foreign Minister of Norway (R) with Chadian counterpart (L)

Oslo, 24 September 2023 (NNW): Norway and Chad agreed on Tuesday to share their fish.

Also Read: Norway and Chad at odds over fish

The ministers will meet again in May. In other news read more about the fish of Chad.

Related Articles
Fish stocks fall in the north
Chad recalls its envoy

Please enter your comment!
Please enter your name here
"""


def told(text: str, role: str, title: str | None = None) -> list[str]:
    return [text[s.start : s.end].strip() for s in body(text, title=title) if s.role == role]


def test_a_page() -> None:
    assert told(PAGE, "title") == ["Norway and Chad agree to share their fish stocks by spring"]
    assert told(PAGE, "dateline") == ["Oslo, 24 September 2023 (NNW):"]
    assert told(PAGE, "body") == [
        "Norway and Chad agreed on Tuesday to share their fish.",
        "The ministers will meet again in May.",
    ]
    assert told(PAGE, "caption") == [
        "Norway and Chad agree to share their fish\nForeign Minister of Norway (R) with Chadian counterpart (L)"
    ]


def test_windows_newlines_change_nothing() -> None:
    text = PAGE.replace("\n", "\r\n")
    assert told(text, "body") == told(PAGE, "body")
    assert told(text, "title") == told(PAGE, "title")


@pytest.mark.parametrize("newline", ["\n", "\n\n", " "])
def test_ordinary_sentences_are_body(newline: str) -> None:
    text = newline.join(ORDINARY)
    assert [s.role for s in body(text)] == ["body"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norway backs Chad\n\nNorway backed Chad on Tuesday.", "Norway backs Chad"),
        ("# Norway backs Chad\n\nNorway backed Chad on Tuesday.", "Norway backs Chad"),
        ("Norway backs Chad\nNorway backed Chad in a dispute over fish on Tuesday.", "Norway backs Chad"),
        ("Will Norway back Chad?\n\nNorway backed Chad on Tuesday.", "Will Norway back Chad?"),
        ("WORLD\nNorway and Chad agree\n\nNorway and Chad agreed on Tuesday.", "Norway and Chad agree"),
        ("Geneva: an opening, not a deal\n\nThe two sides met again on Tuesday.", "Geneva: an opening, not a deal"),
        ("Norway backed Chad on Tuesday.\n\nChad thanked it.", None),
        ("Norway backed Chad on Tuesday", None),
        ("The foreign ministers of Norway and of Chad met with President\nDoe in Oslo on Friday.", None),
        ("The foreign ministers of Norway and Chad met with the old\nking in Oslo on Friday. They\nleft.", None),
        ("OSLO - Norway backed Chad on Tuesday\n\nChad thanked it.", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert clean(text).title == title


def test_a_title_known_from_elsewhere_is_seen_in_the_text() -> None:
    text = "Norway Backs Chad over Fish\n\nNorway Backs Chad\n\nNorway backed Chad on Tuesday."
    assert told(text, "body", title="Norway backs Chad over fish") == ["Norway backed Chad on Tuesday."]


def test_lines_of_a_wrapped_paragraph_are_no_furniture() -> None:
    text = "The council heard a report\nread more\nthan once by Norway's envoy\n18\ntimes in all."
    assert [s.role for s in body(text)] == ["body"]


def test_a_text_that_is_all_caption_keeps_its_sentence() -> None:
    assert [s.role for s in body("Photo: Jane Doe. Norway backed Chad on Tuesday.")] == ["body"]


def test_byline_and_date_line_are_told() -> None:
    found = clean("Norway backs Chad\nBy Jane Doe\nPublished: May 3, 2024\n\nNorway backed Chad on Tuesday.")
    assert (found.title, found.byline, found.dated) == ("Norway backs Chad", "Jane Doe", "2024-05-03")


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("May 3, 2024\n\nNorway backed Chad on Tuesday.", "2024-05-03"),
        ("Norway backed Chad on Tuesday.\n\nPublished in The Example, May 3rd, 2024", "2024-05-03"),
        ("Norway and Chad have met before.\n\nMay 3, 2019\n\nNorway backed Chad.", None),
    ],
)
def test_only_a_date_of_publication_dates_the_text(text: str, dated: str | None) -> None:
    assert clean(text).dated == dated


_LINE = st.sampled_from([*PAGE.splitlines(), *ORDINARY, "OSLO (Reuters) -", "By Jane Doe", "\x85", "\u2028", "  "])


@given(st.text() | st.lists(_LINE | st.text(), max_size=12).map("\n".join), st.none() | st.text(max_size=20))
def test_stretches_tile_any_text(text: str, title: str | None) -> None:
    stretches = body(text, title=title)
    assert [s.start for s in stretches] == [0, *(s.end for s in stretches[:-1])] if text else stretches == []
    assert not text or stretches[-1].end == len(text)
    assert all(s.start < s.end and s.role in ROLES for s in stretches)
    assert all(a.role != b.role for a, b in pairwise(stretches))


@pytest.mark.parametrize(
    "line",
    [
        "By A B " * 60,
        "( " * 200,
        "x, " * 130,
        "A.A." * 50,
        "[" * 390,
        "A / " * 90,
        "1.1," * 99,
        "a — " * 99,
        "© " * 199,
    ],
)
def test_a_line_made_to_be_slow_is_cleaned(line: str) -> None:
    lines = (line[:399] + "\n") * 20
    for text in (lines, line * 50 + " read more click here follow us on appeared first on photo ing by © "):
        assert "".join(text[stretch.start : stretch.end] for stretch in body(text)) == text
