"""The checks between entries as tasks: what each finds, what it has read for that, and when it is to be run again."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple
from zlib import crc32

from generator import parallel
from generator.checking.ledger import Ledger, loaded
from generator.limits import Limits
from generator.problems import Problem
from generator.reasoning.chronicle import ties
from generator.reasoning.corpus import Corpus
from generator.reasoning.facts import EVERY, Key
from generator.reasoning.families import BETWEEN
from generator.reasoning.finding import Finding
from generator.reasoning.ties import Network, joined, unpacked

TIES = len(BETWEEN)
"""The number of the tasks that give the ties of an entry in time; those of the families have theirs."""
_DATED = ("times", "bonds")


class Task(NamedTuple):
    """The number of a family, and the entry or the key that it is run for."""

    family: int
    key: str


class Done(NamedTuple):
    """What a task found, packed, nothing where it found nothing; and the marks of what it read."""

    task: Task
    result: bytes | None
    reads: bytes


def all_tasks(corpus: Corpus) -> list[Task]:
    """Every task that there is."""
    store = corpus.reader.store
    found = [Task(number, key) for number, family in enumerate(BETWEEN)
             for key in (store.keys(family.of, family.shared_by) if family.shared_by else store.ids(family.of))]
    return found + [Task(TIES, id_) for id_ in sorted({id_ for name in _DATED for id_ in store.ids(name)})]


def done(corpus: Corpus, tasks: Sequence[Task]) -> Iterator[Done]:
    """The tasks, carried out on all processors: the facts must be in memory, for a ledger is one process's own."""
    yield from parallel.each(partial(_do, corpus), tasks)


def _do(corpus: Corpus, task: Task) -> Done:
    corpus.reader.noted = set()
    if task.family == TIES:
        result = said.packed() if (said := ties(corpus, task.key)).limits else None
    else:
        found = [(isinstance(one, Problem), one.plain()) for check in BETWEEN[task.family].checks for one in check(corpus, task.key)]
        result = marshal.dumps(found, 2) if found else None
    return Done(task, result, array("I", sorted(set(map(mark, corpus.reader.noted)))).tobytes())


def mark(key: Key) -> int:
    """A number that stands for what was read; where two have one, a task is run once too often."""
    return crc32("\0".join(key).encode())


def told(results: Iterable[bytes | None]) -> tuple[list[Finding], list[Problem]]:
    """What tasks have found: the findings, each told once, and the problems."""
    found: dict[tuple, Finding] = {}
    problems = []
    for result in filter(None, results):
        for is_problem, plain in loaded(result):
            if is_problem:
                problems.append(Problem(*plain))
            else:
                finding = Finding.of(plain)
                found.setdefault((finding.code, finding.spots, finding.about), finding)
    return list(found.values()), problems


def network(results: Iterable[bytes | None], limits: Limits) -> Network:
    """The network of the ties that tasks have found."""
    return joined((unpacked(loaded(result)) for result in results if result), limits)


def keep(ledger: Ledger, done: Iterable[Done]) -> None:
    """Keep what tasks have found and read. Raises `Spoilt`."""
    first = 1 + (ledger.rows("select max(number) from task")[0][0] or 0)
    numbered = list(enumerate(done, first))
    ledger.change("insert into task values (?, ?, ?, ?, ?)",
                  ((number, *one.task, one.reads, one.result) for number, one in numbered))
    ledger.change("insert into read values (?, ?)", sorted((read, number) for number, one in numbered for read in _marks(one.reads)))


def results(ledger: Ledger, *, ties: bool = False) -> list[bytes]:
    """What tasks have found: the ties, or all else. Raises `Spoilt`."""
    rows = ledger.rows(f"select result from task where result is not null and family {'=' if ties else '<>'} ? order by family, key", TIES)
    return [result for result, in rows]


def again(ledger: Ledger, corpus: Corpus, changed: set[Key]) -> bool:
    """Carry out again what depends on these facts, and keep it; whether any ties have changed. Raises `Spoilt`."""
    tasks = _touched(ledger, changed)
    before = {task: row for task in tasks
              for row in ledger.rows("select number, reads, result from task where family = ? and key = ?", *task)}
    ledger.change("delete from read where mark = ? and task = ?",
                  ((read, number) for number, reads, _ in before.values() for read in _marks(reads)))
    ledger.change("delete from task where number = ?", ((number,) for number, *_ in before.values()))
    after = {task: _do(corpus, task) for task in tasks if _stands(corpus, task)}
    keep(ledger, after.values())
    return any((after[task].result if task in after else None) != (before[task][2] if task in before else None)
               for task in tasks if task.family == TIES)


def _marks(reads: bytes) -> array:
    marks = array("I")
    marks.frombytes(reads)
    return marks


def _touched(ledger: Ledger, changed: set[Key]) -> list[Task]:
    """The tasks that have read something of what has changed, and those that may come to be."""
    found = {Task(*row) for number in set(map(mark, changed))
             for row in ledger.rows("select family, key from read join task on task = number where mark = ?", number)}
    for number, family in enumerate(BETWEEN):
        found |= {Task(number, key) for name, key in changed if name == family.of and key != EVERY}
    return sorted(found | {Task(TIES, id_) for name, id_ in changed if name in _DATED and id_ != EVERY})


def _stands(corpus: Corpus, task: Task) -> bool:
    """Whether there is anything that the task is about."""
    store = corpus.reader.store
    if task.family == TIES:
        return any(store.own(name, task.key) is not None for name in _DATED)
    family = BETWEEN[task.family]
    return len(store.shared(family.of, task.key)) >= family.shared_by if family.shared_by else store.own(family.of, task.key) is not None
