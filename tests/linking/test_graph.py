"""Items that come one by one, and their clusters: the same in any order, under a person's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.linking import graph as graph_module
from sayso.linking.clustering import Judged, cluster
from sayso.linking.graph import LARGEST, NEIGHBOURS, Graph, Rules

Numbers = tuple[int, ...]
"""An item: numbers that lie on a line."""


def near(reach: int = 2, widest: int = 1_000) -> Graph[Numbers]:
    """A graph in which numbers within `reach` are one, as long as a cluster spans no more than `widest`."""
    return Graph(
        Rules(
            keys=lambda _: [("all",)],
            order=lambda item: (item[0], ""),
            score=lambda a, b: max(0.0, 1.5 - abs(a[0] - b[0]) / (2 * reach)),
            merge=lambda items: tuple(sorted(n for item in items for n in item)),
            fits=lambda a, b: max(*a, *b) - min(*a, *b) <= widest,
            same=1.0,
            perhaps=0.5,
        )
    )


def filled(numbers: Iterable[int], reach: int = 2, widest: int = 1_000) -> Graph[Numbers]:
    graph = near(reach, widest)
    for number in numbers:
        graph.add(f"{number:04}", (number,))
    return graph


def clusters(graph: Graph[Numbers]) -> list[list[int]]:
    return [sorted(int(name) for name in group) for group in graph.clusters()]


def test_near_items_are_put_together() -> None:
    """Step by step too: 1 and 5 are one by way of 3."""
    assert clusters(filled([9, 1, 5, 3, 20])) == [[1, 3, 5], [9], [20]]


def test_what_does_not_fit_together_stays_apart() -> None:
    """A chain of near items isn't one where its ends are too far from each other; the nearest go first."""
    assert clusters(filled([1, 2, 4, 6], widest=2)) == [[1, 2], [4, 6]]


def test_the_order_of_coming_changes_nothing() -> None:
    """All permutations of a few items, asked for their clusters in between, give one answer."""
    found = set()
    for order in permutations([1, 2, 4, 6, 7]):
        graph = near(widest=3)
        for number in order:
            graph.add(f"{number:04}", (number,))
            graph.clusters()
        found.add(str(clusters(graph)))
    assert len(found) == 1


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_large_blocks_give_the_same_in_any_order(data: st.DataObject) -> None:
    """Where only neighbours are compared, what comes between two later drops the edge that they had."""
    numbers = data.draw(
        st.lists(st.integers(0, 60), min_size=LARGEST - 3, max_size=LARGEST + 20, unique=True)
    )
    order = data.draw(st.permutations(numbers))
    stops = data.draw(st.sets(st.sampled_from(numbers), max_size=4))
    wide = 2 * NEIGHBOURS
    graph = near(wide, widest=20)
    for number in order:
        graph.add(f"{number:04}", (number,))
        if number in stops:
            graph.clusters()
    whole = filled(sorted(numbers), wide, widest=20)
    assert graph.clusters() == whole.clusters()
    assert sorted(graph.doubtful()) == sorted(whole.doubtful())


def test_in_a_large_block_only_neighbours_are_compared() -> None:
    """Of 60 items that share a key, those that stand more than 24 apart are not."""
    graph = filled(range(60))
    assert graph.compared("0000", f"{NEIGHBOURS:04}")
    assert not graph.compared("0000", f"{NEIGHBOURS + 1:04}")


def test_items_that_share_no_key_are_not_compared() -> None:
    """However alike they are."""
    compared: list[set[str]] = []

    def score(a: str, b: str) -> float:
        compared.append({a, b})
        return 2.0

    rules: Rules[str] = Rules(lambda s: [(s[0],)], lambda s: (0, s), score, "".join, lambda *_: True, 1, 0.5)
    graph = Graph(rules)
    for item in ("ab", "ac", "bc"):
        graph.add(item, item)
    assert compared == [{"ab", "ac"}]
    assert graph.clusters() == [{"ab", "ac"}, {"bc"}]


def test_what_is_held_for_one_is_one_and_what_is_parted_is_not() -> None:
    """A person's word counts more than what items tell, whenever it comes."""
    graph = filled([1, 3, 50])
    assert clusters(graph) == [[1, 3], [50]]
    graph.bind("0001", "0050")
    graph.part("0001", "0003")
    assert clusters(graph) == [[1, 50], [3]]
    graph.add("0002", (2,))
    assert [1, 50] in [[n for n in group if n in (1, 50, 3)] for group in clusters(graph)]
    assert not any({1, 3} <= set(group) for group in clusters(graph))


def test_a_parted_pair_is_kept_apart_by_way_of_a_third() -> None:
    """Both are near the third, and only one of them is one with it."""
    graph = filled([1, 2, 3])
    graph.part("0001", "0003")
    assert not any({1, 3} <= set(group) for group in clusters(graph))


def test_doubtful_pairs_are_those_that_may_be_one() -> None:
    """What is nearly alike, in two clusters, the lesser id first; what is one is not doubtful."""
    graph = filled([1, 2, 6])
    graph.clusters()
    assert [each[:2] for each in graph.doubtful()] == [("0002", "0006")]


def test_an_empty_graph_has_no_clusters() -> None:
    """Nothing in, nothing out."""
    assert near().clusters() == []


def test_only_what_changed_is_put_together_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred far-off items are not looked at again when one more comes."""
    graph = filled(range(0, 1000, 10))
    graph.clusters()
    seen: list[int] = []

    def watched(_: Graph[Numbers], part: list[str]) -> list[frozenset[str]]:
        seen.append(len(part))
        return [frozenset(part)]

    monkeypatch.setattr(graph_module.Graph, "_put_together", watched)
    graph.add("0501", (501,))
    graph.clusters()
    assert sum(seen) <= 2


# -- clustering ------------------------------------------------------------------------------------------------------

ITEMS = {name: frozenset(name) for name in "abcd"}
UNJUDGED = Judged()


def put(edges: Iterable[tuple[float, str, str]], judged: Judged = UNJUDGED, most: int = 9) -> Iterator[str]:
    found = cluster(
        ITEMS, edges, lambda sets: frozenset().union(*sets), lambda a, b: len(a | b) <= most, judged
    )
    return ("".join(sorted(group)) for group in found)


def test_the_strongest_edges_are_taken_first() -> None:
    """Where not all fit together, whom one goes with is decided by strength, then by name."""
    assert list(put([(1.0, "a", "b"), (2.0, "b", "c")], most=2)) == ["a", "bc", "d"]
    assert list(put([(1.0, "b", "c"), (1.0, "a", "b")], most=2)) == ["ab", "c", "d"]


def test_same_comes_before_different_and_before_the_edges() -> None:
    """A person's "same" holds though nothing fits; "different" stops an edge, also between grown clusters."""
    assert list(put([], Judged(same=(("a", "d"),)), most=1)) == ["ad", "b", "c"]
    judged = Judged(same=(("a", "b"),), different=frozenset({frozenset("bc")}))
    assert list(put([(5.0, "a", "c"), (4.0, "c", "d")], judged)) == ["ab", "cd"]


def test_a_word_on_who_is_not_here_is_passed_over() -> None:
    """A judgement may be of a report that isn't in the collection."""
    assert list(put([], Judged(same=(("a", "z"),), different=frozenset({frozenset("yz")})))) == list("abcd")
