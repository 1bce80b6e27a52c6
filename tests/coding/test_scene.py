"""What the syntax of sentences read by hand tells about the parties in them."""

from dataclasses import replace

import numpy as np
import pytest
from readings import parsed, standing

from dragoman.coding import scene
from dragoman.coding.scene import Scene
from dragoman.reading.decode import Role, Trigger

MINISTER = (
    "Kenya/PROPN/3/nmod:poss 's/PART/1/case minister/NOUN/5/nsubj Mwangi/PROPN/3/flat met/VERB/0/root "
    "the/DET/7/det envoy/NOUN/5/obj of/ADP/9/case Peru/PROPN/7/nmod ././PUNCT/5/punct"
)
FOUGHT = (
    "Rebels/NOUN/2/nsubj fought/VERB/0/root in/ADP/5/case eastern/ADJ/5/amod Chad/PROPN/2/obl "
    "as/SCONJ/8/mark Norway/PROPN/8/nsubj urged/VERB/2/advcl calm/NOUN/8/obj ././PUNCT/2/punct"
)


def scene_of(sentences: list[str], *named: str) -> Scene:
    text, clauses = parsed(*sentences)
    return Scene(text, clauses, standing(text, *named))


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("Soldiers", "soldier"), ("armies", "army"), ("policemen", "policeman"), ("women", "woman"), ("class", "class"),
     ("ties", "tie"), ("gas", "gas"), ("police", "police")],
)  # fmt: skip
def test_nouns_without_their_plural(noun, expected):
    assert scene.singular(noun) == expected


@pytest.mark.parametrize(("first", "last", "head"), [(0, 4, 2), (0, 2, 0), (3, 4, 3), (5, 9, 6), (7, 9, 8), (0, 10, 4)])
def test_the_head_is_the_word_that_hangs_outside(first, last, head):
    _, (clause,) = parsed(MINISTER)
    assert scene.head_of(clause, first, last) == head


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kenya 's minister Mwangi", ("minister", "^kenya")),
        ("the envoy of Peru", ("envoy", "^the")),
        ("Peru", ("peru", "^")),
        ("ister", ()),
    ],
)
def test_a_phrase_tells_by_its_head_and_its_opening(words, expected):
    text, (clause,) = parsed(MINISTER)
    at = text.index(words)
    assert scene.telling(clause, at, at + len(words)) == expected


@pytest.mark.parametrize("number", ["12", "1,200", "3.5"])
def test_a_number_opens_as_any_other(number):
    text, (clause,) = parsed(f"{number}/NUM/2/nummod soldiers/NOUN/3/nsubj fled/VERB/0/root")
    assert scene.telling(clause, 0, text.index(" fled")) == ("soldier", "^#")


def test_the_words_that_hang_on_a_word_without_a_gap():
    _, (clause,) = parsed(MINISTER)
    assert [scene.leftmost(clause, i) for i in (2, 3, 6, 4)] == [0, 3, 5, 0]
    assert [scene.rightmost(clause, i) for i in (2, 6, 8, 4)] == [3, 8, 8, 9]


def test_the_subject_is_the_person_rather_than_whose_they_are():
    _, (clause,) = parsed(MINISTER)
    assert scene_of([MINISTER], "Kenya=KEN", "Peru=PER").subject(0) == ["KEN"]
    title = MINISTER.replace(
        "minister/NOUN/5/nsubj Mwangi/PROPN/3/flat", "minister/NOUN/4/compound Mwangi/PROPN/5/nsubj"
    )
    assert scene_of([title], "Kenya=KEN", "Mwangi=UGA*", "Peru=PER").subject(0) == ["UGA"]
    assert clause.relations.count("nsubj") == 1


def test_subjects_before_a_character_and_none_where_nobody_known_is_one():
    found = scene_of([FOUGHT, MINISTER], "Chad=TCD", "Norway=NOR", "Kenya=KEN", "Peru=PER")
    assert found.subject(0) == ["NOR"]
    assert found.subject(0, 30) == []
    assert found.subject(0, 60) == ["NOR"]
    assert found.subject(1) == ["KEN"]


