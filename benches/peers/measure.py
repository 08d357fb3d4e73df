"""What a query or the building of an index takes: time, processor time, memory, disk."""

import time
from pathlib import Path

import numpy as np


def resident() -> dict:
    """Memory of this process in bytes: resident, and its part that is no pages of files."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    kibibytes = lambda name: int(fields[name].split()[0]) * 1024
    return {"resident": kibibytes("VmRSS"), "anonymous": kibibytes("RssAnon")}


def bytes_below(folder: Path) -> int:
    """Bytes that all files below a folder take on the disk; some are longer than that."""
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())


class Clock:
    """Wall and processor time (of all threads) of a block."""

    def __enter__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_):
        self.wall, self.cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu


def queries(ask, arguments: list) -> tuple[dict, list]:
    """Asks everything twice, first to warm up and keep what is found, then to measure.

    The processor time is that of the whole process, so that threads of a library count.
    """
    found = [ask(*one) for one in arguments]
    latencies = []
    with Clock() as clock:
        for one in arguments:
            started = time.perf_counter()
            ask(*one)
            latencies.append(time.perf_counter() - started)
    p50, p99 = np.quantile(latencies, [0.5, 0.99], method="inverted_cdf") * 1000
    measured = {
        "queries": len(arguments),
        "p50_ms": float(p50),
        "p99_ms": float(p99),
        "cpu_ms": clock.cpu * 1000 / len(arguments),
    }
    return measured, found


def fuse(*lists: list, top: int, constant: int = 60) -> list:
    """Reciprocal rank fusion of lists of numbers, for systems that have none of their own."""
    scores = {}
    for numbers in lists:
        for place, number in enumerate(numbers, 1):
            scores[number] = scores.get(number, 0.0) + 1 / (constant + place)
    return sorted(scores, key=scores.get, reverse=True)[:top]

