"""`dragoman world` shows whom a name means; `--world` and DRAGOMAN_WORLD put a user's own tables before it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import fakes
import pytest
from click.testing import Result

from dragoman.cli import options
from dragoman.settings import Settings

Run = Callable[..., Result]


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's tables: somebody nobody knows, and a NATO that is a company."""
    folder = tmp_path / "my-world"
    folder.mkdir()
    people = ["name\tcode\tsector\taliases\toffices", "Zubin Qarathi\tKEN\tGOV\tQarathi\tForeign Minister 2020-01/"]
    actors = ["name\tcode\tsector\taliases\tsince\tuntil", "NATO\tMNC\tBUS\t-\t-\t-"]
    (folder / "people.tsv").write_text("\n".join(people) + "\n", encoding="utf-8")
    (folder / "actors.tsv").write_text("\n".join(actors) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("on", "code"), [("2018", "ESP"), ("2021-03-04", "EUR")])
def test_a_person_acts_in_the_office_of_the_time(run: Run, on: str, code: str) -> None:
    first = rows(run("world", "Josep", "Borrell", "--on", on))[0]
    assert (first["asked"], first["on"], first["code"], first["name"]) == ("Josep Borrell", on, code, "Josep Borrell")
    assert {(one["office"], one["country"]) for one in first["offices"]} >= {
        ("High Representative", "EUR"),
        ("Foreign Minister", "ESP"),
    }


def test_a_namesake_is_told_by_the_time(run: Run) -> None:
    names = [rows(run("world", "President Bush", "--on", on))[0]["name"] for on in ("1991", "2005")]
    assert names == ["George H. W. Bush", "George W. Bush"]


def test_the_holder_of_an_office_is_inferred_and_says_so(run: Run) -> None:
    (held,) = rows(run("world", "Foreign Minister of Pakistan", "--on", "2024-05-30"))
    assert (held["name"], held["how"], held["sector"]) == ("Ishaq Dar", "holder", "GOV")
    assert held["why"] == ["held the office of Foreign Minister of Pakistan at 2024-05-30"]


def test_other_spellings_find_somebody(run: Run) -> None:
    assert rows(run("world", "Shahbaz Sherif", "--on", "2024-05"))[0]["name"] == "Shehbaz Sharif"


@pytest.mark.parametrize("asked", ["PAK", "Pakistan"])
def test_a_state_has_its_codes_and_capital(run: Run, asked: str) -> None:
    (state,) = rows(run("world", asked))
    assert (state["code"], state["iso2"], state["cow"], state["capitals"]) == ("PAK", "PK", 770, ["Islamabad"])


def test_a_body_has_its_members(run: Run) -> None:
    (body,) = rows(run("world", "NATO"))
    assert {"NOR", "TUR"} <= set(body["members"])
    assert "PAK" not in body["members"]


def test_a_city_has_its_place(run: Run) -> None:
    city = rows(run("world", "Geneva"))[0]
    assert (city["code"], round(city["latitude"]), round(city["longitude"])) == ("CHE", 46, 6)


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_nobody_known_is_told_with_exit_code_1(run: Run, form: str) -> None:
    result = run("world", "Xyzzyqua Plugh", "--format", form)
    assert result.exit_code == 1
    where = result.stdout if form == "table" else result.stderr
    assert where == "The tables of the world know nobody and nothing called 'Xyzzyqua Plugh'.\n"


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    for form in ("jsonl", "table"):
        assert "\x1b" not in run("world", "Xyzzyqua\x1b[2J", "--format", form).output


def test_a_pipe_gets_json_lines_and_the_forms_agree(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    arguments = ("world", "President Bush", "--on", "1991")
    plain, lines = run(*arguments), run(*arguments, "--format", "jsonl")
    assert plain.stdout == lines.stdout
    cells = list(csv.reader(io.StringIO(run(*arguments, "--format", "csv").stdout)))
    assert cells[0] == ["code", "sector", "name", "office", "how", "score", "why"]
    assert [row[2] for row in cells[1:]] == [row["name"] for row in rows(lines)]
    assert cells[1][6] == "; ".join(rows(lines)[0]["why"])
    table = run(*arguments, "--format", "table").stdout.splitlines()
    assert table[0].split() == cells[0]
    assert table[1].startswith("USA")


def test_own_tables_go_before_those_of_the_package(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("world", "Zubin Qarathi", "--on", "2024")
    assert run(*asked).exit_code == 1
    (found,) = rows(run(*asked, "--world", own))
    assert (found["code"], found["office"]) == ("KEN", "Foreign Minister")
    assert rows(run("world", "NATO", "--world", own))[0]["code"] == "MNC"
    monkeypatch.setenv("DRAGOMAN_WORLD", str(own))
    assert rows(run(*asked))[0]["code"] == "KEN"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "guards.tsv").write_text("name\trule\nZubin Qarathi\tblocks\n", encoding="utf-8")
    assert run(*asked, "--world", tmp_path / "other").exit_code == 1  # the option goes before the variable


def test_a_folder_that_is_none_says_what_to_give(run: Run, tmp_path: Path) -> None:
    result = run("world", "Norway", "--world", tmp_path / "missing")
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"E202 {tmp_path / 'missing'}: ")
    assert "give a folder of tables" in line


def test_no_name_is_wrong_usage(run: Run) -> None:
    result = run("world")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("Error: Missing argument 'NAME...'.\n")


@pytest.mark.parametrize("on", ["2024", "2024-02", "2024-02-29"])
def test_a_moment_is_a_year_a_month_or_a_day(on: str) -> None:
    assert options.moment(on) == on
    assert options.moment(None) is None


@pytest.mark.parametrize(
    "on", ["", "24", "2024-", "2024-5", "2024-13", "2023-02-29", "20240530", "2024-W01-1", "May 2024", "2024-05-30T10"]
)
def test_any_other_moment_says_what_is_allowed(run: Run, on: str) -> None:
    with pytest.raises(click.UsageError, match=r"--on must be a time: YYYY, YYYY-MM or YYYY-MM-DD, as in 2024-05"):
        options.moment(on)
    result = run("world", "Norway", "--on", on)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: --on must be a time: YYYY, YYYY-MM or YYYY-MM-DD")


def test_code_reads_with_the_tables_of_the_option_then_of_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Norway condemned Chad.", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_WORLD", "theirs")
    run("code", tmp_path / "a.txt", "--world", "mine")
    run("code", tmp_path / "a.txt")
    assert [loaded["world"] for loaded in fakes.Coder.loaded] == [Path("mine"), Path("theirs")]


def test_evaluate_reads_with_the_tables_of_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gold.jsonl").write_text('{"doc": "r"}\n{"s": "Rain fell.", "e": []}\n', encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_WORLD", "theirs")
    assert run("evaluate", "events", tmp_path / "gold.jsonl").exit_code == 0
    assert fakes.Coder.loaded[0]["world"] == Path("theirs")


def test_the_setting_is_a_folder() -> None:
    assert Settings.load({}).world is None
    assert Settings.load({"DRAGOMAN_WORLD": "w"}).world == Path("w")
    assert Settings.load({"DRAGOMAN_WORLD": "w"}, world="v").world == Path("v")
