"""Dragoman reads news reports about what states say and do to each other and turns them into a sourced record."""

__version__ = "0.1.0"
