"""What one command costs, and what it left: time, processor, memory, bytes. Nothing here knows any builder."""

from __future__ import annotations

import hashlib
import os
import platform
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

INTERVAL, SHARE = 0.1, 0.03
"""Least seconds between two looks at the memory of a tree of processes, and the most of a processor
that looking may take: the larger the processes, the longer the kernel counts."""


class Cost(NamedTuple):
    """Seconds by the clock, seconds of processor (user and system, all processes), peaks in MB.

    `largest` is the resident memory of the largest single process. `tree` is that of all
    processes at one moment, pages they share counted once; 0 where it cannot be seen.
    """

    wall: float
    cpu: float
    largest: float
    tree: float


class Failed(Exception):
    """A command that was to be measured did not succeed; what it said."""


def run(command: Sequence[str | Path], folder: Path, log: Path, environment: Mapping[str, str] = {}) -> Cost:
    """Run a command to its end; its output is appended to `log`. Raises Failed."""
    with open(log, "ab") as out:
        started = time.perf_counter()
        process = subprocess.Popen([*map(str, command)], cwd=folder, stdout=out, stderr=subprocess.STDOUT,
                                   env=os.environ | dict(environment))
        watch = _Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = watch.stop()
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: exit {process.returncode}\n{log.read_text()[-2000:]}")
    unit = 1 if platform.system() == "Darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, peak)


class _Watch:
    """The peak memory of a process with its descendants, looked at from a thread."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._ended = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        pause = INTERVAL
        while not self._ended.wait(pause):
            started = time.thread_time()
            self._peak = max(self._peak, sum(map(_memory, _tree(self._pid))))
            pause = max(INTERVAL, (time.thread_time() - started) / SHARE)

    def stop(self) -> float:
        self._ended.set()
        self._thread.join()
        return self._peak


def _tree(pid: int) -> list[int]:
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir()
                    for child in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(below for child in children for below in _tree(child))]


def _memory(pid: int) -> float:
    """Proportional resident memory in MB, in which a page shared by two counts half in each."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    except OSError:
        pass
    return 0.0


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each measure by itself."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def after(cost: Cost, start: Cost) -> Cost:
    """The cost without that of starting; memory is not a sum and stays."""
    return cost._replace(wall=max(0.0, cost.wall - start.wall), cpu=max(0.0, cost.cpu - start.cpu))


def digest(folder: Path) -> dict[str, str]:
    """A hash for each file below a folder."""
    return {file.relative_to(folder).as_posix(): hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
            for file in sorted(folder.rglob("*")) if file.is_file()}


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The paths that only one has, or whose bytes differ."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def machine() -> dict[str, str]:
    """The machine in a few words, with how busy it was."""
    said = {"system": platform.platform(), "python": platform.python_version(), "processors": str(os.cpu_count())}
    try:
        cpu = Path("/proc/cpuinfo").read_text()
        said["processor"] = next(line.split(":")[1].strip() for line in cpu.splitlines() if line.startswith("model name"))
        said["memory"] = f"{int(Path('/proc/meminfo').read_text().split()[1]) * 1024 / 1e9:.0f} GB"
        said["load"] = " ".join(f"{load:.1f}" for load in os.getloadavg())
    except (OSError, StopIteration):
        pass
    return said
