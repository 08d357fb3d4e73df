"""The corpus that `spona bench corpus` has written, and the exact answers to its queries."""

import json
from pathlib import Path

import numpy as np

# Answers to a query, and candidates that each list gives to the fusion.
TOP = 20
# Which of a profile's three vectors peers get: titles, skills, everything.
EVERYTHING = 2
# Rows that are multiplied at once.
ROWS = 20_000


class Corpus:
    """Documents and queries in a folder. Vectors are mapped into memory, not read."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.views = np.load(folder / "views.npy", mmap_mode="r")
        self.query_vectors = np.load(folder / "queries.npy")
        self.queries = [json.loads(line) for line in (folder / "queries.jsonl").open()]

    def __len__(self) -> int:
        return len(self.views)

    @property
    def dimensions(self) -> int:
        return self.views.shape[2]

    def documents(self):
        """All documents in order, each a dict with number, text and country."""
        with (self.folder / "documents.jsonl").open() as lines:
            yield from map(json.loads, lines)

    def batches(self, size: int):
        """Documents and their vectors, `size` at a time."""
        batch, first = [], 0
        for document in self.documents():
            batch.append(document)
            if len(batch) == size:
                yield batch, np.ascontiguousarray(self.views[first : first + size, EVERYTHING])
                batch, first = [], first + size
        if batch:
            yield batch, np.ascontiguousarray(self.views[first:, EVERYTHING])

    def exact(self, best_of_all_views: bool = False) -> dict:
        """The exact cosines of the nearest and, by query, what is as near as the last of them.

        Both for all documents and for those in the query's country. Kept in a file, since every
        system is compared with the same answers.
        """
        name = "views" if best_of_all_views else "everything"
        file = self.folder / f"exact-{name}.npz"
        if not file.exists():
            np.savez(file, **self._compute(best_of_all_views))
        return dict(np.load(file))

    def _compute(self, best_of_all_views: bool) -> dict:
        countries = np.array([d["country"] or "" for d in self.documents()])
        views = range(3) if best_of_all_views else [EVERYTHING]
        allowed = countries[None, :] == np.array([q["country"] for q in self.queries])[:, None]
        scores = np.empty((len(self.queries), len(self)), dtype=np.float32)
        for first in range(0, len(self), ROWS):
            rows = np.asarray(self.views[first : first + ROWS])
            best = np.max([self.query_vectors @ rows[:, view].T for view in views], axis=0)
            scores[:, first : first + ROWS] = best
        filtered = np.where(allowed, scores, -np.inf)
        return {"all": _nearest(scores), "filtered": _nearest(filtered)}


def _nearest(scores: np.ndarray) -> np.ndarray:
    """The numbers of the nearest documents, a row a query; equals of the last place included by
    `recall`'s tolerance, so that a tie is no miss."""
    count = min(TOP * 5, scores.shape[1])
    nearest = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    order = np.argsort(-np.take_along_axis(scores, nearest, axis=1), axis=1, kind="stable")
    nearest = np.take_along_axis(nearest, order, axis=1)
    values = np.take_along_axis(scores, nearest, axis=1)
    # What is not as near as the twentieth, within rounding, is no answer.
    last = values[:, min(TOP, count) - 1][:, None]
    return np.where((values >= last - 1e-4) & np.isfinite(values), nearest, -1)


def recall(found: list, exact: np.ndarray) -> dict:
    """The share of the nearest twenty that were found: the mean over queries, and the tail."""
    shares = []
    for numbers, row in zip(found, exact):
        nearest = set(row[row >= 0].tolist())
        wanted = min(TOP, len(nearest))
        if wanted:
            shares.append(min(len(nearest & set(numbers[:TOP])), wanted) / wanted)
    shares = np.array(shares)
    return {
        "mean": float(shares.mean()),
        "p05": float(np.quantile(shares, 0.05)),
        "worst": float(shares.min()),
        "below_half": int((shares < 0.5).sum()),
    }
