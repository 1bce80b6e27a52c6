"""The parts of a report's text: its title, its dateline, its body, and the page around them.

Nothing is cut out and no offset moves: `body` tiles the text with stretches, each with its role, and whoever codes the
text reads those with the role "body".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.sources.dateline import Dateline, read_dateline
from dragoman.sources.furniture import bare, is_final, line_furniture, sentence_furniture

ROLES = ("body", "title", "furniture", "dateline", "caption")
_HEADING = 30  # words a heading may have
_LISTED = 20  # words a heading in a list of articles may have, and
_LIST = 10  # headings such a list may have
_DATELINE_LINES = 8  # lines at the top that may hold the dateline
_LAST = re.compile(r"[:;,–—-]$")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters from `start` to `end` of a text, and their role: body, title, furniture, dateline or caption."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning finds: stretches that tile the text, the title and byline in it, its dateline, its date line."""

    stretches: list[Stretch]
    title: str | None
    byline: str | None
    dateline: Dateline | None
    dated: str | None


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    content: str
    wrapped: bool = False
    role: str | None = None


def body(text: str, *, title: str | None = None) -> list[Stretch]:
    """Return the stretches of `text`, which follow each other without gap from its first character to its last.

    `title` is the report's title where it is known from elsewhere, so that its repetition in the text is seen.
    """
    return clean(text, title=title).stretches


