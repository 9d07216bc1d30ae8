"""The form of a gazetteer's file. Whoever changes it, or how it is filled, raises `VERSION`."""

from __future__ import annotations

VERSION = 1
MOST_PER_NAME = 150
"""Of more places with one name, those with most people are looked at."""

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 INTEGER NOT NULL,
    admin2 INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, kind INTEGER NOT NULL,
    population INTEGER NOT NULL, flags INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS name (
    name TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (name, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS code (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
"""
PUT_PLACE = "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PUT_NAME = "INSERT INTO name VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET own = max(own, excluded.own)"
PUT_CODE = "INSERT OR REPLACE INTO code VALUES (?, ?)"
