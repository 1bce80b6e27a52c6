"""Which state an outlet sits in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.world import World
from dragoman.world.outlets import Outlets
from dragoman.world.tables import Row

NAMES = """
Dawn | PAK | paper
dawn | PAK | paper
The Dawn | PAK | paper
Xinhua | CHN | agency
Xinhua News Agency | CHN | agency
The New York Times | USA | paper
New York Times | USA | paper
NYT | USA | paper
South China Morning Post | HKG | paper
SCMP | HKG | paper
Agence France-Presse | FRA | agency
AFP | FRA | agency
Al Jazeera | QAT | broadcaster
BBC | GBR | broadcaster
La Nación (Costa Rica) | CRI | paper
La Nacion (Costa Rica) | CRI | paper
U.S. Department of State | USA | government
nytimes.com | USA | paper
tass_com_russia | RUS | agency
"""

HOSTS = """
https://www.dawn.com/news/1 | Dawn | PAK
https://www.bbc.co.uk/news/world-1 | BBC | GBR
https://edition.cnn.com/2020/01/01/a | CNN | USA
http://english.news.cn | - | CHN
dawn.com/news | Dawn | PAK
HTTPS://WWW.DAWN.COM:443/ | Dawn | PAK
https://www.state.gov/x | U.S. Department of State | USA
https://foo.bar.co.ke/x | foo.bar.co.ke | KEN
https://foo.de | foo.de | DEU
https://foo.uk | foo.uk | GBR
https://foo.gb | foo.gb | GBR
"""

SHARED = (
    "Guardian; The Guardian; Daily Star; The Sun; The Times; Standard; The Nation; The Independent; The Herald; herald"
)


@pytest.mark.parametrize("line", NAMES.strip().split("\n"))
def test_an_outlet_is_known_by_its_names(line: str) -> None:
    name, code, kind = line.split(" | ")
    outlet = World.load().outlet(name)
    assert outlet is not None
    assert (outlet.code, outlet.kind) == (code, kind)


@pytest.mark.parametrize("line", HOSTS.strip().split("\n"))
def test_an_outlet_is_known_by_its_host(line: str) -> None:
    url, name, code = line.split(" | ")
    outlet = World.load().outlet(None, url)
    assert outlet is not None
    assert outlet.code == code
    assert name in ("-", outlet.name)


@pytest.mark.parametrize("name", SHARED.split("; "))
def test_a_name_that_several_share_tells_nothing(name: str) -> None:
    assert World.load().outlet(name) is None


@pytest.mark.parametrize(
    ("name", "url"),
    [
        (None, None),
        ("", ""),
        ("Xy Post", None),
        (None, "https://unknown.com/"),
        (None, "https://www.notdawn.com/"),
        (None, "https://dawn.com.example.org/"),
        (None, "https://foo.cs/"),
        (None, "https://foo.dd/"),
        ("http://[bad", "http://[bad"),
        ("The", None),
    ],
)
def test_what_is_not_known_is_none(name: str | None, url: str | None) -> None:
    assert World.load().outlet(name, url) is None


def test_a_known_host_goes_before_the_name_and_the_name_before_the_top_level_domain() -> None:
    world = World.load()
    for name, url, code in [
        ("Xinhua", "https://www.dawn.com/", "PAK"),
        ("Xinhua", "https://foo.de/", "CHN"),
        ("The Guardian", "https://foo.de/", "DEU"),
        ("The Guardian", "https://www.theguardian.com/uk", "GBR"),
    ]:
        outlet = world.outlet(name, url)
        assert outlet is not None
        assert outlet.code == code


def outlets(*rows: tuple[str, str, str], layers: tuple[int, ...] = ()) -> Outlets:
    made = [
        Row("outlets.tsv", line, {"name": name, "code": code, "kind": "paper", "aliases": "-", "domains": host}, layer)
        for line, ((name, code, host), layer) in enumerate(zip(rows, layers or (0,) * len(rows), strict=True), 2)
    ]
    return Outlets(made, ("FRA", "DEU"), [("FR", "FRA")])


@pytest.mark.parametrize(
    ("rows", "name", "code"),
    [
        ([("The Long Post", "FRA", "longpost.com")], "longpost", "FRA"),
        ([("Abc", "FRA", "abx.com")], "abx", None),
        ([("One", "FRA", "shared.com"), ("Two", "DEU", "shared.org")], "shared", None),
        ([("One", "FRA", "shared.com"), ("Two", "FRA", "shared.org")], "shared", "FRA"),
        ([("Mail (France)", "FRA", "mail.com"), ("The Mail (Germany)", "DEU", "-")], "mail", None),
        ([("Mail (France)", "FRA", "mail.com")], "Mail", "FRA"),
    ],
)
def test_the_first_part_of_a_host_is_a_name(rows: list[tuple[str, str, str]], name: str, code: str | None) -> None:
    found = outlets(*rows).find(name)
    assert (found.code if found is not None else None) == code


def test_a_layer_of_ones_own_goes_first() -> None:
    own = outlets(("Xy Post", "FRA", "xypost.com"), ("Xy Post", "DEU", "xypost.com"), layers=(0, 1))
    assert [found.code for found in (own.find("Xy Post"), own.find(None, "xypost.com")) if found] == ["DEU", "DEU"]


def test_the_table_is_broad() -> None:
    world = World.load()
    world.outlet("Dawn")
    assert world._outlets is not None
    assert len(world._outlets) >= 3000
    codes = {outlet.code for outlet in world._outlets._names.values()}
    assert {code for code, state in world.states.items() if state.standing == "state"} <= codes


@given(st.text(max_size=80) | st.none(), st.text(max_size=80) | st.none())
def test_any_name_may_be_asked_for(name: str | None, url: str | None) -> None:
    outlet = World.load().outlet(name, url)
    assert outlet is None or outlet.code in World.load().states


@given(st.text(alphabet="htps:/.[]@%#?w-_ ßde", max_size=40))
def test_any_address_may_be_asked_for(url: str) -> None:
    World.load().outlet(url, url)