def clean(text: str, *, title: str | None = None) -> Cleaned:
    """Return the stretches of `text` and what they tell of the report."""
    lines = _lines(text)
    byline, dated = _mark_furniture(lines)
    dateline = _find_dateline(text, lines)
    heading = _mark_title(lines, dateline, title)
    _mark_repeats(lines, heading.content if heading else title, dateline)
    found = heading.content.lstrip("# ") if heading else None
    if byline is None and dateline is not None:
        byline = dateline.byline
    return Cleaned(_tiled(text, lines, dateline), found, byline, dateline, dated)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    block: list[_Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        line = _Line(start, start + len(raw), raw.strip())
        start = line.end
        lines.append(line)
        if line.content:
            block.append(line)
        else:
            _mark_wrapped(block)
            block = []
    _mark_wrapped(block)
    return lines


def _mark_wrapped(block: Sequence[_Line]) -> None:
    """Mark the lines of a paragraph broken at a fixed width: a line there is a part of a sentence, and no furniture."""
    for i in range(1, len(block)):
        if block[i].content[0].islower() and not is_final(block[i - 1].content) and " " in block[i - 1].content:
            break
    else:
        return
    for line in block:
        line.wrapped = True


def _mark_furniture(lines: list[_Line]) -> tuple[str | None, str | None]:
    byline = dated = None
    prose = False
    listed = 0  # headings that may still belong to the list above
    for line in lines:
        if not line.content or line.wrapped:
            listed, prose = (0, True) if line.content else (listed, prose)
            continue
        found = line_furniture(line.content)
        if found is not None:
            line.role = found.role
            byline = byline or found.byline
            if not prose or "publish" in line.content.lower():  # a date alone further down may head a chronology
                dated = dated or found.date
            listed = _LIST if found.heads else listed
        elif listed and _is_heading(line.content, _LISTED) and read_dateline(line.content) is None:
            line.role, listed = "furniture", listed - 1
        else:
            listed, prose = 0, prose or not _is_heading(line.content, _HEADING)
    if not any(line.content and line.role is None for line in lines):
        for line in lines:  # a text that is all page keeps what could be a sentence
            if line.role == "caption" and is_final(line.content):
                line.role = None
    return byline, dated


def _find_dateline(text: str, lines: list[_Line]) -> Dateline | None:
    for line in [line for line in lines if line.content and line.role is None][:_DATELINE_LINES]:
        first = text.index(line.content, line.start)
        found = read_dateline(text, first, first + len(line.content))
        heading = _is_heading(line.content, _HEADING)
        if found is not None and heading and found.told is None and found.agency is None:
            found = found if found.place.text.isupper() else None  # "Geneva: an opening, not a deal" is a title
        if found is not None or not heading:
            return found
    return None


def _mark_title(lines: list[_Line], dateline: Dateline | None, given: str | None) -> _Line | None:
    """Mark and return the line at the top that is the title; a word or two above it (a section's name) is furniture."""
    open_lines = [(i, line) for i, line in enumerate(lines) if line.content and line.role is None]
    if len(open_lines) < 2 or not any(not _is_heading(line.content, _HEADING) for _, line in open_lines[1:]):
        return None
    (i, first), (j, second) = open_lines[:2]
    if given is not None and _repeats(first.content, given):
        first.role = "title"
        return first
    if not _is_title(lines, i, dateline):
        return None
    if len(first.content.split()) < 3 and len(second.content.split()) > 3 and len(open_lines) > 2:
        if _is_title(lines, j, dateline):
            first.role, second.role = "furniture", "title"
            return second
        return None
    first.role = "title"
    return first


def _is_title(lines: list[_Line], i: int, dateline: Dateline | None) -> bool:
    line = lines[i]
    if dateline is not None and line.start <= dateline.start < line.end:
        return False
    if not _is_heading(line.content, _HEADING) or not (line.content[0].isupper() or not line.content[0].isalpha()):
        return False
    if i + 1 < len(lines) and lines[i + 1].content and lines[i + 1].role is None:
        # no blank line between: the line ends here by choice only if the next word would have fitted on it
        below = lines[i + 1].content.split(maxsplit=1)[0]
        widest = max(len(other.content) for other in lines[i : i + 6])
        return not line.wrapped and len(line.content) + 1 + len(below) <= widest
    return not line.wrapped


def _mark_repeats(lines: list[_Line], title: str | None, dateline: Dateline | None) -> None:
    """Mark as captions the lines that say the title again: nearly, above the first prose; word for word, anywhere."""
    if title is None:
        return
    top = True
    for line in lines:
        if not line.content or line.role is not None or line.wrapped:
            continue
        prose = not _is_heading(line.content, _HEADING)
        top = top and not prose and not (dateline is not None and line.end > dateline.start)
        if line.content == title or (top and _repeats(line.content, title)):
            line.role = "caption"


def _repeats(line: str, title: str) -> bool:
    said, told = set(_WORD.findall(line.lower())), set(_WORD.findall(title.lower()))
    return len(said) > 2 and len(said & told) >= 0.75 * len(said) and len(said) >= 0.5 * len(told)


def _is_heading(content: str, longest: int) -> bool:
    stripped = bare(content)
    if not stripped or stripped.count(" ") >= longest or len(content) > 300:
        return False
    return stripped.endswith("?") or not (is_final(stripped) or _LAST.search(stripped))


def _tiled(text: str, lines: list[_Line], dateline: Dateline | None) -> list[Stretch]:
    pieces: list[tuple[int, str]] = []  # where a role begins
    for line in lines:
        if not line.content:
            continue  # blank lines belong to what stands above
        if line.role is not None:
            pieces.append((line.start, line.role))
            continue
        first = line.start
        if dateline is not None and line.start <= dateline.start < line.end:
            pieces.append((first, "dateline"))
            first = dateline.end
        if first < line.end:
            pieces.append((first, "body"))
        for start, end in sentence_furniture(text, first, line.end):
            pieces.append((start, "furniture"))
            if end < line.end and text[end : line.end].strip():
                pieces.append((end, "body"))
    return _merged(pieces, len(text))


def _merged(pieces: list[tuple[int, str]], length: int) -> list[Stretch]:
    if not pieces:
        return [Stretch(0, length, "body")] if length else []
    kept: list[tuple[int, str]] = []
    for start, role in pieces:
        if kept and kept[-1][0] == start:
            kept.pop()
        if not kept or kept[-1][1] != role:
            kept.append((start, role))
    kept[0] = (0, kept[0][1])
    ends = [start for start, _ in kept[1:]] + [length]
    return [Stretch(start, end, role) for (start, role), end in zip(kept, ends, strict=True)]
