"""Part: events in Sayso's own held-out texts, through the whole road.

``python -m evaluation.held_out_events NAME… [--errors]`` takes any files of ``training/events`` by name, and
with ``--errors`` lists what was missed, superfluous and wrong, one line each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evaluation.figures import Figure, Skipped, table
from evaluation.mention_errors import lines
from evaluation.mention_scores import Paired, Scores, paired
from evaluation.reading_events import mentions, needed
from evaluation.setting import Setting
from sayso.language.reading import Analyser
from sayso.records import Mention
from training import events
from training.events import EventReport


def measure(setting: Setting) -> list[Figure]:
    """Return the figures over all held-out texts whose events are marked."""
    names = sorted(path.stem for path in events.FOLDER.glob("dev-*.yaml"))
    if not names:
        raise Skipped(f"no dev-*.yaml in {events.FOLDER}")
    return score_files(names, setting)


def score_files(names: Sequence[str], setting: Setting) -> list[Figure]:
    """Return the figures over the marked files of these names."""
    read = list(read_files(names, setting))
    return figures((told for _, told in read), setting)


def figures(told: Iterable[Paired], setting: Setting) -> list[Figure]:
    """Return the figures over paired reports."""
    scores = Scores(setting.scorer)
    for one in told:
        scores.add(one)
    return scores.figures("events")


def read_files(names: Sequence[str], setting: Setting) -> Iterator[tuple[EventReport, Paired]]:
    """Return each marked report of the files, its mentions paired with what the program finds."""
    needed()
    faults: list[str] = []
    reports = setting.few([report for name in names for report in events.load(name, faults)])
    if faults:
        raise ValueError("\n".join(["these marks cannot be placed:", *faults]))
    scorer, analyser = setting.scorer, setting.analyser()
    for report in reports:
        yield report, paired(report.mentions, found_in(report, analyser), scorer)


def found_in(report: EventReport, analyser: Analyser) -> tuple[Mention, ...]:
    """Return the mentions that the program finds in a report."""
    raw = report.raw
    day = raw.get("published")
    published = str(day) if day else None
    facts = {"id": raw["id"], "file": raw["id"], "outlet": raw.get("outlet")}
    return mentions(report.text, published, raw.get("title"), analyser=analyser, **facts)[2]


def main(arguments: Sequence[str]) -> int:
    """Print the figures of the files that were named, and the errors if asked; 1 where it can't be done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.held_out_events", description=__doc__)
    parser.add_argument("names", nargs="+", metavar="NAME", help="files of training/events, by their names")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, one line each")
    parser.add_argument("--scorer", type=Path, default=Path("../shared/contract/score.py"))
    options = parser.parse_args(arguments)
    nowhere = Path()  # neither the corpora nor the dossiers are needed
    setting = Setting(nowhere, nowhere, options.scorer)
    try:
        told = list(read_files([Path(name).stem for name in options.names], setting))
    except (Skipped, ValueError, OSError) as reason:
        print(reason, file=sys.stderr)
        return 1
    if options.errors:
        for report, one in told:
            print(*lines(report, one, setting.scorer), sep="\n")
    print(table(f"Events in {' '.join(options.names)}", {"": figures((one for _, one in told), setting)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
