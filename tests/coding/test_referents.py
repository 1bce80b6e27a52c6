"""Whom words mean that name nobody: features of candidates, and the weights that come with the package."""

import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from readings import clauses_of, standing

from dragoman.coding import cast as casting
from dragoman.coding import referents
from dragoman.coding.cast import Cast
from dragoman.coding.referents import FEATURES, KINDS, Query, Weights
from dragoman.coding.scene import Scene
from dragoman.entries import Report
from dragoman.errors import DataError
from dragoman.world import World

TEXT = "Kenya warned Peru. Norway told them that police left Chad."
NAMED = ("Kenya=KEN", "Peru=PER", "Norway=NOR", "Chad=TCD")
POLICE = Query("group", TEXT.index("police"), 1, ("police", "^"))
WEIGHTS = json.loads(referents.WEIGHTS.read_text(encoding="utf-8"))


def cast_of(text: str, *named: str, **told) -> Cast:
    """Return a cast in which parties stand as `named` says, the sentences without syntax."""
    clauses = clauses_of(text, [])
    found = standing(text, *named)
    places: dict[tuple[str, bool], list[int]] = {}
    for i, one in enumerate(found):
        places.setdefault((one.code, one.is_person), []).append(i)
    return Cast(
        appearances=found,
        starts=[one.start for one in found],
        places=list(places.values()),
        weights=Counter(one.code for one in found),
        clauses=clauses,
        scene=Scene(text, clauses, found),
        **told,
    )


def one(code: str) -> frozenset[str]:
    return frozenset([code])


def test_features_tell_where_a_party_is_named():
    found = referents.rows(cast_of(TEXT, *NAMED, home="KEN", lead=one("KEN"), outlet="PER"), POLICE)
    words, third = {"police=state": 1, "^=state": 1}, pytest.approx(1 / 3)
    near, far = pytest.approx(60 / (60 + 22)), pytest.approx(60 / (60 + 12))
    assert found[one("KEN")] == {"share": 0.25, "recent": third, "earlier": 1, "home": 1, "lead": 1, **words}
    assert found[one("PER")] == {"share": 0.25, "recent": third, "earlier": 1, "outlet": 1, **words}
    assert found[one("NOR")] == {
        "share": 0.25, "recent": third, "before": near, "first": 1, "nearest": 1, "last": 1, **words,
    }  # fmt: skip
    assert found[one("TCD")] == {"share": 0.25, "after": far, **words}


@pytest.mark.parametrize(
    ("told", "asked", "feature", "codes"),
    [
        ({}, {"places": one("TCD")}, "place", "TCD"),
        ({"dateline": "PER"}, {}, "dateline", "PER"),
        ({}, {"owners": one("NOR")}, "owner", "NOR"),
        ({}, {"speakers": one("KEN")}, "speaker", "KEN"),
        ({}, {"others": one("KEN"), "type": "CONSULT"}, "other", "KEN"),
        ({}, {"others": one("KEN"), "type": "ASSAULT"}, "against", "KEN"),
        ({}, {"others": one("KEN"), "type": "PROTEST"}, "within", "KEN"),
        ({"titled": frozenset(["KEN", "PER"])}, {}, "titled", "KEN PER"),
        ({"signers": frozenset(["KEN", "TCD"])}, {}, "signer", "KEN TCD"),
        ({"voice": "NOR"}, {}, "voice", "NOR"),
        ({"voice": "NOR", "turns": [(0, "PER")]}, {}, "voice", ""),
        ({"voice": "NOR", "turns": [(0, "PER")]}, {}, "issuer", "NOR"),
        ({"turns": [(0, "PER"), (19, "TCD")]}, {}, "turn", "TCD"),
        ({"turns": [(0, "PER"), (50, "TCD")]}, {}, "turn", "PER"),
        ({"outlet": "PER"}, {}, "outlet", "PER"),
        ({"outlet": "PER", "turns": [(0, "PER")]}, {}, "outlet", ""),
        ({}, {"number": 0, "at": 6}, "alone", ""),
    ],
)
def test_what_is_told_marks_its_party_alone(told, asked, feature, codes):
    found = referents.rows(cast_of(TEXT, *NAMED, **told), replace(POLICE, **asked))
    assert {code for key, row in found.items() for code in key if len(key) == 1 and feature in row} == set(
        codes.split()
    )


def test_the_one_party_of_a_sentence_is_alone_in_it():
    cast = cast_of("Peru left. Kenya and Kenya met police.", "Peru=PER", "Kenya=KEN", "Kenya=KEN")
    found = referents.rows(cast, Query("group", 31, 1))
    assert (found[one("KEN")]["alone"], "alone" in found[one("PER")]) == (1, False)


def test_people_before_the_words():
    text = "Lund of Norway met Otieno. Kenya thanked Lund as she left."
    cast = cast_of(text, "Lund=NOR*", "Norway=NOR", "Otieno=KEN*", "Kenya=KEN", "Lund=NOR*")
    found = referents.rows(cast, Query("he", text.index("she"), 1, ("she", "^")))
    assert {name for name in found[one("NOR")] if name.startswith("person")} == {
        "person",
        "person_last",
        "person_first",
    }
    assert not {name for name in found[one("KEN")] if name.startswith("person")}


