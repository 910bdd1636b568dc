"""Pagefind as the maker of an index: texts go in one after the other, the files of the index come out.

Its own Python package is not used. It asks for an answer ten times a second, which is a tenth of a second for each
page; and it ends Pagefind while that still writes the files (Pagefind issue 1271), so that on a busy machine some
are empty. Here the files come as an answer, and are written by us.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any

Message = dict[str, Any]


def installed() -> bool:
    return find_spec("pagefind_bin") is not None


def index(texts: Iterable[tuple[str, str]], language: str, left_out: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of the index by path, of pages given as address and HTML; `left_out` are CSS selectors."""
    from pagefind_bin import get_executable

    with subprocess.Popen([get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        config = {"exclude_selectors": [*left_out], "keep_index_url": True, "force_language": language}
        id_ = _asked(service, {"type": "NewIndex", "config": config})["index_id"]
        for address, html in texts:
            _asked(service, {"type": "AddFile", "index_id": id_, "url": address, "file_contents": html, "file_path": None})
        for file in _asked(service, {"type": "GetFiles", "index_id": id_})["files"]:
            yield file["path"], b64decode(file["content"])


def _asked(service: subprocess.Popen[bytes], request: Message) -> Message:
    """What Pagefind answers: both are JSON in base64, ended by a comma."""
    assert service.stdin is not None and service.stdout is not None
    service.stdin.write(b64encode(json.dumps({"message_id": 1, "payload": request}).encode()) + b",")
    service.stdin.flush()
    said = bytearray()
    while not said.endswith(b","):
        part = service.stdout.read1()
        if not part:
            raise RuntimeError("Pagefind ended before it had answered")
        said += part
    answer: Message = json.loads(b64decode(bytes(said[:-1])))["payload"]
    if answer["type"] == "Error":
        raise RuntimeError(f"Pagefind: {answer['message']}")
    return answer
