"""Parts: which places given toponyms stand for, on LGL (local news) and GeoVirus (news on epidemics).

The toponyms are given; Sayso gets them and the text, and nothing else. No answer counts as wrong.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from evaluation.figures import Figure, Share
from evaluation.setting import Setting
from sayso.knowledge.places import Candidate, Toponym, fold, resolve_all

NEAR = 161
"""Kilometres, 100 miles: what the published evaluations count as near enough."""
SAME_TOWN = 5
SAME_POINT = 20
FARTHEST = 20_038
"""Half the way round the world: the error of a toponym without an answer."""


@dataclass(frozen=True)
class Gold:
    """What a toponym stands for: its point, and its GeoNames id (LGL) or the title of its page (GeoVirus)."""

    toponym: Toponym
    lat: float
    lon: float
    geoname: int | None = None
    name: str = ""


@dataclass
class Article:
    """One text with its toponyms."""

    text: str
    gold: list[Gold] = field(default_factory=list)


def lgl(setting: Setting) -> list[Figure]:
    """Return the figures of LGL, whose toponyms have GeoNames ids."""
    return _measured("lgl", setting.few(list(_lgl(setting.corpus("geoparsing/lgl.xml.gz")))))


def geovirus(setting: Setting) -> list[Figure]:
    """Return the figures of GeoVirus, whose toponyms have the points of Wikipedia."""
    return _measured("geovirus", setting.few(list(_geovirus(setting.corpus("geoparsing/GeoVirus.xml.gz")))))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points (latitude, longitude) on a globe."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(min(1, sqrt(half)))


def is_exact(gold: Gold, found: Candidate, distance: float) -> bool:
    """Whether it is the very place.

    By id where the gold has one, or the same name within 5 km: GeoNames often has a town twice, as a place
    and as a division. Without ids a point within 20 km, or an area (country, division, region) that bears
    the name of the page in question: of an area, two sources draw two middles. Its own middle has to be
    within 161 km then, but for a country, whose name is no one else's.
    """
    if gold.geoname is not None:
        same_name = fold(gold.name) in fold(found.name) or fold(found.name) in fold(gold.name)
        return gold.geoname == found.geoname or (distance <= SAME_TOWN and same_name)
    is_area = found.kind != "city" and fold(found.name) == fold(gold.name)
    return distance <= SAME_POINT or (is_area and (distance <= NEAR or found.kind == "country"))


def _measured(name: str, articles: list[Article]) -> list[Figure]:
    exact, within, known, errors = Share(), Share(), Share(), []
    for article in articles:
        found = resolve_all([gold.toponym for gold in article.gold], article.text)
        for gold, candidate in zip(article.gold, found, strict=True):
            known.add(candidate)
            error = (
                kilometres((gold.lat, gold.lon), (candidate.lat, candidate.lon)) if candidate else FARTHEST
            )
            errors.append(error)
            exact.add(candidate and is_exact(gold, candidate, error))
            within.add(error <= NEAR)
    return [
        exact.figure(f"{name}.exact"),
        within.figure(f"{name}.within_161km"),
        known.figure(f"{name}.known", gated=False),
        Figure(f"{name}.median_km", median(errors or [0]), lower=True, cases=len(errors), gated=False),
    ]


def _lgl(path: Path) -> Iterator[Article]:
    """The articles; toponyms that the annotators didn't find in GeoNames are left out, as others do."""
    for each in _articles(path):
        article = Article(each.findtext("text") or "")
        for toponym in each.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None:
                start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
                mark = (start, end, article.text[start:end])
                geoname = int(tag.get("geonameid") or 0)
                article.gold.append(Gold(mark, *_point(tag), geoname, tag.findtext("name") or ""))
        yield article


def _geovirus(path: Path) -> Iterator[Article]:
    """The articles; their offsets count from one."""
    for each in _articles(path):
        article = Article(each.findtext("text") or "")
        for location in each.iter("location"):
            start, end = (int(location.findtext(name) or 1) - 1 for name in ("start", "end"))
            page = unquote((location.findtext("page") or "").rpartition("/")[2]).replace("_", " ")
            title = page.partition(" (")[0].partition(",")[0]
            article.gold.append(Gold((start, end, article.text[start:end]), *_point(location), name=title))
        yield article


def _articles(path: Path) -> Iterator[ET.Element]:
    with gzip.open(path) as file:
        yield from ET.parse(file).getroot()  # noqa: S314 - the corpora are files of the user's own


def _point(element: ET.Element) -> tuple[float, float]:
    return float(element.findtext("lat") or 0), float(element.findtext("lon") or 0)