def test_bodies_are_told_from_states():
    found = referents.rows(cast_of("UN officials met Kenya.", "UN=UNO", "Kenya=KEN"), Query("it", 10, 0, ("it", "^")))
    assert found[one("UNO")]["body"] == found[one("UNO")]["it=UNO"] == 1
    assert "body" not in found[one("KEN")]
    assert "it=state" in found[one("KEN")]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_candidates(kind):
    found = set(referents.rows(cast_of(TEXT, *NAMED), replace(POLICE, kind=kind)))
    single = {one(code) for code in ("KEN", "PER", "NOR", "TCD")}
    pairs = {a | b for a in single for b in single if a != b}
    nowhere = {one(code) for code in ("UNK", "MNC", "NGO", "IGO", "UNO", "IMG", "ISM", "EUR")}
    expected = set() if kind == "pair" else single
    if kind in ("they", "we", "pair", "office", "group"):
        expected = expected | pairs
    if kind in ("name", "group", "they", "office", "person"):
        expected = expected | nowhere
    assert found == expected


def test_those_of_no_state_are_not_named():
    found = referents.rows(cast_of(TEXT, *NAMED), POLICE)
    assert found[one("UNK")] == {"unnamed": 1, "police=UNK": 1, "^=UNK": 1}
    assert found[one("NGO")] == {"unnamed": 1, "body": 1, "police=NGO": 1, "^=NGO": 1}


def test_a_pair_has_the_mean_of_its_parties():
    found = referents.rows(cast_of(TEXT, *NAMED, home="KEN"), replace(POLICE, kind="pair"))
    assert found[frozenset(["KEN", "NOR"])] == {
        "share": 0.25, "recent": pytest.approx(1 / 3), "home": 0.5, "earlier": 0.5, "before": pytest.approx(30 / 82),
        "first": 0.5, "nearest": 0.5, "last": 0.5, "two": 1, "police=many": 1, "^=many": 1,
    }  # fmt: skip


def test_parties_that_stand_joined_or_act_together():
    cast = cast_of("Kenya and Peru met Chad. They left.", "Kenya=KEN", "Peru=PER", "Chad=TCD")
    found = referents.rows(cast, Query("they", 25, 1, ("they", "^")))
    assert [key for key, row in found.items() if "joined" in row] == [frozenset(["KEN", "PER"])]
    assert not any("together" in row for row in found.values())
    there = referents.rows(cast, Query("they", 15, 0, ("they", "^")))
    assert {key for key, row in there.items() if "together" in row} == {key for key in there if len(key) == 2}


def test_pairs_are_of_the_five_that_are_named_most():
    states = "Kenya Peru Norway Chad Mali Togo".split()
    cast = cast_of(" ".join(states), *(f"{name}={name[:3].upper()}" for name in states))
    cast.weights["TOG"] = cast.weights["CHA"] = 9
    pairs = list(referents.rows(cast, Query("pair", 0, 0)))
    assert (len(pairs), {len(pair) for pair in pairs}) == (10, {2})
    assert sum("TOG" in pair for pair in pairs) == 4


def test_those_who_sign_a_text_are_a_candidate_together():
    signers = frozenset(["KEN", "PER", "NOR"])
    row = referents.rows(cast_of(TEXT, *NAMED, signers=signers), replace(POLICE, kind="we"))[signers]
    assert (row["many"], row["signer"], "two" in row) == (1, 1, False)


def test_the_unknown_are_never_a_state_of_the_report():
    assert one("UNK") not in referents.rows(cast_of("Rebels left.", "Rebels=UNK"), Query("he", 9, 0))


def test_a_cast_that_is_built_tells_holders_and_towns():
    text = "Kenya's President Ann Mwangi met Peru. The president left."
    world, clauses, report = World.load(), clauses_of(text, ["Ann Mwangi"]), Report("r", text)
    built = casting.build(report, clauses, world.find(text), world)
    found = referents.rows(built, Query("office", text.index("The"), 1, ("president", "^the"), office="President"))
    assert (found[one("KEN")]["holder"], "holder" in found[one("PER")]) == (1, False)
    assert built.home in ("KEN", "PER")
    town = referents.rows(built, Query("name", text.index("The"), 1, name="Arequipa"))
    assert (town[one("PER")]["town"], "town" in town[one("KEN")]) == (1, False)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pair"])
def test_the_one_state_named_throughout_is_meant(kind):
    told = {"home": "KEN", "lead": one("KEN")}
    cast = cast_of("Kenya warned Kenya. Kenya said they left.", "Kenya=KEN", "Kenya=KEN", "Kenya=KEN", **told)
    assert referents.choose(cast, Query(kind, 31, 1)).codes == ("KEN",)


