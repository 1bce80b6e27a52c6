"""Furniture is found line by line and inside prose, and ordinary sentences are never taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.errors import DataError
from dragoman.sources import furniture
from dragoman.sources.furniture import line_furniture, sentence_furniture


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Back to Top", "navigation"),
        ("Skip to main content", "navigation"),
        ("Home > World > Asia", "navigation"),
        ("Page 2 of 3", "navigation"),
        ("Related Articles", "related"),
        ("You may also like:", "related"),
        ("Read more", "related"),
        ("MORE FROM WORLD", "related"),
        ("Also Read: Norway and Chad sign a fishing accord", "pointers"),
        ("ALSO READ | Norway and Chad sign a fishing accord", "pointers"),
        ("Also Read:\u00a0Norway signs", "pointers"),
        ("Read more: Norway and Chad sign a fishing accord.", "pointers"),
        ("In other news read more about how Norway and Chad signed an accord", "pointers"),
        ("Click here to read the full text.", "pointers"),
        ("Please enter your comment!", "comments"),
        ("Leave a Reply", "comments"),
        ("3 Comments", "comments"),
        ("Your email address will not be published. Required fields are marked *", "comments"),
        ("1,204", "sharing"),
        ("12 Shares", "sharing"),
        ("Share on Facebook", "sharing"),
        ("Facebook Twitter WhatsApp", "sharing"),
        ("Share this article:", "sharing"),
        ("3 min read", "sharing"),
        ("Sign up for our weekly newsletter.", "pleas"),
        ("Follow us on Twitter and Facebook", "pleas"),
        ("ADVERTISEMENT", "pleas"),
        ("© 2024 The Daily Example. All rights reserved.", "rights"),
        ("Copyright 2024 Example Media", "rights"),
        ("(Reporting by Jane Doe; editing by John Roe)", "rights"),
        ("The post Norway signs an accord appeared first on The Example.", "rights"),
        ("Source: Example News", "rights"),
        ("Published in The Example, May 3rd, 2024", "dates"),
        ("Updated: May 3, 2024 10:05 am", "dates"),
        ("May 3, 2024", "dates"),
        ("By Jane Doe", "bylines"),
        ("By JANE DOE and John Q. Roe", "bylines"),
        ("By Jane Doe | The Example", "bylines"),
        ("Our Correspondent", "bylines"),
        ("Tags: norway, chad, fish", "tags"),
        ("#norway #chad", "tags"),
        ("https://example.org/news/1", "links"),
        ("-----", "rules"),
        ("Photo: AFP/File", "captions"),
        ("Image: Reuters", "captions"),
        ("FILE PHOTO: The minister speaks to reporters in Oslo, May 3, 2024.", "captions"),
        ("The minister speaks to reporters in Oslo. [File: Jane Doe/Reuters]", "captions"),
        ("The minister speaks to reporters in Oslo — AFP/File", "captions"),
        ("Foreign Minister Doe (L) shakes hands with Foreign Minister Roe (R) in Oslo.", "captions"),
        ("Foreign Minister Doe (R) with his guest", "captions"),
        ("(From left) Doe, Roe and Poe at the signing.", "captions"),
    ],
)
def test_lines(line: str, category: str) -> None:
    found = line_furniture(line)
    assert found is not None
    assert found.category == category


ORDINARY = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_sentences_survive(sentence: str) -> None:
    assert line_furniture(sentence) is None
    assert list(sentence_furniture(sentence, 0, len(sentence))) == []


@pytest.mark.parametrize(
    "piece",
    [
        "In other news read more about the fishing accord of Norway and Chad.",
        "Read more about the accord here.",
        "Also Read: Norway signs accord.",
        "(Also read: Norway and Chad sign an accord)",
        "Click here to subscribe.",
        "Sign up for our newsletter.",
        "Follow us on Twitter at https://example.org/x.html .",
        "(Reporting by Jane Doe in Oslo; Editing by John Roe)",
        "(Photo by Jane Doe/Getty Images)",
        "All rights reserved.",
        "Please enter your comment!",
    ],
)
def test_sentences_inside_prose(piece: str) -> None:
    before, after = "The two ministers met in Oslo. ", " They will meet again in May."
    text = before + piece + after
    spans = list(sentence_furniture(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in spans).strip() == piece
    assert [text.replace(text[start:end], "", 1) for start, end in spans] == [before + after]


def test_a_credit_at_the_end_goes_and_its_sentence_stays() -> None:
    text = "The talks ended on Friday. — AFP"
    assert [text[start:end] for start, end in sentence_furniture(text, 0, len(text))] == [" — AFP"]


def test_offsets_hold_where_lower_case_is_longer() -> None:
    text = "İİİİ met. Click here to subscribe. They left."
    assert [text[start:end].strip() for start, end in sentence_furniture(text, 0, len(text))] == [
        "Click here to subscribe."
    ]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"lines": {"x": {"role": "furniture"}}}, "lines: x"),
        ({"lines": {"x": {"role": "noise", "patterns": []}}}, "role"),
        ({"lines": {"x": {"role": "furniture", "patterns": ["("]}}}, "lines: x"),
        ({"lines": {"x": {"role": "furniture", "patterns": [], "casd": True}}}, "casd"),
        ({"lines": []}, "lines"),
    ],
)
def test_a_wrong_table_is_named(table: object, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(furniture, "load", lambda name: table)
    with pytest.raises(DataError, match=key):
        furniture._categories.__wrapped__()


def test_every_pattern_of_the_table_is_valid_yaml_text() -> None:
    table = yaml.safe_load(Path(furniture.__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    assert all(isinstance(p, str) for entry in table["lines"].values() for p in entry["patterns"])
