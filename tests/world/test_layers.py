"""A user's own tables over those of the package: what they add and override, and what is told of a fault."""

from pathlib import Path

import pytest

from dragoman.errors import WorldError
from dragoman.world import World, loader


def own(folder: Path, **tables: str) -> World:
    """Return the world under a layer of `tables`, named as in `people_yaml`."""
    for name, content in tables.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return World((loader.FOLDER, folder))


def office(world: World, name: str, on: str) -> str | None:
    held = world.find(name, on)[0].entity.tenancy(on)
    return held.office if held is not None else None


PEOPLE = [
    (
        "people_tsv",
        "# mine\nname\tcode\tsector\taliases\toffices\n"
        "Zaphod Beeble\tFRA\tGOV\tBeeble; Z. Beeble\tPresident 2020-01/; DEU:Mayor 2010/2012\n",
    ),
    (
        "people_yaml",
        "# mine\n- name: Zaphod Beeble\n  code: FRA\n  sector: GOV\n  aliases: [Beeble, Z. Beeble]\n"
        "  offices:\n    - President 2020-01/\n    - DEU:Mayor 2010/2012\n",
    ),
    (
        "people_yml",
        "- {name: Zaphod Beeble, code: FRA, sector: GOV, aliases: Beeble; Z. Beeble,"
        " offices: President 2020-01/; DEU:Mayor 2010/2012}\n",
    ),
]


@pytest.mark.parametrize(("table", "content"), PEOPLE, ids=[table for table, _ in PEOPLE])
def test_a_layer_adds_people(tmp_path: Path, table: str, content: str) -> None:
    world = own(tmp_path, **{table: content})
    assert [(one.text, one.entity.code) for one in world.find("Beeble met Macron")] == [
        ("Beeble", "FRA"),
        ("Macron", "FRA"),
    ]
    assert office(world, "Zaphod Beeble", "2022") == "President"
    assert world.who("Zafod Beeble")[0].person.name == "Zaphod Beeble"
    found = world.identify("Zaphod Beeble", "2011")[0]
    assert (found.code, found.office) == ("DEU", "Mayor")
    holder = world.holder("President", "FRA", "2022")
    assert holder is not None
    assert holder.name == "Zaphod Beeble"
    before = world.holder("President", "FRA", "2019")
    assert before is not None
    assert before.name == "Emmanuel Macron"


def test_a_layer_overrides_the_offices_of_somebody(tmp_path: Path) -> None:
    world = own(tmp_path, people_yaml="- {name: Emmanuel Macron, code: FRA, sector: GOV, offices: Emperor 2020-01/}\n")
    assert office(world, "Emmanuel Macron", "2022") == "Emperor"
    assert [one.person.tenancies[0].office for one in world.who("Emmanuel Macron") if one.name == 1] == ["Emperor"]
    assert world.holder("President", "FRA", "2019") is None
    assert office(World.load(), "Emmanuel Macron", "2022") == "President"


@pytest.mark.parametrize(
    ("table", "content", "text", "wanted"),
    [
        (
            "states_yaml",
            "- {code: XYL, iso2: XY, name: Xyland, demonyms: [Xylander], capitals: Xyville}",
            "Xyland Xylander Xyville",
            "XYL XYL XYL",
        ),
        ("places_yaml", "- {name: Paris, code: USA, kind: city}", "Paris", "USA"),
        (
            "organisations_yaml",
            "- {name: NATO, code: MNC}\n- {name: Foo League, code: IGO, acronyms: FOOL}",
            "NATO, the FOOL, fool",
            "MNC IGO",
        ),
        ("seats_yaml", "- {name: Xy Palace, code: BEL, sector: GOV}", "the Xy Palace", "BEL"),
        ("lands_yaml", "- {name: Xy Isle, code: BEL, claimants: [BEL, FRA]}", "Xy Isle", "BEL"),
        ("guards_yaml", "- {name: Iran Air Show, rule: blocks}", "the Iran Air Show in Iran", "IRN"),
        (
            "actors_tsv",
            "name\tcode\tsector\taliases\tsince\tuntil\nXy Front\tTCD\tREB\t-\t2000\t2010\n",
            "Xy Front",
            "TCD",
        ),
    ],
)
def test_a_layer_adds_and_overrides_names(tmp_path: Path, table: str, content: str, text: str, wanted: str) -> None:
    world = own(tmp_path, **{table: content})
    assert " ".join(one.entity.code for one in world.find(text, "2005")) == wanted


