"""How many: ranges, sums, parts, nobody, and what the numbers count."""

from __future__ import annotations

import pytest
from happenings import by, clauses, mentions, numbers, one

from sayso.events.counts import placed_quantities

AT_LEAST = ("at case least", "least advmod 20", "people obj killed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two traders.", [("killed", 2, 2)]),
        ("Two traders were wounded.", [("wounded", 2, 2)]),
        ("Bandits abducted 12 nurses.", [("captured", 12, 12)]),
        ("Rebels took seven prisoners.", [("captured", 7, 7)]),
        ("Police arrested dozens.", [("captured", 24, 99)]),
        ("Fighting displaced hundreds.", [("displaced", 200, 999)]),
        ("Rebels burned eleven houses.", [("destroyed", 11, 11)]),
        ("The general sent 600 soldiers.", [("involved", 600, 600)]),
        ("Rebels released nine captives.", [("other", 9, 9)]),
        ("The army lost nine men.", [("killed", 9, 9)]),
        ("The raid claimed 32 lives.", [("killed", 32, 32)]),
        ("Scores fled.", [("displaced", 40, 99)]),
        (
            "Rebels attacked the mill, killing nine guards and wounding 30.",
            [("killed", 9, 9), ("wounded", 30, 30)],
        ),
        ("The mayor visited two villages.", []),
    ],
)
def test_a_trigger_tells_what_its_numbers_count(text: str, expected: list[tuple[str, int, int]]) -> None:
    """The verb or noun decides between killed, wounded, captured, displaced, destroyed, involved and other."""
    assert sorted(numbers(one(text, tags="Fighting/NOUN" if "Fighting" in text else "").counts)) == expected


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("20", 20, 20),
        ("more than 20", 21, None),
        ("up to 12", None, 12),
        ("some 30", 30, 30),
        ("several", 3, 9),
    ],
)
def test_words_before_a_number_leave_it_open(words: str, low: int | None, high: int | None) -> None:
    """A count is a range, with an open end where the words leave one."""
    text = f"Gunmen killed {words} traders."
    arcs = (*(f"{w} advmod traders" for w in words.split()), "traders obj killed")
    assert numbers(one(text, arcs=arcs).counts) == [("killed", low, high)]


def test_at_least_leaves_the_upper_end_open() -> None:
    """The words for the bound belong to the count's span."""
    (count,) = one("Gunmen killed at least 20 people.", arcs=AT_LEAST).counts
    assert (count.low, count.high, count.who) == (20, None, "people")
    assert count.span
    assert count.span.text == "at least 20 people"


def test_a_number_stands_with_the_noun_that_it_counts() -> None:
    """Before a noun it is the noun's, and alone its own."""
    reading = clauses("Gunmen killed two traders and wounded 30.")
    placed = placed_quantities(reading)
    assert {reading.words[noun].text: p[0].quantity.low for noun, p in placed.items()} == {
        "traders": 2,
        "30": 30,
    }


@pytest.mark.parametrize(
    ("subject", "total"),
    [
        ("Two policemen and a nurse", 3),
        ("Two policemen and five nurses", 7),
        ("A policeman and two nurses", 3),
    ],
)
def test_a_sum_is_made_of_those_who_suffer_together(subject: str, total: int) -> None:
    """Numbers and articles are added where each is told exactly; the span is the whole phrase."""
    (count,) = one(f"{subject} were killed.").counts
    assert (count.of, count.low, count.high, count.who) == ("killed", total, total, None)
    assert count.span
    assert count.span.text == subject


@pytest.mark.parametrize("subject", ["Dozens of policemen and a nurse", "Two policemen and nurses"])
def test_no_sum_is_made_where_a_part_is_not_told_exactly(subject: str) -> None:
    """A range or a bare plural leaves the sum open; what is told stays."""
    found = numbers(one(f"{subject} were killed.").counts)
    assert len(found) == 1
    assert found[0][1] in {2, 24}


