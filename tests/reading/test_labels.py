"""What stands in several places, each for a reason of its own, is the same in all of them."""

from dragoman import entries, ontology
from dragoman.reading import labels
from dragoman.scoring import corpus, events, names


def test_types_and_modes_are_those_of_the_ontology() -> None:
    types = ontology.load().types
    assert set(labels.TYPES) == set(corpus.TYPES) == set(types)
    modes = {f"{kind.name}:{mode}" for kind in types.values() for mode in kind.modes}
    assert set(labels.MODES) == modes | {"none"}


def test_statuses_are_those_of_the_entries() -> None:
    assert tuple(labels.STATUS) == entries.STATUSES


def test_symmetric_types_are_those_of_the_ontology() -> None:
    assert {kind.name for kind in ontology.load().types.values() if kind.symmetric} == events.SYMMETRIC


def test_names_are_those_that_are_scored() -> None:
    assert labels.bio(list(names.KINDS)) == labels.NAMES
