"""How cost grows with the corpus: the slope of a line through the logarithms."""

import shutil
import sys

import numpy as np

import spona

# Places of the figures in the report of `spona bench matching`, with what they are called.
FIGURES = {
    "index CPU-s": ("built", "index_cpu_seconds"),
    "profiles/s": ("built", "profiles_per_second"),
    "index MB": ("built", "index_bytes"),
    "resident MB": ("memory", "served", "resident_bytes"),
    "search CPU-ms": ("search", "cpu_ms_per_query"),
    "search p50 ms": ("search", "p50_ms"),
    "search p99 ms": ("search", "p99_ms"),
    "filtered search CPU-ms": ("filtered_search", "cpu_ms_per_query"),
    "filtered hybrid CPU-ms": ("filtered_hybrid", "cpu_ms_per_query"),
    "match CPU-ms": ("match", "cpu_ms_per_query"),
    "match p50 ms": ("match", "p50_ms"),
    "match p99 ms": ("match", "p99_ms"),
    "filtered match CPU-ms": ("filtered_match", "cpu_ms_per_query"),
    "search, 4 clients : 1": ("clients", "search", "ratio"),
    "match, 4 clients : 1": ("clients", "match", "ratio"),
    "change seen, p50 ms": ("visibility", "p50_ms"),
    "change seen, p99 ms": ("visibility", "p99_ms"),
}


def run(options) -> dict:
    """A report a size. What was measured is kept if a larger size fails."""
    reports = []
    for profiles in options.scaling:
        data = options.work / f"scaling-{profiles}"
        try:
            spona.matching(options, profiles, data)
            # Asked again by a process that has not built the index: its memory is a service's.
            size = ["--profiles", profiles, "--seed", options.seed]
            reports.append(spona.call(options, "matching", *size, "--data", data))
        except Exception as error:  # noqa: BLE001, whatever it is, the smaller sizes are good
            print(f"{profiles} profiles: {error}", file=sys.stderr)
        shutil.rmtree(data, ignore_errors=True)
    return {"reports": reports, "slopes": slopes(reports)}


def figure(one: dict, path: tuple):
    """A figure of a report, in megabytes where it is bytes; nothing where it is not there."""
    for name in path:
        one = (one or {}).get(name)
    if one is not None and path[-1].endswith("_bytes"):
        one /= 1e6
    return one


def slopes(reports: list) -> dict:
    """By figure, the exponent of growth: 0 stays, 1 grows as the corpus does."""
    found = {}
    for name, path in FIGURES.items():
        points = [(r["profiles"], figure(r, path)) for r in reports]
        points = [(n, value) for n, value in points if value]
        if len(points) > 1:
            sizes, values = np.log10(np.array(points, dtype=float)).T
            found[name] = float(np.polyfit(sizes, values, 1)[0])
    return found
