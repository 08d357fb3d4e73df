"""The systems that are measured, a module each.

A module has `NAME`, what it is called in tables, and `build(corpus, folder)`, which makes an index
and leaves it on the disk. `open(folder)` gives an object with some of these methods, each returning
numbers of documents, best first:

    keyword(text)                    BM25, any word is enough
    vector(vector, country=None)     nearest by cosine, everywhere or in one country
    hybrid(text, vector, country)    both lists fused by reciprocal rank, in one country

Every list has the length `corpus.TOP`. Texts are folded already (case, script, accents), as
Spona's own words are, so no system needs to know a language.
"""

import importlib

PEERS = ["qdrant_edge", "lance", "sqlite_fts5", "bm25s_memory", "usearch_f16"]


def load(name: str):
    """The module of a system."""
    return importlib.import_module(f"systems.{name}")
