"""Feeds that are watched: the pages of their entries come into a case; ``sayso watch`` is the thin twin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.adding import Added, add_to_case
from sayso.api import Progress
from sayso.errors import IntakeError, UsageError
from sayso.fetching import is_address, shown
from sayso.fetching.fetcher import Fetcher
from sayso.intake import Facts
from sayso.intake.collecting import Collected, reports_in
from sayso.intake.kinds import Kind, kind_of
from sayso.ledger import Case
from sayso.records import Unread
from sayso.settings import Settings


class Watch:
    """Feeds whose pages a case is to have; ``by`` is who collects them, as of ``add_to_case``."""

    def __init__(
        self, case: Case, feeds: Sequence[str], *, by: str | None = None, settings: Settings | None = None
    ) -> None:
        """Check the feeds' addresses, or raise UsageError; nothing is asked yet."""
        for each in feeds:
            if not is_address(each):
                raise UsageError(
                    f"{each} is no address of a feed.",
                    "Give one that begins with https://; a feed that is a file, add with `sayso add`.",
                )
        self._case, self._feeds, self._by = case, tuple(dict.fromkeys(feeds)), by
        self._settings = settings or Settings.from_environment()

    def once(self, progress: Progress | None = None) -> Iterator[Added]:
        """Fetch each feed, add every page that is not in the case, and tell of each what became of it.

        A page that is there is not asked for again; one that could not be had is tried again the next time.
        """
        fetcher = Fetcher(self._settings)
        links: dict[str, None] = {}
        for feed in self._feeds:
            try:
                links.update(dict.fromkeys(self._links(fetcher, feed)))
            except IntakeError as fault:
                name = shown(feed)
                yield Added(file=name, unread=Unread(name, fault.reason, fault.next_step))
        fresh = [each for each in links if not self._case.has_file(each)]
        if fresh:
            yield from add_to_case(self._case, fresh, by=self._by, settings=self._settings, progress=progress)

    def _links(self, fetcher: Fetcher, feed: str) -> Iterator[str]:
        """Yield the addresses of a feed's entries, without what follows a ``#``."""
        given = fetcher.fetch(feed)
        if kind_of(given.data, given.file) is not Kind.feed:
            raise IntakeError(
                "This is no feed.", "Look for the site's RSS or Atom feed, and give its address."
            )
        for each in reports_in(given, Facts(), self._settings):
            if isinstance(each, Collected) and each.report.url:
                yield each.report.url.partition("#")[0]
