"""Typing when source and target are given, with the shipped reader."""

import pytest

from dragoman.coding.pairs import Typer
from dragoman.entries import Span
from dragoman.reading.labels import TYPES
from dragoman.reading.model import SHIPPED
from dragoman.scoring.pairs import Pair

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")


@pytest.fixture(scope="module")
def typer():
    return Typer.load()


def pair(sentence: str, source: str | None, target: str | None) -> Pair:
    spans = []
    for words in (source, target):
        at = sentence.find(words) if words else -1
        spans.append(Span(words, at, at + len(words)) if words else None)
    return Pair(sentence, spans[0], spans[1], None)


@pytest.mark.parametrize(
    ("sentence", "source", "target", "expected"),
    [
        ("Norway condemned Chad for the arrest of two reporters.", "Norway", "Chad", "ACCUSE"),
        ("Kenyan jets bombed a rebel camp.", "Kenyan jets", "a rebel camp", "ASSAULT"),
        ("Peru's president met the Chilean envoy in Lima.", "Peru's president", "the Chilean envoy", "CONSULT"),
        ("Norway urged Chad to free the reporters.", "Norway", "Chad", "REQUEST"),
    ],
)
def test_plain_acts_are_typed(typer, sentence, source, target, expected):
    assert typer.types([pair(sentence, source, target)]) == [expected]


def test_the_parties_choose_between_two_acts(typer):
    sentence = "Norway thanked Chad, while Peru threatened Chile with war."
    pairs = [pair(sentence, "Norway", "Chad"), pair(sentence, "Peru", "Chile")]
    assert typer.types(pairs) == ["SUPPORT", "THREATEN"]


def test_a_side_may_be_unmarked_and_every_pair_gets_a_type(typer):
    pairs = [pair("Norway left.", "Norway", None), pair("Nobody knows.", None, None)] * 200
    found = typer.types(pairs)
    assert len(found) == 400
    assert set(found) <= set(TYPES)


def test_no_pairs_no_types(typer):
    assert typer.types([]) == []
