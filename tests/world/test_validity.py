"""What the tables say of the world over time: states, lands, members, numbers, and how much they hold."""

import pytest

from dragoman.world import World
from dragoman.world.loader import FOLDER, rows

OVER_TIME = """
Moscow | 1990-05 | SUN
Moscow | 1991-12-25 | SUN
Moscow | 1991-12-26 | RUS
Moscow | - | RUS
Soviet | 1990 | SUN
Soviet | 2000 | RUS
Prague | 1990 | CSK
Prague | 1993-01-01 | CZE
Czechoslovakia | 1992-12-31 | CSK
Czechoslovakia | 1993 | CZE
Czechoslovak | 1990 | CSK
Belgrade | 1995 | YUG
Belgrade | 2004 | SCG
Belgrade | 2010 | SRB
Yugoslavia | 1999-04 | YUG
Yugoslavia | 2005 | SRB
Serbia and Montenegro | 2004 | SCG
East Germany | 1989 | DDR
East German | 1989 | DDR
East Germany | 1995 | DEU
East Berlin | 1989 | DDR
East Berlin | 1995 | DEU
Bonn | 1989 | DEU
South Yemen | 1989 | YMD
South Yemen | 2015 | YEM
Aden | 1989 | YMD
Aden | 2015 | YEM
Russia | 1990 | RUS
Ukraine | 1990 | UKR
Zaire | 1990 | COD
"""

LANDS = """
Crimea | UKR | RUS
Donbas | UKR | RUS
Kashmir | IND | PAK
Kashmiri | IND | PAK
Nagorno-Karabakh | AZE | ARM
Northern Cyprus | CYP | TUR
Golan Heights | SYR | ISR
Abkhazia | GEO | GEO
Somaliland | SOM | SOM
Senkaku Islands | JPN | CHN
Diaoyu Islands | JPN | CHN
Scarborough Shoal | PHL | CHN
Essequibo | GUY | VEN
Abyei | SDN | SSD
"""

# code, Correlates of War, Gleditsch and Ward, FIPS 10-4
NUMBERS = """
USA 2 2 US
CAN 20 20 CA
CUB 40 40 CU
HTI 41 41 HA
MEX 70 70 MX
BRA 140 140 BR
CHL 155 155 CI
ARG 160 160 AR
GBR 200 200 UK
IRL 205 205 EI
CHE 225 225 SZ
ESP 230 230 SP
DEU 255 260 GM
SRB 345 340 RI
XKX 347 347 KV
RUS 365 365 RS
UKR 369 369 UP
NGA 475 475 NI
COG 484 484 CF
COD 490 490 CG
ETH 530 530 ET
ZAF 560 560 SF
SSD 626 626 OD
IRN 630 630 IR
TUR 640 640 TU
IRQ 645 645 IZ
ISR 666 666 IS
YEM 679 678 YM
CHN 710 710 CH
TWN 713 713 TW
PRK 731 731 KN
KOR 732 732 KS
JPN 740 740 JA
IND 750 750 IN
PAK 770 770 PK
VNM 816 816 VM
AUS 900 900 AS
CSK 315 315 CZ
DDR 265 265 GC
SUN 365 365 UR
YMD 680 680 YS
YUG 345 345 YO
"""

MEMBERS = """
African Union | 55 | EGY ZAF ESH | ESP
ASEAN | 11 | TLS VNM | PNG
BRICS | 10 | IDN IRN | ARG
Council of Europe | 46 | TUR UKR | RUS BLR
CSTO | 6 | KAZ RUS | UZB
ECOWAS | 12 | NGA SEN | MLI NER BFA
European Union | 27 | HRV CYP | GBR NOR
G7 | 7 | JPN ITA | RUS
G20 | 19 | ARG ZAF | ESP
Gulf Cooperation Council | 6 | OMN QAT | YEM
NATO | 32 | FIN SWE MKD | AUT UKR
OSCE | 57 | USA MNG VAT | CHN
SAARC | 8 | AFG MDV | MMR
Shanghai Cooperation Organisation | 10 | BLR IRN | TUR
"""

SINCE = """
ARM 1991 AZE 1991 UKR 1991 RUS 1991 HRV 1991 SVN 1991 MKD 1991 BIH 1992 CZE 1993 SVK 1993 DEU 1990 YEM 1990 NAM 1990
ERI 1993 PLW 1994 TLS 2002 MNE 2006 SRB 2006 XKX 2008 SSD 2011
"""

CHAIN = ("Head of State", "Head of Government", "President", "Prime Minister", "King")

# years in whose July the tables have nobody, and why
NOBODY = {
    "HTI": {1993},  # the president elected was abroad, and the premier of the army gone
    "SDN": {2019},  # a military council
    "SLE": {1997},  # a military council
    "SMR": {2002, 2003},  # its foreign ministers of then are not in the tables
    "SOM": {1998, 1999, 2000},  # no government
}


def table(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.strip().split("\n")]


