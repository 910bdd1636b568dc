"""`ency new`: begin an entry."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from generator import collect, settings, skeleton
from generator.entries.values import ID
from generator.problems import nearest
from generator.settings import Misuse


def add(verbs: _SubParsersAction) -> None:
    new = verbs.add_parser("new", help="begin an entry")
    new.add_argument("kind", metavar="KIND")
    new.add_argument("name", metavar="NAME", help="the headword, in scholarly transliteration")
    new.add_argument("--id", help="the id, where the headword does not make a good one")
    new.set_defaults(run=run)


def run(given: Namespace) -> int:
    ours = settings.load(given.config)
    model = ours.kinds.get(given.kind)
    if model is None:
        raise Misuse(f"“{given.kind}” is no kind; {nearest(given.kind, ours.kinds) or 'one of ' + ', '.join(ours.kinds)}")
    id_ = given.id or skeleton.id_of(given.name)
    if not ID.match(id_) or id_ == "index":
        raise Misuse(f"“{id_}” is no id; name one with --id, of small letters, digits and hyphens")
    known = collect.files(ours).known
    if id_ in known:
        raise Misuse(f"there is an entry “{id_}” already, in {known[id_]}/; choose another id with --id")
    file = ours.entries / model.FOLDER / f"{id_}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(skeleton.write(model, given.name), encoding="utf-8")
    print(f"{file.relative_to(ours.root)} is begun. Fill in what says TODO, then run: ency check {file.relative_to(ours.root)}")
    return 0
