"""Offices that a report tells of invented people, whose names the world does not know, and whom an office means."""

import itertools
import json
from pathlib import Path

import pytest
from readings import clauses_of

from dragoman import sources
from dragoman.coding import Coded, Coder, cast
from dragoman.coding.parties import Place, Resolver
from dragoman.coding.tenures import tenures
from dragoman.entries import Report, to_dict
from dragoman.errors import Failure
from dragoman.reading.model import SHIPPED
from dragoman.world import World
from dragoman.world.directory import likeness
from dragoman.world.spelling import words

pytestmark = pytest.mark.skipif(not (SHIPPED / "reader.onnx").is_file(), reason="the reader's weights are not here")

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ALIKE = 0.85  # from here on two names are spellings of one, as scoring.accuracy has it


def coded(coder, text, published="2024-05-30"):
    (found,) = coder.pipe([Report(id="r", text=text, published=published)])
    assert isinstance(found, Coded)
    return found


def told(coder, text, published="2024-05-30"):
    found = coded(coder, text, published).tenures
    for one in found:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.text
        assert any(name in one.evidence.text for name in (one.person, *one.aliases))
    return found


def offices(coder, text):
    return [(one.person, one.office, one.country, one.state) for one in told(coder, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pakistan's Deputy Prime Minister cum Foreign Minister Omar Gulzai visited Lima.",
            [("Omar Gulzai", "Deputy Prime Minister", "PAK"), ("Omar Gulzai", "Foreign Minister", "PAK")],
        ),
        (
            "Pakistan's Acting President and Chairman of the Senate Omar Gulzai received the envoy.",
            [("Omar Gulzai", "Acting President", "PAK"), ("Omar Gulzai", "Chairman", "PAK")],
        ),
        (
            "Acting President and Chairman of the Senate Omar Gulzai of Pakistan received the envoy.",
            [("Omar Gulzai", "Acting President", "PAK"), ("Omar Gulzai", "Chairman", "PAK")],
        ),
        (
            "Pakistan's Foreign Minister Omar Gulzai met his Saudi counterpart Faris Tamrani in Lima.",
            [("Omar Gulzai", "Foreign Minister", "PAK"), ("Faris Tamrani", "Foreign Minister", "SAU")],
        ),
        ("Ann Mwangi, foreign minister of Kenya, visited Lima.", [("Ann Mwangi", "Foreign Minister", "KEN")]),
        ("Ann Mwangi, the Kenyan foreign minister, visited Lima.", [("Ann Mwangi", "Foreign Minister", "KEN")]),
        ("President Luis Quispe of Peru thanked Norway.", [("Luis Quispe", "President", "PER")]),
        ("Norway thanked Kenya's army chief, Gen. Ann Mwangi.", [("Ann Mwangi", "Army Chief", "KEN")]),
        ("Ann Mwangi of Kenya visited Lima. Rufus Hale spoke.", []),
        ("The foreign minister of Kenya visited Lima.", []),
        ("It rained.", []),
    ],
)
def test_offices_are_told_with_person_and_state(coder, text, expected):
    assert offices(coder, text) == [(*one, "current") for one in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's then-president Ann Mwangi visited Lima.", [("President", "former")]),
        ("Kenya's former foreign minister Ann Mwangi visited Lima.", [("Foreign Minister", "former")]),
        ("Kenya's ex-president Ann Mwangi visited Lima.", [("President", "former")]),
        ("Former longtime Kenyan Defence Minister Ann Mwangi visited Lima.", [("Defence Minister", "former")]),
        ("Peru thanked the late Kenyan President Ann Mwangi.", [("President", "former")]),
        (
            "Kenya's former Prime Minister and Foreign Minister Ann Mwangi visited Lima.",
            [("Prime Minister", "former"), ("Foreign Minister", "former")],
        ),
        (
            "Kenya's Deputy President and former Foreign Minister Ann Mwangi visited Lima.",
            [("Deputy President", "current"), ("Foreign Minister", "former")],
        ),
        ("Kenyan President-elect Ann Mwangi visited Lima.", [("President", "future")]),
        ("Kenya's foreign minister-designate Ann Mwangi visited Lima.", [("Foreign Minister", "future")]),
        ("Kenya's incoming foreign minister Ann Mwangi visited Lima.", [("Foreign Minister", "future")]),
        ("Late on Tuesday Kenyan Foreign Minister Ann Mwangi visited Lima.", [("Foreign Minister", "current")]),
        ("Ann Mwangi, foreign minister of Kenya since late 2023, visited Lima.", [("Foreign Minister", "current")]),
    ],
)
def test_an_office_was_is_or_will_be_held(coder, text, expected):
    found = told(coder, text)
    assert [(one.office, one.state) for one in found] == expected
    for one in found:
        assert (one.person, one.country) == ("Ann Mwangi", "KEN")
        assert (one.from_, one.to) == (("2024-05-30",) * 2 if one.state == "current" else (None, None))


