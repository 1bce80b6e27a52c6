"""`dragoman parse`: sentences, words, syntax and names as CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import options
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.entries import Report
    from dragoman.errors import Failure
    from dragoman.reading.conllu import Token, Tree
    from dragoman.reading.reader import Reader
    from dragoman.reading.splitting import Sentence

EPILOG = """\b
Examples:
  dragoman parse article.txt
  echo "Finland joined NATO." | dragoman parse -
  dragoman parse --conllu gold.conllu > read.conllu

\b
The columns filled are ID, FORM, UPOS, HEAD and DEPREL, after the Universal Dependencies
of English, and MISC (SpaceAfter=No, names).
"""
SPACELESS = "SpaceAfter=No"


@click.command("parse", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--conllu",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take sentences and words from this CoNLL-U file as they stand, and read them anew.",
)
@options.model
@options.precise
def command(paths: tuple[str, ...], conllu: Path | None, model: str | None, precise: bool) -> None:
    """Print sentences, words, syntax and names as CoNLL-U.

    PATH is a file (.txt .md .json .jsonl), a folder, or - for standard input. A report is a document; its sentences
    have their text, and numbers of their own.
    """
    if bool(paths) == (conllu is not None):
        raise click.UsageError("Give either PATH... or --conllu FILE. Try: dragoman parse article.txt")
    settings = Settings.load(model=model)
    from dragoman.reading.reader import Reader

    options.hint_at_terminal(paths)
    reader = Reader.load(settings.model, threads=settings.threads, precise=precise)
    if conllu is not None:
        _print_trees(reader, conllu)
    elif not _print_reports(reader, paths, settings):
        click.get_current_context().exit(1)


def _print_trees(reader: Reader, path: Path) -> None:
    from dragoman.cli.lines import write
    from dragoman.cli.trees import batched, parse
    from dragoman.reading import conllu

    for trees in batched(conllu.read(path)):
        found = parse(reader, [[token.form for token in tree.tokens] for tree in trees])
        pairs = zip(trees, found, strict=True)
        write("".join(conllu.write(_read_anew(tree, tokens)) for tree, tokens in pairs))


def _read_anew(tree: Tree, tokens: Sequence[Token]) -> Tree:
    """Return `tree` with what was read in place of what the file tells; comments, ranges and MISC stay."""
    pairs = zip(tree.tokens, tokens, strict=True)
    return replace(tree, tokens=tuple(replace(new, misc=_misc(old.misc, new.misc)) for old, new in pairs))


def _print_reports(reader: Reader, paths: Sequence[str], settings: Settings) -> bool:
    """Print the trees of all reports; return whether none failed."""
    from dragoman import sources
    from dragoman.cli.lines import write
    from dragoman.cli.plain import failure_line
    from dragoman.errors import Failure

    items: Iterator[Report | Failure] = sources.read(paths, report_limit=settings.max_report_bytes)
    well = True
    for item in items:
        if isinstance(item, Failure):
            well = False
            click.echo(failure_line(item), err=True)
            continue
        for block in _document(reader, item):
            write(block)
    return well


def _document(reader: Reader, report: Report) -> Iterator[str]:
    """Yield the CoNLL-U of a report, some sentences at a time."""
    from dragoman.cli.plain import plain
    from dragoman.cli.trees import batched, parse
    from dragoman.reading import conllu
    from dragoman.reading.splitting import split

    name, end, number = plain(report.id), 0, 0
    sentences = split(report.text)
    for batch in batched(range(len(sentences))):
        words = [[report.text[a:b] for a, b in sentences[i].words] for i in batch]
        block = []
        for i, tokens in zip(batch, parse(reader, words), strict=True):
            sentence, number = sentences[i], number + 1
            after = sentences[i + 1].start if i + 1 < len(sentences) else None
            spaced = _spaced(sentence, tokens, after)
            comments = [f"# newdoc id = {name}"] if number == 1 else []
            if number == 1 or report.text.count("\n", end, sentence.start) > 1:
                comments.append("# newpar")
            text = "".join(token.form + (" " if token.space_after else "") for token in spaced).rstrip()
            comments += [f"# sent_id = {name}-{number}", f"# text = {text}"]
            block.append(conllu.write(conllu.Tree(tuple(comments), spaced)))
            end = sentence.end
        yield "".join(block)


def _spaced(sentence: Sentence, tokens: Sequence[Token], after: int | None) -> tuple[Token, ...]:
    """Return `tokens` with SpaceAfter=No where the next word, or the next sentence at `after`, follows at once."""
    starts = [*(start for start, _ in sentence.words[1:]), after]
    ends = [end for _, end in sentence.words]
    return tuple(
        replace(token, misc=_misc(SPACELESS, token.misc)) if end == start else token
        for token, end, start in zip(tokens, ends, starts, strict=True)
    )


def _misc(*values: str) -> str:
    """Return MISC columns joined: no part twice, parts of one name the later one's, "_" where there is none."""
    parts = {part.partition("=")[0]: part for value in values if value != "_" for part in value.split("|")}
    return "|".join(parts.values()) or "_"