def test_people_and_things_are_no_sum() -> None:
    """In the wording "two guards and a house were burned" the people are not added to what is destroyed."""
    found = numbers(one("Rebels burned two trucks and a house.").counts)
    assert all(of == "destroyed" for of, _, _ in found)


def test_a_part_of_a_number_is_a_count_of_its_own() -> None:
    """In the wording "19 people, four of them children" both are told."""
    arcs = ("four appos people", "them nmod four", "of case them", "children dep four")
    assert numbers(one("Gunmen killed 19 people, four of them children.", arcs=arcs).counts) == [
        ("killed", 19, 19),
        ("killed", 4, 4),
    ]


def test_a_part_may_be_told_by_including() -> None:
    """In the wording "including four nurses" too."""
    arcs = ("nurses nmod people", "including case nurses", "four nummod nurses")
    found = one("Gunmen killed 19 people, including four nurses.", arcs=arcs, tags="including/ADP")
    assert ("killed", 4, 4) in numbers(found.counts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody was hurt.", ("wounded", 0, 0)),
        ("No civilians were killed.", ("killed", 0, 0)),
        ("The mill fell without killing anyone.", ("killed", 0, 0)),
    ],
)
def test_nobody_is_a_count_of_none(text: str, expected: tuple[str, int, int]) -> None:
    """That no one suffered is told as zero, and not left out."""
    assert expected in numbers(one(text, tags="Nobody/PRON" if "Nobody" in text else "").counts)


def test_anyone_with_a_plain_verb_is_no_zero() -> None:
    """Only "without" makes nobody of anyone."""
    assert one("Rebels would kill anyone.", tags="kill/VERB").counts == ()


def test_things_are_not_killed_and_people_not_destroyed() -> None:
    """What a verb's number counts follows what is counted."""
    assert numbers(one("The raid killed 40 cattle.").counts) == [("destroyed", 40, 40)]
    assert one("The blast damaged nine nurses.").counts == ()


def test_a_crowd_is_counted_by_the_number_behind_it() -> None:
    """In the wording "a group of 300 traders" the traders are counted."""
    found = one("Gunmen killed a group of 30 traders.")
    assert numbers(found.counts) == [("killed", 30, 30)]


def test_the_same_count_is_told_once() -> None:
    """Two triggers that count the same people give one count."""
    assert numbers(one("Nine guards were shot and killed.", arcs=("guards nsubj:pass shot",)).counts) == [
        ("killed", 9, 9)
    ]


def test_numbers_of_other_events_are_not_taken() -> None:
    """Each mention has the counts of its own triggers."""
    found = mentions("Rebels burned eleven trucks and took seven prisoners.")
    assert numbers(by(found, "burned").counts) == [("destroyed", 11, 11)]
    assert numbers(by(found, "prisoners").counts) == [("captured", 7, 7)]


def test_what_is_no_count_is_left_out() -> None:
    """Dates, times of day, sums of money and shares count nobody."""
    for text in (
        "Gunmen killed traders on 3 May.",
        "Gunmen killed traders at 7.15.",
        "Gunmen killed 9% of traders.",
    ):
        assert all(c.low not in {3, 7, 9} for c in one(text).counts)


def test_a_number_counts_the_noun_behind_it() -> None:
    """Also where the parse hangs it on the noun before."""
    found = one("The bomb killed four policemen.", arcs=("four nummod bomb",))
    assert numbers(found.counts) == [("killed", 4, 4)]


def test_dozens_that_are_hurt_are_not_dead() -> None:
    """The parse may take the object of the second verb for one more of the first."""
    text = "Guards opened fire, killing seven people and injuring dozens."
    arcs = ("injuring conj people", "dozens conj people", "people obj killing")
    assert ("killed", 24, 99) not in numbers(one(text, arcs=arcs).counts)


def test_drones_that_are_shot_down_are_not_killed() -> None:
    """A number beside "shot down" counts things."""
    found = one("Nine were shot down.", arcs=("down compound:prt shot",))
    assert numbers(found.counts) == [("destroyed", 9, 9)]
