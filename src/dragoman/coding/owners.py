"""Whose a party is: the names in the words of a party, and which of them own it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from dragoman.coding.words import words
from dragoman.world import Mention

_ANOTHER = re.compile(r"(?:['’]s)?(?: [\w’'.-]+){0,4},? and (?:the )?")


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that lie inside [start, end)."""
    low = bisect.bisect_left(mentions, start, key=lambda mention: mention.start)
    high = bisect.bisect_left(mentions, end, lo=low, key=lambda mention: mention.start)
    return [mention for mention in mentions[low:high] if mention.end <= end]


def is_venue(text: str, mention: Mention, start: int = 0) -> bool:
    """Tell whether a city only names a meeting or a treaty: "the Geneva talks". `text` begins at `start`."""
    if mention.entity.kind not in ("city", "capital", "region"):
        return False
    return words().venue.match(text, mention.end - start) is not None


def tells_elsewhere(text: str, start: int, mention: Mention) -> bool:
    """Tell whether the phrase `text` at `start` has the mention as where somebody is sent: "ambassador to Japan"."""
    return words().elsewhere.search(text[: mention.start - start]) is not None


def owners(text: str, start: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that own the phrase `text` at `start`: the first that is not merely attached or elsewhere,
    and those joined to it ("Pakistan and Azerbaijan"); the first that is not merely attached where none owns it."""
    lists = words()
    usable: list[Mention] = []
    for mention in mentions:
        after = text[mention.end - start :]
        if lists.attached.match(after) or is_venue(text, mention, start):
            continue
        usable.append(mention)
    fits = [one for one in usable if not tells_elsewhere(text, start, one)]
    if not fits:
        return usable[:1]
    chosen = [fits[0]]
    for mention in fits[1:]:
        between = text[chosen[-1].end - start : mention.start - start].strip().lower()
        if between in lists.joints:
            chosen.append(mention)
        elif not _lists_another(text, start, chosen[-1], mention):
            break
        else:
            chosen.append(mention)
    return chosen


def _lists_another(text: str, start: int, last: Mention, mention: Mention) -> bool:
    """Whether `mention` opens another member of a list: "... of A and its ally, the B ...", "A's x and B's y"."""
    between = text[last.end - start : mention.start - start]
    return mention.entity.kind != "person" and _ANOTHER.fullmatch(between) is not None
