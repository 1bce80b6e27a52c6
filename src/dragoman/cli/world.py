"""`dragoman world`: whom a name means at a time, by the tables of the world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import options
from dragoman.cli.plain import plain

if TYPE_CHECKING:
    from dragoman.world import World
    from dragoman.world.identify import Identity

COLUMNS = ("code", "sector", "name", "office", "how", "score", "why")
MOST = 5  # places of one name

EPILOG = """\b
Examples:
  dragoman world "Foreign Minister of Pakistan" --on 2024-05-30
  dragoman world "President Bush" --on 1991        who was meant then
  dragoman world "Shahbaz Sherif"                  other spellings find him
  dragoman world PAK --format jsonl                codes and numbers of a state
  dragoman world NATO --format jsonl | jq .members
  dragoman world Kadırov --world my-world          with tables of your own

\b
how: name (named in full), surname (a shorter or otherwise spelt name), holder (inferred:
who held the office then), owner (a state, a body, a place, or their people).
"""


@click.command("world", epilog=EPILOG)
@click.argument("name", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="When it was written: YYYY, YYYY-MM or YYYY-MM-DD.  [default: now]")
@options.world
@options.listing
def command(name: Sequence[str], on: str | None, own: str | None, form: str) -> None:
    """Show whom a name means at a date.

    Told are the candidates, their scores, and what told for them.

    NAME is a person, an office with its state, a state or its code, a body, a city, or any phrase that names a party.
    """
    from dragoman.settings import Settings
    from dragoman.world import World

    moment = options.moment(on) or _today()
    settings = Settings.load(world=own)
    world = World.load(settings.world)
    asked = " ".join(name)
    rows = answers(world, asked, moment)
    _print(rows, options.shape(form), asked)


def answers(world: World, asked: str, on: str) -> list[dict[str, Any]]:
    """Return a row for each thing that `asked` may mean at the time `on`, the likeliest first."""
    if asked in world.states:
        return [_state(world, asked, asked, on)]
    found = [_row(world, one, asked, on) for one in world.identify(asked, on)]
    if not found:
        found = [
            {
                "asked": asked, "on": on, "code": place.code, "sector": None, "name": place.name, "office": None,
                "how": "place", "score": 1.0, "why": [],
                "latitude": place.latitude, "longitude": place.longitude,
            }
            for place in world.places(asked)[:MOST]
        ]  # fmt: skip
    return found


def _row(world: World, one: Identity, asked: str, on: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "asked": asked, "on": on, "code": one.code, "sector": one.sector, "name": one.name, "office": one.office,
        "how": one.how, "score": one.score, "why": list(one.why),
    }  # fmt: skip
    if one.how != "owner" and one.name is not None:
        person = next((found.person for found in world.who(one.name, on) if found.person.name == one.name), None)
        if person is not None:
            row["offices"] = [
                {"office": held.office, "country": held.code, "from": held.since, "to": held.until}
                for held in person.tenancies
            ]
    elif one.name is not None and world.members(one.name):
        row["members"] = sorted(world.members(one.name))
    elif one.name is None and one.code in world.states:
        row |= {key: value for key, value in _state(world, one.code, asked, on).items() if row.get(key) is None}
    places = world.places(asked, one.code)[:1] if one.how == "owner" else []
    return row | ({"latitude": places[0].latitude, "longitude": places[0].longitude} if places else {})


def _state(world: World, code: str, asked: str, on: str) -> dict[str, Any]:
    state = world.states[code]
    return {
        "asked": asked, "on": on, "code": code, "sector": None, "name": state.name, "office": None, "how": "owner",
        "score": 1.0, "why": [], "iso2": state.iso2, "official": state.official, "standing": state.standing,
        "of": state.of, "cow": state.cow, "gw": state.gw, "fips": state.fips, "since": state.since,
        "until": state.until, "capitals": list(state.capitals), "demonyms": list(state.demonyms),
    }  # fmt: skip


def _print(rows: Sequence[dict[str, Any]], form: str, asked: str) -> None:
    from dragoman.cli.grid import comma_separated, grid
    from dragoman.cli.lines import write, write_objects

    nobody = f"The tables of the world know nobody and nothing called {asked!r}."
    if form == "jsonl":
        write_objects(*rows)
    elif form == "csv":
        write(comma_separated(COLUMNS, [[_cell(row[column]) for column in COLUMNS] for row in rows]))
    else:
        write(grid(COLUMNS, [[_cell(row[column]) for column in COLUMNS] for row in rows], nothing=nobody))
    if not rows:
        if form != "table":
            click.echo(plain(nobody), err=True)
        click.get_current_context().exit(1)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def _today() -> str:
    import datetime

    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
