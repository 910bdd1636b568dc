"""`ency show`: one entry with what follows for it from the others."""

from __future__ import annotations

import json
from argparse import Namespace, _SubParsersAction

from generator import collect
from generator.commands.reading import read, tell
from generator.problems import nearest
from generator.settings import Misuse


def add(verbs: _SubParsersAction) -> None:
    show = verbs.add_parser("show", help="show an entry as the generator understands it")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.show import show

    ours, found, digests = read(given)
    if given.id not in found.known:
        raise Misuse(f"there is no entry “{given.id}”; {nearest(given.id, found.known)}".rstrip("; "))
    digest = next(digest for digest in digests if digest.place.id == given.id)
    if not digest.data:
        tell(list(digest.problems), ours.root)
        return 1
    print(json.dumps(show(digest, collect.whole(digests), ours), ensure_ascii=False, indent=2))
    return 0
