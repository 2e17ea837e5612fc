"""Speakers with body, post and person."""

from lantu.reading.fields import speakers
from lantu.reading.fields.speakers import Speaker


def test_introduction_gives_body_post_and_person() -> None:
    text = "清河县水利局党组书记、局长方敏表示，将疏浚河道。"

    assert speakers.find(text, {}) == [
        Speaker(6, "清河县水利局", "党组书记、局长", "方敏", demands=False)
    ]


def test_demand_is_told_from_pledge() -> None:
    text = "清河县委书记方敏强调，要疏浚河道。"

    assert [s.demands for s in speakers.find(text, {})] == [True]


def test_known_person_speaks_again_without_title() -> None:
    known: dict[str, tuple[str, str]] = {}
    speakers.find("清河县水利局局长方敏主持会议。", known)

    assert speakers.find("方敏表示，将疏浚河道。", known) == [
        Speaker(0, "清河县水利局", "局长", "方敏", demands=False)
    ]


def test_quotation_belongs_to_whom_it_names_after() -> None:
    text = "“我镇将疏浚河道。”清河镇镇长方敏表示，今后将常年管护。"
    found = speakers.find(text, {})

    assert speakers.speaker_at(found, text, 5) == found[0]


def test_speaker_goes_on_to_the_next_sentence() -> None:
    text = "清河镇镇长方敏表示，将疏浚河道。持续管护水源。"
    found = speakers.find(text, {})

    assert speakers.speaker_at(found, text, len(text) - 1) == found[0]
