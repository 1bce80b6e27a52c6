"""The errors Dragoman raises, as one tree, each with a stable code and what to do about it.

::

    DragomanError
    ├── InputError            one report, row or file could not be read
    │   ├── UnreadableInput       E101  missing, no permission, not a file
    │   ├── EmptyInput            E102  nothing in it
    │   ├── BinaryInput           E103  not text
    │   ├── OversizedInput        E104  longer than the limits allow
    │   ├── BrokenRow             E105  a line that is not the JSON object it should be
    │   ├── MissingText           E106  an object without a text field
    │   ├── UnknownKind           E107  a file of no known kind, or a folder that holds none
    │   ├── UncodableReport       E108  reading or coding the report failed
    │   ├── NoDictionary          E109  a file to import is no dictionary of names
    │   ├── BrokenLine            E110  a line of a dictionary cannot be read
    │   └── UncodedName           E111  a name has a code that means nothing to Dragoman
    ├── DataError             a file of data or configuration is wrong
    │   ├── OntologyError         E201
    │   ├── WorldError            E202
    │   ├── SettingsError         E203
    │   └── GoldError             E204  a gold file to score against is malformed
    └── ModelError                E301  the reader's weights are missing or do not fit

An `InputError` never ends a run: it becomes a `Failure`, one line of the failure report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class DragomanError(Exception):
    """The root of the tree. `code` is stable over versions; `remedy` says what to do."""

    code: ClassVar[str] = "E000"
    remedy: ClassVar[str] = "Please report this with the input that caused it."


class InputError(DragomanError):
    """One report, row or file could not be read; `where` names it (path, or path:line)."""

    code = "E100"

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message


class UnreadableInput(InputError):
    """The path is missing, forbidden, or no file."""

    code = "E101"
    remedy = "Check that the path exists and that you may read it."


class EmptyInput(InputError):
    """There is nothing in the file or text."""

    code = "E102"
    remedy = "Give a report that has text, or leave the file out."


class BinaryInput(InputError):
    """The bytes are not text."""

    code = "E103"
    remedy = "Convert the file to text first (for example with pandoc or pdftotext)."


class OversizedInput(InputError):
    """A line or report is longer than the limits allow."""

    code = "E104"
    remedy = "Split it into reports, or raise DRAGOMAN_MAX_REPORT_BYTES."


class BrokenRow(InputError):
    """A line is not the JSON object it should be."""

    code = "E105"
    remedy = "Mend it: every line of a .jsonl file is one JSON object, dates are written as 2024-05-31."


class MissingText(InputError):
    """An object has no text field."""

    code = "E106"
    remedy = "Give the report's text in a field named text, body, event_text, content, article or story."


class UnknownKind(InputError):
    """A file of no known kind, or a folder that holds no file of a known kind."""

    code = "E107"
    remedy = "Give .txt, .md, .json or .jsonl files, or a folder that holds some."


class UncodableReport(InputError):
    """Reading or coding this report failed; the others go on."""

    code = "E108"
    remedy = "The report is left out. Please report this with its text."


class NoDictionary(InputError):
    """A file to import is no dictionary of actors or agents."""

    code = "E109"
    remedy = "Give dictionaries of actors and agents; acts need none, for Dragoman has learnt to tell them."


class BrokenLine(InputError):
    """A line of a dictionary to import cannot be read; what it says is left out, the others are taken."""

    code = "E110"
    remedy = "Mend the line and import again."


class UncodedName(InputError):
    """A name of a dictionary has a code that means nothing to Dragoman; the name is left out under this code."""

    code = "E111"
    remedy = "Mend the code and import again, or write the name into actors/own.tsv in the folder of the tables."


class DataError(DragomanError):
    """A file of data or configuration is wrong; the message names the file and key, and what is allowed."""

    code = "E200"


class OntologyError(DataError):
    """The ontology's YAML is wrong."""

    code = "E201"
    remedy = "Mend the named key."


class WorldError(DataError):
    """A table of the world is wrong."""

    code = "E202"
    remedy = "Mend the named line or key."


class SettingsError(DataError):
    """A setting has a value it cannot have."""

    code = "E203"
    remedy = "Mend or unset it."


class GoldError(DataError):
    """A gold file to score against is malformed."""

    code = "E204"
    remedy = "Mend the named line, or give the path of a file that can be read."


class ModelError(DragomanError):
    """The reader's weights are missing or do not fit this version."""

    code = "E301"
    remedy = "Reinstall dragoman, or give --model a folder made by `dragoman train`."


@dataclass(frozen=True, slots=True)
class Failure:
    """One line of the failure report."""

    where: str
    code: str
    message: str
    remedy: str

    @classmethod
    def of(cls, error: InputError) -> Failure:
        """Return the line that reports `error`."""
        return cls(error.where, error.code, error.message, error.remedy)
