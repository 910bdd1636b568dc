"""The work of `ency serve`: look for changes, make what changed, tell the pages."""

from __future__ import annotations

import dataclasses
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from generator import report, settings
from generator.checking.check import check
from generator.problems import Problem
from generator.serving.news import News, State, said, shown
from generator.serving.server import Site, serving
from generator.settings import Misuse, Settings
from generator.site.build import build
from generator.site.fingerprint import fingerprint, glance

ADDRESS = "127.0.0.1:8000"
_EVERY, _SETTLED = 0.1, 0.04
"""Seconds between two looks at the entries; seconds for which they have to stay as they are."""
_REST = 8
"""Looks at the entries for one at templates, words, hand-written pages and the code."""
_SHARE = 10
"""Between two looks passes so many times the time that one takes, however many entries there are."""
Tell = Callable[[str], None]


class _Seen(NamedTuple):
    """What tells whether anything has changed."""

    entries: bytes
    rest: str


def serve(config: Path, address: str | None, *, open_browser: bool, tell: Tell) -> None:
    """Make the site, serve it, and make it again at every change, until it is interrupted."""
    ours = settings.load(config)
    host, port = _parted(address or ADDRESS)
    desk = Desk(config, tell)
    seen = _seen(ours)
    desk.renew()
    try:
        server = serving(desk.site(ours), host, port)
    except OSError as error:
        raise Misuse(f"cannot serve at {host}:{port}: {error.strerror or error}; "
                     "choose another address with --address HOST:PORT") from None
    url = f"http://{host}:{server.server_port}{desk.mount(ours)}"
    tell(f"Serving at {url} (Control+C ends it)")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    if open_browser:
        webbrowser.open(url)
    try:
        _watch(desk, seen)
    except KeyboardInterrupt:
        tell("")
    finally:
        server.shutdown()


def _parted(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise Misuse(f"“{address}” is no address: write HOST:PORT, such as {ADDRESS}")
    return host.strip("[]") or "127.0.0.1", int(port)


class Desk:
    """The site that is served, and the news of it."""

    def __init__(self, config: Path, tell: Tell) -> None:
        self.config, self.tell = config, tell
        self.news = News()
        self.early: dict[str, str] = {}

    @staticmethod
    def mount(ours: Settings) -> str:
        """Where the site stands in its address."""
        return f"/{urlsplit(ours.url).path.strip('/')}/".replace("//", "/")

    def site(self, ours: Settings) -> Site:
        return Site(_served(ours).site, self.mount(ours), self.news, _words(ours), self.early)

    def renew(self) -> None:
        """Make what changed. Where that cannot be done the last good site stands, and the page says why."""
        started, number = time.perf_counter(), time.time_ns() // 1_000_000
        try:
            ours = _served(settings.load(self.config))
            done = build(ours, cache=ours.site.parent, early=lambda folder, pages: self._first(number, folder, pages))
        except Misuse as error:
            return self._failed(str(error))
        if done.said:
            return self._failed(done.said)
        if not done.made:
            self._told(self.news.state.site, done.problems, ours)
            return self.tell("The pages stand as they were.")
        self.tell(f"{done.pages} page{'s' if done.pages != 1 else ''} made in {time.perf_counter() - started:.2f} s")
        self.news.tell(State(number, self.news.state.problems))
        self.early.clear()
        self._told(number, check(ours).problems, ours)

    def _first(self, number: int, folder: Path, pages: list[str]) -> None:
        """Show the pages of the changed entries themselves, while others are being made."""
        self.early.update((page, (folder / page).read_text(encoding="utf-8")) for page in pages)
        self.news.tell(self.news.state._replace(next=number, early=tuple(pages)))

    def _told(self, site: int, problems: Sequence[Problem], ours: Settings) -> None:
        state = State(site, shown(problems, ours.root))
        if problems and state.problems != self.news.state.problems:
            self.tell(report.text(problems, ours.root, colour=sys.stdout.isatty()) + "\n")
        if state != self.news.state:
            self.news.tell(state)

    def _failed(self, words: str) -> None:
        self.tell(words)
        self.news.tell(State(self.news.state.site, said(words)))


def _served(ours: Settings) -> Settings:
    """The settings with a site apart, so that the one that was built stays as it is."""
    return dataclasses.replace(ours, site=ours.cache / "serve" / "site")


def _words(ours: Settings) -> dict[str, str]:
    return dict(ours.words.find("serve"))


def _seen(ours: Settings, rest: str = "") -> _Seen:
    return _Seen(glance(ours.entries) if ours.entries.is_dir() else b"", rest or fingerprint(ours))


def _watch(desk: Desk, seen: _Seen) -> None:
    """Look again and again; an editor may write a file in several steps, so wait until it stays."""
    for turn in count():
        began = time.perf_counter()
        now = _look(desk, seen, whole=turn % _REST == 0)
        cost = time.perf_counter() - began
        if now != seen:
            while (later := _look(desk, now, whole=True)) != now:
                now = later
                time.sleep(_SETTLED)
            desk.renew()
            seen = now
        time.sleep(max(_EVERY, _SHARE * cost))


def _look(desk: Desk, before: _Seen, *, whole: bool) -> _Seen:
    """What there is now, the rest only if `whole`; what cannot be read, because it is being written, counts as unchanged."""
    try:
        return _seen(settings.load(desk.config), "" if whole else before.rest)
    except (Misuse, OSError):
        return before
