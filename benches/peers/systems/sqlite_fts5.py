"""SQLite's FTS5, from Python's standard library: words only."""

import sqlite3

from corpus import TOP

NAME = "SQLite FTS5"


def build(corpus, folder):
    database = sqlite3.connect(folder / "documents.db")
    database.execute("create virtual table documents using fts5(text, detail=column)")
    rows = ((d["number"] + 1, d["text"]) for d in corpus.documents())
    with database:
        database.executemany("insert into documents(rowid, text) values (?, ?)", rows)
    database.execute("insert into documents(documents) values ('optimize')")
    database.commit()
    database.close()


def open(folder):
    return Opened(sqlite3.connect(folder / "documents.db"))


class Opened:
    def __init__(self, database):
        self.database = database

    def keyword(self, text):
        words = "".join(c if c.isalnum() else " " for c in text).split()
        rows = self.database.execute(
            "select rowid from documents where documents match ? order by rank limit ?",
            (" OR ".join(f'"{word}"' for word in words), TOP),
        )
        return [row[0] - 1 for row in rows]
