"""What Decap CMS is told: where the entries lie, who may sign in where, and the form of each kind."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from generator.editor.fields import form
from generator.settings import Misuse, Settings

API = "api"
"""Where the server of a trial answers, below the folder of the editor."""


def config(settings: Settings, *, trial: bool = False) -> dict[str, Any]:
    """The configuration; in a trial entries are written to the files of the folder, else proposed on GitHub."""
    words = settings.words
    return {
        "load_config_file": False,
        "locale": words("language.code"),
        "backend": {"name": "proxy", "proxy_url": f"/edit/{API}"} if trial else _github(settings),
        "publish_mode": "simple" if trial else "editorial_workflow",
        "site_url": "" if trial else settings.url,
        "show_preview_links": False,
        "media_folder": "docs/images",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(kind, settings) for kind in settings.kinds],
    }


def _github(settings: Settings) -> dict[str, Any]:
    """GitHub, where who may not write to the repository writes to a fork of it."""
    assert settings.options.editor is not None
    if not settings.repository:
        raise Misuse("the editor proposes changes on GitHub and must know where: add repository: to the options")
    return {"name": "github", "repo": urlsplit(settings.repository).path.strip("/"), "branch": settings.options.branch,
            "open_authoring": True, "squash_merges": True, **_login(settings.options.editor.login)}


def _login(address: str) -> dict[str, str]:
    """The server that signs contributors in, as Decap wants it: host and path apart."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.netloc:
        raise Misuse(f"editor: login: “{address}” is no address of a server; write it with https://")
    path = {"auth_endpoint": parts.path.strip("/")} if parts.path.strip("/") else {}
    return {"base_url": f"{parts.scheme}://{parts.netloc}"} | path


def _collection(kind: str, settings: Settings) -> dict[str, Any]:
    model, words = settings.kinds[kind], settings.words
    return {"name": model.FOLDER, "label": words(f"kinds.{kind}.many"), "label_singular": words(f"kinds.{kind}.one"),
            "folder": f"{settings.options.entries}/{model.FOLDER}", "extension": "yaml", "format": "ency", "create": True,
            "delete": False, "identifier_field": "headword", "summary": "{{headword}}", "slug": "{{fields.id_}}",
            "editor": {"preview": False}, "fields": form(model, words)}
