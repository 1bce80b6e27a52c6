"""What an act can be: PLOVER's types, modes, contexts and sectors, their scores, and the way to CAMEO and back.

The knowledge stands in the YAML files of this folder; `load()` reads and checks them once a process.
"""

from __future__ import annotations

from dragoman.ontology.loader import load
from dragoman.ontology.model import CameoCode, Context, EventType, Mode, Ontology, Sector

__all__ = ["CameoCode", "Context", "EventType", "Mode", "Ontology", "Sector", "load"]