@pytest.mark.parametrize("published", ["2024", "2024-05", None])
def test_the_time_is_that_of_the_report(coder, published):
    (one,) = told(coder, "Kenyan Foreign Minister Ann Mwangi visited Lima.", published)
    assert (one.from_, one.to) == (published, published)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "On Friday Ann Mwangi, foreign minister of Kenya, visited Lima.",
            "Ann Mwangi, foreign minister of Kenya",
        ),
        ("President Luis Quispe of Peru thanked Norway.", "President Luis Quispe of Peru"),
        ("It rained, and Kenya's President Ann Mwangi agreed.", "Kenya's President Ann Mwangi"),
        ("It rained. Kenya's President Ann Mwangi agreed.", "Kenya's President Ann Mwangi"),
    ],
)
def test_evidence_is_the_words_that_tell_name_office_and_state(coder, text, evidence):
    (one,) = told(coder, text)
    assert one.evidence.text == evidence
    assert one.evidence.start == text.index(one.evidence.text)


def test_a_person_has_the_fullest_name_and_the_others_beside_it(coder):
    text = (
        "Kenyan Foreign Minister Mwangi visited Lima. Ann Mwangi thanked Peru. Mwangi spoke. "
        "Kenyan Foreign Minister Ann Mwangi left. Peter Otieno spoke."
    )
    (one,) = told(coder, text)
    assert (one.person, one.aliases, one.sector, one.known) == ("Ann Mwangi", ("Mwangi",), "GOV", None)


def test_somebody_whom_the_world_knows_has_its_name_and_that_of_the_report(coder):
    (one,) = told(coder, "Pakistani Prime Minister Shahbaz Sharif visited Lima.")
    assert (one.person, one.known, one.aliases) == ("Shehbaz Sharif", "Shehbaz Sharif", ("Shahbaz Sharif",))


def test_ids_are_those_of_the_claim(coder):
    text = "Pakistan's Deputy Prime Minister cum Foreign Minister Omar Gulzai met Kenya's President Ann Mwangi."
    found, again = told(coder, text), told(coder, text)
    assert found == again
    ids = [one.id for one in found]
    assert len(set(ids)) == len(ids) == 3
    assert all(one.startswith("tenure-") for one in ids)
    (elsewhere,) = coder.pipe([Report(id="other", text=text)])
    assert not {one.id for one in elsewhere.tenures} & set(ids)
    assert [one.id for one in told(coder, f"It rained. {text}", "2021")] == ids


def test_a_tenure_is_a_line_with_from_and_to(coder):
    (one,) = told(coder, "Kenyan Foreign Minister Ann Mwangi visited Lima.")
    line = to_dict(one)
    assert list(line) == [
        "kind", "id", "report", "person", "office", "country", "sector", "state", "from", "to", "known", "aliases",
        "evidence",
    ]  # fmt: skip
    assert (line["kind"], line["from"], line["report"]) == ("tenure", "2024-05-30", "r")