def test_where_something_is_tells_a_place_but_no_person_is_one():
    assert scene_of([FOUGHT], "Chad=TCD", "Norway=NOR").where(0) == ["TCD"]
    assert scene_of([FOUGHT], "Chad=TCD*", "Norway=NOR").where(0) == []
    assert scene_of([FOUGHT.replace("in/ADP", "with/ADP")], "Chad=TCD").where(0) == []
    assert scene_of([FOUGHT.replace("eastern", "hungry")], "Chad=TCD").where(0) == []


def test_a_noun_is_whose_it_was_last():
    army = "Kenyan/ADJ/2/amod armies/NOUN/3/nsubj left/VERB/0/root Peru/PROPN/5/nmod:poss army/NOUN/3/obj"
    found = scene_of([army, "The/DET/2/det army/NOUN/3/nsubj fought/VERB/0/root"], "Kenyan=KEN", "Peru=PER")
    assert found.noun(("army", "^the"), 99) == ["PER"]
    assert found.noun(("army", "^the"), 19) == ["KEN"]
    assert found.noun(("army", "^the"), 0) == []
    assert found.noun(("navy", "^the"), 99) == []
    assert found.noun((), 99) == []


JOINED = (
    "Kenya/PROPN/6/nsubj ,/PUNCT/3/punct Peru/PROPN/1/conj and/CCONJ/5/cc Chad/PROPN/1/conj met/VERB/0/root "
    "Norway/PROPN/6/obj ././PUNCT/6/punct"
)
QUIET = "They/PRON/2/nsubj agreed/VERB/0/root ././PUNCT/2/punct"


@pytest.mark.parametrize(
    ("codes", "number", "before", "joined"),
    [
        ("KEN PER", 0, 99, True),
        ("PER TCD", 0, 99, True),
        ("KEN TCD", 0, 99, True),
        ("KEN PER TCD", 1, 99, True),
        ("KEN PER", 2, 99, False),
        ("KEN PER", 0, 5, False),
        ("KEN PER TCD", 0, 15, False),
        ("TCD NOR", 0, 99, False),
        ("KEN SWE", 0, 99, False),
    ],
)
def test_parties_stand_joined_in_the_sentence_or_the_one_before(codes, number, before, joined):
    found = scene_of([JOINED, QUIET, QUIET], "Kenya=KEN", "Peru=PER", "Chad=TCD", "Norway=NOR")
    assert found.joined(frozenset(codes.split()), number, before) is joined


@pytest.mark.parametrize(
    ("between", "joined"),
    [("and", True), ("with", True), ("as well as", True), ("–", True), ("hit", False), ("band", False),
     ("and . Then", False), ("and the envoy of the very far and very cold", False)],
)  # fmt: skip
def test_what_joins_parties(between, joined):
    words = " ".join(f"{word}/X/1/dep" for word in f"Kenya {between} Peru".split())
    assert scene_of([words], "Kenya=KEN", "Peru=PER").joined(frozenset(["KEN", "PER"]), 0, 99) is joined


@pytest.mark.parametrize(
    ("kind", "role", "codes"), [("ASSAULT", "actor", ["KEN"]), ("ASSAULT", "recipient", []), ("CONSULT", "actor", [])]
)
def test_who_attacks(kind, role, codes):
    text, (clause,) = parsed(MINISTER)
    trigger = Trigger(4, 5, kind, 0.9, np.zeros(1, dtype=np.float32), "actual", None, (Role(role, 0, 4, 0.9),))
    clauses = [replace(clause, triggers=(trigger,))]
    assert Scene(text, clauses, standing(text, "Kenya=KEN", "Peru=PER")).attackers(0) == codes


def test_the_first_and_the_last_person():
    text, clauses = parsed(MINISTER, QUIET)
    found = Scene(text, clauses, standing(text, "Kenya=KEN", "Mwangi=KEN*", "Peru=PER*"))
    assert [found.last_person(at) for at in (0, 18, 30, 99)] == [None, None, "KEN", "PER"]
    assert found.first_person(clauses[0]) == ["KEN"]
    assert found.first_person(clauses[1]) == []


def test_words_of_acting_together():
    found = scene_of([MINISTER, QUIET, FOUGHT])
    assert [found.together(number) for number in range(3)] == [True, True, False]


def test_a_report_without_sentences_tells_nothing():
    found = Scene("", (), ())
    assert found.last_person(9) is None
    assert found.noun(("army",), 9) == []
