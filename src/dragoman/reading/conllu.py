"""Trees as CoNLL-U: the text format in which treebanks come, read and written.

The format is that of https://universaldependencies.org/format.html: ten tab-separated columns a word, a blank line
after each sentence. A `Tree` holds the syntactic words. Lines of multiword ranges ("3-4  don't") and empty nodes
("8.1") are kept as they stand, so that writing what was read gives the same lines; nothing else looks at them but
`Tree.text`, which takes the surface form of a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import GoldError

COLUMNS = ("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc")
_OTHER_ID = re.compile(r"(?P<first>[1-9][0-9]*)-(?P<last>[1-9][0-9]*)|[0-9]+\.[1-9][0-9]*")
_SPACELESS = "SpaceAfter=No"


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. `id` counts from 1; `head` is the id of its governor, 0 for the root.

    The other columns stand as in the file, "_" where empty; `feature_map` splits `feats`.
    """

    id: int
    form: str
    lemma: str = "_"
    upos: str = "_"
    xpos: str = "_"
    feats: str = "_"
    head: int = 0
    deprel: str = "_"
    deps: str = "_"
    misc: str = "_"

    @property
    def space_after(self) -> bool:
        """Whether a blank follows the word in the text."""
        return _SPACELESS not in self.misc.split("|")

    @property
    def feature_map(self) -> dict[str, str]:
        """The features by name: {"Number": "Sing"}."""
        return dict(feature.split("=", 1) for feature in self.feats.split("|") if "=" in feature)


@dataclass(frozen=True, slots=True)
class Other:
    """A line that is no syntactic word (a multiword range or an empty node) and stands before word `before`."""

    before: int
    line: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: its comments (whole lines, "#" included), its words, and the lines that are no words."""

    comments: tuple[str, ...]
    tokens: tuple[Token, ...]
    others: tuple[Other, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as the comment `# text =` gives it, else rebuilt from the forms and SpaceAfter."""
        given = self.comment("text")
        return self._rebuilt() if given is None else given

    def comment(self, name: str) -> str | None:
        """Return what the comment `# name = value` gives, or None."""
        for line in self.comments:
            key, equals, value = line.lstrip("#").partition("=")
            if equals and key.strip() == name:
                return value.strip()
        return None

    def _rebuilt(self) -> str:
        pieces: list[str] = []
        ranges = dict(_surface(other) for other in self.others if "-" in other.line.partition("\t")[0])
        covered = 0
        for token in self.tokens:
            if token.id <= covered:
                continue
            surface = token
            if token.id in ranges:
                covered, surface = ranges[token.id]
            pieces += [surface.form, " " if surface.space_after else ""]
        return "".join(pieces).rstrip()


def read(source: Path | Iterable[str], *, name: str = "<lines>") -> Iterator[Tree]:
    """Yield the trees of a file, or of lines called `name` in messages, one at a time.

    Raises GoldError naming file and line where a line has not ten columns, ids do not count from 1, or a head is no
    number or points outside the sentence, and naming the file where it cannot be read.
    """
    if isinstance(source, Path):
        try:
            with source.open(encoding="utf-8", newline="\n") as lines:
                yield from _trees(lines, str(source))
        except (OSError, UnicodeDecodeError) as error:
            raise GoldError(f"{source}: cannot be read: {error}") from error
    else:
        yield from _trees(source, name)


def write(tree: Tree) -> str:
    """Return `tree` as CoNLL-U, its closing blank line included."""
    lines = list(tree.comments)
    others = list(tree.others)
    for token in tree.tokens:
        while others and others[0].before <= token.id:
            lines.append(others.pop(0).line)
        lines.append("\t".join(str(getattr(token, column)) for column in COLUMNS))
    lines += [other.line for other in others]
    return "\n".join(lines) + "\n\n"


def _trees(lines: Iterable[str], name: str) -> Iterator[Tree]:
    comments: list[str] = []
    tokens: list[Token] = []
    others: list[Other] = []
    number = 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            if tokens:
                yield _tree(comments, tokens, others, f"{name}:{number - 1}")
            comments, tokens, others = [], [], []
        elif line.startswith("#"):
            comments.append(line)
        else:
            word = _word(line, len(tokens) + 1, f"{name}:{number}")
            if isinstance(word, Token):
                tokens.append(word)
            else:
                others.append(word)
    if tokens:
        yield _tree(comments, tokens, others, f"{name}:{number}")


def _tree(comments: list[str], tokens: list[Token], others: list[Other], last: str) -> Tree:
    for token in tokens:
        if not 0 <= token.head <= len(tokens):
            raise GoldError(f"{last}: head {token.head} of word {token.id} is outside the sentence that ends here")
    return Tree(tuple(comments), tuple(tokens), tuple(others))


def _word(line: str, expected: int, where: str) -> Token | Other:
    columns = line.split("\t")
    if len(columns) != len(COLUMNS):
        raise GoldError(f"{where}: {len(columns)} columns, where CoNLL-U has {len(COLUMNS)}")
    if _OTHER_ID.fullmatch(columns[0]):
        return Other(expected, line)
    if columns[0] != str(expected):
        raise GoldError(f"{where}: id {columns[0]!r}, where {expected} should follow")
    if not (columns[6].isascii() and columns[6].isdigit()):
        raise GoldError(f"{where}: head {columns[6]!r} is no number")
    form, lemma, upos, xpos, feats, head, deprel, deps, misc = columns[1:]
    return Token(expected, form, lemma, upos, xpos, feats, int(head), deprel, deps, misc)


def _surface(other: Other) -> tuple[int, tuple[int, Token]]:
    columns = other.line.split("\t")
    first, _, last = columns[0].partition("-")
    return int(first), (int(last), Token(int(first), columns[1], misc=columns[9]))
