"""The documents: what they tell a reader to type, open or set is really there."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli import app
from sayso.cli.board import BoardFormat
from sayso.cli.reading import Format
from sayso.settings import Settings, variable

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FOR_USERS = [
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("tutorial", "board", "case", "web")),
]
WEIGHTS = ROOT / "src" / "sayso" / "language" / "weights" / "tagger.onnx"

COMMAND: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = {
    name: each
    for first, command in COMMAND.commands.items()
    for name, each in [
        (first, command),
        *((f"{first} {second}", inner) for second, inner in getattr(command, "commands", {}).items()),
    ]
}
"""By the words with which they are called: "read", "places", "places import"."""

FORMATS: dict[str, set[str]] = {"read": set(Format), "board": set(BoardFormat)}

READERS_OWN = re.compile(
    r"(?:SD|allCountries)\.(?:txt|zip)$|report\.(?:txt|html)$|ledger\.json$|(?:spread|figures)\.svg$|\.venv\b|sayso-ledger/1$"
    r"|^(?:case(?:\.zip)?/|[acm]\.\w+$|m\.eml/|result\.json$|robots\.txt$|\.\w+$)"
    r"|(?:bridge\.db|evidence\.zip|redacted\.json|README\.txt)$|-(?:wal|shm|backup-)$|~/\.pgpass$"
)
"""What stands for a reader's own files, what a command makes, and the name of the ledger's format."""
PATH_LIKE = re.compile(
    r"[\w.*/-]*(?:/|\.(?:py|md|toml|lock|yaml|yml|txt|html|json|onnx))$|[\w.*-]+(?:/[\w.*-]+)+$"
)


def fenced(page: Path, language: str) -> list[str]:
    """The lines of a page's code blocks of one language."""
    blocks = re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def shown(page: Path) -> list[tuple[str, str]]:
    """The commands whose output a page shows, each with what it shows."""
    pattern = r"<!-- output: (.*?) -->\n```\w*\n(.*?)^```"
    return re.findall(pattern, page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def calls(line: str) -> list[list[str]]:
    """The calls of a shell line that are Sayso's, as words after the command's name."""
    words = [shlex.split(part) for part in re.split(r"&&|\||>\s*\S+", line)]
    return [w[1:] for w in words if w and w[0].rpartition("/")[2] == "sayso"]


ALL_CALLS = sorted(
    {
        shlex.join(call)
        for page in PAGES
        for line in (*fenced(page, "sh"), *(command for command, _ in shown(page)))
        for call in calls(line)
    }
)
OUTPUTS = [(page.name, command, text) for page in PAGES for command, text in shown(page) if text.strip()]


@pytest.mark.parametrize("call", ALL_CALLS)
def test_a_documented_command_can_be_typed(call: str) -> None:
    """Each call in a document has a command and options that exist, and files that are there."""
    words = shlex.split(call)
    parameters = [*COMMAND.params]
    for called in (" ".join(words[:2]), words[0]):
        if called in COMMANDS:
            parameters += COMMANDS[called].params
            del words[: called.count(" ") + 1]
            break
    if any(each.name in ("name", "case") for each in parameters):
        return  # words that no file stands behind; what a page does with a case is done in test_case_walk
    options = {name: each for each in parameters for name in each.opts}
    while words:
        word = words.pop(0)
        if word.startswith("-") and word != "-":
            assert word in options or word == "--help", word
            if word in options and not getattr(options[word], "is_flag", False):
                value = words.pop(0)
                assert word != "--format" or value in FORMATS[call.partition(" ")[0]], value
        else:
            assert word == "-" or READERS_OWN.search(word) or (ROOT / word).exists(), word


def test_the_documents_have_commands() -> None:
    """The tests above would prove nothing of a document whose commands they don't see."""
    assert {call.split()[0] for call in ALL_CALLS} >= {"read", "schema", "--version"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_documented_module_can_be_run(page: Path) -> None:
    """Each "python -m …" names a module of this repository, or a tool that its tests and training need."""
    for name in re.findall(r"python3? -m ([\w.]+)", page.read_text(encoding="utf-8")):
        place = ROOT / name.replace(".", "/")
        here = place.with_suffix(".py").exists() or (place / "__main__.py").exists()
        assert here or name in {"venv", "pytest", "pip", "build"}, name


def test_every_command_and_option_has_help() -> None:
    """Nobody must guess what a command, an argument or an option is for."""
    for name, command in COMMANDS.items():
        assert command.help, name
        for each in command.params:
            assert getattr(each, "help", None), (name, each.name)
    assert all(getattr(each, "help", None) for each in COMMAND.params)


def test_every_command_and_option_is_told_to_users() -> None:
    """Each command and each option stands in the README, in the tutorial or on the board's page."""
    told = "\n".join(page.read_text(encoding="utf-8") for page in FOR_USERS)
    for name, command in COMMANDS.items():
        assert f"sayso {name}" in told
        options = [opt for each in command.params for opt in each.opts if opt.startswith("--")]
        assert [opt for opt in options if not re.search(rf"{opt}\b", told)] == []
    assert "sayso --version" in told


def test_every_format_is_told_to_users() -> None:
    """Each way of writing the result stands in the README, in the tutorial or on the board's page."""
    told = "\n".join(page.read_text(encoding="utf-8") for page in FOR_USERS).lower()
    assert [each.value for each in (*Format, *BoardFormat) if each.value not in told] == []


def test_a_documented_setting_exists() -> None:
    """Each environment variable that a document names is a setting."""
    known = {variable(each.name) for each in fields(Settings)}
    told = {name for page in PAGES for name in re.findall(r"SAYSO_[A-Z_]+", page.read_text(encoding="utf-8"))}
    assert told - {"SAYSO_"} <= known


def test_a_table_of_settings_is_whole() -> None:
    """Where a page has a row for a setting, it has one for each, with its default."""
    for page in PAGES:
        rows = dict(
            re.findall(
                r"^\| `(SAYSO_[A-Z_]+)` \| ([^|]+?) \|", page.read_text(encoding="utf-8"), re.MULTILINE
            )
        )
        if rows:
            defaults = {variable(each.name): each.default for each in fields(Settings)}
            assert {
                k: float(v.strip("` ").replace(",", "").replace("_", "")) for k, v in rows.items()
            } == defaults


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    """Each relative link leads to a file, and to a heading of it where it names one."""
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        place = page.parent / file if file else page
        assert place.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in slugs, target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_path_in_a_document_is_there(page: Path) -> None:
    """Each file, folder and module that a page names exists, from the root or below a folder of code."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for told in re.findall(r"`([^`\n]+)`", text):
        if re.fullmatch(r"sayso(?:\.[a-z_]+)+", told):
            assert _has_module(told), told
        elif PATH_LIKE.fullmatch(told) and not READERS_OWN.search(told) and "://" not in told:
            assert _is_there(told), told


def _has_module(name: str) -> bool:
    import sayso

    place = ROOT / "src" / name.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").exists() or name.split(".")[1] in sayso.__all__


def _is_there(told: str) -> bool:
    name = told.rstrip("/")
    places = (
        "",
        "src/sayso/",
        "src/sayso/*/",
        "src/sayso/*/*/",
        "training/",
        "training/texts/",
        "evaluation/",
    )
    places = (*places, "docs/", "examples/")
    return any(next(ROOT.glob(place + name), None) for place in places)


@pytest.mark.parametrize(("page", "command", "text"), OUTPUTS)
def test_shown_output_is_what_the_command_writes(page: str, command: str, text: str) -> None:
    """Each line of output that a page shows is written by the command today; "…" stands for lines left out."""
    if not WEIGHTS.exists() and {"read", "board"} & set(command.split()):
        pytest.skip("the network's weights are not in this copy")
    words = shlex.split(command)[1:]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        done = CliRunner().invoke(app, words, env={"COLUMNS": "100"})
    written = {line.strip() for line in done.output.splitlines()}
    lines = [line.strip() for line in text.splitlines()]
    assert [line for line in lines if line not in {"", "…", "..."} and line not in written] == [], page
