"""`dragoman people` puts the offices together that coded reports tell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dragoman.entries import Report, Span, Tenure, to_dict

Run = Callable[..., Result]


def tenure(person: str, office: str, country: str, on: str | None = "2024-05-30", **changes: Any) -> dict[str, Any]:
    """A line of `dragoman code` that has somebody in an office."""
    one = Tenure(
        id="tenure-1", report=f"r{on}", person=person, office=office, country=country, sector="GOV",
        state="current", from_=on, to=on, known=None, aliases=(), evidence=Span(f"{office} {person}", 0, 9),
    )  # fmt: skip
    return to_dict(one) | changes


LINES = [
    tenure("Ann Mwangi", "Foreign Minister", "KEN", "2023-11", aliases=["Mwangi"]),
    tenure("Ann Mwangi", "Foreign Minister", "KEN", "2024-05-30"),
    tenure("Omar Gulzai", "Acting President", "PAK", "2024-05-30"),
    tenure("Rufus Hale", "Vice President", "PER", "2022"),
    tenure("Luis Quispe", "President", "PER", None, state="former", sector="ELI"),
]


def text(*lines: object) -> str:
    return "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)


def coded() -> str:
    """All that code prints: a report, events and tenures."""
    return text(to_dict(Report(id="r", text="Kenya …")), {"kind": "event", "report": "r"}, *LINES)


def people(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [json.loads(line)["person"] for line in result.stdout.splitlines()]


def test_the_lines_of_code_are_read_from_a_pipe(run: Run) -> None:
    result = run("people", stdin=coded())
    found = [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]
    assert [(one["person"], one["office"], one["country"], one["state"]) for one in found] == [
        ("Ann Mwangi", "Foreign Minister", "KEN", "current"),
        ("Omar Gulzai", "Acting President", "PAK", "current"),
        ("Luis Quispe", "President", "PER", "former"),
        ("Rufus Hale", "Vice President", "PER", "current"),
    ]
    assert found[0] == {
        "person": "Ann Mwangi", "office": "Foreign Minister", "country": "KEN", "sector": "GOV", "state": "current",
        "from": "2023-11", "to": "2024-05-30", "aliases": ["Mwangi"], "reports": ["r2023-11", "r2024-05-30"],
        "evidence": [
            {"report": report, "text": "Foreign Minister Ann Mwangi", "start": 0, "end": 9}
            for report in ("r2023-11", "r2024-05-30")
        ],
        "contradicts": [],
    }  # fmt: skip


def test_what_code_prints_can_be_piped_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway condemned Chad.", encoding="utf-8")
    result = run("people", stdin=run("code", tmp_path / "a.txt").stdout_bytes)
    assert (result.exit_code, result.stdout) == (0, "")


def test_several_files_and_standard_input_are_put_together(run: Run, tmp_path: Path) -> None:
    for number, line in enumerate(LINES[:2]):
        (tmp_path / str(number)).write_text(text(line), encoding="utf-8")
    files = ("--from", tmp_path / "0", "--from", tmp_path / "1")
    result = run("people", *files)
    assert people(result) == ["Ann Mwangi"]
    assert json.loads(result.stdout)["reports"] == ["r2023-11", "r2024-05-30"]
    assert people(run("people", *files, "--from", "-", stdin=coded())) == people(run("people", stdin=coded()))


def test_a_file_read_twice_tells_nothing_new(run: Run, tmp_path: Path) -> None:
    (tmp_path / "coded").write_text(coded(), encoding="utf-8")
    once, twice = (run("people", *["--from", tmp_path / "coded"] * times) for times in (1, 2))
    assert once.stdout == twice.stdout != ""


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["Mwangi"], ["Ann Mwangi"]),
        (["Mwangi Ann"], ["Ann Mwangi"]),
        (["Anne Mwangy"], ["Ann Mwangi"]),
        (["Ann Otieno"], []),
        (["--office", "foreign minister"], ["Ann Mwangi"]),
        (["--office", "President"], ["Omar Gulzai", "Luis Quispe"]),
        (["--office", "Minister"], []),
        (["--country", "per"], ["Luis Quispe", "Rufus Hale"]),
        (["--on", "2024-01"], ["Ann Mwangi"]),
        (["--on", "2024-05"], ["Ann Mwangi", "Omar Gulzai"]),
        (["--on", "2022-07-01"], ["Rufus Hale"]),
        (["--on", "2023-10"], []),
        (["--on", "2024", "--country", "PAK"], ["Omar Gulzai"]),
        (["Hale", "--country", "PAK"], []),
    ],
)
def test_filters(run: Run, filters: list[str], found: list[str]) -> None:
    assert people(run("people", *filters, stdin=coded())) == found


def test_lines_that_cannot_both_be_true_stand_side_by_side(run: Run) -> None:
    lines = text(*(tenure(name, "President", "KEN") for name in ("Ann Mwangi", "Peter Otieno")))
    found = [json.loads(line)["contradicts"] for line in run("people", stdin=lines).stdout.splitlines()]
    assert found == [
        ["Peter Otieno is told to hold the same office, 2024-05-30 to 2024-05-30"],
        ["Ann Mwangi is told to hold the same office, 2024-05-30 to 2024-05-30"],
    ]


def test_csv_and_table_show_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = list(csv.reader(io.StringIO(run("people", "--format", "csv", stdin=coded()).stdout)))
    assert shown[:2] == [
        ["person", "office", "country", "state", "from", "to", "reports", "contradicts"],
        ["Ann Mwangi", "Foreign Minister", "KEN", "current", "2023-11", "2024-05-30", "2", ""],
    ]
    assert shown[3] == ["Luis Quispe", "President", "PER", "former", "", "", "1", ""]
    table = run("people", "--format", "table", stdin=coded()).stdout.splitlines()
    assert table[0].split() == shown[0][:-1]  # nothing contradicts, so the table has no such column
    assert [line.split()[:2] for line in table[1:]] == [row[0].split() for row in shown[1:]]


@pytest.mark.parametrize(
    ("form", "shown"),
    [("jsonl", ""), ("csv", "person,office,country,state,from,to,reports,contradicts\n"),
     ("table", "no people with an office\n")],
)  # fmt: skip
def test_nobody_is_no_error(run: Run, form: str, shown: str) -> None:
    result = run("people", "--format", form, stdin="\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, shown, "")


def test_a_name_cannot_steer_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    line = tenure("Ann \x1b[2J[bold]Mwangi[/bold]", "President", "KEN")
    shown = run("people", "--format", "table", stdin=text(line)).stdout
    assert "\x1b" not in shown
    assert "[bold]Mwangi[/bold]" in shown


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in LINES[0].items() if key != name}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON: "),
        ("[" * 100_000, "not JSON: "),
        ("[]", "not a JSON object, as dragoman code prints them"),
        ("7", "not a JSON object, as dragoman code prints them"),
        (without("person"), "no tenure, as dragoman code prints them: 'person' must be text"),
        (without("report"), "no tenure, as dragoman code prints them: 'report' must be text"),
        (without("evidence"), "no tenure, as dragoman code prints them: 'evidence' must be an object"),
        (LINES[0] | {"person": 7}, "no tenure, as dragoman code prints them: 'person' must be text"),
        (LINES[0] | {"from": 2024}, "no tenure, as dragoman code prints them: 'from' must be text or null"),
        (LINES[0] | {"aliases": "Mwangi"}, "no tenure, as dragoman code prints them: 'aliases' must be a list"),
        (LINES[0] | {"state": "acting"}, "no tenure: 'state' must be one of current, former, future, not 'acting'"),
    ],
    ids=str,
)
def test_a_bad_line_is_named_with_what_to_do(run: Run, tmp_path: Path, line: object, fault: str) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(text(LINES[0], "", line), encoding="utf-8")
    for where, result in (
        (str(path), run("people", "--from", path)),
        ("-", run("people", stdin=path.read_bytes())),
    ):
        assert (result.exit_code, result.stdout) == (2, "")
        (told,) = result.stderr.splitlines()
        assert told.startswith(f"E204 {where}:3: {fault}")
        assert told.endswith("Mend the named line, or give the path of a file that can be read.")


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.jsonl", tmp_path, tmp_path / "bytes"):
        result = run("people", "--from", path)
        assert (result.exit_code, result.stdout) == (2, "")
        (told,) = result.stderr.splitlines()
        assert told.startswith(f"E204 {path}: cannot be read: ")
        assert told.endswith("give the path of a file that can be read.")
    result = run("people", stdin=b"\xff\xfe\x00")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.startswith("E204 -:1: not JSON: ")


def test_a_bad_date_says_what_is_allowed(run: Run) -> None:
    result = run("people", "--on", "30 May 2024", stdin=coded())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == (
        "Error: --on must be a time: YYYY, YYYY-MM or YYYY-MM-DD, as in 2024-05; it is '30 May 2024'"
    )
