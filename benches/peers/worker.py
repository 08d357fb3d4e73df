"""One step of one peer, in a process of its own."""

import corpus as corpora
import measure
import systems


def run(options) -> dict:
    """Builds the index of a system, or asks it everything it can answer."""
    module = systems.load(options.system)
    corpus = corpora.Corpus(options.work / f"corpus-{options.profiles}")
    folder = options.work / f"{options.system}-{options.profiles}"
    if options.worker == "build":
        return build(module, corpus, folder)
    return ask(module, corpus, folder)


def build(module, corpus, folder) -> dict:
    with measure.Clock() as clock:
        module.build(corpus, folder)
    return {
        "name": module.NAME,
        "index_seconds": clock.wall,
        "index_cpu_seconds": clock.cpu,
        "disk_bytes": measure.bytes_below(folder),
    }


def ask(module, corpus, folder) -> dict:
    texts = [query["folded"] for query in corpus.queries]
    countries = [query["country"] for query in corpus.queries]
    vectors = list(corpus.query_vectors)
    exact = corpus.exact()
    before = measure.resident()
    system = module.open(folder)
    outcome = {}
    if hasattr(system, "keyword"):
        outcome["keyword"], _ = measure.queries(system.keyword, [(text,) for text in texts])
    if hasattr(system, "vector"):
        outcome["vector"], found = measure.queries(system.vector, [(v,) for v in vectors])
        outcome["recall"] = corpora.recall(found, exact["all"])
    if hasattr(system, "hybrid"):
        filtered = list(zip(vectors, countries))
        outcome["filtered_vector"], found = measure.queries(system.vector, filtered)
        outcome["filtered_recall"] = corpora.recall(found, exact["filtered"])
        both = list(zip(texts, vectors, countries))
        outcome["hybrid"], _ = measure.queries(system.hybrid, both)
    after = measure.resident()
    outcome["memory_bytes"] = after["resident"] - before["resident"]
    outcome["memory_anonymous_bytes"] = after["anonymous"] - before["anonymous"]
    return outcome