def test_a_layer_overrides_other_tables(tmp_path: Path) -> None:
    world = own(
        tmp_path,
        offices_yaml="- {name: Goatherd, kind: title, sector: LAB, aliases: [goat keeper]}\n"
        "- {name: President, kind: title, sector: LEG}\n",
        members_yaml="- {organisation: NATO, codes: [FRA, USA]}\n",
        functions_yaml="- {function: President, office: Goatherd, codes: [BEL]}\n",
        people_yaml="- {name: Zaphod Beeble, code: BEL, sector: GOV, offices: Goatherd 2020/}\n",
        outlets_yaml="- {name: Dawn, code: USA, kind: online, domains: dawn.com}\n",
    )
    assert world.office("the goat keeper of Belgium") == ("Goatherd", "LAB")
    assert world.office("the president") == ("President", "LEG")
    assert world.members("NATO") == {"FRA", "USA"}
    assert [one.code for one in (world.outlet("Dawn"), world.outlet(None, "https://dawn.com/1")) if one] == [
        "USA",
        "USA",
    ]
    holder = world.holder("President", "BEL", "2022")
    assert holder is not None
    assert holder.name == "Zaphod Beeble"


def test_a_table_may_be_a_folder_of_files(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "mine.tsv").write_text(
        "name\tcode\tsector\taliases\toffices\nZaphod Beeble\tFRA\tGOV\t-\t-\n"
    )
    (tmp_path / "people" / "more.yaml").write_text("- {name: Tricia Milan, code: DEU, sector: GOV}\n")
    (tmp_path / "README.md").write_text("Not a table.\n")
    world = World((loader.FOLDER, tmp_path))
    assert [one.entity.code for one in world.find("Zaphod Beeble, Tricia Milan")] == ["FRA", "DEU"]


def test_load_takes_a_folder(tmp_path: Path) -> None:
    (tmp_path / "seats.yaml").write_text("- {name: Xy Palace, code: BEL}\n")
    world = World.load(tmp_path)
    assert [one.entity.code for one in world.find("Xy Palace")] == ["BEL"]
    assert world is World.load(tmp_path)
    assert world is not World.load()


