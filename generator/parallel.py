"""One function over many items, on all processors where that is worth it.

Processes are forked, so that what the function already holds is shared, not copied.
Where a system cannot fork, or threads make it unsafe, the work is done here.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH = 400
"""Items from which two processes are faster than one."""

_task: Callable | None = None


def each(function: Callable[[Item], Result], items: Sequence[Item], chunk: int = 64, worth: int = WORTH) -> Iterator[Result]:
    """The results in the order of the items; `worth` is how many there have to be for several processes."""
    global _task
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if workers < 2 or len(items) < worth or not _may_fork():
        yield from map(function, items)
        return
    _task = function
    if gc.isenabled():
        gc.collect()
    gc.freeze()  # what is shared stays shared: the collector of a child does not touch it
    try:
        with multiprocessing.get_context("fork").Pool(workers, _collect_seldom) as pool:
            yield from pool.imap(_call, items, chunk)
    finally:
        _task = None
        gc.unfreeze()


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Work that makes much and throws little away is done without looking for circles that nobody needs any more."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _collect_seldom() -> None:
    gc.enable()
    gc.set_threshold(20_000, 20, 100)


def _call(item: Item) -> Result:
    assert _task is not None
    return _task(item)


def _may_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1 and os.name == "posix"