@pytest.mark.parametrize(("name", "on", "code"), table(OVER_TIME))
def test_a_name_stands_for_the_state_of_the_time(name: str, on: str, code: str) -> None:
    (mention,) = World.load().find(name, None if on == "-" else on)
    assert mention.entity.code == code


@pytest.mark.parametrize(("name", "code", "claimant"), table(LANDS))
def test_lands(name: str, code: str, claimant: str) -> None:
    world = World.load()
    (mention,) = world.find(name, "2020")
    assert (mention.entity.code, mention.entity.kind) == (code, "land")
    lands = [row for row in rows([FOLDER], "lands") if row.text("name") == mention.entity.name]
    assert {code, claimant} <= {one for row in lands for one in row.values("claimants")}


@pytest.mark.parametrize("line", NUMBERS.strip().split("\n"))
def test_numbers_of_states(line: str) -> None:
    code, cow, gw, fips = line.split()
    state = World.load().states[code]
    assert (state.cow, state.gw, state.fips) == (int(cow), int(gw), fips)


@pytest.mark.parametrize("field", ["cow", "gw", "fips"])
def test_a_number_has_one_state_at_a_time(field: str) -> None:
    living = [state for state in World.load().states.values() if state.standing != "former"]
    numbers = [number for state in living if (number := getattr(state, field)) is not None]
    assert len(numbers) >= 190
    assert len(set(numbers)) == len(numbers)


def test_every_state_has_numbers() -> None:
    states = [one for one in World.load().states.values() if one.standing == "state" and one.code != "VAT"]
    assert [one.code for one in states if None in (one.cow, one.gw, one.fips)] == []


@pytest.mark.parametrize(("organisation", "count", "those", "others"), table(MEMBERS))
def test_members(organisation: str, count: str, those: str, others: str) -> None:
    members = World.load().members(organisation)
    assert len(members) == int(count)
    assert set(those.split()) <= members
    assert not set(others.split()) & members


def test_what_is_no_organisation_has_no_members() -> None:
    assert World.load().members("Xy League") == frozenset()


def test_when_states_began() -> None:
    words = SINCE.split()
    states = World.load().states
    for code, year in zip(words[::2], words[1::2], strict=True):
        assert (states[code].since or "")[:4] == year, code


@pytest.mark.parametrize(
    ("code", "of", "until"),
    [
        ("CSK", "CZE", "1992-12-31"),
        ("DDR", "DEU", "1990-10-02"),
        ("SCG", "SRB", "2006-06-05"),
        ("SUN", "RUS", "1991-12-25"),
        ("YMD", "YEM", "1990-05-21"),
        ("YUG", "SRB", "2003-02-03"),
    ],
)
def test_former_states(code: str, of: str, until: str) -> None:
    state = World.load().states[code]
    assert (state.standing, state.of, state.until) == ("former", of, until)


@pytest.mark.parametrize(
    ("code", "standing", "of"),
    [
        ("FRA", "state", None),
        ("GUF", "dependency", "FRA"),
        ("GRL", "dependency", "DNK"),
        ("PRI", "dependency", "USA"),
        ("TWN", "disputed", None),
        ("XKX", "disputed", None),
        ("PSE", "disputed", None),
    ],
)
def test_standings(code: str, standing: str, of: str | None) -> None:
    state = World.load().states[code]
    assert (state.standing, state.of) == (standing, of)


def united_nations() -> list[str]:
    """Return the codes of the members of the United Nations: all states but the Holy See."""
    return [one.code for one in World.load().states.values() if one.standing == "state" and one.code != "VAT"]


def test_the_world_is_broad() -> None:
    world = World.load()
    kinds: dict[str, set[str]] = {}
    for naming in world.tables.namings:
        kinds.setdefault(naming.entity.kind, set()).add(f"{naming.entity.code} {naming.entity.name}")
    assert len(united_nations()) == 193
    assert len(kinds["person"]) >= 8000
    assert len(kinds["organisation"]) >= 400
    assert len(kinds["land"]) >= 30
    assert len({place for place in world._gazetteer if place.latitude or place.longitude}) >= 5000
    assert set(united_nations()) <= {place.code for place in world._gazetteer}


@pytest.mark.parametrize("code", united_nations())
def test_every_member_of_the_united_nations_has_its_leaders_since_1990(code: str) -> None:
    world = World.load()
    chain = (*CHAIN, "Foreign Minister") if code == "SMR" else CHAIN  # two captains regent for half a year each
    tenancies = [one for office in chain for one, _ in world.directory.holders(office, code)]
    first = max(1990, int((world.states[code].since or "1990")[:4]))
    years = {year for year in range(first, 2026) if not any(one.held(f"{year}-07") for one in tenancies)}
    assert years == NOBODY.get(code, set())


def test_every_person_is_somebody() -> None:
    people = {naming.entity for naming in World.load().tables.namings if naming.entity.kind == "person"}
    dated = [person for person in people if person.tenancies]
    assert len(dated) >= 0.8 * len(people)
    codes = set(World.load().states)
    assert codes - {person.code for person in people} <= {
        code for code in codes if World.load().states[code].standing in ("dependency", "former", "disputed")
    }