KEYS = "allowed are name, code, sector, aliases, offices"
OFFICE = '''an office is written "Foreign Minister 2013-05/2022"'''


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        ("people_yaml", "name: Xy", "people.yaml:1: must be a list; an entry begins with '- name: '"),
        ("people_yaml", "# a\n- Xy", "people.yaml:2: an entry must be keys and values, as in '- name: ...'"),
        ("people_yaml", "- name: Xy\n  nome: Xy", f"people.yaml:2: the key 'nome' is not known; {KEYS}"),
        ("people_yaml", "- name: Xy\n  name: Yx", "people.yaml:2: the key 'name' stands twice"),
        ("people_yaml", "- name: [Xy, Yx]", "people.yaml:1: name must be one word; lists are for names, demonyms"),
        ("people_yaml", "- name: Xy\n  aliases: {a: b}", "people.yaml:2: aliases must be a word or a list of words"),
        ("people_yaml", "- name: Xy\n  aliases: [[a]]", "people.yaml:2: aliases must be a word or a list of words"),
        ("people_yaml", "- name: Xy\n- {", "people.yaml:2: is no YAML: "),
        ("people_yaml", "- name: Xy\n\tcode: FRA", "people.yaml:2: is no YAML: "),
        ("people_yaml", "\x00", "people.yaml: is no YAML: "),
        ("people_yaml", "- code: FRA\n  sector: GOV", "people.yaml:1: name is empty; it must hold a value"),
        ("people_yaml", "\n- name: Xy", "people.yaml:2: code is empty; it must hold a value"),
        ("people_yaml", "- {name: Xy, code: QQQ}", "people.yaml:1: code 'QQQ' is not known; allowed are ABW, AFG"),
        ("people_yaml", "- {name: Xy, code: NO}", "people.yaml:1: code 'NO' is not known; allowed are ABW, AFG"),
        (
            "people_yaml",
            "- {name: Xy, code: FRA, sector: KNG}",
            "people.yaml:1: sector 'KNG' is not known; allowed are BUS",
        ),
        (
            "people_yaml",
            "- {name: Xy, code: FRA, aliases: ['a;b']}",
            """people.yaml:1: aliases has the value 'a;b'; values""",
        ),
        ("people_yaml", "- {name: Xy, code: FRA, aliases: [Yx, Yx]}", "people.yaml:1: aliases has 'Yx' twice"),
        ("people_yaml", "- {name: Xy, code: FRA, aliases: [Y]}", "people.yaml:1: the name 'Y' is too short"),
        ("people_yaml", "- {name: Xy, code: FRA, offices: King}", f"people.yaml:1: offices has 'King'; {OFFICE}"),
        (
            "people_yaml",
            "- {name: Xy, code: FRA, offices: [King 2020/2010]}",
            "people.yaml:1: offices has 'King 2020/2010', which",
        ),
        (
            "people_yaml",
            "- {name: Xy, code: FRA, offices: ['QQQ:King 2020/']}",
            "people.yaml:1: offices has 'QQQ:King 2020/'; 'QQQ' is",
        ),
        (
            "people_tsv",
            "name\tcode\nXy\tFRA\n",
            "people.tsv:1: the header is 'name\\tcode'; it must be name, code, sector",
        ),
        ("people_tsv", "", "people.tsv: has no header; it must be name, code, sector"),
        (
            "people_tsv",
            "name\tcode\tsector\taliases\toffices\nXy\tFRA\n",
            "people.tsv:2: 2 cells; there must be 5: name, code",
        ),
        (
            "people_tsv",
            "name\tcode\tsector\taliases\toffices\n\nXy\tQQQ\tGOV\t-\t-\n",
            "people.tsv:3: code 'QQQ' is not known; allowed",
        ),
        (
            "states_yaml",
            "- {code: FRA, iso2: FR, name: Gaul}",
            "states.yaml:1: FRA FR stands twice; a state has one line",
        ),
        (
            "places_yaml",
            "- {name: Xyville, code: FRA, kind: hut}",
            "places.yaml:1: kind 'hut' is not known; allowed are city, region",
        ),
        (
            "actors_yaml",
            "- {name: Xy Front, code: TCD, since: May 2001}",
            "actors.yaml:1: since 'May 2001' is no time; it must be YYYY",
        ),
        (
            "members_yaml",
            "- {organisation: Xy League, codes: FRA}",
            "members.yaml:1: organisation 'Xy League' is not in",
        ),
        (
            "ambiguous_yaml",
            "- {name: Xyville, code: FRA}",
            "ambiguous.yaml:1: no other table has the name 'Xyville' for FRA",
        ),
        (
            "guards_yaml",
            "- {name: Xy, rule: forbids}",
            "guards.yaml:1: rule 'forbids' is not known; allowed are blocks",
        ),
        ("offices_yaml", "- {name: Xy, kind: rank}", "offices.yaml:1: kind 'rank' is not known; allowed are body"),
        (
            "functions_yaml",
            "- {function: King, office: Xy, codes: QQQ}",
            "functions.yaml:1: codes has 'QQQ', which is not in",
        ),
        (
            "orders_yaml",
            "- {code: FRA, order: last}",
            "orders.yaml:1: order 'last' is not known; allowed are family, given",
        ),
    ],
)
def test_a_fault_is_named(tmp_path: Path, table: str, content: str, message: str) -> None:
    with pytest.raises(WorldError) as raised:
        own(tmp_path, **{table: content})
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("- {name: Xy Post, code: QQQ, kind: paper}", "outlets.yaml:1: code 'QQQ' is not known; allowed are ABW"),
        ("- {name: Xy Post, code: FRA, kind: blog}", "outlets.yaml:1: kind 'blog' is not known; allowed are agency"),
    ],
)
def test_a_bad_outlet_is_told_when_outlets_are_asked_for(tmp_path: Path, row: str, message: str) -> None:
    world = own(tmp_path, outlets_yaml=row)
    with pytest.raises(WorldError) as raised:
        world.outlet("Xy Post")
    assert str(raised.value).startswith(message)


ALLOWED = "allowed are states, statehood, seats, places"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], f"holds no table; {ALLOWED}"),
        (["README.md"], f"holds no table; {ALLOWED}"),
        (["people.csv"], f"holds no table; {ALLOWED}"),
        (["people/mine.txt"], f"holds no table; {ALLOWED}"),
        ([".git/x.yaml"], f"holds no table; {ALLOWED}"),
        (["leaders.yaml"], f"leaders.yaml: is no table of the world; {ALLOWED}"),
        (["gazetteer.tsv"], f"gazetteer.tsv: is no table of the world; {ALLOWED}"),
        (["people.yaml", "stray.tsv"], f"stray.tsv: is no table of the world; {ALLOWED}"),
        (["people.yaml", "peple/mine.tsv"], f"peple/mine.tsv: is no table of the world; {ALLOWED}"),
    ],
)
def test_a_folder_of_nothing_and_a_stray_table_are_told(tmp_path: Path, files: list[str], message: str) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf-8")
    with pytest.raises(WorldError) as raised:
        World((loader.FOLDER, tmp_path))
    assert message in str(raised.value)


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="is no folder; give a folder of tables"):
        World((loader.FOLDER, tmp_path / "nowhere"))