def test_names_are_compared_once_however_often_they_stand():
    text = "Kenyan Foreign Minister Ann Mwangi met Rufus Hale . " * 2_000
    report, world = Report(id="r", text=text), World.load()
    clauses, mentions = clauses_of(text, ["Ann Mwangi", "Rufus Hale"]), world.find(text)
    found = cast.build(report, clauses, mentions, world)
    asked = 0

    class Counting(World):
        def __init__(self):
            self.offices, self.directory = world.offices, world.directory

        def titles(self, phrase):
            nonlocal asked
            asked += 1
            return world.titles(phrase)

    (one,) = tenures(report, found, Counting())
    assert one.person == "Ann Mwangi"
    assert asked < 10


def parties(coder, text, published="2024-05-30"):
    return [
        party
        for event in coded(coder, text, published).events
        for party in (*event.actor, *event.recipient, *event.speaker)
    ]


def test_an_office_without_a_name_has_the_name_of_who_held_it_then(coder):
    text = "Pakistan's foreign minister condemned the attack in Sudan."
    for published, name in (("2024-05-30", "Ishaq Dar"), ("2023-09-24", "Jalil Abbas Jilani")):
        (one,) = [party for party in parties(coder, text, published) if party.code == "PAK"]
        assert (one.name, one.name_known, one.office) == (name, "inferred", "Foreign Minister")
        assert one.text == "Pakistan's foreign minister"


def test_without_a_date_nobody_is_inferred(coder):
    text = "Pakistan's foreign minister condemned the attack in Sudan."
    (one,) = [party for party in parties(coder, text, None) if party.code == "PAK"]
    assert (one.name, one.name_known, one.office) == (None, None, "Foreign Minister")


def test_the_holder_whom_the_report_names_goes_before_the_worlds(coder):
    text = "Pakistani Foreign Minister Omar Gulzai visited Peru. Pakistan's foreign minister condemned the raid."
    found = [(one.name, one.name_known) for one in parties(coder, text) if one.code == "PAK"]
    assert found == [("Omar Gulzai", "given"), ("Omar Gulzai", "report")]


@pytest.mark.parametrize("office", ["ambassador", "spokesperson", "minister", "senator", "envoy"])
def test_an_office_that_many_hold_names_nobody(coder, office):
    (one,) = [
        party for party in parties(coder, f"Pakistan's {office} condemned the attack in Sudan.") if party.code == "PAK"
    ]
    assert (one.name, one.name_known) == (None, None)
    assert one.office is not None


def test_a_name_that_is_given_says_so_and_a_state_has_none(coder):
    found = {one.code: one for one in parties(coder, "Kenyan Foreign Minister Ann Mwangi condemned Norway.")}
    assert (found["KEN"].name, found["KEN"].name_known) == ("Ann Mwangi", "given")
    assert (found["NOR"].name, found["NOR"].name_known) == (None, None)


@pytest.mark.parametrize(
    ("published", "code", "office"),
    [("2018-07", "ESP", "Foreign Minister"), ("2021-07", "EUR", "High Representative")],
)
def test_somebody_with_two_hats_wears_that_of_the_time(coder, published, code, office):
    (one, _) = parties(coder, "Josep Borrell condemned Russia.", published)
    assert (one.code, one.office, one.name, one.name_known) == (code, office, "Josep Borrell", "given")


@pytest.mark.parametrize("venue", ["Geneva talks", "Geneva peace talks", "Geneva summit", "Geneva process"])
def test_a_meeting_called_after_a_city_is_no_party_of_its_state(venue):
    text, world = f"Iran and Kenya joined the {venue} on Friday.", World.load()
    clauses, mentions = clauses_of(text, []), world.find(text)
    built = cast.build(Report(id="r", text=text), clauses, mentions, world)
    assert "CHE" not in {one.code for one in built.appearances}
    resolver = Resolver(text, built, mentions, world, clauses)
    start = text.index(venue)
    found = resolver.parties(start, start + len(venue), Place(clauses[0], 0))
    assert "CHE" not in {party.code for party in found}


