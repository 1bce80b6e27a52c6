"""Furniture is found line by line and inside prose, and ordinary sentences are never taken for it."""

from __future__ import annotations

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


ORDINARY = [
    "The two ministers met in Oslo on Tuesday.",
    "By Friday evening the ministers had agreed on all points.",
    "By John Smith's account, the talks failed.",
    "Read together, the two statements show a change of course.",
    "Related talks were held in Geneva in May.",
    "More from the delegation is expected on Monday.",
    "Share prices fell after the sanctions were announced.",
    "Follow-up talks are planned for June.",
    "Follow the money, the minister told parliament.",
    "Join forces or lose, the president told both parties.",
    "Image is everything to the ruling party, said the envoy.",
    "Photos of the ceremony were released by the ministry.",
    "Published figures show that trade rose by 12 percent.",
    "Source countries must act first, the minister said.",
    "Copyright law will be amended under the accord.",
    "All rights reserved to the province were returned to it.",
    "Senator Jane Doe (R) voted against the treaty.",
    "Sanctions on Iran, (l)eft unexplained, were lifted.",
    "In other news conferences he had denied it.",
    "Also reading the statement was the deputy minister.",
    "Home to two million refugees, the country asked for help.",
    "Search teams from Norway arrived on Monday.",
    "Print media in both countries hailed the accord.",
    "Subscribe to the treaty or leave, he told the members.",
    "Click fraud cost both states millions.",
    "Topics of the talks: trade, energy and defence.",
    "Comments by the minister angered Chad.",
    "May 3, 2024 was the day on which the accord was signed.",
    "On May 3, 2024, the accord was signed.",
    "Twelve people died.",
    "Agencies of the United Nations suspended aid.",
    "The site uses cookies, the ministry said; it will be closed.",
    "Visit the border, she urged the envoys.",
    "For more than a decade the parties have followed the same line.",
    "For more information the ministry referred reporters to Chad. Norway recalled its envoy.",
    "Listen to the people, the opposition told the president.",
    "“Get out,” the president told the envoys of Norway.",
    "No. 10 declined to comment.",
    "According to AFP, the talks failed.",
    "Norway's minister, pictured left, met the president of Chad.",
    "He left the room first, the minister said (Norway denies this).",
]


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
    with open(furniture.__file__.replace(".py", ".yaml"), encoding="utf-8") as stream:  # noqa: PTH123
        table = yaml.safe_load(stream)
    assert all(isinstance(p, str) for entry in table["lines"].values() for p in entry["patterns"])
