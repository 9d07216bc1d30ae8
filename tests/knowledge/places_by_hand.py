"""A gazetteer of a few real places, made by hand, for tests that need no more."""

from __future__ import annotations

import sqlite3

from sayso.knowledge.places.places import ADMIN1, ADMIN2, CAPITAL, CITY, COUNTRY, REGION, RENOWNED
from sayso.knowledge.places.writing import put, put_code

SUDAN, NIGER, MALI, FRANCE, USA, GEORGIA, NIGERIA = (
    366755,
    2440476,
    2453866,
    3017382,
    6252001,
    614540,
    2328926,
)
TEXAS, ILE, GEORGIA_STATE, KIDAL, NORTH_DARFUR, NIGER_STATE = (
    4736286,
    3012874,
    4197000,
    2597449,
    408666,
    2328925,
)
KIDAL_DISTRICT = 7701465

PLACES = (
    # id, name, by-names, country, admin1, admin2, lat, lon, kind, population, flags, GeoNames' code
    (SUDAN, "Sudan", ["Sudanese"], "SDN", 0, 0, 15, 30, COUNTRY, 41_000_000, 0, "SD"),
    (NIGER, "Niger", [], "NER", 0, 0, 16, 8, COUNTRY, 22_000_000, 0, "NE"),
    (MALI, "Mali", ["Malian"], "MLI", 0, 0, 17, -4, COUNTRY, 19_000_000, 0, "ML"),
    (FRANCE, "France", [], "FRA", 0, 0, 46, 2, COUNTRY, 67_000_000, 0, "FR"),
    (USA, "United States", ["US"], "USA", 0, 0, 39.8, -98.5, COUNTRY, 327_000_000, 0, "US"),
    (GEORGIA, "Georgia", [], "GEO", 0, 0, 42, 43.5, COUNTRY, 3_700_000, 0, "GE"),
    (NIGERIA, "Nigeria", [], "NGA", 0, 0, 10, 8, COUNTRY, 195_000_000, 0, "NG"),
    (TEXAS, "Texas", [], "USA", TEXAS, 0, 31, -100, ADMIN1, 28_000_000, 0, "US.TX"),
    (ILE, "Île-de-France", [], "FRA", ILE, 0, 48.5, 2.5, ADMIN1, 12_000_000, 0, "FR.11"),
    (GEORGIA_STATE, "Georgia", [], "USA", GEORGIA_STATE, 0, 32.8, -83.5, ADMIN1, 4_800_000, 0, "US.GA"),
    (KIDAL, "Kidal", ["Kidal Region"], "MLI", KIDAL, 0, 19.2, 1.6, ADMIN1, 48_000, 0, "ML.10"),
    (KIDAL_DISTRICT, "Kidal", [], "MLI", KIDAL, KIDAL_DISTRICT, 19.2, 1.6, ADMIN2, 0, 1, "ML.10.1"),
    (NORTH_DARFUR, "North Darfur", [], "SDN", NORTH_DARFUR, 0, 15, 25, ADMIN1, 700_000, 0, "SD.55"),
    (NIGER_STATE, "Niger", ["Niger State"], "NGA", NIGER_STATE, 0, 10, 6, ADMIN1, 1_000_000, 0, "NG.31"),
    (2988507, "Paris", [], "FRA", ILE, 0, 48.85, 2.35, CITY, 2_138_551, CAPITAL, ""),
    (4717560, "Paris", [], "USA", TEXAS, 0, 33.66, -95.55, CITY, 24_782, 0, ""),
    (4671654, "Austin", [], "USA", TEXAS, 0, 30.27, -97.74, CITY, 931_830, 0, ""),
    (4180439, "Atlanta", [], "USA", GEORGIA_STATE, 0, 33.75, -84.39, CITY, 463_878, 0, ""),
    (611717, "Tbilisi", [], "GEO", 0, 0, 41.69, 44.83, CITY, 1_049_498, CAPITAL, ""),
    (379555, "El Fasher", ["Al-Fashir"], "SDN", NORTH_DARFUR, 0, 13.63, 25.35, CITY, 252_609, 0, ""),
    (2455290, "Kidal", [], "MLI", KIDAL, KIDAL_DISTRICT, 18.44, 1.41, CITY, 40_030, 0, ""),
    (1640057, "Kidal", [], "IDN", 0, 0, -8.02, 112.71, CITY, 0, 0, ""),
    (304531, "Mercin", ["Nyala"], "TUR", 0, 0, 36.8, 34.6, CITY, 900, 0, ""),
    (-1, "Sahel", [], "", 0, 0, 15.5, 3.0, REGION, 0, RENOWNED, ""),
)


def fill(database: sqlite3.Connection) -> None:
    """Write the places, as the builder does with the real ones."""
    for place, name, others, country, first, second, lat, lon, kind, population, flags, code in PLACES:
        row = (place, name, country, first, second, lat, lon, kind, population, flags)
        put(database, row, (name, list(others)), area=kind in (ADMIN1, ADMIN2))
        put_code(database, code, place)
