"""Loading the ontology: reads types, contexts, sectors and CAMEO from YAML and checks all that can be wrong."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from dragoman.entries import STATUSES
from dragoman.ontology.model import CameoCode, Context, EventType, Mode, Ontology, Sector
from dragoman.ontology.section import Section

FOLDER = Path(__file__).parent

_TYPE_NAME = re.compile(r"[A-Z]+")
_NAME = re.compile(r"[a-z]+(?:[_-][a-z]+)*")
_SECTOR_CODE = re.compile(r"[A-Z]{3}")
_CAMEO_CODE = re.compile(r"[0-9]{2,4}")
_QUADS = ("1", "2", "3", "4")


@cache
def load() -> Ontology:
    """Return the ontology, read once a process. Raises OntologyError if a file is wrong."""
    return load_from(FOLDER)


def load_from(folder: Path) -> Ontology:
    """Read types.yaml, contexts.yaml, sectors.yaml and cameo.yaml of `folder`. Raises OntologyError."""
    top = Section.read(folder / "types.yaml")
    top.only(["version", "quads", "statuses", "types"])
    quads, statuses = top.section("quads"), top.section("statuses")
    quads.only(_QUADS)
    statuses.only(STATUSES)

    cameo = Section.read(folder / "cameo.yaml")
    cameo.only(["untyped", "plover", "codes"])
    types = _types(top.section("types"), cameo.section("plover"))
    return Ontology(
        version=top.text("version"),
        quads={int(key): quads.text(key) for key in quads.values},
        statuses={key: statuses.text(key) for key in statuses.values},
        types=types,
        contexts=_contexts(Section.read(folder / "contexts.yaml")),
        sectors=_sectors(Section.read(folder / "sectors.yaml")),
        cameo=_codes(cameo.section("codes"), cameo.section("untyped"), cameo.section("plover"), types),
    )


def _types(section: Section, plover: Section) -> dict[str, EventType]:
    plover.only(section.values)
    types = {}
    for name, entry in section.sections():
        _named(section, name, _TYPE_NAME, "capital letters")
        entry.only(["definition", "quad", "score", "symmetric", "modes"])
        crosswalk = plover.section(name)
        crosswalk.only(["roots"], ["modes"])
        types[name] = EventType(
            name=name,
            definition=entry.text("definition"),
            quad=_quad(entry),
            score=entry.number("score"),
            symmetric=entry.flag("symmetric"),
            modes=_modes(entry.section("modes"), crosswalk),
            roots=crosswalk.texts("roots"),
        )
    return types


def _quad(entry: Section) -> int:
    quad = entry.values["quad"]
    if not isinstance(quad, int) or str(quad) not in _QUADS:
        raise entry.fault("quad", f"{quad!r} is no quad class; allowed: {', '.join(_QUADS)}")
    return quad


def _modes(section: Section, crosswalk: Section) -> dict[str, Mode]:
    codes: dict[str, str] = {}
    if "modes" in crosswalk.values:
        listed = crosswalk.section("modes")
        listed.only([], section.values)
        codes = {name: listed.text(name) for name in listed.values}
    modes = {}
    for name, entry in section.sections():
        _named(section, name, _NAME, "small letters with hyphens between")
        entry.only(["definition", "score"])
        modes[name] = Mode(name, entry.text("definition"), entry.number("score"), codes.get(name))
    return modes


def _contexts(section: Section) -> dict[str, Context]:
    contexts = {}
    for name, entry in section.sections():
        _named(section, name, _NAME, "small letters with hyphens or underscores between")
        entry.only(["definition", "cues"])
        cues = entry.texts("cues")
        for cue in cues:
            if cue != cue.lower():
                raise entry.fault("cues", f"{cue!r} must be lower-case")
        contexts[name] = Context(name, entry.text("definition"), cues)
    return contexts


def _sectors(section: Section) -> dict[str, Sector]:
    for code in section.values:
        _named(section, code, _SECTOR_CODE, "three capital letters")
    return {code: Sector(code, section.text(code)) for code in section.values}


def _codes(section: Section, untyped: Section, plover: Section, types: dict[str, EventType]) -> dict[str, CameoCode]:
    for root in untyped.values:
        if root not in section.values:
            raise untyped.fault(root, "no such CAMEO code in codes")
    for name, crosswalk in plover.sections():
        _crosswalk(crosswalk, types[name], section)
    return {code: _code(section, code, untyped, types) for code in section.values}


def _crosswalk(crosswalk: Section, kind: EventType, codes: Section) -> None:
    for root in kind.roots:
        if root not in codes.values or len(root) != 2:
            allowed = ", ".join(code for code in codes.values if len(code) == 2)
            raise crosswalk.fault("roots", f"{root!r} is no CAMEO root; allowed: {allowed}")
    for mode in kind.modes.values():
        if mode.cameo is None:
            continue
        if mode.cameo not in codes.values:
            raise crosswalk.section("modes").fault(mode.name, f"no such CAMEO code in codes: {mode.cameo!r}")
        if mode.cameo[:2] not in kind.roots:
            roots = ", ".join(kind.roots)
            raise crosswalk.section("modes").fault(
                mode.name, f"{mode.cameo} is outside the roots of {kind.name}: {roots}"
            )


def _code(section: Section, code: str, untyped: Section, types: dict[str, EventType]) -> CameoCode:
    _named(section, code, _CAMEO_CODE, "two to four digits in quotes")
    if len(code) > 2 and code[:-1] not in section.values:
        raise section.fault(code, f"stands alone; its parent {code[:-1]} is missing")
    goldstein, act, label = section.row(code, 3)
    value = section.scored(code, goldstein)
    if not isinstance(label, str) or not label:
        raise section.fault(code, f"the label must be text, not {label!r}")
    if act is None:
        if code[:2] not in untyped.values:
            raise section.fault(code, f"has no type, and untyped gives no reason for {code[:2]}")
        return CameoCode(code, label, value, None, None, untyped.text(code[:2]))
    name, _, mode = str(act).partition(" ")
    if name not in types:
        raise section.fault(code, f"unknown type {name!r}; allowed: null, {', '.join(types)}")
    if mode and mode not in types[name].modes:
        allowed = ", ".join(types[name].modes) or "none"
        raise section.fault(code, f"unknown mode {mode!r}; allowed for {name}: {allowed}")
    if code[:2] not in types[name].roots:
        raise section.fault(code, f"is {name}, whose roots in plover are {', '.join(types[name].roots)}")
    return CameoCode(code, label, value, name, mode or None, None)


def _named(section: Section, key: str, form: re.Pattern[str], allowed: str) -> None:
    if form.fullmatch(key) is None:
        raise section.fault(key, f"is no name of this kind; allowed: {allowed}")
