"""Tables in Markdown, and their places in a document."""

import datetime
from pathlib import Path

from scaling import FIGURES, figure


def peers(measured: list, options) -> str:
    """A row a system; the ratios are those of CPU time to the first system's hybrid query."""
    first = measured[0]
    rows = [
        "| system | index s (CPU-s) | disk / memory MB | keyword p50, CPU-ms | vector p50, CPU-ms "
        "| recall mean, 5 %, worst | filtered recall | hybrid p50, p99, CPU-ms | ratio |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in measured:
        if "failed" in one:
            rows.append(f"| {one['name']} | failed: {one['failed']} |" + " – |" * 7)
            continue
        memory = (one["disk_bytes"] / 1e6, one["memory_bytes"] / 1e6)
        cells = [
            one["name"],
            f"{one['index_seconds']:.0f} ({one['index_cpu_seconds']:.0f})",
            f"{memory[0]:.0f} / {memory[1]:.0f}",
            _kind(one.get("keyword")),
            _kind(one.get("vector")),
            _recall(one.get("recall")),
            _recall(one.get("filtered_recall")),
            _hybrid(one.get("hybrid")),
            _ratio(one.get("hybrid"), first["hybrid"]),
        ]
        rows.append("| " + " | ".join(cells) + " |")
    said = f"{options.profiles:,} profiles, {options.queries} queries, seed {options.seed}"
    return _dated(f"compare.py --profiles {options.profiles}", said, rows)


def _kind(one):
    return "–" if one is None else f"{one['p50_ms']:.2f}, {one['cpu_ms']:.2f}"


def _hybrid(one):
    if one is None:
        return "–"
    return f"{one['p50_ms']:.2f}, {one['p99_ms']:.2f}, **{one['cpu_ms']:.2f}**"


def _recall(one):
    return "–" if one is None else f"{one['mean']:.3f}, {one['p05']:.2f}, {one['worst']:.2f}"


def _ratio(one, first):
    return "–" if one is None else f"{one['cpu_ms'] / first['cpu_ms']:.1f}"


def scaling(measured: dict) -> str:
    """A row a figure, a column a size, and the slope."""
    reports = measured["reports"]
    sizes = [f"{one['profiles']:,}" for one in reports]
    rows = ["| | " + " | ".join(sizes) + " | slope |", "|---|" + "---|" * (len(sizes) + 1)]
    for name, path in FIGURES.items():
        values = [figure(one, path) for one in reports]
        if any(value is not None for value in values):
            slope = measured["slopes"].get(name)
            cells = [_number(value) for value in values]
            cells.append("–" if slope is None else f"{slope:.2f}")
            rows.append(f"| {name} | " + " | ".join(cells) + " |")
    cost = [figure(one, ("cpu_seconds_per_thousand_matches",)) for one in reports]
    rows.append("| CPU-s a thousand matches | " + " | ".join(map(_number, cost)) + " | |")
    said = "slope: of log figure over log profiles, least squares"
    command = ",".join(str(one["profiles"]) for one in reports)
    return _dated(f"compare.py --scaling {command}", said, rows)


def _number(value) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _dated(command: str, said: str, rows: list) -> str:
    today = datetime.date.today().isoformat()
    return "\n".join([f"`{command}`, {today}; {said}.", "", *rows])


def insert(document: Path, place: str, table: str):
    """Puts a table between the marks of its place, instead of what stood there."""
    begin, end = f"<!-- {place}: begin -->", f"<!-- {place}: end -->"
    text = document.read_text()
    if begin not in text or end not in text:
        raise SystemExit(f"{document} has no place {begin} … {end}")
    before, rest = text.split(begin, 1)
    _, after = rest.split(end, 1)
    document.write_text(f"{before}{begin}\n{table}\n{end}{after}")
