#!/usr/bin/env python3
"""Measures Spona's engine and others on one corpus, in one run.

    python3 compare.py --profiles 200000
    python3 compare.py --scaling 10000,100000,1000000

README.md says what is measured and how to install what is needed. Results go to `results/` below
the work folder as JSON, to standard output as a table, and with --doc into a document.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

import report
import scaling
import spona

HERE = Path(__file__).resolve().parent


def main():
    options = arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.worker:
        import worker

        return print(json.dumps(worker.run(options)))
    results = options.work / "results"
    results.mkdir(exist_ok=True)
    if options.scaling:
        measured = scaling.run(options)
        save(results / "scaling.json", measured)
        return show(report.scaling(measured), "scaling", options.doc)
    file = results / f"peers-{options.profiles}.json"
    measured = [spona.run(options)]
    save(file, measured)
    for name in options.peers:
        print(f"{name} …", file=sys.stderr)
        measured.append(peer(name, options))
        # After each, so that a run that is broken off is not for nothing.
        save(file, measured)
    show(report.peers(measured, options), "peers", options.doc)


def arguments():
    import systems

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--profiles", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=lambda text: text.split(","), default=systems.PEERS)
    parser.add_argument("--scaling", type=lambda text: [int(n) for n in text.split(",")])
    parser.add_argument("--spona", type=Path, default=HERE / "../../target/release/spona")
    parser.add_argument("--work", type=Path, default=Path("/tmp/spona-peers"))
    parser.add_argument("--doc", type=Path, help="a document with marked places for the tables")
    parser.add_argument("--worker", choices=["build", "ask"], help=argparse.SUPPRESS)
    parser.add_argument("--system", help=argparse.SUPPRESS)
    return parser.parse_args()


def peer(name: str, options) -> dict:
    """Builds in one process and asks in another, so that memory is that of asking alone."""
    folder = options.work / f"{name}-{options.profiles}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command = [sys.executable, __file__, "--system", name, "--work", options.work]
    command += ["--profiles", str(options.profiles), "--seed", str(options.seed)]
    measured = {}
    for step in ("build", "ask"):
        done = subprocess.run([*command, "--worker", step], stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            # What was measured before it failed is kept, and the table says that it failed.
            measured |= {"name": name, "failed": step}
            break
        measured |= json.loads(done.stdout.splitlines()[-1])
    shutil.rmtree(folder, ignore_errors=True)
    return measured


def save(file: Path, measured):
    file.write_text(json.dumps(measured, indent=2) + "\n")
    print(f"written: {file}", file=sys.stderr)


def show(table: str, place: str, document: Path | None):
    print(table)
    if document:
        report.insert(document, place, table)


if __name__ == "__main__":
    main()
