"""usearch: HNSW over 16-bit floats, vectors only, no filters."""

import numpy as np
from usearch.index import Index

from corpus import TOP

NAME = "usearch (f16)"
BATCH = 10_000


def build(corpus, folder):
    index = Index(ndim=corpus.dimensions, metric="cos", dtype="f16")
    first = 0
    for documents, vectors in corpus.batches(BATCH):
        index.add(np.arange(first, first + len(documents)), vectors)
        first += len(documents)
    index.save(str(folder / "vectors.usearch"))


def open(folder):
    return Opened(Index.restore(str(folder / "vectors.usearch"), view=True))


class Opened:
    def __init__(self, index):
        self.index = index

    def vector(self, vector, country=None):
        if country is not None:
            raise NotImplementedError
        return self.index.search(vector, TOP).keys.tolist()
