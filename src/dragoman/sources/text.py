"""Bytes to text: which encoding a file is in, and the repair of text that an earlier program garbled.

UTF-8 and UTF-16 with a byte order mark are read as such. All else is read as UTF-8, where every byte that is no UTF-8
is read as Windows-1252 (Latin-1 where that leaves a byte undefined); so an old file and one that mixes the two both
come out right. What remains full of control characters is no text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from dragoman.errors import BinaryInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 65536
# the first byte of a UTF-8 sequence read as Windows-1252 or Latin-1, and a character that the next may have become
_GARBLED = re.compile(r"[Â-ôÐÑŃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# what no text can carry to its end: halves of a surrogate pair, and NUL
_UNCARRIED = re.compile(r"[\x00\ud800-\udfff]")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    try:
        return wrong.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return wrong.decode("latin-1"), error.end


_CP1252 = "dragoman.cp1252"
codecs.register_error(_CP1252, _as_cp1252)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that the byte order mark at the head of `data` tells, None without one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, where: str) -> str:
    """Return the text in `data`; raise BinaryInput where it is none."""
    encoding = marked_encoding(data)
    if encoding is None and b"\x00" in data:
        raise BinaryInput(where, "it holds NUL bytes, so it is no text")
    if encoding is None or encoding == "utf-8-sig":
        text = data.decode(encoding or "utf-8", _CP1252)
    else:
        text = data.decode(encoding, "replace")
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise BinaryInput(where, "it is full of control characters, so it is no text")
    return text


def repair(text: str) -> str:
    """Return `text` with mojibake undone in the lines where it is beyond doubt; all other lines stay as they are."""
    if _GARBLED.search(text) is None:
        return text
    fix = _fix_encoding()
    return "".join(fix(line) if _GARBLED.search(line) else line for line in re.split(r"(?<=\n)", text))


def carried(text: str) -> str:
    """Return `text` with lone surrogates and NULs, which no file or database can hold, as U+FFFD; offsets stay."""
    return _UNCARRIED.sub("�", text)


def _fix_encoding() -> Callable[[str], str]:
    import ftfy

    fix: Callable[[str], str] = ftfy.fix_encoding
    return fix
