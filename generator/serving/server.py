"""The files of a site on this computer's own network, each page with a script that listens for news."""

from __future__ import annotations

import html
import json
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import unquote, urlsplit

from generator.serving.news import News

NEWS = "_ency/news"
"""The address, below that of the site, at which a page hears of changes."""
_SCRIPT, _STYLE = (Path(__file__).with_name(f"live.{ending}") for ending in ("js", "css"))
_SILENCE = 20
"""Seconds after which a word is sent that means nothing, so that a page that was closed is noticed."""


class Site(NamedTuple):
    """What is served: the folder, where it stands in the address, what its pages hear, and in which words.

    `early` are pages by their address that go before those in the folder.
    """

    folder: Path
    mount: str
    news: News
    words: dict[str, str]
    early: dict[str, str]


def serving(site: Site, host: str, port: int) -> ThreadingHTTPServer:
    """The server, listening; raises OSError where the address cannot be had."""
    server = ThreadingHTTPServer((host, port), partial(_Handler, site), bind_and_activate=False)
    server.daemon_threads = True
    try:
        server.server_bind()
        server.server_activate()
    except OSError:
        server.server_close()
        raise
    return server


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request. A browser asks anew for all it shows, so that this is always what there is."""

    def __init__(self, site: Site, *arguments: Any) -> None:
        self.site = site
        super().__init__(*arguments, directory=str(site.folder))

    def do_GET(self) -> None:
        if urlsplit(self.path).path == f"{self.site.mount}{NEWS}":
            self._tell()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file that is asked for; a page with its script."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.site.mount):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.site.mount)
            self.end_headers()
            return None
        file = Path(self.translate_path(f"/{path.removeprefix(self.site.mount)}"))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix == ".html" or not file.is_file():
            return self._page(file, self.site.early.get(path.removeprefix(self.site.mount)))
        return self._file(file)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that goes on to another page before it has all of it is no fault."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are not worth a line each."""

    def _file(self, file: Path) -> BinaryIO | None:
        """A file beside the pages; a browser that has it as it is need not get it again."""
        stat = file.stat()
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("ETag", tag)
        if not known:
            self.send_header("Content-Type", self.guess_type(file))
            self.send_header("Content-Length", str(stat.st_size))
        self.end_headers()
        return None if known else open(file, "rb")  # the caller closes it

    def _page(self, file: Path, early: str | None) -> BytesIO:
        state = self.site.news.state
        there = early is not None or file.is_file()
        page = early or _text(file) or _text(self.site.folder / "404.html")
        content = _listening(page, self.site, state.next if early else state.site).encode()
        self.send_response(HTTPStatus.OK if there else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def _tell(self) -> None:
        """Send the state now and whenever it becomes another, as long as the page is open (server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        number = -1
        try:
            while True:
                number, state = self.site.news.after(number, _SILENCE)
                self.wfile.write(f"data: {state.said()}\n\n".encode() if state else b": still here\n\n")
                self.wfile.flush()
        except OSError:  # the page was closed
            return


def _text(file: Path) -> str:
    """What a page says; nothing where there is none."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""


def _listening(page: str, site: Site, number: int) -> str:
    """A page with the script, before its end; where there is no page yet, the script alone."""
    words = html.escape(json.dumps(site.words, ensure_ascii=False))
    script = (f'<style>{_STYLE.read_text(encoding="utf-8")}</style>\n'
              f'<script data-site="{number}" data-news="{html.escape(site.mount + NEWS)}" data-words="{words}">'
              f'{_SCRIPT.read_text(encoding="utf-8")}</script>\n')
    head, end, tail = page.rpartition("</body>")
    return f"{head}{script}{end}{tail}" if end else f"<!doctype html>\n<title>…</title>\n<body>\n{page}{script}</body>\n"
