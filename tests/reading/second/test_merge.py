"""When two findings are one row, and that the first reader's are always all there."""

from lantu.reading.model import Due, Figure, Finding, Ground, Grounds, Kind, Owner, Role
from lantu.reading.second.merge import Merged, merged

SECOND = Grounds(Ground.SECOND)
OWNED = (Owner("区水务局", Role.LEAD),)


def first(start: int, end: int, **fields: object) -> Finding:
    return Finding(Kind.TASK, start, end, "原有", **fields)


def second(start: int, end: int, **fields: object) -> Finding:
    return Finding(Kind.TASK, start, end, "新提", grounds=SECOND, warnings=("R042",), **fields)


def test_rows_apart_are_added_in_the_order_of_the_text() -> None:
    before, after, new = first(0, 10), first(30, 40), second(12, 20)

    assert merged([before, after], [new]) == Merged((before, new, after), 1, 0, 0)


def test_row_of_half_the_words_is_the_same_and_of_fewer_is_not() -> None:
    row = first(0, 20, warnings=("R001", "R032"))
    same, other = second(0, 10, owners=OWNED), second(11, 20, owners=OWNED)
    filled = first(
        0, 20, owners=OWNED, warnings=("R032", "R041"), grounds=Grounds(owners=Ground.SECOND)
    )

    assert merged([row], [same]) == Merged((filled,), 0, 1, 0)
    assert merged([row], [other]) == Merged((row,), 0, 0, 1)


def test_row_that_spans_several_is_left_and_one_that_touches_is_added() -> None:
    rows = [first(0, 10), first(10, 20), first(20, 30)]

    assert merged(rows, [second(0, 30, owners=OWNED)]) == Merged(tuple(rows), 0, 0, 1)
    assert merged(rows[:1], [second(8, 30)]) == Merged((rows[0], second(8, 30)), 1, 0, 0)


def test_every_empty_field_is_filled_and_nothing_else() -> None:
    full = second(
        0,
        10,
        owners=OWNED,
        person="余文",
        post="局长",
        due=Due("年底前", "2026-12-31"),
        figures=(Figure("河道", "=", 3.0, "公里"),),
    )
    empty = first(0, 10, warnings=("R021",), path=("一、水务",))
    (found,) = merged([empty], [full]).findings

    assert found == first(
        0,
        10,
        path=("一、水务",),
        owners=full.owners,
        person="余文",
        post="局长",
        due=full.due,
        figures=full.figures,
        warnings=("R041",),
        grounds=Grounds(Ground.SENTENCE, Ground.SECOND, Ground.SECOND, Ground.SECOND),
    )
    assert merged([found], [second(0, 10, owners=(Owner("他局", Role.LEAD),))]).findings == (found,)


def test_second_readers_own_rows_do_not_repeat_each_other() -> None:
    assert merged([], [second(0, 10), second(2, 9)]) == Merged((second(0, 10),), 1, 0, 1)
