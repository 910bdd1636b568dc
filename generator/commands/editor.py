"""`ency editor`: try the form editor on the files of this folder."""

from __future__ import annotations

import webbrowser
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import settings
from generator.settings import Misuse


def add(verbs: _SubParsersAction) -> None:
    editor = verbs.add_parser("editor", help="write entries in a form, in the browser")
    editor.add_argument("--port", type=int, default=8010, metavar="NUMBER", help="8010 unless told")
    editor.add_argument("--open", action="store_true", help="open a browser")
    editor.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.editor import folder
    from generator.editor.server import server

    ours = settings.load(given.config)
    with TemporaryDirectory() as site:
        folder.write(ours, Path(site), trial=True)
        try:
            running = server(ours, Path(site), "127.0.0.1", given.port)
        except OSError as error:
            raise Misuse(f"port {given.port} cannot be used: {error.strerror}; name another with --port") from None
        with running:
            address = f"http://127.0.0.1:{running.server_port}/edit/"
            print(f"The editor is at {address}; it writes the files of {ours.options.entries}/. Ctrl-C ends it.", flush=True)
            if given.open:
                webbrowser.open(address)
            try:
                running.serve_forever()
            except KeyboardInterrupt:
                print()
    return 0
