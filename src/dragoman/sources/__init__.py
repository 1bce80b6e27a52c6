"""Where reports come from: files, folders and standard input in, a stream of `Report | Failure` out.

`read` makes the stream; `body` tells which stretches of a report's text are the story and which the page around it.
"""

from __future__ import annotations

from dragoman.sources.cleaning import Cleaned, Stretch, body, clean
from dragoman.sources.files import read

__all__ = ["Cleaned", "Stretch", "body", "clean", "read"]
