"""The gazetteer's files: building, opening, importing; and what the real one knows."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest

from sayso.errors import SaysoError, UsageError
from sayso.knowledge.data_files import load
from sayso.knowledge.places import Gazetteer, Imported, import_dump, lookup, resolve_all
from sayso.knowledge.places.building import built, is_sound, replacing
from sayso.knowledge.places.folder import base_file, folder, imported_file
from sayso.knowledge.places.gazetteer import default
from sayso.settings import Settings

VILLAGE = "999000001\tUmm Qalb\tUmm Qalb\tOm Galb,أم قلب\t13.5\t25.1\tP\tPPL\tSD\t\t55\t\t\t\t120\t\t600\tAfrica/Khartoum\t2024-01-01"
FASHER = "379555\tAl Fāshir\tAl Fashir\tEl Fasher\t13.6\t25.3\tP\tPPLA\tSD\t\t55\t\t\t\t500000\t\t700\tAfrica/Khartoum\t2024-01-01"
ROAD = "999000002\tRoad 7\tRoad 7\t\t13.5\t25.1\tR\tRD\tSD\t\t55\t\t\t\t0\t\t600\tAfrica/Khartoum\t2024-01-01"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_hand_fill: object) -> Path:
    """A folder in which the gazetteer is the small one."""
    monkeypatch.setattr("sayso.knowledge.places.filling.fill", by_hand_fill)
    monkeypatch.setenv("SAYSO_PLACES_FOLDER", str(tmp_path))
    default.cache_clear()
    yield tmp_path
    default.cache_clear()


def dump(home: Path, *lines: str, name: str = "SD.txt") -> Path:
    file = home / name
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def test_it_is_built_on_first_use_and_only_then(home: Path) -> None:
    """The first question builds the file, and the next process finds it there."""
    assert not base_file(home).exists()
    assert lookup("Kidal")[0].country == "MLI"
    before = base_file(home).stat().st_mtime_ns
    default.cache_clear()
    lookup("Kidal")
    assert base_file(home).stat().st_mtime_ns == before


def test_a_damaged_file_is_built_anew(home: Path) -> None:
    """A file that a full disk or a crash left broken doesn't stay."""
    base_file(home).write_bytes(b"SQLite format 3\x00 and no more")
    assert is_sound(built(home))


