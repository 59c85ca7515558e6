"""Where one document ends and the next begins."""

import io

import pytest

from bestservice_workflow.cli import documents
from bestservice_workflow.cli.documents import documents_in


def texts(content: str | bytes, *, lines_only: bool = False) -> list[str | None]:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return [written.text for written in documents_in(stream, source="f", lines_only=lines_only)]


def lines(content: str, *, lines_only: bool = False) -> list[int]:
    found = documents_in(io.BytesIO(content.encode()), source="f", lines_only=lines_only)
    return [written.line for written in found]


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ('{"a": 1}', ['{"a": 1}']),
        ('{"a": 1}\n{"a": 2}\n', ['{"a": 1}\n', '{"a": 2}\n']),
        ('\n \n{"a": 1}\r\n\n{"a": 2}', ['{"a": 1}\r\n', '{"a": 2}']),
        ('{"a": \n{"a": 2}\n{"a": 3}', ['{"a": \n', '{"a": 2}\n', '{"a": 3}']),
        ('{\n  "a": 1\n}\n', ['{\n  "a": 1\n}\n']),
        ('{\n\n\n  "a": 1\n}\n', ['{\n\n\n  "a": 1\n}\n']),
        ('{"a":\n  {"b": 1}}', ['{"a":\n  {"b": 1}}']),
        ("[1,\n2]", ["[1,\n2]"]),
        ('{"a": 1', ['{"a": 1']),
        ("", []),
        ("\n \n\t", []),
        ('\ufeff{"a": 1}\n{"a": 2}', ['{"a": 1}\n', '{"a": 2}']),
        ('{"a": NaN}\n{"a": 2}', ['{"a": NaN}\n', '{"a": 2}']),
    ],
)
def test_one_a_line_or_one_altogether(content: str, read: list[str]) -> None:
    assert texts(content) == read


def test_a_line_nested_too_deeply_does_not_hold_up_the_others() -> None:
    deep = "[" * 200_000
    assert texts(f'{deep}\n{{"a": 2}}') == [f"{deep}\n", '{"a": 2}']


def test_lines_only_is_line_by_line_whatever_the_first_line_is() -> None:
    assert texts('{"a":\n1}\n', lines_only=True) == ['{"a":\n', "1}\n"]


def test_documents_know_their_lines() -> None:
    assert lines('\n{"a": 1}\n\n{"a": 2}\n') == [2, 4]
    assert lines('\n\n{\n"a": 1}') == [3]


def test_a_document_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 40)
    long = '{"a": "' + "x" * 100 + '"}'
    assert texts(f'{{"a": 1}}\n{long}\n{{"a": 2}}\n') == ['{"a": 1}\n', None, '{"a": 2}\n']
    assert texts(f'{long}\n{{"a": 2}}') == [None, '{"a": 2}']
    assert texts('{\n"a": "' + "x\n" * 100) == [None]


def test_what_is_not_utf8_is_told() -> None:
    found = list(documents_in(io.BytesIO(b'{"a": "\xff"}'), source="f", lines_only=False))
    assert [(written.text, written.not_utf8, written.place) for written in found] == [(None, True, "f:1")]


def test_the_bytes_read_are_counted() -> None:
    content = '{"a": 1}\n\n{"a": "ก"}\n'.encode()
    ends = [w.end for w in documents_in(io.BytesIO(content), source="f", lines_only=False)]
    assert ends == [9, len(content)]
