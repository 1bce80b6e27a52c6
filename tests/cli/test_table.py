"""The table shows who did what to whom, and the words."""

from __future__ import annotations

import fakes
import pytest
from rich.console import Console

from dragoman.cli.plain import error_line, mended, plain
from dragoman.cli.table import COLOURS, shown
from dragoman.entries import Party, Report

REPORT = Report("r1", "Oslo. Norway condemned Chad.", title="A quarrel", outlet="Kestrel Dispatch", published="2024-05")


def printed(coded: fakes.Coded, *, colour: bool = False) -> str:
    console = Console(width=120, force_terminal=colour, color_system="truecolor" if colour else None)
    with console.capture() as captured:
        console.print(shown(coded))  # type: ignore[arg-type]
    return captured.get()


def test_heading_row_and_evidence() -> None:
    lines = printed(fakes.Coded(REPORT, (fakes.event(REPORT),))).splitlines()
    assert lines[0].split("  ") == ["A quarrel", "Kestrel Dispatch", "2024-05"]
    assert lines[1].split() == ["2024-05-14", "Norway", "NOR", "ACCUSE", "disapprove", "Chad", "TCD"]
    assert lines[2].strip() == "Norway condemned Chad."


def test_a_report_without_title_or_events() -> None:
    assert printed(fakes.Coded(Report("r2", "Quiet."), ())).split("\n")[:2] == ["r2", "  no events"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "future"}, "to come: ACCUSE"),
        ({"status": "negated"}, "not: ACCUSE"),
        ({"status": "hypothetical"}, "if: ACCUSE"),
        ({"actor": ()}, "–"),
        ({"date": None}, "–"),
        (
            {"actor": (Party("CHN", "GOV", "Wang Yi", "foreign minister", "Wang", 0, 4),)},
            "Wang Yi, foreign minister",
        ),
        ({"speaker": (Party("CHN", "GOV", None, None, "Beijing", 0, 4),)}, "according to Beijing CHN"),
    ],
)
def test_what_a_row_tells(changes: dict[str, object], words: str) -> None:
    assert words in printed(fakes.Coded(REPORT, (fakes.event(REPORT, **changes),)))


@pytest.mark.parametrize("quad", COLOURS)
def test_the_type_has_the_colour_of_its_quad_class(quad: int) -> None:
    red, green, blue = (int(COLOURS[quad][at : at + 2], 16) for at in (1, 3, 5))
    out = printed(fakes.Coded(REPORT, (fakes.event(REPORT, quad_code=quad),)), colour=True)
    assert f"\x1b[1;38;2;{red};{green};{blue}mACCUSE" in out


def test_the_trigger_is_underlined() -> None:
    assert "\x1b[1;4;38;2;230;159;0mcondemned" in printed(fakes.Coded(REPORT, (fakes.event(REPORT),)), colour=True)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain words", "plain words"),
        ("Ève — “oui”", "Ève — “oui”"),
        ("two\r\nlines\tand\u2028more", "two lines and more"),
        ("\x1b[31mred\x9b0m", "[31mred0m"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("\ud800x\ue000", "x"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
    ],
)
def test_plain(text: str, safe: str) -> None:
    assert plain(text) == safe


def test_mended_keeps_offsets() -> None:
    assert mended("a\ud83db\udc00") == "a\ufffdb\ufffd"


@pytest.mark.parametrize("message", ["it is wrong", "it is wrong."])
def test_an_error_line_has_one_full_stop(message: str) -> None:
    assert error_line("E999", message, "Mend it.") == "E999 it is wrong. Mend it."
