"""Who the words of a report mean."""

import pytest
from readings import clauses_of

from dragoman.coding import cast
from dragoman.coding.parties import Place, Resolver
from dragoman.entries import Report
from dragoman.world import World


def codes(text: str, phrase: str, *, people=(), nth: int = 1, report=None, others=(), speakers=()) -> list[str]:
    """Return the codes of the `nth` place of `phrase` in `text`."""
    report = report or Report(id="r", text=text)
    world = World.load()
    clauses = clauses_of(text, list(people))
    mentions = world.find(text)
    resolver = Resolver(text, cast.build(report, clauses, mentions, world), mentions, world, clauses)
    at = -1
    for _ in range(nth):
        at = text.index(phrase, at + 1)
    number = next(i for i, clause in enumerate(clauses) if clause.start <= at < clause.end)
    place = Place(clauses[number], number, frozenset(others), tuple(speakers))
    return [party.code for party in resolver.parties(at, at + len(phrase), place)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Pakistan", ["PAK"]),
        ("Pakistan's Deputy Prime Minister Omar Gul", ["PAK"]),
        ("Norwegian troops", ["NOR"]),
        ("the leaders of Chad and Niger", ["TCD", "NER"]),
        ("Chad, Niger and Mali", ["TCD", "NER", "MLI"]),
        ("Pakistan-Azerbaijan talks", ["PAK", "AZE"]),
        ("Kenya's ambassador to Japan", ["KEN"]),
        ("the Kenyan envoy for Sudan", ["KEN"]),
        ("Iranian-backed Yemeni fighters", ["YEM"]),
        ("the Kremlin", ["RUS"]),
        ("the UN Security Council", ["UNO"]),
        ("NATO", ["IGO"]),
        ("the European Commission", ["EUR"]),
        ("Saudi and Emirati ministers", ["SAU", "ARE"]),
        ("the international community", ["UNK"]),
    ],
)
def test_names_of_the_world_own_their_phrase(phrase, expected):
    assert codes(f"Officials said {phrase} would attend.", phrase) == expected


NEIGHBOURS = "Kenyan Foreign Minister Ann Mwangi met Peru's President Luis Quispe in Lima. "


@pytest.mark.parametrize(
    ("rest", "phrase", "expected"),
    [
        ("Mwangi thanked Quispe for the welcome.", "Mwangi", ["KEN"]),
        ("Mwangi thanked Quispe for the welcome.", "Quispe", ["PER"]),
        ("President Quispe spoke first.", "President Quispe", ["PER"]),
        ("The foreign minister left later.", "The foreign minister", ["KEN"]),
        ("The two sides agreed on visas.", "The two sides", ["KEN", "PER"]),
        ("Both leaders agreed on visas.", "Both leaders", ["KEN", "PER"]),
    ],
)
def test_people_are_known_after_their_introduction(rest, phrase, expected):
    people = ["Ann Mwangi", "Luis Quispe", "Mwangi", "Quispe"]
    nth = 1 if phrase not in NEIGHBOURS else 2
    found = codes(NEIGHBOURS + rest, phrase, people=people, nth=nth)
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Mwangi, foreign minister of Kenya, visited Lima.", "Ann Mwangi", ["KEN"]),
        ("Prime Minister Ann Mwangi of Kenya visited Peru.", "Prime Minister Ann Mwangi of Kenya", ["KEN"]),
        ("Kenya's defence chief, Gen. Ann Mwangi, visited Peru.", "Gen. Ann Mwangi", ["KEN"]),
    ],
)
def test_offices_around_a_name_tell_its_state(text, name, expected):
    assert codes(text, name, people=["Ann Mwangi"]) == expected


@pytest.mark.parametrize(
    ("published", "offices"),
    [("2019-03", ["President", None]), ("2022-05-03", [None, "President"]), (None, ["President"] * 2)],
)
def test_an_office_is_that_of_the_reports_year(published, offices):
    text = "Trump met Biden."
    world, report = World.load(), Report(id="r", text=text, published=published)
    clauses, mentions = clauses_of(text, []), world.find(text)
    resolver = Resolver(text, cast.build(report, clauses, mentions, world), mentions, world, clauses)
    found = [resolver.parties(a, b, Place(clauses[0], 0))[0].office for a, b in ((0, 5), (10, 15))]
    assert found == offices


def test_a_pronoun_means_the_person_before_it():
    text = "Kenya's President Ann Mwangi visited Peru. She spoke of trade."
    assert codes(text, "She", people=["Ann Mwangi"]) == ["KEN"]


def test_his_counterpart_is_the_other_of_the_two():
    text = "Kenya's President Ann Mwangi met Peru's President Luis Quispe. Mwangi later urged her counterpart to visit."
    assert codes(text, "her counterpart", people=["Ann Mwangi", "Luis Quispe", "Mwangi"], others=["KEN"]) == ["PER"]


def test_we_is_whoever_tells_it():
    text = "Kenya and Peru met. We condemned the raid."
    assert codes(text, "We", speakers=["PER"]) == ["PER"]


def test_we_of_an_official_text_is_its_government():
    text = "We condemned the shelling of towns in Sudan."
    report = Report(id="r", text=text, outlet="U.S. Department of State")
    assert codes(text, "We", report=report) == ["USA"]


def test_a_transcript_turn_tells_who_i_is():
    text = "FOREIGN MINISTER MWANGI: Thank you. I visited Peru. PRESIDENT QUISPE: I agreed at once."
    people = ["MWANGI", "QUISPE"]
    report = Report(id="r", text="Kenya's Foreign Minister Mwangi met President Quispe of Peru. " + text)
    nth = report.text[: report.text.index("I agreed") + 1].count("I")
    found = codes(report.text, "I", people=[*people, "Mwangi", "Quispe"], nth=nth, report=report)
    assert found == ["PER"]


def test_a_group_without_a_name_is_of_the_state_the_passage_is_about():
    text = "In Kenya farmers blocked roads. Police detained twelve people in Nairobi."
    assert codes(text, "Police") == ["KEN"]
    assert codes(text, "farmers") == ["KEN"]


def test_nobody_known_is_unknown():
    assert codes("Strangers left the hall.", "Strangers") == ["UNK"]


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the European Union", None),
        ("EU foreign ministers", "GOV"),
        ("the World Bank", "BUS"),
        ("Kenyan police", "COP"),
        ("Kenya", "GOV"),
        ("the Peruvian Congress", "LEG"),
    ],
)
def test_sectors_come_from_the_words_around_a_name(phrase, sector):
    text = f"Officials said {phrase} would attend."
    world = World.load()
    clauses, mentions = clauses_of(text, []), world.find(text)
    resolver = Resolver(text, cast.build(Report(id="r", text=text), clauses, mentions, world), mentions, world, clauses)
    party = resolver.parties(15, 15 + len(phrase), Place(clauses[0], 0))[0]
    assert party.sector == sector


def test_offsets_of_a_party_are_those_of_its_words():
    text = "On Friday Norway thanked Peru."
    world = World.load()
    clauses, mentions = clauses_of(text, []), world.find(text)
    resolver = Resolver(text, cast.build(Report(id="r", text=text), clauses, mentions, world), mentions, world, clauses)
    party = resolver.parties(10, 16, Place(clauses[0], 0))[0]
    assert (party.text, text[party.start : party.end], party.code, party.sector) == ("Norway", "Norway", "NOR", "GOV")
