"""Dictionaries of PETRARCH and TABARI: their lines, codes and dates, and how the tables have their names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import NoDictionary, WorldError
from dragoman.world import World, cameo, layer, loader, petrarch
from dragoman.world.lettering import Lettering

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "petrarch"
NAMED = ("Phoenix.Countries.actors", "Phoenix.International.actors", "Phoenix.MilNonState.actors", "Phoenix.agents")


def read(text: str) -> petrarch.Dictionary:
    return petrarch.parse(text, "a.txt")


def codes(**change: Any) -> cameo.Codes:
    tables = loader.load()
    return cameo.Codes(
        {**cameo.data(), **change}, tables.states, {*tables.states, *loader.SUPRANATIONAL}, tables.sectors
    )


def rows(text: str) -> list[tuple[Any, ...]]:
    return [tuple(actor) for actor in layer.build([read(text)]).actors]


@pytest.mark.parametrize(
    ("text", "names", "written"),
    [
        ("QUNDAR_ [AFG]", ["QUNDAR"], ["AFG"]),
        ("QUNDAR_[AFG]", ["QUNDAR"], ["AFG"]),
        ("QUNDAR_\t[AFG] # MleH 2009", ["QUNDAR"], ["AFG"]),
        ("QUNDAR_ [AFG] ; jap 2002", ["QUNDAR"], ["AFG"]),
        ("QUNDAR CITY_OF_ [afg]", ["QUNDAR CITY OF"], ["AFG"]),
        ("QUNDAR_ [AFG]\n+QUNDARI_ \n+ QUNDARIS", ["QUNDAR", "QUNDARI", "QUNDARIS"], ["AFG"]),
        ("QUNDAR # one\n+QUNDARI\n\n# two\n\t[AFG]", ["QUNDAR", "QUNDARI"], ["AFG"]),
        ("QUNDAR\n\t[AFGGOV]\n\t[AFGELI]", ["QUNDAR"], ["AFGGOV", "AFGELI"]),
        ("QUNDAR\t[AFGGOV][AFGELI] [---]", ["QUNDAR"], ["AFGGOV", "AFGELI", "---"]),
        ("QUNDAR [###]", ["QUNDAR"], ["---"]),
        ("+TAIOAN_ +TAWIAN_ [TWN]", ["TAIOAN", "TAWIAN"], ["TWN"]),
        ("A_JAISH+_ISLAMIC_ARMY [YEM]", ["A JAISH", "ISLAMIC ARMY"], ["YEM"]),
        ("CANAL+_ [MNCFRA]", ["CANAL+"], ["MNCFRA"]),
        ("<!-- QUNDAR\n[AFG] -->AL-QUNDAR [AFG]", ["AL-QUNDAR"], ["AFG"]),
        ("<! header\nQUNDAR [AFG]\n<!-- never closed", ["QUNDAR"], ["AFG"]),
        ("CHAMBER_OF {CHAMBERS_OF } [~BUS]", ["CHAMBER OF", "CHAMBERS OF"], ["~BUS"]),
        ("POLICE {} [~COP]", ["POLICE"], ["~COP"]),
        ("!PERSON! = MAN, MEN\nDAIRY!PERSON![~AGR]", ["DAIRYMAN", "DAIRYMEN"], ["~AGR"]),
        ("{PERSON = MAN, MEN}\nDAIRY!PERSON! [~AGR]", ["DAIRYMAN", "DAIRYMEN"], ["~AGR"]),
        ("!MINIST! = MINISTER\n!MINIST! OF_AD!MINIST!RATION [~GOV]", ["MINISTER OF ADMINISTRATION"], ["~GOV"]),
    ],
)
def test_an_entry_is_read(text: str, names: list[str], written: list[str]) -> None:
    found = read(text)
    assert found.faults == ()
    (entry,) = found.entries
    assert list(entry.names) == names
    assert [dated.code for dated in entry.codes] == written
    assert entry.is_agent == any("~" in code for code in written)


@pytest.mark.parametrize(
    ("code", "since", "until"),
    [
        ("[AFGELI 320101-331108]", "1932-01-01", "1933-11-08"),
        ("[AFGGOV 20041207-20091119]", "2004-12-07", "2009-11-19"),
        ("[AFGGOV 18970101-450703]", "1897-01-01", "1945-07-03"),
        ("[USAGOV >050501]", "2005-05-01", None),
        ("[USAGOV>050501]", "2005-05-01", None),
        ("[EGYGOV > 20140608]", "2014-06-08", None),
        ("[HTIOPPMED <061231]", None, "2006-12-31"),
        ("[AFGGOV 980000-980300]", "1998", "1998-03"),
        ("[AFGGOV >201005011]", "2010-05-01", None),
        ("[IRQOCC 1920030320-20060520]", "2003-03-20", "2006-05-20"),
        ("[AFGELI 180101-450101]", "1918-01-01", "1945-01-01"),
        ("[AFG]", None, None),
    ],
)
def test_dates_are_read(code: str, since: str | None, until: str | None) -> None:
    (entry,) = read(f"QUNDAR {code}").entries
    assert entry.codes[0][1:3] == (since, until)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("QUNDAR", "'QUNDAR' has no code"),
        ("QUNDAR [AFG", "is no code in brackets"),
        ("DEPARTMENT [~ENV}", "is no code in brackets"),
        ("QUNDAR [AFGGOV 20121204]", "is no code with dates"),
        ("QUNDAR [AFGGOV 9008223-911221]", "neither YYMMDD nor YYYYMMDD"),
        ("QUNDAR [AFGGOV >901323]", "neither YYMMDD nor YYYYMMDD"),
        ("QUNDAR [AFGGOV 20121207-20120802]", "ends before it begins"),
        ("_ [AFG]", "too short"),
        ("Q" * 300 + " [AFG]", "longer than 200"),
        ("Q" * 6000 + " [AFG]", "over 5000 characters"),
        ("DAIRY!NOBODY! [~AGR]", "!NOBODY! is not defined"),
        ("!A! = B, C, D, E, F\n!A!!A!!A! [~AGR]", "125 forms"),
    ],
)
def test_a_broken_line_is_told_and_the_others_are_read(line: str, message: str) -> None:
    found = read(f"KARABAD [PAK]\n{line}\nLAHABAD [PAK]")
    assert [entry.names[0] for entry in found.entries] == ["KARABAD", "LAHABAD"]
    (fault,) = found.faults
    assert fault.line == 2 + line.count("\n")
    assert message in fault.message


def test_a_broken_code_leaves_the_others() -> None:
    found = read("QUNDAR\n\t[AFGGOV >1]\n\t[AFGELI]")
    assert [dated.code for dated in found.entries[0].codes] == ["AFGELI"]
    assert [fault.line for fault in found.faults] == [2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("--- ASK [---] ---\nASK [020]\n- * HELP [0231] # ASK", "dictionary of verbs"),
        ("A report about nothing.", "no code in brackets"),
        ("", "no code in brackets"),
        ("[x\n" * 100_002 + "[AFG]", "cannot be read"),
    ],
)
def test_what_is_no_dictionary_is_told(text: str, message: str) -> None:
    with pytest.raises(NoDictionary, match=message):
        read(text)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("AFG", ("AFG", None)),
        ("AFGMIL", ("AFG", "MIL")),
        ("USAGOVMIL", ("USA", "GOV")),
        ("USAGOVLEG", ("USA", "LEG")),
        ("AFGMUSREB", ("AFG", "REB")),
        ("HTIOPPMED", ("HTI", "OPP")),
        ("HTIMED", ("HTI", "JRN")),
        ("HTIHLH", ("HTI", "MED")),
        ("PAKINS", ("PAK", "REB")),
        ("PSEREBHMS", ("PSE", "REB")),
        ("KSVGOV", ("XKX", "GOV")),
        ("ROM", ("ROU", None)),
        ("TMPGOV", ("TLS", "GOV")),
        ("USRARM", ("ARM", None)),
        ("GBRVGBELI", ("VGB", "ELI")),
        ("ETHERIAUT", ("ERI", None)),
        ("IGO", ("IGO", None)),
        ("IGOUNO", ("UNO", None)),
        ("IGOUNOHLHWHO", ("UNO", "MED")),
        ("IGOUNODEVWBK", ("IGO", "BUS")),
        ("IGOEUREEC", ("EUR", None)),
        ("IGOEURCOE", ("IGO", None)),
        ("IGOWSTNAT", ("IGO", "MIL")),
        ("IGOJUDICC", ("IGO", "JUD")),
        ("NGOUSAHRI", ("NGO", None)),
        ("NGOHLHIRC", ("NGO", "MED")),
        ("NGONLDCHRPRO360", ("NGO", "REL")),
        ("MNCUSAMED", ("MNC", "BUS")),
        ("IMGMUSALQ", ("IMG", "REB")),
        ("INTREB", ("IMG", "REB")),
    ],
)
def test_codes_of_actors(code: str, meaning: tuple[str, str | None]) -> None:
    assert codes().actor(code) == meaning


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("MEAREB", "a region of the world"),
        ("EUR", "a region of the world"),
        ("INTGOV", "a region of the world"),
        ("MED", "not of which state"),
        ("HINRAD", "not of which state"),
        ("KKLREB", "begins with KKL"),
        ("LKATAM", "says of LKA"),
        ("AFGM", "letters in threes"),
        ("FRA/DEU", "letters in threes"),
    ],
)
def test_codes_that_mean_nothing(code: str, reason: str) -> None:
    found = codes().actor(code)
    assert isinstance(found, cameo.Unknown)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("code", "sector"), [("~AGR", "LAB"), ("~MUSREB", "REB"), ("~MUS", "REL"), ("~MED", "JRN"), ("~NGO", "SOC")]
)
def test_codes_of_agents(code: str, sector: str) -> None:
    assert codes().agent(code) == (None, sector)


@pytest.mark.parametrize("code", ["IGO~", "~QQQ", "~G"])
def test_codes_of_agents_that_mean_nothing(code: str) -> None:
    assert isinstance(codes().agent(code), cameo.Unknown)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"states": {"KSV": "QQQ"}}, "states: KSV: 'QQQ' is not known"),
        ({"roles": {"GOV": "KNG"}}, "roles: GOV: 'KNG' is not known"),
        ({"kinds": {"IGO": {"kode": "IGO"}}}, "kinds: IGO: must have code"),
        ({"regions": "AFR"}, "regions: must be a list"),
        ({"small": [True]}, "small: must be a list of words"),
        ({"more": []}, "more: is no key"),
    ],
)
def test_a_wrong_list_of_codes_is_named(change: Mapping[str, Any], message: str) -> None:
    with pytest.raises(WorldError, match=message):
        codes(**change)


@pytest.mark.parametrize(
    ("name", "shown", "matched"),
    [
        ("KABUL", "Kabul", "Kabul"),
        ("THE MINISTRY OF DEFENCE", "The Ministry of Defence", "the Ministry of Defence"),
        ("BAN KI-MOON", "Ban Ki-Moon", "Ban Ki-moon"),
        ("AL-SADR", "Al-Sadr", "al-sadr"),
        ("MAZAR-I-SHARIF", "Mazar-I-Sharif", "Mazar-i-sharif"),
        ("EL AL", "El Al", "El Al"),
        ("U.N. ENVOY", "U.N. Envoy", "U.N. Envoy"),
        ("B. LYNN PASCOE", "B. Lynn Pascoe", "B. Lynn Pascoe"),
        ("UN ENVOY", "UN Envoy", "UN Envoy"),
        ("GCHQ", "GCHQ", "GCHQ"),
        ("MI6 AND B&G", "MI6 and B&G", "MI6 and B&G"),
        ("JOHN MCCAIN JR", "John McCain Jr", "John McCain Jr"),
        ("GISCARD D'ESTAING", "Giscard D'Estaing", "Giscard d'Estaing"),
        ("O'BRIEN", "O'Brien", "O'Brien"),
        ("APRIL 19TH", "April 19th", "April 19th"),
        ("ERDOĞAN", "Erdoğan", "Erdoğan"),
        ("Ibrahim Rugova", "Ibrahim Rugova", "Ibrahim Rugova"),
    ],
)
def test_names_are_written_as_in_news(name: str, shown: str, matched: str) -> None:
    lettering = Lettering(cameo.data())
    assert (lettering.shown(name), lettering.matched(name)) == (shown, matched)


def test_parentheses_hold_an_acronym_or_nothing() -> None:
    assert rows("QUNDAR LIBERATION FRONT (QLF) [AFGREB]")[0][0] == ("Qundar Liberation Front", "QLF")
    assert rows("QUNDAR LIBERATION FRONT (AFGHANISTAN) [AFGREB]")[0][0] == ("Qundar Liberation Front",)


def test_a_name_that_is_the_initials_of_another_stays_in_capitals() -> None:
    assert rows("QUNDAR NATIONAL ARMY\n+QNA\n+ANAK\n\t[AFGMIL]")[0][0] == ("Qundar National Army", "QNA", "Anak")


def test_dated_codes_come_before_those_of_no_time() -> None:
    text = "QUNDAR KHAN [AFGELI]\n\t[AFGGOV 010101-020101]\n\t[AFGGOV >100101]\n\t[---]"
    assert rows(text) == [
        (("Qundar Khan",), "AFG", "GOV", "2001-01-01", "2002-01-01"),
        (("Qundar Khan",), "AFG", "GOV", "2010-01-01", None),
        (("Qundar Khan",), "AFG", "ELI", None, None),
    ]


def test_what_dragoman_knows_is_left_to_it() -> None:
    built = layer.build([read("AFGHANISTAN [AFG]\n+AFFGHANISTAN\nFARMER [~AGR]\nGOATHERD [~AGR]")])
    assert [actor.names for actor in built.actors] == [("Affghanistan",)]
    assert built.terms == {"goatherd": "LAB"}
    assert (built.names["a.txt"], built.known) == (4, 2)


def test_a_name_that_stands_twice_is_merged_and_a_term_counts_once() -> None:
    text = "QUNDAR [AFG]\n+QUNDARI\nQUNDAR [AFG]\n+QUNDARIS\nGOATHERD [~AGR]\nGOATHERD [~AGR]\nGOATHERD [~CVL]"
    built = layer.build([read(text)])
    assert [actor.names for actor in built.actors] == [("Qundar", "Qundari"), ("Qundaris",)]
    assert built.terms == {"goatherd": "LAB"}
    assert [failure.where for failure in built.failures] == ["a.txt:7"]


def test_the_offices_people_hold_stay(tmp_path: Path) -> None:
    built = layer.build([read("FOREIGN_MINISTER [~MIL]\nGOATHERD [~AGR]")])
    layer.write(built, tmp_path)
    world = World((loader.FOLDER, tmp_path))
    assert world.office("the foreign minister") == ("Foreign Minister", "GOV")
    assert world.office("two goatherds") == (None, "LAB")
    assert [failure.code for failure in built.failures] == ["E111"]


def test_the_layer_is_found_in_text(tmp_path: Path) -> None:
    text = "QUNDAR KHAN\n+Q.K.\n\t[AFGGOV 20010101-20021231]\n\t[AFGELI]\nQUNDARI SEA [---]\nQUNDARI [PAK]"
    layer.write(layer.build([read(text)]), tmp_path)
    world = World((loader.FOLDER, tmp_path))
    told = "QUNDAR KHAN, or Q.K., of the Qundari Sea and Qundari troops"
    assert [(one.text, one.entity.code, one.entity.sector) for one in world.find(told, "2001-06")] == [
        ("QUNDAR KHAN", "AFG", "GOV"), ("Q.K.", "AFG", "GOV"), ("Qundari", "PAK", None),
    ]  # fmt: skip
    assert world.find("Qundar Khan", "2015")[0].entity.sector == "ELI"


def test_the_same_dictionaries_give_the_same_bytes(tmp_path: Path) -> None:
    text = "QUNDAR [AFG]\n+QUNDARI\nGOATHERD [~AGR]\nSWINEHERD [~AGR]"
    for folder in ("one", "two"):
        layer.write(layer.build([read(text)]), tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["actors.tsv", "guards.tsv", "offices.tsv"]
    for name in names:
        first = (tmp_path / "one" / name).read_bytes()
        assert first == (tmp_path / "two" / name).read_bytes()
        assert first.startswith(b"# Imported from a.txt by ")


def test_a_table_of_ones_own_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "offices.tsv").write_text("name\tkind\tsector\taliases\n", encoding="utf-8")
    with pytest.raises(WorldError, match="not written over"):
        layer.write(layer.build([read("QUNDAR [AFG]")]), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["offices.tsv"]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the dictionaries of Phoenix stand in ../shared/data/petrarch alone")
def test_the_dictionaries_of_phoenix_are_read_whole(tmp_path: Path) -> None:
    paths = [SAMPLES / f"{name}.txt" for name in NAMED]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    built = layer.build([petrarch.parse(text, name) for text, name in zip(texts, NAMED, strict=True)])
    assert [built.names[name] for name in NAMED] == [25783, 7852, 1472, 3327]
    assert len(built.failures) < 500
    layer.write(built, tmp_path)
    world = World((loader.FOLDER, tmp_path))
    (karzai,) = world.find("President Karzai", "2010")
    assert (karzai.text, karzai.entity.code, karzai.entity.sector) == ("President Karzai", "AFG", "GOV")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the dictionaries of CAMEO stand in ../shared/data/petrarch alone")
def test_the_verbs_of_cameo_are_recognised() -> None:
    with pytest.raises(NoDictionary, match="dictionary of verbs"):
        read((SAMPLES / "CAMEO.2.0.txt").read_text(encoding="utf-8"))
