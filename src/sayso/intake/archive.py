"""ZIP archives, read in memory and never written to disk: what lies in them is opened like any other file.

An archive can lie about itself, so each bound is kept while it is unpacked: how many files there are, how
large, how many times larger than packed, and how deep archives lie in each other.
"""

from __future__ import annotations

import io
import re
import stat
import warnings
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake import docx
from sayso.intake.kinds import HEAD, SUFFIXES, kind_of, size_limit, wanted
from sayso.intake.parts import Allowance, ExhaustedError, Part, too_dense, too_large
from sayso.records import Unread
from sayso.settings import Settings

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_OTHERS = {
    "xl/workbook.xml": ("a spreadsheet", "Save what is to be read as text or as JSON Lines."),
    "ppt/presentation.xml": ("a presentation", "Save its text as .docx or plain text."),
    "content.xml": ("an OpenDocument file", "Save it as .docx or plain text."),
    "META-INF/container.xml": ("an e-book", "Save it as plain text."),
}
_WACZ = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")


def split(part: Part, settings: Settings, allowance: Allowance) -> Iterator[Part | Unread]:
    """Yield the files in an archive, in the order of their names; a Word document is one report."""
    import zipfile

    if part.data.count(b"PK\x01\x02") > settings.max_parts:
        raise IntakeError(
            f"The archive has more than {settings.max_parts:,} files.",
            "Unpack it yourself and give its parts, or raise SAYSO_MAX_PARTS.",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(part.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as fault:
        raise IntakeError(
            f"The ZIP archive is broken or was cut ({fault}).", "Fetch it again, or unpack what can be."
        ) from fault
    with archive:
        yield from _Reader(archive, part, settings, allowance).split()


class _Reader:
    """One opened archive, and the bounds that hold for it."""

    def __init__(self, archive: ZipFile, part: Part, settings: Settings, allowance: Allowance) -> None:
        self.archive = archive
        self.part = part
        self.settings = settings
        self.allowance = allowance
        self.unpacked = 0

    def split(self) -> Iterator[Part | Unread]:
        names = {each.filename for each in self.archive.infolist()}
        if "word/document.xml" in names:
            yield docx.opened(self.part, lambda name: self.member(name, self.settings.max_file_bytes))
            return
        for name, (kind, next_step) in _OTHERS.items():
            if name in names and ("mimetype" in names or "[Content_Types].xml" in names):
                raise IntakeError(f"This is {kind}, which is not read.", next_step)
        if self.part.depth >= self.settings.max_depth:
            raise IntakeError(
                f"This archive lies in {self.part.depth} others, and no more than {self.settings.max_depth}"
                " in each other are opened.",
                "Unpack it yourself and give its parts, or raise SAYSO_MAX_DEPTH.",
            )
        yield from self.files(names)

    def files(self, names: set[str]) -> Iterator[Part | Unread]:
        """Yield the files that are to be read, and why others cannot be."""
        only = {name for name in names if _WACZ.fullmatch(name)} if "datapackage.json" in names else names
        others: Counter[str] = Counter()
        for each in sorted(self.archive.infolist(), key=lambda info: info.filename):
            if each.is_dir() or _is_hidden(each.filename) or each.filename not in (only or names):
                continue
            try:
                data = self.file(each)
            except (ExhaustedError, _DenseError):
                raise  # no file of this archive can be trusted any more
            except IntakeError as fault:
                yield Unread(f"{self.part.name}/{each.filename}", fault.reason, fault.next_step)
                continue
            if data is None:
                others[PurePath(each.filename).suffix.lower() or "no suffix"] += 1
            else:
                yield self.part.inside(each.filename, data)
        self.tell(others)

    def file(self, info: ZipInfo) -> bytes | None:
        """Return the bytes of a file, or None if it is of no kind that is read."""
        _check_name(info)
        self.check_packing(info)
        name = info.filename
        head = b"" if PurePath(name).suffix.lower() in SUFFIXES else self.unpack(info, HEAD)
        if not wanted(name, head):
            return None
        head = head or self.unpack(info, HEAD)
        limit = size_limit(kind_of(head, name), self.settings) if head.strip() else HEAD
        return self.member(name, limit, info)

    def member(self, name: str, limit: int, info: ZipInfo | None = None) -> bytes:
        """Return the unpacked bytes of ``name``; raise IntakeError for what is broken or too much."""
        info = info or self.archive.getinfo(name)
        self.check_packing(info)
        if info.file_size > limit:
            raise too_large(f"{info.file_size:,} bytes", limit, self.settings)
        return self.unpack(info, limit)

    def check_packing(self, info: ZipInfo) -> None:
        """Raise IntakeError for a file that is packed as only a bomb is, or in a way that is not unpacked."""
        if info.flag_bits & _ENCRYPTED:
            raise IntakeError("The file is encrypted.", "Unpack it with its password, and give it unpacked.")
        if info.compress_type not in (_STORED, _DEFLATED):
            raise IntakeError(
                "The file is packed in a rare way.", "Unpack it yourself, and give it unpacked."
            )
        if too_dense(info.file_size, info.compress_size, self.settings):
            raise IntakeError(*_bomb(self.settings))

    def unpack(self, info: ZipInfo, most: int) -> bytes:
        """Return the first ``most`` bytes of a file, counted: what it says of its size may be a lie."""
        import zipfile

        try:
            with self.archive.open(info) as opened:
                data = opened.read(most)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as fault:
            raise IntakeError(
                f"The file is broken in its archive ({fault}).", "Fetch the archive again."
            ) from fault
        self.allowance.unpack(len(data))
        self.unpacked += len(data)
        if too_dense(self.unpacked, len(self.part.data), self.settings):
            raise _DenseError(self.settings)
        return data

    def tell(self, others: Counter[str]) -> None:
        if others:
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in others.most_common(4))
            message = f"{self.part.name}: other files in this archive were passed over ({kinds})."
            warnings.warn(message, SaysoWarning, stacklevel=2)


def _is_hidden(name: str) -> bool:
    pieces = re.split(r"[/\\]", name)
    return pieces[0] == "__MACOSX" or any(each.startswith(".") and each != ".." for each in pieces)


def _check_name(info: ZipInfo) -> None:
    """Raise IntakeError for a name that would lead elsewhere: an archive made by hand to do harm."""
    pieces = re.split(r"[/\\]", info.filename)
    if _ABSOLUTE.match(info.filename) or ".." in pieces:
        raise IntakeError(
            "Its name in the archive leads out of the archive; it is not read.",
            "Ask who made the archive; rename the file if it is to be read.",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise IntakeError(
            "It is a link to another file; it is not followed.", "Put the file itself into the archive."
        )


class _DenseError(IntakeError):
    """An archive as a whole unpacks to more than sound ones do."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(*_bomb(settings))


def _bomb(settings: Settings) -> tuple[str, str]:
    return (
        f"It unpacks to more than {settings.max_ratio} times its size, as files do that are made to do harm.",
        "If it is sound, unpack it yourself and give it unpacked, or raise SAYSO_MAX_RATIO.",
    )
