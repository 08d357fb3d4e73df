"""LanceDB: HNSW over quantised vectors in one partition after another, a text index, filters."""

import os

# It warns at each query of a change to come, and the writing of it would be measured.
os.environ.setdefault("LANCEDB_LOG", "error")

import lancedb
import pyarrow as pa
from lancedb.rerankers import RRFReranker

from corpus import TOP

NAME = "LanceDB"
BATCH = 10_000


def build(corpus, folder):
    vector = pa.list_(pa.float32(), corpus.dimensions)
    schema = pa.schema(
        [("number", pa.int64()), ("text", pa.string()), ("country", pa.string()), ("vector", vector)]
    )

    def batches():
        for documents, vectors in corpus.batches(BATCH):
            columns = [pa.array([d[name] for d in documents]) for name in ("number", "text", "country")]
            flat = pa.array(vectors.reshape(-1))
            columns.append(pa.FixedSizeListArray.from_arrays(flat, corpus.dimensions))
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    reader = pa.RecordBatchReader.from_batches(schema, batches())
    table = lancedb.connect(folder).create_table("documents", reader)
    table.create_scalar_index("country", index_type="BITMAP")
    # The texts are folded, and no index knows their language: words as they are.
    plain = {"stem": False, "remove_stop_words": False, "lower_case": False, "ascii_folding": False}
    table.create_fts_index("text", with_position=False, **plain)
    table.create_index("cosine", vector_column_name="vector", index_type="IVF_HNSW_SQ")
    table.optimize()


def open(folder):
    return Opened(lancedb.connect(folder).open_table("documents"))


class Opened:
    def __init__(self, table):
        self.table = table
        self.fusion = RRFReranker()

    def keyword(self, text):
        search = self.table.search(text, query_type="fts", fts_columns="text")
        return _numbers(search, "_score")

    def vector(self, vector, country=None):
        search = self.table.search(vector, query_type="vector").distance_type("cosine")
        return _numbers(_filtered(search, country), "_distance")

    def hybrid(self, text, vector, country):
        search = self.table.search(query_type="hybrid", fts_columns="text")
        search = search.vector(vector).text(text).distance_type("cosine").rerank(self.fusion)
        return _numbers(_filtered(search, country))


def _filtered(search, country):
    return search if country is None else search.where(f"country = '{country}'", prefilter=True)


def _numbers(search, *scores):
    return search.select(["number", *scores]).limit(TOP).to_arrow()["number"].to_pylist()
