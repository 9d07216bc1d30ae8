"""The tables of a case.

Two kinds, and the difference is the point. What is **kept** (``KEPT``) is evidence: rows are added, and
never changed or taken away; triggers of the database refuse it. What is **derived** (``DERIVED``) follows
from what is kept, marked with the run that made it, and is replaced when more is known.

Records of the public format are kept whole as JSON in ``record``; the columns beside it are what is
searched and sorted by. Times are ISO 8601 in UTC, hashes SHA-256 in hexadecimal.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

NUMBER: TypeEngine[int] = BigInteger().with_variant(Integer, "sqlite")
"""A row's number: SQLite counts by itself only in a column that is declared as INTEGER."""
WORD: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")
"""Ids and other words that are sorted by code point in both databases, whatever the server's language."""


def _key() -> Column[int]:
    return Column("key", NUMBER, primary_key=True)


def _to(name: str, target: str, *, index: bool = False, primary_key: bool = False) -> Column[int]:
    return Column(
        name, NUMBER, ForeignKey(f"{target}.key"), nullable=False, index=index, primary_key=primary_key
    )


about = Table(
    "about", metadata, Column("name", WORD, primary_key=True), Column("value", Text, nullable=False)
)
"""Facts of the case: its id, when and by which version it was made."""

runs = Table(
    "runs",
    metadata,
    _key(),
    Column("what", WORD, nullable=False),
    Column("at", WORD, nullable=False),
    Column("by", Text, nullable=False),
    Column("sayso", WORD, nullable=False),
    Column("model", WORD, nullable=False),
)
"""One command or call that wrote: who, when, and with which version of Sayso and of the model."""

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", WORD, primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("packing", WORD, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""Bytes, once each by their hash: reports as they came, and their texts. ``packing`` is ``zlib`` or empty."""

files = Table(
    "files",
    metadata,
    _key(),
    _to("run", "runs"),
    Column("name", Text, nullable=False),
    Column("sha256", WORD),
    Column("size", NUMBER),
    Column("at", WORD, nullable=False),
    Column("state", WORD, nullable=False),
    Column("reason", Text),
    Column("next_step", Text),
    Index("ix_files_sha256_name", "sha256", "name"),
    Index("ix_files_state_key", "state", "key"),
)
"""Each file that was given and gone through to its end: ``read``, or ``unread`` with the reason."""

