"""The texts of MUC-4: cut into documents, without their headers, and with small letters again.

The texts come in capitals only. Which words want a small letter is counted in Sayso's own training texts and
in PolNeAR and GUM, in the middle of sentences; a word that none of them holds is taken for a name, and so are
the words before a short form in brackets whose letters they begin with. No text of MUC-4 has a share in it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from evaluation.setting import Setting
from training import texts

Forms = dict[str, str]
"""Small-lettered words and how they are written in the middle of a sentence."""

_DOCUMENT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})[^\n]*\n", re.MULTILINE)
_DATELINE = re.compile(r"\s*([^,]*),\s+(\d{1,2} [A-Z]{3}(?: \d\d)?|NO DATE)\b.*?--\s*", re.DOTALL)
_TAG = re.compile(r"\s*\[[^\]]*\]\s*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT = re.compile(r"[(\[]([A-Z][A-Z0-9-]{1,7})[)\]]")
_LINKS = frozenset("of the for and de del la el".split())
_INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEGINNING = re.compile(r"(?:^|\n\s*\n|(?<!\b[A-Z])[.!?][\"')\]]*\s|\n)[\s\"'(\[]*$")
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


@dataclass(frozen=True)
class Muc4Text:
    """One document: where and when it was sent, and its text with small letters."""

    id: str
    city: str
    published: str | None
    text: str


def load(path: Path, forms: Forms) -> Iterator[Muc4Text]:
    """Return the documents of one file."""
    for name, body in _pieces(path):
        yield document(name, body, forms)


def capitals(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Return the names of the documents of files, and their texts as they stand there, in capitals."""
    for path in paths:
        for name, body in _pieces(path):
            yield name, _parted(body)[1]


def _pieces(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="latin-1") as file:
        pieces = _DOCUMENT.split(file.read())[1:]
    yield from zip(pieces[::2], pieces[1::2], strict=True)


def document(name: str, body: str, forms: Forms) -> Muc4Text:
    """Return a document from what stands under its name."""
    head, joined = _parted(body)
    city, day = (head[1].strip(), _day(head[2])) if head else ("", None)
    return Muc4Text(name, city, day, recased(joined, forms))


def _parted(body: str) -> tuple[re.Match[str] | None, str]:
    """The dateline, and the text behind it with its paragraphs."""
    head = _DATELINE.match(body)
    text = body[head.end() :] if head else body
    while tag := _TAG.match(text):
        text = text[tag.end() :]
    return head, "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def recased(text: str, forms: Forms) -> str:
    """Return a text in capitals with small letters where English has them."""
    short = set(_SHORT.findall(text))

    def one(match: re.Match[str]) -> str:
        word = match[0]
        if word in short:
            return word
        form = _form(word, forms)
        begins = _BEGINNING.search(text, max(0, match.start() - 12), match.start())
        return form[0].upper() + form[1:] if begins else form

    out = _WORD.sub(one, text)
    for full in {name for match in _SHORT.finditer(out) if (name := _long_form(match, out))}:
        out = out.replace(full, " ".join(w if w in _LINKS else w[0].upper() + w[1:] for w in full.split()))
    return out


def _long_form(match: re.Match[str], text: str) -> str | None:
    """The words before a short form in brackets that begin with its letters, without "of" and "the"."""
    letters, words = match[1].lower(), text[: match.start()].split()
    start = len(words)
    while letters and start and len(words) - start < 12:
        start -= 1
        if words[start] in _LINKS:
            continue
        if words[start][0].lower() != letters[-1]:
            return None
        letters = letters[:-1]
    return " ".join(words[start:]) if not letters else None


def _form(word: str, forms: Forms) -> str:
    small = word.lower()
    if small in forms:
        return forms[small]
    for ending, instead in _ENDINGS:
        stem = small.removesuffix(ending) + instead
        if small.endswith(ending) and len(stem) > 3 and forms.get(stem) == stem:
            return small
    if len(small) < 7 and not set(small) & set("aeiouy"):
        return word  # a short form: nobody could speak it as a word
    parts = small.split("-")
    if len(parts) > 1 and all(forms.get(p) == p for p in parts):
        return small
    return "-".join(p.capitalize() for p in parts)


def forms_of(setting: Setting) -> Forms:
    """Count how words are written in Sayso's training texts and in PolNeAR."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in _cased(setting):
        for word in _INSIDE.findall(text):
            counts[word.lower()][word] += 1
    return {small: forms.most_common(1)[0][0] for small, forms in counts.items()}


def _cased(setting: Setting) -> Iterator[str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(texts.FOLDER.glob("*.yaml")):
        for raw in yaml.load(path.read_text(encoding="utf-8"), Loader=loader):  # noqa: S506 - a safe loader
            yield str(raw["text"])
    with gzip.open(setting.corpus("polnear/train.jsonl.gz"), "rt", encoding="utf-8") as file:
        yield from {json.loads(line)["text"]: None for line in file}
    with gzip.open(setting.corpus("gum/train.conllu.gz"), "rt", encoding="utf-8") as file:
        yield from (line.removeprefix("# text = ") for line in file if line.startswith("# text = "))


def _day(words: str) -> str | None:
    try:
        return datetime.strptime(words.title(), "%d %b %y").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
