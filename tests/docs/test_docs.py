"""The pages say what the code does: commands parse, links lead somewhere, no option, setting or field is missing."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from dragoman.cli.verbs import verbs
from dragoman.entries import Event, Party, Report, Span, claim_id
from dragoman.errors import DragomanError, Failure
from dragoman.scoring import corpus
from dragoman.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / folder / "README.md" for folder in ("corpus", "examples")),
        ROOT / "LICENSES" / "THIRD-PARTY.md",
    ]
)
LATER = {"docs/images/output.svg"}  # a picture that is made when the weights are
SHELL = {"", "sh", "console"}  # languages of blocks that hold commands; "text" shows how a command is written
LINK = re.compile(r"\]\(([^()\s]+)\)")
PIPES = {"|", "||", "&&", ";", "&"}
ARROWS = {">", ">>", "<"}


class Block(NamedTuple):
    """A code block: its language ("" where it is indented or has none), and where its first line stands."""

    language: str
    line: int
    text: str


def blocks(page: Path) -> Iterator[Block]:
    """Yield the code blocks of a page, fenced ones and indented ones."""
    fence, language, start = False, "", 0
    held: list[str] = []
    for number, line in enumerate([*page.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.lstrip().startswith("```"):
            if fence:
                yield Block(language, start, "\n".join(held))
            fence, language, start, held = not fence, line.strip("` "), number + 1, []
        elif fence:
            held.append(line)
        elif line.startswith("    ") and (held or not line.lstrip().startswith(("-", "*"))):
            start = start if held else number
            held.append(line[4:])
        elif held:
            yield Block("", start, "\n".join(held))
            held = []


def commands(line: str) -> Iterator[list[str]]:
    """Yield the arguments of each `dragoman` in a line of shell: pipes, arrows and comments left out."""
    lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found: list[list[str]] = [[]]
    skip = False
    for word in lexer:
        if word in PIPES:
            found.append([])
        elif word in ARROWS or skip:
            skip = word in ARROWS
        else:
            found[-1].append(word)
    for words in found:
        if words and (words[0] == "dragoman" or words[0].endswith("/dragoman")):
            yield words[1:]


def shown() -> Iterator[Any]:
    """Yield every command that the pages show, as (arguments, whole): in blocks, and in the text without its paths."""
    for page in PAGES:
        for block in blocks(page):
            if block.language in SHELL:
                for at, line in enumerate(block.text.split("\n"), block.line):
                    if "dragoman " in line and not line.startswith(("{", "[")):
                        for arguments in commands(line):
                            yield pytest.param(arguments, True, id=f"{page.relative_to(ROOT)}:{at}")
        for inline in re.findall(r"`(dragoman [a-z-][^`]*)`", page.read_text(encoding="utf-8")):
            for arguments in commands(inline):
                yield pytest.param(arguments, False, id=f"{page.relative_to(ROOT)}:{inline}")


def parse(command: click.Command, arguments: list[str], *, whole: bool = True, name: str = "dragoman") -> None:
    """Check verb, options, values and, if `whole`, arguments as click would, without running; raise UsageError."""
    context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])
    values, rest, _ = command.make_parser(context).parse_args(list(arguments))
    for option in command.params:
        value = values.get(option.name)
        if isinstance(option, click.Option) and isinstance(option.type, (click.Choice, click.types.IntParamType)):
            if isinstance(value, str):
                option.type.convert(value, option, context)
        elif whole and isinstance(option, click.Argument) and option.required and not isinstance(value, (str, tuple)):
            raise click.MissingParameter(ctx=context, param=option)
    if isinstance(command, click.Group):
        if not rest:
            return  # `dragoman --version`, "`dragoman evaluate`"
        below = command.get_command(context, rest[0])
        if below is None:
            raise click.UsageError(f"{name}: no command {rest[0]!r}")
        parse(below, rest[1:], whole=whole, name=f"{name} {rest[0]}")
    elif rest:
        raise click.UsageError(f"{name}: too many arguments: {' '.join(rest)}")


def all_commands(command: click.Command = verbs, name: str = "dragoman") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name, groups before what is in them."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, help_option_names=["-h", "--help"])
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from all_commands(found, f"{name} {below}")


def section(page: Path, heading: str) -> str:
    """Return what stands under a heading, up to the next of the same rank or a higher one."""
    text = page.read_text(encoding="utf-8")
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^\1 |^#{{1,2}} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found is not None, f"{page}: no heading {heading!r}"
    return found[2]


def first_cells(table: str) -> list[str]:
    """Return the first cell of each row of the first table in `table`, without its head."""
    rows = re.search(r"(?:^\|.*\n)+", table, re.MULTILINE)
    assert rows is not None
    return [row.split("|")[1].strip().strip("`") for row in rows[0].splitlines()[2:]]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def errors(kind: type[DragomanError] = DragomanError) -> Iterator[type[DragomanError]]:
    """Yield the tree of errors."""
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == DragomanError.__module__:
            yield from errors(below)


@pytest.mark.parametrize(("arguments", "whole"), list(shown()))
def test_every_command_line_parses(arguments: list[str], whole: bool) -> None:
    parse(verbs, arguments, whole=whole)


def test_the_pages_show_every_command() -> None:
    seen = {tuple(word for word in case.values[0] if word.isalpha())[:2] for case in shown()}
    for name, command in all_commands():
        if not isinstance(command, click.Group):
            path = tuple(name.split()[1:])
            assert any(one[: len(path)] == path for one in seen), name


@pytest.mark.parametrize(
    "line",
    [
        "dragoman cod a.txt",
        "dragoman code a.txt --modle b",
        "dragoman code a.txt --format xml",
        "dragoman evaluate speed gold.jsonl",
        "dragoman evaluate events",
        "dragoman evaluate conllu a b",
        "dragoman train --rounds many",
        "cat a | dragoman parse --colour",
    ],
)
def test_a_wrong_command_line_is_seen(line: str) -> None:
    (arguments,) = commands(line)
    with pytest.raises(click.UsageError):
        parse(verbs, arguments)


@pytest.mark.parametrize(("name", "command"), list(all_commands()))
def test_every_option_is_described(name: str, command: click.Command) -> None:
    page = REFERENCE / "cli.md"
    text = page.read_text(encoding="utf-8") if name == "dragoman" else section(page, name)
    if name.startswith("dragoman evaluate "):
        text += section(page, "dragoman evaluate")  # the options that all of them have stand there
    for option in command.params:
        if isinstance(option, click.Option):
            assert f"`{option.opts[0]}" in text or f"[{option.opts[0]}" in text, option.opts[0]


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_is_described(name: str) -> None:
    settings = section(REFERENCE / "cli.md", "Settings")
    default = getattr(Settings(), name)
    row = next(line for line in settings.splitlines() if line.startswith(f"| `{PREFIX}{name.upper()}` |"))
    assert default is None or float(row.split("|")[3]) == default


def test_no_setting_is_described_that_there_is_not() -> None:
    known = {PREFIX + field.name.upper() for field in fields(Settings)}
    told = {name for page in PAGES for name in re.findall(r"DRAGOMAN_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8"))}
    assert told == known


def test_every_error_is_described() -> None:
    told = re.findall(r"^\| (E\d+) \| (\w+) \|", (REFERENCE / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted((kind.code, kind.__name__) for kind in errors())


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (Report, "A report line"),
        (Event, "An event line"),
        (Party, "A party"),
        (Span, "A span"),
        (Failure, "The failure report"),
    ],
)
def test_every_field_is_described_in_its_order(kind: type, heading: str) -> None:
    told = first_cells(section(REFERENCE / "output.md", heading))
    given = ["kind"] if kind in (Report, Event) else []
    assert told == given + [field.name for field in fields(kind)]


def test_the_example_is_a_line_of_output() -> None:
    given, shown_line = (block.text for block in blocks(REFERENCE / "output.md"))
    report, event = json.loads(given), json.loads(shown_line)
    assert list(event) == ["kind", *(field.name for field in fields(Event))]
    spans = [event["trigger"], event["evidence"]]
    for name in ("actor", "recipient", "speaker", "topic", "time", "place", "occasion"):
        spans += event[name]
    assert all(report["text"][span["start"] : span["end"]] == span["text"] for span in spans)
    codes = ["+".join(party["code"] for party in event[side]) for side in ("actor", "recipient")]
    claims = (report["id"], event["event"], event["trigger"]["start"], event["status"], *codes)
    assert event["id"] == claim_id("event", *claims)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = "\n".join(line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith("    "))
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), link
        if str(target.relative_to(ROOT)) in LATER and not target.exists():
            continue
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_reached_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    assert set((ROOT / "docs").rglob("*.md")) - linked == {index}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_of_python_and_json_are_well_formed(page: Path) -> None:
    for block in blocks(page):
        if block.language == "python":
            compile(block.text, f"{page}:{block.line}", "exec")
        elif block.language == "json":
            json.loads(block.text)


def test_the_counts_of_the_corpus_are_its_own() -> None:
    page = ROOT / "corpus" / "README.md"
    text = page.read_text(encoding="utf-8")
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    total = [0, 0, 0, 0]
    for path in sorted(page.parent.glob("*.jsonl")):
        assert corpus.faults(path) == []
        reports = list(corpus.read(path))
        sentences = [sentence for report in reports for sentence in report.sentences]
        events = [event for sentence in sentences for event in sentence.events]
        counts = [len(reports), len(sentences), sum(bool(one.events) for one in sentences), len(events)]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        row = next(line for line in text.splitlines() if line.startswith(f"| {path.name} |"))
        assert row.endswith(f"| {' | '.join(map(str, counts))} |"), path.name
        types.update(event.type for event in events)
        statuses.update(event.status for event in events)
    assert f"| all | | {' | '.join(map(str, total))} |" in text
    assert {kind: int(count) for kind, count in re.findall(r"\b([A-Z]{3,}) \| (\d+)", text)} == types
    named = re.search(r"^\| status \| (.*) \|\n.*\n\| events \| (.*) \|$", text, re.MULTILINE)
    assert named is not None
    told = zip(named[1].split(" | "), map(int, named[2].split(" | ")), strict=True)
    assert dict(told) == statuses


def test_the_table_of_splitters_is_what_was_measured() -> None:
    text = (ROOT / "docs" / "decisions" / "0001-our-own-sentence-and-word-splitting.md").read_text(encoding="utf-8")
    measured = json.loads((ROOT / "evaluation" / "splitting.json").read_text(encoding="utf-8"))
    whole = [("en_ewt-ud-dev", ""), ("en_ewt-ud-test", ""), ("gum_open_dev", ""), ("gum_open_test", "")]
    news = [(f"gum_open_{part}", "GUM_news_") for part in ("dev", "test", "train")]
    for by in {row["by"] for row in measured["figures"]}:
        own = [row for row in measured["figures"] if row["by"] == by]
        rows = {(row["file"].removesuffix(".conllu"), row["docs"]): row for row in own}
        label = f"{by} {measured['versions'][by]}" if by in measured["versions"] else by.title()
        for measure in ("sentences_f1", "words_f1"):
            figures = [rows[column][measure] for column in (*whole, *news)]
            if None not in figures:
                assert f"| {label} | {' | '.join(f'{figure:.2f}' for figure in figures)} |" in text, (by, measure)