reports = Table(
    "reports",
    metadata,
    _key(),
    _to("run", "runs"),
    Column("id", WORD, nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("outlet", Text, index=True),
    Column("title", Text, index=True),
    Column("published", WORD, index=True),
    Column("language", WORD),
    Column("sha256", WORD, nullable=False, index=True),
    Column("text_sha256", WORD, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Index("ix_reports_outlet_published", "outlet", "published"),
)
"""One published document; bytes and text lie in ``blobs``, ``record`` is the report without the text."""

collections = Table(
    "collections",
    metadata,
    _to("report", "reports", primary_key=True),
    Column("record", Text, nullable=False),
)
"""How a report came here: who, when, from where, with what, and what was done to its bytes."""

_UNREAD = text("unread IS NOT NULL")

readings = Table(
    "readings",
    metadata,
    _key(),
    _to("report", "reports", index=True),
    _to("run", "runs"),
    Column("sha256", WORD, nullable=False),
    Column("unread", Text),
    Column("same_as", NUMBER, ForeignKey("readings.key")),
    Index("ix_readings_unread", "key", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
)
"""One reading of a report by one version; ``sha256`` is of all that it found. Older ones stay.

One that found just what an earlier one did has no rows of its own: ``same_as`` is that earlier one.
"""


def _found(name: str, *columns: Column[str] | Column[float] | Index) -> Table:
    return Table(
        name,
        metadata,
        _key(),
        _to("reading", "readings", index=True),
        Column("id", WORD, nullable=False, index=True),
        *columns,
        Column("record", Text, nullable=False),
    )


attributions = _found(
    "attributions",
    Column("stance", WORD, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("ix_attributions_stance_id", "stance", "id"),
)
caveats = _found("caveats", Column("kind", WORD, nullable=False))
mentions = _found(
    "mentions",
    Column("type", WORD, nullable=False),
    Column("status", WORD, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("ix_mentions_type_id", "type", "id"),
)

judgements = Table(
    "judgements",
    metadata,
    _key(),
    _to("run", "runs"),
    Column("id", WORD, nullable=False, unique=True),
    Column("about", WORD, nullable=False),
    Column("record", Text, nullable=False),
)
"""A person's word on what was found."""

protections = Table(
    "protections",
    metadata,
    _key(),
    _to("run", "runs"),
    Column("id", WORD, nullable=False, unique=True),
    Column("record", Text, nullable=False),
)
"""Names that a person wants protected."""

stamps = Table(
    "stamps",
    metadata,
    _key(),
    _to("run", "runs"),
    Column("id", WORD, nullable=False, unique=True),
    Column("sha256", WORD, nullable=False),
    Column("record", Text, nullable=False),
)
"""Time stamps that others gave on a hash of the case; the file of each lies in ``blobs``."""

log = Table(
    "log",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("subject", WORD, nullable=False, index=True),
    Column("entry", Text, nullable=False),
    Column("hash", WORD, nullable=False, index=True),
)
"""The chain of custody: each ``entry`` is JSON that names the hash of the one before; ``hash`` is its own."""

KEPT = (
    about, runs, blobs, files, reports, collections, readings, attributions, caveats, mentions, judgements,
    protections, stamps, log,
)  # fmt: skip

current = Table(
    "current",
    metadata,
    _to("report", "reports", primary_key=True),
    _to("reading", "readings", index=True),
)
"""The reading of each report that counts: the latest."""

pending = Table("pending", metadata, _to("report", "reports", primary_key=True))
"""Reports whose findings are not yet linked with the others."""

told = Table(
    "told",
    metadata,
    _to("report", "reports", primary_key=True),
    Column("digest", WORD, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""What a report tells, as linking sees it: a memory only. ``digest`` is of all that it follows from."""

places = Table(
    "places",
    metadata,
    Column("sign", NUMBER, primary_key=True, autoincrement=False),
    Column("day", NUMBER, primary_key=True, autoincrement=False),
    _to("report", "reports", primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""What a report tells, as signs by which those that may tell of the same are found; ``day`` orders them."""

signs = Table(
    "signs",
    metadata,
    Column("sign", NUMBER, primary_key=True, autoincrement=False),
    Column("reports", NUMBER, nullable=False),
)
"""How many reports bear a sign."""

parties = Table(
    "parties",
    metadata,
    _key(),
    Column("digest", WORD, nullable=False, unique=True),
    Column("record", Text, nullable=False),
)
"""Those who speak, act or suffer, each once however many reports name it so."""

party_names = Table(
    "party_names",
    metadata,
    Column("name", WORD, primary_key=True),
    _to("party", "parties", primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Under which keys a party is known."""

party_reports = Table(
    "party_reports",
    metadata,
    _to("party", "parties", primary_key=True),
    _to("report", "reports", primary_key=True, index=True),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("id", WORD, primary_key=True),
    _to("run", "runs"),
    Column("name", Text, nullable=False),
    Column("kind", WORD),
    Column("country", WORD),
    Column("sector", WORD),
    Column("part_of", WORD),
    Column("reports", NUMBER, nullable=False),
    Column("record", Text, nullable=False),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("name", WORD, primary_key=True),
    Column("actor", WORD, nullable=False, index=True),
)
"""Which actor a key stands for."""

acting = Table(
    "acting",
    metadata,
    Column("record", WORD, primary_key=True),
    Column("place", WORD, primary_key=True),
    _to("report", "reports", index=True),
    Column("actor", WORD, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""Who an attribution's speakers and a mention's participants are: ``chain/0/speakers/1`` is such a place."""

origins = Table(
    "origins",
    metadata,
    Column("id", WORD, primary_key=True),
    _to("run", "runs"),
    Column("name", Text, nullable=False),
    Column("party", WORD, index=True),
    Column("first_said", WORD),
    Column("reports", NUMBER, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

origin_attributions = Table(
    "origin_attributions",
    metadata,
    Column("attribution", WORD, primary_key=True),
    Column("origin", WORD, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("id", WORD, primary_key=True),
    _to("run", "runs"),
    Column("title", Text, nullable=False),
    Column("type", WORD),
    Column("status", WORD),
    Column("credibility", NUMBER),
    Column("independent", NUMBER),
    Column("place", Text),
    Column("country", WORD),
    Column("first_day", WORD),
    Column("last_day", WORD),
    Column("first_reported", WORD),
    Column("reports", NUMBER, nullable=False),
    Column("mentions", NUMBER, nullable=False),
    Column("weight", WORD, nullable=False),
    Column("record", Text, nullable=False),
    Index("ix_events_weight_id", "weight", "id"),
    Index("ix_events_status_weight", "status", "weight"),
    # All by which events are counted, so that the wide rows with the records need not be looked at.
    Index(
        "ix_events_facets",
        *("status", "type", "country", "credibility", "first_day", "last_day", "first_reported", "id"),
    ),
)
"""``weight`` puts the events in the order of the board: the least first."""

event_mentions = Table(
    "event_mentions",
    metadata,
    Column("mention", WORD, primary_key=True),
    Column("event", WORD, nullable=False, index=True),
    _to("report", "reports", index=True),
    sqlite_with_rowid=False,
)

event_pairs = Table(
    "event_pairs",
    metadata,
    Column("event", WORD, primary_key=True),
    Column("other", WORD, primary_key=True),
    sqlite_with_rowid=False,
)
"""Events that may be the same, each pair in both directions."""

speakers = Table(
    "speakers",
    metadata,
    _key(),
    Column("name", Text, nullable=False, unique=True),
)
"""The names of those who speak, each once."""

spoken = Table(
    "spoken",
    metadata,
    _to("speaker", "speakers", primary_key=True),
    _to("attribution", "attributions", primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Which attributions a speaker speaks in, of the readings that count."""

DERIVED = (
    current, pending, told, places, signs, parties, party_names, party_reports, actors, actor_names, acting,
    origins, origin_attributions, events, event_mentions, event_pairs, speakers, spoken,
)  # fmt: skip