def test_two_sides_are_the_two_that_met():
    cast = cast_of("Kenya met Peru. The two sides left.", "Kenya=KEN", "Peru=PER", home="KEN", lead=one("KEN"))
    choice = referents.choose(cast, Query("pair", 16, 1, ("side", "^the")))
    assert choice.codes == ("KEN", "PER")


def test_where_nobody_is_named_nobody_is_meant():
    assert referents.choose(cast_of("They left."), Query("he", 0, 0)) is None
    assert referents.choose(cast_of("They left."), Query("pair", 0, 0)) is None
    assert referents.choose(cast_of("They left."), Query("group", 0, 0)).codes[0] in ("UNK", "MNC", "NGO", "IGO", "UNO",
                                                                                      "IMG", "ISM", "EUR")  # fmt: skip


def test_the_margin_is_to_the_next_best():
    cast = cast_of(TEXT, *NAMED, home="KEN")
    query = replace(POLICE, kind="he")
    found = referents.rows(cast, query)
    scores = referents.weights().scores("he", list(found.values()))
    best, second = sorted(scores, reverse=True)[:2]
    choice = referents.choose(cast, query)
    assert frozenset(choice.codes) == list(found)[int(np.argmax(scores))]
    assert choice.margin == pytest.approx(best - second, abs=1e-5)


def test_why_tells_what_the_score_would_lose():
    cast = cast_of(TEXT, *NAMED, home="KEN")
    row = referents.rows(cast, POLICE)[one("NOR")]
    told = referents.why(cast, POLICE, ["NOR"], most=99)
    assert {name for name, _ in told} == set(row)
    assert [lost for _, lost in told] == sorted((lost for _, lost in told), reverse=True)
    without = {name: value for name, value in row.items() if name != "nearest"}
    scores = referents.weights().scores("group", [row, without])
    assert dict(told)["nearest"] == pytest.approx(float(scores[0] - scores[1]), abs=0.006)
    assert referents.why(cast, POLICE, ["NOR"], most=2) == told[:2]
    assert referents.why(cast, POLICE, ["FRA"]) == []


def test_a_score_is_the_sum_of_features_words_and_units():
    linear, inward = np.zeros((len(KINDS), len(FEATURES))), np.zeros((2, len(FEATURES)))
    he, share, home = KINDS.index("he"), list(FEATURES).index("share"), list(FEATURES).index("home")
    linear[he, share], inward[0, home], inward[1, share] = 2.0, 3.0, 1.0
    shift = np.zeros((len(KINDS), 2))
    shift[he] = [-1.0, -5.0]
    weights = Weights(linear, {"he": {"state": 0.5}}, inward, shift, np.array([10.0, 100.0]))
    rows = [{"share": 0.5, "home": 1.0, "he=state": 1.0}, {"share": 0.5, "he=UNO": 1.0, "she=state": 1.0}, {}]
    assert weights.scores("he", rows).tolist() == pytest.approx([1 + 0.5 + 20, 1, 0])
    assert weights.scores("it", rows).tolist() == pytest.approx([30 + 50 + 0.5, 50, 0])


def test_the_weights_that_come_with_the_package_are_complete():
    weights = referents.weights()
    assert (weights.linear.shape, weights.inward.shape[0]) == ((len(KINDS), len(FEATURES)), len(weights.outward))
    assert np.abs(weights.linear).sum(axis=1).all()
    sorts = {"state", "many", "UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG", "UNK"}
    assert {sort for row in weights.words.values() for sort in row} <= sorts
    assert all(kind for kind in FEATURES.values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kinds": ["person"]}, "kinds: must be person, name, i"),
        ({"features": [*FEATURES, "size"]}, "features: must be share, home"),
        ({"features": None}, "features: must be share, home"),
        (
            {"linear": WEIGHTS["linear"][1:]},
            f"linear: must be finite numbers of the shape ({len(KINDS)}, {len(FEATURES)})",
        ),
        ({"linear": [["much"]]}, "linear: is no table of numbers"),
        ({"linear": [[1.0], [1.0, 2.0]]}, "linear: is no table of numbers"),
        ({"shift": [[1.0]]}, "shift: must be finite numbers"),
        ({"inward": None}, "inward: "),
        ({"outward": [float("nan")] * len(WEIGHTS["outward"])}, "outward: must be finite numbers"),
        ({"outward": WEIGHTS["outward"][1:]}, "inward: must be finite numbers"),
    ],
)
def test_wrong_weights_are_named_by_file_and_key(change, told):
    with pytest.raises(DataError, match=r"^referents\.json: ") as caught:
        referents.checked({**WEIGHTS, **change})
    assert told in str(caught.value)


@pytest.mark.parametrize("key", ["kinds", "features", "linear", "inward", "shift", "outward"])
def test_a_missing_key_of_the_weights_is_named(key):
    with pytest.raises(DataError, match=r"^referents\.json: (\w+): ") as caught:
        referents.checked({name: value for name, value in WEIGHTS.items() if name != key})
    assert key in str(caught.value) or key == "outward"  # without it, the shapes of the others are wrong
