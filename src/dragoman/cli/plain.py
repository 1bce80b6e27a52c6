"""Plain text: words from outside made safe to print on a terminal or into UTF-8."""

from __future__ import annotations

import re
import unicodedata

from dragoman.errors import Failure

# control, format (direction marks, invisible letters), lone surrogates, private use
_UNSHOWN = frozenset(["Cc", "Cf", "Cs", "Co"])
_BLANKS = re.compile(r"\s+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def plain(text: str) -> str:
    """Return `text` as one line that cannot steer a terminal: no control or direction marks, white space as blanks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter for letter in _BLANKS.sub(" ", text) if unicodedata.category(letter) not in _UNSHOWN)


def mended(text: str) -> str:
    """Return `text` with lone surrogates, which UTF-8 cannot hold, as U+FFFD; offsets stay."""
    return _SURROGATES.sub("�", text)


def error_line(code: str, message: str, remedy: str) -> str:
    """Return the line that tells an error: "E301 message. remedy"."""
    message = plain(message).strip()
    return f"{code} {message}{'' if message.endswith(('.', '!', '?')) else '.'} {plain(remedy)}"


def failure_line(failure: Failure) -> str:
    """Return the line that tells an input's failure: "E105 path:3: message. remedy"."""
    return error_line(failure.code, f"{failure.where}: {failure.message}", failure.remedy)
