"""Embeds English lines with all-MiniLM-L6-v2 and writes a teacher file for `spona train`.

    python3 embed.py MODEL_FOLDER LINES.txt... TEACHER.bin

Vectors are centred and turned to their principal components, the most telling first; the first 256
are written. MODEL_FOLDER holds `model.safetensors` and `vocab.txt`. Needs numpy only. README.md says where the
model comes from; crates/embedding/src/train/teacher.rs describes the file that is written.
"""

import json
import struct
import sys
import time
import unicodedata

import numpy as np

HEADS = 12
COMPONENTS = 256
LONGEST = 96  # word pieces; descriptions are cut there
BATCH_PIECES = 1500


def read_weights(path):
    """The tensors of a safetensors file, as float32."""
    with open(path, "rb") as file:
        (size,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        body = file.read()
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        flat = np.frombuffer(body[begin:end], dtype=kinds[entry["dtype"]])
        tensors[name] = flat.reshape(entry["shape"])
    return {name: t.astype(np.float32) for name, t in tensors.items() if t.dtype != np.int64}


class WordPieces:
    """Lower-casing word-piece tokeniser of BERT."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.ids = {line.rstrip("\n"): i for i, line in enumerate(file)}
        self.known = {}

    def words(self, text):
        text = unicodedata.normalize("NFD", text.lower())
        word = ""
        for c in text:
            category = unicodedata.category(c)
            if category == "Mn" or category in ("Cc", "Cf"):
                continue
            if c.isspace():
                if word:
                    yield word
                word = ""
            elif category[0] == "P" or (c.isascii() and not c.isalnum()):
                if word:
                    yield word
                yield c
                word = ""
            else:
                word += c
        if word:
            yield word

    def pieces(self, word):
        if word in self.known:
            return self.known[word]
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.ids:
                    break
            else:
                found = [self.ids["[UNK]"]]
                break
            found.append(self.ids[piece])
            start = end
        self.known[word] = found
        return found

    def encode(self, text):
        ids = [i for word in self.words(text) for i in self.pieces(word)]
        return [self.ids["[CLS]"]] + ids[: LONGEST - 2] + [self.ids["[SEP]"]]


def gelu(x):
    """GELU by the error function's approximation 7.1.26 of Abramowitz and Stegun (1.5e-7)."""
    z = np.abs(x)
    z *= np.float32(0.70710678)
    t = z * np.float32(0.3275911)
    t += np.float32(1)
    np.reciprocal(t, out=t)
    poly = t * np.float32(1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        poly += np.float32(term)
        poly *= t
    z *= z
    np.negative(z, out=z)
    np.exp(z, out=z)
    poly *= z
    np.subtract(np.float32(1), poly, out=poly)
    np.copysign(poly, x, out=poly)
    poly += np.float32(1)
    poly *= x
    poly *= np.float32(0.5)
    return poly


def norm(x, weights, name):
    mean = x.mean(-1, keepdims=True)
    x = x - mean
    variance = (x * x).mean(-1, keepdims=True)
    return x / np.sqrt(variance + 1e-12) * weights[name + ".weight"] + weights[name + ".bias"]


def forward(weights, ids):
    """Mean-pooled unit vectors of texts of equal length: (texts, pieces) -> (texts, 384)."""
    texts, length = ids.shape

    def linear(x, name):
        # One large product is much faster than one a text.
        flat = x.reshape(-1, x.shape[-1]) @ weights[name + ".weight"].T
        flat += weights[name + ".bias"]
        return flat.reshape(*x.shape[:-1], -1)

    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length]
    x = x + weights["embeddings.token_type_embeddings.weight"][0]
    x = norm(x, weights, "embeddings.LayerNorm")
    width = x.shape[-1] // HEADS
    layer = 0
    while f"encoder.layer.{layer}.output.dense.weight" in weights:
        name = f"encoder.layer.{layer}"
        parts = [
            linear(x, f"{name}.attention.self.{part}").reshape(texts, length, HEADS, width).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        ]
        scores = parts[0] @ parts[1].transpose(0, 1, 3, 2) / np.float32(np.sqrt(width))
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ parts[2]).transpose(0, 2, 1, 3).reshape(texts, length, -1)
        x = norm(x + linear(mixed, f"{name}.attention.output.dense"), weights, f"{name}.attention.output.LayerNorm")
        inner = gelu(linear(x, f"{name}.intermediate.dense"))
        x = norm(x + linear(inner, f"{name}.output.dense"), weights, f"{name}.output.LayerNorm")
        layer += 1
    pooled = x.mean(1)
    return pooled / np.linalg.norm(pooled, axis=-1, keepdims=True)


def read_lines(paths):
    """The lines of all files, each once."""
    found = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                text = " ".join(line.split())
                if text:
                    found[text] = None
    return list(found)


def embed(weights, tokeniser, texts):
    encoded = [tokeniser.encode(text) for text in texts]
    # Texts of equal length share a batch, so that nothing is padded.
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    rows = np.zeros((len(texts), 384), dtype=np.float32)
    at, begin, told = 0, time.time(), 0
    while at < len(order):
        length = len(encoded[order[at]])
        some = []
        while at < len(order) and len(encoded[order[at]]) == length and len(some) * length < BATCH_PIECES:
            some.append(order[at])
            at += 1
        rows[some] = forward(weights, np.array([encoded[i] for i in some]))
        if time.time() - told > 20:
            told = time.time()
            print(f"{at}/{len(order)} texts, {told - begin:.0f} s", file=sys.stderr, flush=True)
    return rows


def principal_components(rows):
    rows = rows - rows.mean(0)
    _, directions = np.linalg.eigh(rows.T @ rows / len(rows))
    return rows @ directions[:, ::-1][:, :COMPONENTS]


def write(path, texts, rows):
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    scales = np.maximum(np.abs(rows).max(1, keepdims=True) / 127, 1e-12).astype("<f4")
    levels = np.rint(rows / scales).astype(np.int8)
    with open(path, "wb") as file:
        file.write(b"SPONA-TEACHER-1\n")
        file.write(struct.pack("<II", len(texts), rows.shape[1]))
        for text, scale, row in zip(texts, scales, levels):
            data = text.encode("utf-8")
            file.write(struct.pack("<I", len(data)) + data + scale.tobytes() + row.tobytes())


def main():
    model, *lines, output = sys.argv[1:]
    weights = read_weights(model + "/model.safetensors")
    tokeniser = WordPieces(model + "/vocab.txt")
    texts = read_lines(lines)
    write(output, texts, principal_components(embed(weights, tokeniser, texts)))


if __name__ == "__main__":
    main()
