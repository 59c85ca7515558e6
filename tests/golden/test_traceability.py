"""Every clause, every reading and every refusal code has a test; the page of the docs lists them all."""

from scripts.traceability import PAGE, clauses, codes, readings, tests_of, untested


def test_nothing_is_untested() -> None:
    assert untested() == []


def test_the_page_lists_every_clause_reading_and_code() -> None:
    listed = PAGE.read_text("utf-8")
    missing = [
        line.name for line in (*clauses(), *readings(), *codes()) if f"\n| {line.name} |" not in listed
    ]
    assert missing == []


def test_every_reading_is_settled_by_a_parameter() -> None:
    assert [line.name for line in readings() if not line.parameters] == []
    assert len(list(readings())) == 20


def test_what_no_test_names_is_noticed() -> None:
    assert tests_of("S99.no_such" + "_clause") == ()
    assert "tests/unit/machine/test_guards.py" in tests_of("S7.4")
