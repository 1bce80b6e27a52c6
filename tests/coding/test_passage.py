"""Which state a passage is about."""

from collections import Counter

import pytest

from dragoman.coding import passage
from dragoman.coding.cast import Appearance, Cast
from dragoman.coding.passage import Passage
from dragoman.errors import DataError

ONES = {kind: dict.fromkeys(passage.FEATURES, 1.0) for kind in passage.KINDS}


def cast_of(*named: tuple[int, str], **told) -> Cast:
    """Return a cast in which states are named at characters."""
    appearances = [Appearance(at, at + 3, code, False, False) for at, code in named]
    places: dict[str, list[int]] = {}
    for i, one in enumerate(appearances):
        places.setdefault(one.code, []).append(i)
    return Cast(
        appearances=appearances,
        starts=[one.start for one in appearances],
        places=list(places.values()),
        weights=Counter(code for _, code in named),
        **told,
    )


def test_features_tell_where_a_state_is_named():
    cast = cast_of((5, "KEN"), (110, "PER"), (190, "NOR"), home="KEN", outlet="PER", lead=frozenset(["KEN"]))
    where = Passage(150, 100, 200, 0, others=frozenset(["NOR"]), places=frozenset(["PER"]))
    found = passage.features(cast, where)
    third = pytest.approx(1 / 3)
    half, near = pytest.approx(0.5), pytest.approx(0.6)
    assert found["KEN"] == {"share": third, "home": 1, "earlier": 1, "lead": 1, "recent": half}
    assert found["PER"] == {"share": third, "before": near, "outlet": 1, "last": 1, "place": 1, "recent": half}
    assert found["NOR"] == {"share": third, "after": near, "other": 1}


def test_the_one_state_of_a_sentence_is_alone_in_it():
    cast = cast_of((5, "KEN"), (110, "PER"), (120, "PER"))
    assert passage.features(cast, Passage(150, 100, 200, 0))["PER"]["alone"] == 1


def test_bodies_are_no_states():
    assert set(passage.features(cast_of((5, "UNO"), (9, "KEN")), Passage(20, 0, 50, 0))) == {"KEN"}


def test_where_nobody_is_named_nobody_is_likeliest():
    assert passage.likeliest(cast_of(), Passage(0, 0, 9, 0), "group") is None


@pytest.mark.parametrize("kind", passage.KINDS)
def test_the_state_named_in_the_sentence_and_most_of_all_wins(kind):
    cast = cast_of((5, "KEN"), (15, "PER"), (110, "KEN"), home="KEN", lead=frozenset(["KEN", "PER"]))
    assert passage.likeliest(cast, Passage(150, 100, 200, 0), kind) == "KEN"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"person": ONES["person"]}, "group: needs a weight"),
        ({**ONES, "group": {"share": 1.0}}, "group: needs a weight"),
        ({**ONES, "group": {**ONES["group"], "size": 1.0}}, "group: needs a weight"),
        ({**ONES, "person": {**ONES["person"], "last": "much"}}, "person.last: 'much' is no number"),
    ],
)
def test_wrong_weights_are_named(table, told):
    with pytest.raises(DataError, match=r"passage\.yaml: ") as caught:
        passage.checked(table)
    assert told in str(caught.value)


def test_the_weights_that_come_with_the_package_are_complete():
    assert set(passage.weights()) == set(passage.KINDS)
