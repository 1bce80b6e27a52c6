"""Lines of a stream of bytes in bounded memory: one longer than the limit is passed over, not held."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.sources.text import marked_encoding

CHUNK = 65536


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what `stream` holds piece by piece, as UTF-8 where a byte order mark tells UTF-16 or UTF-32."""
    read = getattr(stream, "read1", stream.read)
    head: bytes = read(CHUNK)
    while 0 < len(head) < 4 and (more := read(CHUNK)):
        head += more
    encoding = marked_encoding(head)
    if encoding == "utf-8-sig":
        head = head[len(codecs.BOM_UTF8) :]
    if encoding is None or encoding == "utf-8-sig":
        while head:
            yield head
            head = read(CHUNK)
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while head:
        yield decoder.decode(head).encode("utf-8")
        head = read(CHUNK)
    yield decoder.decode(b"", final=True).encode("utf-8")


def bounded_lines(pieces: Iterable[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, line without its line feed); None for the line where it is over `limit` bytes."""
    number = 1
    held: bytes | None = b""
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for part in ended:
            yield number, _joined(held, part, limit)
            number, held = number + 1, b""
        held = _joined(held, rest, limit)
    if held is None or held:
        yield number, held


def bounded_whole(pieces: Iterable[bytes], limit: int) -> bytes | None:
    """Return all of `pieces` joined; None where that is over `limit` bytes, without holding more than the limit."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > limit:
            return None
    return bytes(held)


def _joined(held: bytes | None, part: bytes, limit: int) -> bytes | None:
    if held is None or len(held) + len(part) > limit:
        return None
    return held + part
