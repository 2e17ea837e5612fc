"""The measurement's own text: enough of it, always the same, and all kinds in it."""

from lantu.bench.sentences import made_up_documents


def test_documents_are_as_long_as_asked_and_always_the_same():
    documents = made_up_documents(20_000)
    assert 20_000 <= sum(map(len, documents)) < 24_000
    assert made_up_documents(20_000) == documents


def test_all_four_kinds_of_document_are_among_them():
    titles = [document.split("\n")[0] for document in made_up_documents(8_000)]
    for word in ("规划纲要", "分工方案", "访谈", "民生实事"):
        assert any(word in title for title in titles)


def test_no_document_is_there_twice():
    documents = made_up_documents(50_000)
    assert len(set(documents)) == len(documents)
