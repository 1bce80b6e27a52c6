"""How far the world's people agree with lists of leaders: who in the lists held office and is not in the tables.

`python -m dragoman.scoring.leaders --leaders DIR [CODE ...]` reads the three lists of DIR: REIGN's leaders, the heads
of state and government of the World Factbook, and ministers from Wikidata, and prints those that are missing.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman.world import World

FROM = "1990"
ALIKE = 0.75
_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = 31  # days; shorter spells are passed over
_OFFICES = re.compile(
    r"^(?:Federal )?(?:President|Prime Minister|Minister (?:of|for) (?:Foreign|External) Affairs|"
    r"(?:Federal )?Minister of Foreign.*|Secretary of State|Foreign (?:Minister|Secretary))$"
)
_REPOS = {
    "afghanistan": "AFG", "armenia": "ARM", "australia": "AUS", "azerbaijan": "AZE", "bangladesh": "BGD",
    "canada": "CAN", "china": "CHN", "egypt": "EGY", "france": "FRA", "georgia": "GEO", "india": "IND",
    "indonesia": "IDN", "iran": "IRN", "iraq": "IRQ", "israel": "ISR", "italy": "ITA", "japan": "JPN",
    "kazakhstan": "KAZ", "kuwait": "KWT", "pakistan": "PAK", "russia": "RUS", "south-korea": "KOR",
    "sri-lanka": "LKA", "turkey": "TUR", "uae": "ARE", "ukraine": "UKR", "united-kingdom": "GBR", "us": "USA",
    "uzbekistan": "UZB",
}  # fmt: skip
_MONARCHS = ("ELIZABETH II", "CHARLES III", "CHARLES")  # of the fifteen realms
_LINKS = frozenset("and of the for a to".split())


class Spell(NamedTuple):
    """One who held office in a state around a day, as a list says."""

    source: str
    codes: frozenset[str]
    name: str
    office: str
    on: str


def spells(folder: Path, world: World) -> Iterator[Spell]:
    """Yield the spells of the three lists since 1990."""
    numbers: dict[int, set[str]] = {}
    fips: dict[str, str] = {}
    for state in world.states.values():
        for number in (state.cow, state.gw):
            if number is not None:
                numbers.setdefault(number, set()).add(state.code)
        if state.fips and state.standing in ("state", "disputed"):
            fips[state.fips.lower()] = state.code
    yield from _reign(folder / "reign_leaders_1945_2021.csv", numbers)
    yield from _factbook(folder / "factbook_heads_2014_2026.csv", fips, world.offices.words)
    yield from _ministers(folder / "ministers_to_2022.csv")


def _reign(path: Path, numbers: dict[int, set[str]]) -> Iterator[Spell]:
    with path.open(encoding="latin-1") as file:
        for row in csv.DictReader(file):
            if not row["syear"] or (row["eyear"] and row["eyear"] < FROM):
                continue
            first = date(int(row["syear"]), int(row["smonth"] or 1), min(int(row["sdate"] or 1), 28))
            last = date(int(row["eyear"]), int(row["emonth"] or 12), 28) if row["eyear"] else date(2021, 1, 1)
            if (last - first).days < 2 * _SHORT:
                continue
            first = max(first, date(1990, 1, 15))
            middle = first + (last - first) / 2
            codes = frozenset(numbers.get(int(row["ccode"]), set()))
            if codes:
                yield Spell("REIGN", codes, row["leader"], "leader", middle.isoformat())


def _factbook(path: Path, fips: dict[str, str], titles: frozenset[str]) -> Iterator[Spell]:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = fips.get(row["fips"])
            title = row["title_and_name"]
            name = _without_title(re.split(r",| of the Netherlands|\(|;", title)[0], titles)
            since = _day(row["since"])
            if code is None or not re.search("[A-Z]{2}", name) or since is None or "represented" in title:
                continue
            if name in _MONARCHS and code != "GBR":
                continue
            on = max(since + timedelta(days=40), date.fromisoformat(row["first_seen"]))
            if on <= date.fromisoformat(row["last_seen"]):
                yield Spell("Factbook", frozenset([code]), name, row["role"], on.isoformat())


def _without_title(text: str, titles: frozenset[str]) -> str:
    parts = text.split()
    while parts and (parts[0].lower().strip(".") in titles or parts[0].lower() in _LINKS):
        parts.pop(0)
    return " ".join(parts)


def _day(text: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", text)
    if found is None or found[2].lower() not in _MONTHS:
        return None
    return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))


def _ministers(path: Path) -> Iterator[Spell]:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = _REPOS.get(re.sub("-(?:ministers|cabinet)$", "", row["repo"]))
            if code is None or not _OFFICES.match(row["position"]) or len(row["start"]) < 10:
                continue
            first = date.fromisoformat(row["start"][:10])
            last = date.fromisoformat(row["end"][:10]) if len(row["end"]) >= 10 else date(2022, 9, 1)
            if last.isoformat() < FROM or (last - first).days < _SHORT:
                continue
            first = max(first, date(1990, 1, 15))
            yield Spell(
                "ministers", frozenset([code]), row["person"], row["position"], (first + (last - first) / 2).isoformat()
            )


def known(world: World, spell: Spell) -> bool:
    """Tell whether somebody of that name held an office of that state at that time, by the tables."""
    for candidate in world.who(spell.name, spell.on):
        held = any(one.held(spell.on) and one.code in spell.codes for one in candidate.person.tenancies)
        if held and candidate.name >= ALIKE:
            return True
    # lists write names otherwise: try each word of the name as the surname
    for word in spell.name.split():
        for candidate in world.who(word.title(), spell.on) if len(word) > 3 else ():
            if any(one.held(spell.on) and one.code in spell.codes for one in candidate.person.tenancies):
                return True
    return False


def main() -> int:
    """Print who is missing, a line each on stderr, and the counts as JSON on stdout."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--leaders", type=Path, required=True, help="the folder of the three lists")
    parser.add_argument("codes", nargs="*", help="only these states")
    args = parser.parse_args()
    world = World.load()
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for spell in spells(args.leaders, world):
        if args.codes and not spell.codes & set(args.codes):
            continue
        total[spell.source] += 1
        if known(world, spell):
            found[spell.source] += 1
        else:
            where = "/".join(sorted(spell.codes))
            sys.stderr.write(f"{where}\t{spell.on}\t{spell.name}\t{spell.office}\t{spell.source}\n")
    shares = {source: {"spells": total[source], "known": found[source]} for source in total}
    sys.stdout.write(json.dumps(shares, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