def test_a_city_that_stands_for_its_state_is_a_party():
    text, world = "Geneva condemned the raid.", World.load()
    clauses, mentions = clauses_of(text, []), world.find(text)
    built = cast.build(Report(id="r", text=text), clauses, mentions, world)
    resolver = Resolver(text, built, mentions, world, clauses)
    assert [party.code for party in resolver.parties(0, 6, Place(clauses[0], 0))] == ["CHE"]


@pytest.mark.parametrize("text", ["Russia condemned the Geneva talks.", "Iran threatened the Geneva process."])
def test_an_act_on_a_meeting_is_none_on_the_state_of_its_city(coder, text):
    assert "CHE" not in {party.code for party in parties(coder, text)}


def test_a_layer_of_ones_own_goes_before_the_world_in_coding(tmp_path):
    rows = [
        "name\tcode\tsector\taliases\tsince\tuntil",
        "Qundar Front\tSDN\tREB\t-\t-\t-",
        "NATO\tMNC\tBUS\t-\t-\t-",
    ]
    (tmp_path / "actors.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    people = ["name\tcode\tsector\taliases\toffices", "Zubin Qarathi\tPAK\tGOV\tQarathi\tForeign Minister 2020-01/"]
    (tmp_path / "people.tsv").write_text("\n".join(people) + "\n", encoding="utf-8")
    text = "NATO condemned the Qundar Front. Pakistan's foreign minister condemned the raid."
    own = Coder.load(world=tmp_path)
    found = {one.text.removeprefix("the "): (one.code, one.sector, one.name) for one in parties(own, text)}
    assert found["NATO"][:2] == ("MNC", "BUS")
    assert found["Qundar Front"][:2] == ("SDN", "REB")
    assert found["Pakistan's foreign minister"] == ("PAK", "GOV", "Zubin Qarathi")
    plain = {one.text.removeprefix("the "): one.code for one in parties(Coder.load(), text)}
    assert plain["NATO"] == "IGO"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds, which cannot be shipped, are not beside the checkout")
def test_every_role_listed_for_the_seeds_is_among_the_tenures(coder):
    paths = sorted(SEEDS.glob("*.json"))
    listed = [(path, role) for path in paths for role in json.loads(path.read_text(encoding="utf-8"))["roles"]]
    assert listed
    items = coder.pipe(itertools.chain.from_iterable(sources.read([str(path.with_suffix(".txt"))]) for path in paths))
    found = {Path(one.report.path).stem: one.tenures for one in items if not isinstance(one, Failure)}
    missing = [
        (path.stem, role)
        for path, role in listed
        if not any(
            (one.office, one.country) == (role["office"], role["country"])
            and likeness(words(role["person"]), words(one.person), first=True) >= ALIKE
            for one in found[path.stem]
        )
    ]
    assert missing == []


def test_the_state_somebody_is_sent_to_is_not_theirs(coder):
    text = (
        "Norway's climate minister Kari Lindqvist-Aas flew to Lima. Lindqvist-Aas, a former ambassador to Peru, smiled."
    )
    assert offices(coder, text) == [
        ("Kari Lindqvist-Aas", "Environment Minister", "NOR", "current"),
        ("Kari Lindqvist-Aas", "Ambassador", "NOR", "former"),
    ]


def test_a_clause_before_the_title_is_no_introduction(coder):
    text = "Finland became the 31st member of NATO on Tuesday, when Foreign Minister Omar Gulzai signed in Brussels."
    assert "IGO" not in {one.country for one in told(coder, text)}


def test_the_head_of_a_body_is_who_held_the_office(coder):
    text = "The NATO secretary general met Turkish officials in Ankara on Thursday."
    named = [party for event in coded(coder, text).events for party in event.actor if party.code == "IGO"]
    assert [(party.name, party.name_known) for party in named] == [("Jens Stoltenberg", "inferred")]
