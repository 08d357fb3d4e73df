"""Writes lemmas and glosses of WordNet as lines for `embed.py`.

    python3 wordnet.py DICT_FOLDER > LINES.txt

DICT_FOLDER holds WordNet's `data.noun`, `data.verb`, `data.adj` and `data.adv`. Animals, plants and
places are left out: their names are many and no one's skill.
"""

import sys

# Lexicographer files: noun.animal, noun.location, noun.plant.
LEFT_OUT = {"05", "15", "20"}


def main():
    lines = {}
    for part in ("noun", "verb", "adj", "adv"):
        with open(f"{sys.argv[1]}/data.{part}", encoding="utf-8") as file:
            for line in file:
                if line.startswith("  "):
                    continue  # the licence
                data, _, gloss = line.partition(" | ")
                fields = data.split(" ")
                if fields[1] in LEFT_OUT:
                    continue
                count = int(fields[3], 16)
                lemmas = [fields[4 + 2 * i].partition("(")[0].replace("_", " ") for i in range(count)]
                # A name of a person or a thing: "instance of".
                if "@i" in fields:
                    continue
                for lemma in lemmas:
                    lines[lemma] = None
                lines[gloss.partition('; "')[0].strip()] = None
    print("\n".join(lines))


if __name__ == "__main__":
    main()
