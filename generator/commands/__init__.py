"""The commands, a module each: `add` says what words one takes, `run` does it and gives the exit code.

What a command alone needs it imports when it runs, so that no command pays for another.
"""

from __future__ import annotations

from generator.commands import (
    build, bundle, check, chronology, diff, editor, epub, export, fmt, forms, new, pdf, publish, schema, serve, show, zim)

COMMANDS = (check, fmt, diff, build, serve, editor, new, show, chronology, schema, forms, export, pdf, epub, zim, bundle, publish)
