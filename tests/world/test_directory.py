"""People by name, however it is written, and by the office they held."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.world import World
from dragoman.world.directory import ALIKE, bare, certain, likeness
from dragoman.world.spelling import words

WRITTEN = """
Qaddafi | Muammar Gaddafi
Kadhafi | Muammar Gaddafi
Muammar al-Gaddafi | Muammar Gaddafi
Mohamad Khatami | Mohammad Khatami
Saddam Husain | Saddam Hussein
Tchernomyrdin | Viktor Chernomyrdin
Volodymyr Zelenskiy | Volodymyr Zelensky
Milosevich | Slobodan Milošević
Boutros Ghali | Boutros Boutros-Ghali
Kim Jong Un | Kim Jong-un
KIM JONG-UN | Kim Jong-un
G. W. Bush | George W. Bush
G.H.W. Bush | George H. W. Bush
H. Clinton | Hillary Clinton
B. Yeltsin | Boris Yeltsin
Jinping Xi | Xi Jinping
Abe Shinzo | Shinzo Abe
Merkel Angela | Angela Merkel
Xi | Xi Jinping
Abiy | Abiy Ahmed
Yeltsin | Boris Yeltsin
"""

NAMESAKES = [
    ("Bush", "1991", "President", None, "George H. W. Bush"),
    ("Bush", "2003", "President", None, "George W. Bush"),
    ("Bush", "2003", "President", "USA", "George W. Bush"),
    ("Bush", "2003", "Governor", "USA", "Jeb Bush"),
    ("Clinton", "1997", "President", None, "Bill Clinton"),
    ("Clinton", "2010", "Secretary of State", None, "Hillary Clinton"),
    ("Clinton", "2010", "Foreign Minister", "USA", "Hillary Clinton"),
    ("Sharif", "1998", "Prime Minister", None, "Nawaz Sharif"),
    ("Sharif", "2023", "Prime Minister", None, "Shehbaz Sharif"),
    ("Sharif", "2010", "Chief Minister", "PAK", "Shehbaz Sharif"),
    ("Gandhi", "1985-06", "Prime Minister", "IND", "Rajiv Gandhi"),
    ("Kirchner", "2005", "President", None, "Néstor Kirchner"),
    ("Kaczynski", "2007", "Prime Minister", "POL", "Jarosław Kaczyński"),
    ("Kaczynski", "2007", "President", "POL", "Lech Kaczyński"),
    ("Aliyev", "2000", "President", "AZE", "Heydar Aliyev"),
    ("Aliyev", "2010", "President", "AZE", "Ilham Aliyev"),
    ("Assad", "1995", "President", "SYR", "Hafez al-Assad"),
    ("Assad", "2005", "President", "SYR", "Bashar al-Assad"),
    ("Kabila", "1999", "President", "COD", "Laurent Kabila"),
    ("Kabila", "2010", "President", "COD", "Joseph Kabila"),
]

HOLDERS = """
President | USA | 1991-06 | George H. W. Bush
Foreign Minister | USA | 2022 | Antony Blinken
Secretary of State | USA | 2022 | Antony Blinken
Foreign Minister | GBR | 2022-01 | Liz Truss
Prime Minister | PAK | 1998-05 | Nawaz Sharif
Prime Minister | DEU | 2010 | Angela Merkel
Chancellor | DEU | 2010 | Angela Merkel
Prime Minister | IRL | 2012 | Enda Kenny
President | SUN | 1990-06 | Mikhail Gorbachev
King | JOR | 1995 | King Hussein
King | JPN | 1995 | Akihito
Head of State | GBR | 1995 | Queen Elizabeth II
Interior Minister | CHN | 2010 | Meng Jianzhu
President | EGY | 2013-10 | Adly Mansour
"""

NO_ONE = """
Ambassador | USA | 2022 | many hold it
Minister | FRA | 2010 | many hold it
Deputy Prime Minister | RUS | 2010 | many hold it
Deputy Foreign Minister | RUS | 2010 | many hold it
President | USA | 2001 | two held it
President | USA | 2001-01-20 | two held it
President | QQQ | 2010 | no such state
President | GBR | 2010 | no such office there
President | USA | 1700 | before all tables
"""


def table(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.strip().split("\n")]


@pytest.mark.parametrize(("written", "name"), table(WRITTEN))
def test_a_name_is_known_however_it_is_written(written: str, name: str) -> None:
    found = World.load().who(written)
    assert found[0].person.name == name
    assert found[0].name >= ALIKE


@pytest.mark.parametrize(("name", "on", "office", "code", "meant"), NAMESAKES)
def test_namesakes(name: str, on: str, office: str, code: str | None, meant: str) -> None:
    found = World.load().who(name, on, code=code, office=office)
    assert found[0].person.name == meant
    assert any("held the office" in why for why in found[0].why)
    sure = certain(found)
    assert sure is not None
    assert sure.person.name == meant


@pytest.mark.parametrize("name", ["", "bin", "J.", "Qwertz Uiopü", "12", "-"])
def test_nobody(name: str) -> None:
    assert World.load().who(name) == []


def test_candidates_are_ranked_and_say_why() -> None:
    found = World.load().who("Bush", "1991", code="USA", office="President")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 1 for one in found)
    assert found[0].why == ("of USA", "held the office of President", "in office at 1991: President")
    assert {one.person.name: one.why for one in found}["George W. Bush"][-1] == "in no office at 1991"


def test_two_as_likely_are_not_certain() -> None:
    found = World.load().who("Bush")
    assert found[0].score == found[1].score
    assert certain(found) is None
    assert certain([]) is None


@pytest.mark.parametrize(
    ("asked", "known", "first", "fits"),
    [
        ("Ahmed", "Abiy Ahmed", True, True),
        ("Abiy", "Abiy Ahmed", True, True),
        ("Salman", "Mohammed bin Salman", False, False),
        ("Mohammed", "Mohammed bin Salman", False, True),
        ("Vladimir", "Vladimir Putin", False, False),
        ("V. Putin", "Vladimir Putin", False, True),
        ("D. Putin", "Vladimir Putin", False, False),
        ("V.", "Vladimir Putin", False, False),
        ("de la", "Miguel de la Madrid", False, False),
    ],
)
def test_the_surname_must_be_there(asked: str, known: str, first: bool, fits: bool) -> None:
    assert (likeness(words(asked), words(known), first=first) >= ALIKE) is fits


@pytest.mark.parametrize(("office", "code", "on", "name"), table(HOLDERS))
def test_the_holder_of_an_office(office: str, code: str, on: str, name: str) -> None:
    holder = World.load().holder(office, code, on)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize(("office", "code", "on", "why"), table(NO_ONE))
def test_no_one_holder(office: str, code: str, on: str, why: str) -> None:
    assert World.load().holder(office, code, on) is None, why


def test_who_holds_an_office_for_a_while_holds_it() -> None:
    world = World.load()
    holder = world.holder("Defence Secretary", "USA", "2019-03")
    assert holder is not None
    assert holder.name == "Patrick Shanahan"
    held = holder.tenancy("2019-03")
    assert held is not None
    assert held.office.startswith("Acting ")


@pytest.mark.parametrize("office", ["President", "Acting President", "Interim President", "Caretaker President"])
def test_bare_offices(office: str) -> None:
    assert bare(office) == "President"


def test_all_holders_the_latest_first() -> None:
    held = World.load().directory.holders("President", "USA")
    assert [one.since for one, _ in held] == sorted((one.since for one, _ in held), reverse=True)
    names = [person.name for _, person in held]
    assert names.index("Barack Obama") < names.index("Bill Clinton") < names.index("Ronald Reagan")


@pytest.mark.parametrize(
    ("name", "names", "office", "on", "holder"),
    [
        ("IGO", {"nato"}, "NATO Secretary-General", "2010", "Anders Fogh Rasmussen"),
        ("UNO", {"united nations", "un"}, "Secretary-General", "2010", "Ban Ki-moon"),
        ("IGO", {"nato"}, "Janitor", "2010", None),
    ],
)
def test_the_head_of_a_body(name: str, names: set[str], office: str, on: str, holder: str | None) -> None:
    found = World.load().directory.head(name, names, office, on)
    assert (found.name if found is not None else None) == holder


@pytest.mark.parametrize(
    ("name", "code"), [("Nguyen", "VNM"), ("Aliyev", "AZE"), ("Zelensky", "UKR"), ("Khan", "PAK"), ("Ivanov", "RUS")]
)
def test_kin(name: str, code: str) -> None:
    shares = World.load().kin(name)
    assert max(shares, key=lambda one: shares[one]) == code
    assert 0.4 < shares[code] < 1
    assert sum(shares.values()) < 1


@pytest.mark.parametrize("name", ["", "bin", "J.", "Qwertzuiop"])
def test_no_kin(name: str) -> None:
    assert World.load().kin(name) == {}


@given(
    st.text(max_size=300),
    st.sampled_from([None, "1991", "2024-02", "2001-09-11"]),
    st.sampled_from([None, "USA", "QQQ"]),
    st.sampled_from([None, "President", "Deputy Foreign Minister", ""]),
)
def test_any_name_may_be_asked_for(name: str, on: str | None, code: str | None, office: str | None) -> None:
    found = World.load().who(name, on, code=code, office=office)
    assert all(0 <= one.score <= 1 and 0 <= one.name <= 1 for one in found)


NAMES = "bin al van de Mohammed ibn Kim Lee J. Khan O'Brien - . ’ Jean-Pierre Xi Ahmed's \x00 ß".split(" ")


@given(st.lists(st.sampled_from(NAMES), max_size=40).map(" ".join))
def test_any_words_may_be_asked_for(name: str) -> None:
    world = World.load()
    assert all(0 <= one.score <= 1 for one in world.who(name, "2010"))
    assert all(0 < share < 1 for share in world.kin(name).values())
