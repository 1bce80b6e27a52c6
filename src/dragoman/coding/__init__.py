"""Coding: from reports that have been read to entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.coding.coder import Coded, Coder

__all__ = ["Coded", "Coder"]


def __getattr__(name: str) -> Any:
    """Import the coder when it is asked for, so that its neighbours load without the world."""
    if name in __all__:
        from dragoman.coding import coder

        return getattr(coder, name)
    raise AttributeError(name)
