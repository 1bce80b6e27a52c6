"""Offices and sectors told by the words of a party phrase."""

import pytest

from dragoman.world import World

PHRASES = """
Pakistan's Deputy Prime Minister Ishaq Dar | Deputy Prime Minister | GOV
Prime Minister Shehbaz Sharif | Prime Minister | GOV
the president | President | GOV
President Ilham Aliyev | President | GOV
Vice President JD Vance | Vice President | GOV
Russian Foreign Minister Sergei Lavrov | Foreign Minister | GOV
the Minister of Foreign Affairs | Foreign Minister | GOV
Deputy Foreign Minister Ryabkov | Deputy Foreign Minister | GOV
acting defence minister | Acting Defence Minister | GOV
Defense Minister Israel Katz | Defence Minister | GOV
the Minister for Health | Health Minister | GOV
the foreign ministers of both states | Foreign Minister | GOV
Secretary of State Antony J. Blinken | Secretary of State | GOV
the foreign ministry | - | GOV
the Ministry of Foreign Affairs | - | GOV
the Ministry of Energy | - | GOV
the defence ministry | - | MIL
Foreign Ministry spokesperson Mao Ning | Foreign Ministry Spokesperson | GOV
a spokesman for the army | Spokesperson | GOV
the president's spokesman | Spokesperson | GOV
the Iraqi government | - | GOV
the ambassador | Ambassador | GOV
the army | - | MIL
Ethiopian troops | - | MIL
two soldiers | - | MIL
Army chief General Asim Munir | Army Chief | MIL
police | - | COP
three policemen | - | COP
the Supreme Court | - | JUD
a judge | Judge | JUD
judges of the high court | - | JUD
parliament | - | LEG
Senator Lindsey Graham | Senator | LEG
opposition lawmakers | - | OPP
lawmakers | - | LEG
the opposition | - | OPP
opposition leader Yair Lapid | Opposition Leader | OPP
Houthi rebels | - | REB
suspected militants | - | REB
protesters against the president | - | CVL
residents of the capital | - | CVL
two journalists | - | JRN
the teachers' union | - | LAB
striking workers | - | LAB
university students | - | EDU
the archbishop of Managua | Bishop | REL
an oil company | - | BUS
a gang | - | CRM
the intelligence agency | - | SPY
Rohingya refugees | - | REF
a hospital in Gaza | - | MED
settlers | - | CVL
unidentified gunmen | - | UNK
farmers | - | LAB
human rights defenders | - | SOC
the ruling party | - | PTY
King Abdullah | King | GOV
Crown Prince Mohammed bin Salman | Crown Prince | GOV
Chargé d’Affaires | Chargé d'Affaires | GOV
Pakistan | - | -
"""


@pytest.mark.parametrize(("phrase", "office", "sector"), [line.split(" | ") for line in PHRASES.strip().split("\n")])
def test_offices(phrase: str, office: str, sector: str) -> None:
    wanted = (None if office == "-" else office, None if sector == "-" else sector)
    assert World.load().office(phrase) == wanted


def test_there_are_many_terms() -> None:
    assert len(World.load().offices) > 1000
