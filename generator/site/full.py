"""A whole build through MkDocs, as `mkdocs build` does it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands import build as mkdocs_build  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from mkdocs.exceptions import Abort, MkDocsException  # noqa: E402

from mkdocs.plugins import BasePlugin  # noqa: E402

from generator.collect import Digest  # noqa: E402
from generator.settings import Settings  # noqa: E402


class Failed(Exception):
    """The build failed, and what it said; the site is as it was."""


def build(settings: Settings, digests: list[Digest], *, strict: bool = False,
          full_text: bool = False) -> BasePlugin:
    """Make the whole site of entries that were read; the plugin, which knows what was made. Raises Failed."""
    with _heard() as heard:
        try:
            config = load_config(str(settings.file), strict=strict or None, site_dir=str(settings.site))
            config.plugins["encyclopedia"].given = digests
            config.plugins["encyclopedia"].full_text = full_text
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build.build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, MkDocsException) as error:
            raise Failed("\n".join(heard) or str(error)) from None
    for line in heard:
        logging.getLogger("ency").warning(line)
    return config.plugins["encyclopedia"]


@contextmanager
def _heard() -> Iterator[list[str]]:
    """The warnings and errors of MkDocs, collected instead of shown."""
    said: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, ear = logging.getLogger("mkdocs"), Ear(logging.WARNING)
    logger.addHandler(ear)
    before, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.removeHandler(ear)
        logger.propagate = before
