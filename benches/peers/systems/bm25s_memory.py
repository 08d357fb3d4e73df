"""bm25s: BM25 as sparse matrices in memory, words only."""

import bm25s

from corpus import TOP

NAME = "bm25s"


def build(corpus, folder):
    words = bm25s.tokenize(
        [d["text"] for d in corpus.documents()], stopwords=[], show_progress=False
    )
    index = bm25s.BM25()
    index.index(words, show_progress=False)
    index.save(folder)


def open(folder):
    return Opened(bm25s.BM25.load(folder))


class Opened:
    def __init__(self, index):
        self.index = index

    def keyword(self, text):
        words = bm25s.tokenize([text], stopwords=[], show_progress=False, return_ids=False)
        found, _ = self.index.retrieve(words, k=TOP, show_progress=False, n_threads=0)
        return found[0].tolist()
