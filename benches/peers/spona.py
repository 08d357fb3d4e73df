"""Driving the binary: the corpus as files, the index, the queries."""

import json
import shutil
import subprocess
import sys

import corpus as corpora

NAME = "Spona"


def call(options, *arguments) -> dict:
    """Runs `spona bench …` and reads what it prints."""
    command = [str(options.spona), "bench", *map(str, arguments), "--json"]
    print(" ".join(command), file=sys.stderr)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def export(options) -> corpora.Corpus:
    """The corpus as files, made once."""
    folder = options.work / f"corpus-{options.profiles}"
    if not (folder / "complete").exists():
        size = ["--profiles", options.profiles, "--queries", options.queries]
        call(options, "corpus", *size, "--seed", options.seed, "--out", folder)
        (folder / "complete").touch()
    return corpora.Corpus(folder)


def matching(options, profiles: int, data, *more) -> dict:
    """Builds an index in a fresh folder and measures it."""
    shutil.rmtree(data, ignore_errors=True)
    size = ["--profiles", profiles, "--seed", options.seed]
    return call(options, "matching", *size, "--data", data, *more)


def run(options) -> dict:
    """Spona's row of the comparison."""
    corpus = export(options)
    data = options.work / f"spona-{options.profiles}"
    report = matching(options, options.profiles, data)
    built = report["built"]
    file = corpus.folder / "queries.jsonl"
    asked = call(options, "queries", "--queries", file, "--hits", "--data", data)
    shutil.rmtree(data, ignore_errors=True)
    memory = asked["memory"]
    outcome = {
        "name": NAME,
        "index_seconds": built["index_seconds"] + built["settling_seconds"],
        "index_cpu_seconds": built["index_cpu_seconds"],
        "disk_bytes": built["index_bytes"],
        "memory_bytes": memory["resident_bytes"],
        "memory_anonymous_bytes": memory["resident_bytes"] - memory["file_backed_bytes"],
        "hybrid": _kind(asked["filtered_search"]),
        "unfiltered_hybrid": _kind(asked["search"]),
        "report": report,
    }
    if "nearest" in asked:
        exact = corpus.exact(best_of_all_views=True)
        outcome["recall"] = corpora.recall(asked["nearest"], exact["all"])
        outcome["filtered_recall"] = corpora.recall(asked["filtered_nearest"], exact["filtered"])
    return outcome


def _kind(kind: dict) -> dict:
    names = {"queries": "queries", "p50_ms": "p50_ms", "p99_ms": "p99_ms"}
    measured = {ours: kind[theirs] for ours, theirs in names.items()}
    return measured | {"cpu_ms": kind["cpu_ms_per_query"]}
