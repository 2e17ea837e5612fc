"""The text as documents are: enough of it, always the same, with work, figures and background."""

from lantu.bench.prose import mixed_documents
from lantu.reading import Kind, read_bytes


def test_documents_are_as_long_as_asked_and_always_the_same():
    documents = mixed_documents(30_000)
    assert 30_000 <= sum(map(len, documents)) < 42_000
    assert mixed_documents(30_000) == documents
    assert len(set(documents)) == len(documents)


def test_some_sentences_are_rows_with_figures_and_owners_and_some_are_none():
    documents = mixed_documents(30_000)
    read = [f for text in documents for f in read_bytes(text.encode(), "made.txt").findings]
    sentences = sum(text.count("。") + text.count("；") for text in documents)
    assert 0.2 < len(read) / sentences < 0.6
    assert {f.kind for f in read} >= {Kind.TASK, Kind.RESULT}
    assert 0.1 < sum(f.measured for f in read) / len(read) < 0.6
    assert 0.05 < sum(f.owned for f in read) / len(read) < 0.5
