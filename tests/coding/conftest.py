"""The shipped coder, loaded once, and sentences read by hand."""

import sys
from pathlib import Path

import pytest

from dragoman.coding import Coder

sys.path.append(str(Path(__file__).parent))  # the tests' own module readings lies here


@pytest.fixture(scope="session")
def coder():
    return Coder.load()
