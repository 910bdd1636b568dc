"""A local server as sites have it: below a path, texts packed, its own page for what is missing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
         ".svg": "image/svg+xml", ".woff2": "font/woff2", ".xml": "application/xml"}


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[str]:
    """The address at which the folder is served while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(folder, prefix))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()


def handler(folder: Path, prefix: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = folder / path.removeprefix(prefix)
            file = file / "index.html" if file.is_dir() else file
            found = path.startswith(prefix) and file.is_file()
            file = file if found else folder / "404.html"
            content = file.read_bytes()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            if file.suffix in (".html", ".css", ".js", ".svg"):
                content = gzip.compress(content, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *words: Any) -> None:
            pass

    return Handler
