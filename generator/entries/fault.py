"""What is wrong with a file before it is an entry, at its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the YAML itself, at a line and column counted from 0."""

    line: int
    column: int
    code: str
    message: str
    repair: str = ""
