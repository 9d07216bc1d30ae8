"""Reading a file of GeoNames: allCountries.txt or one country's, or its .zip, line by line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from sayso.errors import SaysoError

COLUMNS = 19
LONGEST_LINE = 200_000
MOST = 2**62
"""SQLite holds no greater whole numbers, nor far greater ones."""
Progress = Callable[[int, int], None]
"""Called with how many bytes are read, and how many there are."""
NEXT_STEP = (
    "Give allCountries.txt, one country's file such as SD.txt, or its .zip, as GeoNames offers them "
    "(19 columns, parted by tabs)."
)


class Row(NamedTuple):
    """One line: a place as GeoNames tells it, codes as they stand there."""

    id: int
    name: str
    others: list[str]
    lat: float
    lon: float
    feature_class: str
    feature: str
    country: str
    admin1: str
    admin2: str
    population: int


def rows(file: Path, progress: Progress | None = None) -> Iterator[Row]:
    """The lines of a dump, each checked; `SaysoError` names the file and the line of a fault."""
    with _opened(file) as (stream, size):
        done = number = 0
        while line := stream.readline(LONGEST_LINE):
            number, done = number + 1, done + len(line)
            if progress and number % 5000 == 0:
                progress(done, size)
            if line.strip():
                yield _row(line, file, number)
        if progress:
            progress(size, size)


def _row(line: bytes, file: Path, number: int) -> Row:
    try:
        fields = line.decode("utf-8").rstrip("\r\n").split("\t")
        row = _row_of(fields) if len(fields) == COLUMNS else None
        told = f"it has {len(fields)} columns, and {COLUMNS} were expected"
    except UnicodeDecodeError:
        row, told = None, "it is no UTF-8"
    except ValueError as fault:
        row, told = None, str(fault)
    if row is None:
        raise SaysoError(f"{file}, line {number} is no line of GeoNames: {told}.", NEXT_STEP)
    if not (0 < row.id < MOST and row.name and abs(row.lat) <= 90 and abs(row.lon) <= 180):
        told = "it needs an id, a name, and a latitude and a longitude in degrees"
        raise SaysoError(f"{file}, line {number} is no line of GeoNames: {told}.", NEXT_STEP)
    return row


def _row_of(fields: list[str]) -> Row:
    """The columns that count, as numbers where they are numbers; `ValueError` if one is none."""
    return Row(
        int(fields[0]),
        fields[1],
        [fields[2], *fields[3].split(",")],
        float(fields[4]),
        float(fields[5]),
        fields[6],
        fields[7],
        fields[8],
        fields[10],
        fields[11],
        max(0, min(int(fields[14] or 0), MOST)),
    )


@contextmanager
def _opened(file: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The text of a dump as bytes, and how many there are of them."""
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                member = _member(file, archive)
                with archive.open(member) as stream:
                    yield stream, member.file_size
        else:
            with file.open("rb") as stream:
                yield stream, file.stat().st_size
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as fault:
        told = getattr(fault, "strerror", None) or fault
        raise SaysoError(f"{file} cannot be read: {told}.", NEXT_STEP) from fault


def _member(file: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one text in an archive that isn't the readme."""
    texts = [
        each
        for each in archive.infolist()
        if each.filename.endswith(".txt") and "readme" not in each.filename.lower()
    ]
    if len(texts) != 1:
        raise SaysoError(f"{file} holds {len(texts)} texts, and one was expected.", NEXT_STEP)
    return texts[0]