def test_two_may_build_at_once(home: Path) -> None:
    """Builders that race leave one whole file, and no drafts."""
    threads = [threading.Thread(target=built, args=(home,)) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert is_sound(base_file(home))
    assert [each.name for each in home.iterdir()] == [base_file(home).name]


def test_an_interrupted_writer_changes_nothing(home: Path) -> None:
    """Ctrl-C in the middle leaves the file as it was, and no draft beside it."""
    before = built(home).read_bytes()

    def interrupted() -> None:
        with replacing(base_file(home)) as database:
            database.execute("INSERT INTO code VALUES ('X', 1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert base_file(home).read_bytes() == before
    assert len(list(home.iterdir())) == 1


def test_the_folder_is_the_setting_the_cache_or_a_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting comes first, then the user's cache, and where neither can be written to, a temporary folder."""
    monkeypatch.setenv("SAYSO_PLACES_FOLDER", str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine"
    monkeypatch.delenv("SAYSO_PLACES_FOLDER")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert folder() == tmp_path / "cache" / "sayso"
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temporary"))
    assert folder().is_relative_to(tmp_path / "temporary")


def test_the_setting_is_a_text_without_bounds() -> None:
    """A folder is taken as it is given, and the bounds of numbers stay."""
    assert Settings.from_environment({"SAYSO_PLACES_FOLDER": "/a b"}).places_folder == "/a b"
    with pytest.raises(UsageError):
        Settings(max_file_bytes=0)


def test_an_import_adds_villages_and_survives_rebuilding(home: Path) -> None:
    """What was imported is found beside the rest, also after the base was built anew."""
    assert import_dump(dump(home, VILLAGE, ROAD)) == Imported(places=1, left_out=1)
    base_file(home).unlink()
    found = lookup("Om Galb")
    assert [(each.name, each.country, each.admin1) for each in found] == [("Umm Qalb", "SDN", "North Darfur")]
    assert lookup("El Fasher")


def test_an_imported_place_replaces_the_one_below(home: Path) -> None:
    """A place that stands in both layers has the facts of the import, under all its names."""
    import_dump(dump(home, FASHER))
    assert [each.population for each in lookup("El Fasher")] == [500_000]
    assert [each.population for each in lookup("Al-Fashir")] == [500_000]


def test_imports_add_up(home: Path) -> None:
    """A second file adds to the first."""
    import_dump(dump(home, VILLAGE))
    import_dump(dump(home, FASHER, name="more.txt"))
    assert lookup("Umm Qalb")
    assert lookup("El Fasher")[0].population == 500_000


def test_an_archive_is_read_too(home: Path) -> None:
    """The .zip as GeoNames offers it, with its readme, is as good as the text."""
    file = home / "SD.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "See geonames.org")
        archive.writestr("SD.txt", VILLAGE + "\n")
    assert import_dump(file).places == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1\tX", "2 columns"),
        (VILLAGE.replace("13.5", "north"), "north"),
        (VILLAGE.replace("13.5", "135.0"), "degrees"),
        (VILLAGE.replace("13.5", "nan"), "degrees"),
        (VILLAGE.replace("999000001", "-5"), "an id"),
        (VILLAGE.replace("\t120\t", "\tmany\t"), "many"),
    ],
)
def test_a_faulty_line_is_named_and_nothing_is_imported(home: Path, line: str, told: str) -> None:
    """The error has the file, the line and the fault, and the layer is as it was."""
    file = dump(home, VILLAGE, line)
    with pytest.raises(SaysoError, match=r"SD\.txt, line 2 .*" + told) as caught:
        import_dump(file)
    assert "GeoNames" in caught.value.next_step
    assert not imported_file(home).exists()


def test_what_is_no_dump_is_refused(home: Path) -> None:
    """A missing file, a folder, bytes that are no text, and an archive of nothing are told apart from a dump."""
    (home / "bytes.txt").write_bytes(b"\xff\xfe\x00" * 100)
    with zipfile.ZipFile(home / "empty.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    for name in ("absent.txt", ".", "bytes.txt", "empty.zip"):
        with pytest.raises(SaysoError):
            import_dump(home / name)


def test_a_damaged_import_is_told(home: Path) -> None:
    """A layer that cannot be read isn't passed over in silence: the user's places would be missing."""
    built(home)
    imported_file(home).write_bytes(b"broken")
    with pytest.raises(SaysoError, match="damaged"):
        lookup("Kidal")


def test_the_regions_are_points_on_the_globe() -> None:
    """Each region and each state has a latitude and a longitude, and each region a state that is listed, if any."""
    states = load("country_points")["points"]
    listed = {**load("regions")["regions"], **load("regions")["features"]}
    assert len(listed) > 150
    for name, (lat, lon, *country) in [*listed.items(), *states.items()]:
        assert -90 <= lat <= 90, name
        assert -180 <= lon <= 180, name
        assert not country or country[0] in states, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Darfur", "SDN"),
        ("Donbas", "UKR"),
        ("Cabo Delgado", "MOZ"),
        ("Meluco", "MOZ"),
        ("Gaza Strip", "PSE"),
        ("the West Bank", "PSE"),
        ("Sinai", "EGY"),
        ("North Kivu", "COD"),
        ("Rapides Parish", "USA"),
        ("Borno State", "NGA"),
        ("Rakhine", "MMR"),
        ("Ivory Coast", "CIV"),
        ("DRC", "COD"),
        ("Kyiv", "UKR"),
        ("Mocimboa da Praia", "MOZ"),
    ],
)
def test_the_real_one_knows_places_of_conflicts(real: Gazetteer, name: str, code: str) -> None:
    """Towns, districts, regions and states that reports on conflicts name are found as one names them."""
    assert lookup(name, real)[0].country == code


def test_the_real_one_resolves_a_report(real: Gazetteer) -> None:
    """A report's places support each other: Tripoli beside Tyre is the one in Lebanon."""
    text = "Hezbollah fired from Tyre in southern Lebanon; Tripoli took in families, and Red Sea ships turned back."
    toponyms = [
        (text.index(name), text.index(name) + len(name), name) for name in ("Tyre", "Tripoli", "Red Sea")
    ]
    found = resolve_all(toponyms, text, real)
    assert [(each.country, each.kind) for each in found if each] == [
        ("LBN", "city"),
        ("LBN", "city"),
        (None, "feature"),
    ]
