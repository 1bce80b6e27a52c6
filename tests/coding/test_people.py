"""People of a report, found again by name and by office."""

import time

import pytest

from dragoman.coding import cast
from dragoman.coding.parties import Place, Resolver
from dragoman.coding.people import People, Person, name_parts
from dragoman.entries import Report
from dragoman.reading.decode import Name
from dragoman.reading.reader import Clause
from dragoman.world import World

PEOPLE = People(
    [
        Person("Ann Mwangi", "KEN", True, "GOV", "Foreign Minister", 10),
        Person("Mwangi", None, False, None, None, 50),
        Person("Joe Mwangi", "UGA", True, "GOV", "Foreign Minister", 90),
        Person("Luis Quispe", "PER", False, None, "President", 120),
        Person("Abdel Shakur Muhammad", "ETH", True, "GOV", "Finance Minister", 150),
    ]
)


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        ("Ann Mwangi", 200, "KEN"),
        ("Joe Mwangi", 0, "UGA"),
        ("Mwangi", 60, "KEN"),
        ("Mwangi", 200, "UGA"),
        ("Mwangi", 0, "KEN"),
        ("Zoe Mwangi ’s", 200, "UGA"),
        ("Mr. Luis Quispe Jr.", 200, "PER"),
        ("Lund", 200, None),
        ("Abdel Shakur", 200, "ETH"),
        ("Abdel", 200, "ETH"),
        ("Shakur", 200, None),
        ("Muhammad", 200, "ETH"),
        (" ' ", 200, None),
    ],
)
def test_a_name_means_the_fullest_match_then_the_last_introduced(text, at, code):
    person = PEOPLE.find(text, at)
    assert (person.code if person else None) == code


@pytest.mark.parametrize(
    ("office", "at", "code", "name"),
    [
        ("Foreign Minister", 20, "KEN", "Ann Mwangi"),
        ("Foreign Minister", 99, "KEN", "Ann Mwangi"),
        ("Foreign Minister", 99, "UGA", "Joe Mwangi"),
        ("Foreign Minister", 0, "UGA", "Joe Mwangi"),
        ("Foreign Minister", 99, "PER", None),
        ("President", 0, "PER", "Luis Quispe"),
        ("King", 99, "PER", None),
    ],
)
def test_an_office_of_a_state_means_its_last_holder(office, at, code, name):
    person = PEOPLE.holder(office, at, code)
    assert (person.name if person else None) == name


def test_states_that_are_told_of_an_office():
    assert PEOPLE.codes("Foreign Minister") == {"KEN", "UGA"}
    assert PEOPLE.codes("President") == frozenset()


def test_the_surname_is_the_last_part():
    assert name_parts("Gen. Ann O’Hara Jr.") == ("gen", "ann", "o’hara")


def test_a_report_that_names_the_same_people_over_and_over_takes_bounded_time():
    words, at = ("President", "Smith", "met", "Jones", "."), (0, 10, 16, 20, 26)
    tags, names = ("NOUN", "PROPN", "VERB", "PROPN", "PUNCT"), (Name("PER", 1, 2), Name("PER", 3, 4))
    text = "President Smith met Jones . " * 5_000
    clauses = []
    for start in range(0, len(text), 28):
        spans = tuple((start + a, start + a + len(word)) for word, a in zip(words, at, strict=True))
        clauses.append(Clause(start, start + 27, spans, words, tags, (0,) * 5, ("dep",) * 5, names, ()))
    world, report = World.load(), Report("r", text, title="Kenya and Peru")
    began = time.process_time()
    resolver = Resolver(text, cast.build(report, clauses, [], world), [], world, clauses)
    for number, clause in enumerate(clauses):
        assert resolver.parties(clause.start, clause.start + 15, Place(clause, number))[0].text == "President Smith"
    assert time.process_time() - began < 10
