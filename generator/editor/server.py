"""A server for one person on their own machine: the folder of the editor, and the answers of a trial."""

from __future__ import annotations

import json
import mimetypes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.editor import trial
from generator.editor.config import API
from generator.editor.folder import ENTRIES, FOLDER
from generator.settings import Settings

_LARGEST = 4 * 1024 * 1024
"""Bytes of a question; an entry may have an eighth of it."""
_HERE = ("127.0.0.1", "localhost", "[::1]")


def server(settings: Settings, folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server that is not yet running; port 0 is any that is free."""
    return ThreadingHTTPServer((host, port), _handler(settings, folder))


def _handler(settings: Settings, folder: Path) -> type[BaseHTTPRequestHandler]:
    entries = trial.entries(settings)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path in ("/", f"/{FOLDER}"):
                return self._give(301, b"", "text/plain", Location=f"/{FOLDER}/")
            if path == f"/assets/data/{ENTRIES}.js":
                rows = ",\n".join(entries())
                return self._give(200, f'ency("{ENTRIES}",[\n{rows}\n])\n'.encode(), "text/javascript")
            file = (folder / path.lstrip("/")).resolve()
            file = file / "index.html" if file.is_dir() else file
            if not (file.is_file() and file.is_relative_to(folder.resolve())):
                return self._give(404, b"not found", "text/plain")
            return self._give(200, file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")

        def do_POST(self) -> None:
            """Only pages of this server may ask: none of another site, nor one that names it otherwise."""
            size = int(self.headers.get("Content-Length") or 0)
            content, host = self.rfile.read(min(size, _LARGEST)), self.headers.get("Host", "")
            if (host.rpartition(":")[0] not in _HERE or self.headers.get("Origin") != f"http://{host}"
                    or self.path != f"/{FOLDER}/{API}" or size > _LARGEST):
                return self._say(403, {"error": "not from here"})
            try:
                return self._say(200, trial.answer(json.loads(content), settings))
            except (trial.Refused, OSError, ValueError) as error:
                return self._say(422, {"error": str(error)})

        def _say(self, status: int, what: Any) -> None:
            self._give(status, json.dumps(what, ensure_ascii=False).encode(), "application/json")

        def _give(self, status: int, content: bytes, kind: str, **more: str) -> None:
            self.send_response(status)
            text = kind.startswith("text/") or kind == "application/json"
            headers = {"Content-Type": f"{kind}; charset=utf-8" if text else kind, "Content-Length": str(len(content)),
                       "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **more}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *words: Any) -> None:
            pass

    return Handler
