"""Qdrant's core in this process: HNSW, a text index with BM25, fusion of its own.

(`qdrant-client`'s local mode is another thing, a rewrite in Python for tests; to measure that
would be unfair.)
"""

import qdrant_edge as q

from corpus import TOP

NAME = "Qdrant's core, in process"
BATCH = 1_000
# HNSW as Qdrant's servers have it by default.
M, EF_CONSTRUCT, FULL_SCAN_KILOBYTES = 16, 100, 10_000


def build(corpus, folder):
    shard = q.EdgeShard.create(
        str(folder),
        q.EdgeConfig(
            vectors=q.EdgeVectorParams(size=corpus.dimensions, distance=q.Distance.Cosine),
            hnsw_config=q.HnswIndexConfig(M, EF_CONSTRUCT, FULL_SCAN_KILOBYTES),
        ),
    )
    words = q.TextIndexParams(tokenizer=q.TokenizerType.Word, lowercase=False, scoring=True)
    index = q.UpdateOperation.create_field_index
    shard.update(index("country", q.KeywordIndexParams()))
    shard.update(index("text", words))
    for documents, vectors in corpus.batches(BATCH):
        points = [
            q.Point(d["number"], v.tolist(), {"text": d["text"], "country": d["country"]})
            for d, v in zip(documents, vectors)
        ]
        shard.update(q.UpdateOperation.upsert_points(points))
    shard.optimize()
    shard.flush()
    shard.close()


def open(folder):
    return Opened(q.EdgeShard.load(str(folder)))


class Opened:
    def __init__(self, shard):
        self.shard = shard

    def keyword(self, text):
        return self._ask(query=q.TextQuery("text", text))

    def vector(self, vector, country=None):
        nearest = q.Query.Nearest(vector.tolist())
        return self._ask(query=nearest, filter=_in(country))

    def hybrid(self, text, vector, country):
        lists = [q.TextQuery("text", text), q.Query.Nearest(vector.tolist())]
        return self._ask(
            prefetches=[q.Prefetch(TOP, query=one, filter=_in(country)) for one in lists],
            query=q.Fusion.Rrf(k=60),
        )

    def _ask(self, **request):
        return [point.id for point in self.shard.query(q.QueryRequest(TOP, **request))]


def _in(country):
    if country is None:
        return None
    return q.Filter(must=[q.FieldCondition("country", match=q.MatchValue(country))])
