"""As much of GitHub's interface as proposing a change needs: a stand-in that a browser's requests are led to.

It knows one repository, `owner/book`, to which the reader who signs in may not write.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HEADERS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*", "Access-Control-Allow-Methods": "*"}
SIGN_IN = """
window.open = address => {
  window.signedInAt = address
  const say = data => window.dispatchEvent(new MessageEvent("message", { data, origin: "https://login.example" }))
  setTimeout(() => say("authorizing:github"), 50)
  return { close() {}, focus() {}, postMessage: () => setTimeout(() => say('authorization:github:success:{"token":"t"}'), 50) }
}
"""
"""What a server for signing in does: it opens a window, which hands back a token by messages."""


class GitHub:
    """The state of the stand-in: what was forked, written and proposed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.forked = False
        self.written = ""
        self.branch = ""
        self.proposed: dict[str, Any] = {}

    def lead(self, page: Any) -> None:
        """Let the page sign in, and ask here instead of GitHub."""
        page.add_init_script(SIGN_IN)
        page.route("https://api.github.com/**", self._route)

    def _route(self, route: Any) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=HEADERS)
            return
        path = unquote(request.url.removeprefix("https://api.github.com").partition("?")[0])
        found = self.answer(request.method, path, json.loads(request.post_data) if request.post_data else {})
        route.fulfill(status=404 if found is None else 200, headers=HEADERS | {"Content-Type": "application/json"},
                      body=json.dumps({"message": "Not Found"} if found is None else found))

    def answer(self, method: str, path: str, given: dict[str, Any]) -> Any:
        if method == "POST":
            return self._done(path, given)
        if path == "/user":
            return {"login": "reader", "name": "A Reader", "id": 7}
        if path == "/repos/reader/book":
            return _repository("reader", write=True) if self.forked else None
        if path == "/repos/owner/book":
            return _repository("owner", write=False)
        return self._git(path.removeprefix("/repos/").partition("/book")[2])

    def _git(self, path: str) -> Any:
        if path.startswith("/git/trees/main:"):
            files = sorted((self.root / path.removeprefix("/git/trees/main:")).glob("*.yaml"))
            return {"sha": "1" * 40, "tree": [{"path": file.name, "type": "blob", "mode": "100644", "size": 1,
                                               "sha": file.stem.encode().hex()} for file in files]}
        if path.startswith("/git/blobs/"):
            return {"encoding": "base64", "content": base64.b64encode(self._blob(path.removeprefix("/git/blobs/"))).decode()}
        if re.search(r"/(branches|git/refs/heads)/main$", path):
            return _branch("main", "2")
        if re.search(r"/(branches|git/refs/heads)/cms/.+/.+/.+", path):
            return _branch(self.branch, "3") if self.branch else None
        if path.startswith("/compare/"):
            changed = f"entries/{self.branch.split('/', 3)[-1]}.yaml"
            return {"files": [{"filename": changed, "status": "modified", "sha": "written", "patch": ""}],
                    "commits": [{"sha": "3" * 40, "commit": {"message": "Update"}}], "total_commits": 1}
        if path.startswith("/commits"):
            return [{"sha": "2" * 40, "commit": {"author": {"name": "x", "date": "2026-01-01T00:00:00Z"}}, "author": {"login": "x"}}]
        return [] if path.startswith(("/pulls", "/issues")) else None

    def _blob(self, name: str) -> bytes:
        if name == "written":
            return self.written.encode()
        return next(self.root.glob(f"entries/*/{bytes.fromhex(name).decode()}.yaml")).read_bytes()

    def _done(self, path: str, given: dict[str, Any]) -> Any:
        if path == "/repos/owner/book/forks":
            self.forked = True
            return _repository("reader", write=True)
        if path == "/repos/reader/book/git/blobs":
            self.written = base64.b64decode(given["content"]).decode()
            return {"sha": "written"}
        if path == "/repos/reader/book/git/refs":
            self.branch = given["ref"].removeprefix("refs/heads/")
            return {"ref": given["ref"], "object": {"sha": "3" * 40}}
        if path == "/repos/owner/book/pulls":
            self.proposed = given
            return {"number": 1, "head": {"ref": given["head"], "sha": "3" * 40}, "labels": [], "user": {"login": "reader"}}
        return {"sha": "3" * 40, "parents": [{"sha": "2" * 40}], "tree": {"sha": "4" * 40}}


def _repository(owner: str, *, write: bool) -> dict[str, Any]:
    return {"full_name": f"{owner}/book", "name": "book", "owner": {"login": owner}, "default_branch": "main",
            "fork": owner == "reader", "parent": {"full_name": "owner/book"}, "permissions": {"push": write}}


def _branch(name: str, digit: str) -> dict[str, Any]:
    commit = {"sha": digit * 40, "commit": {"tree": {"sha": "4" * 40}}}
    return {"name": name, "ref": f"refs/heads/{name}", "object": {"sha": digit * 40}, "commit": commit}
