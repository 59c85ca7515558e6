"""What these tests write."""

from decimal import Decimal

from bestservice_workflow.storage import Append, Summary

AT = "2014-11-28T10:12:00+07:00"
SUMMARY = Summary(agency="5001", fiscal_year=2558, state="draft", points=Decimal("-0.50"))


def step(stream: str = "p", *, expected: int = 0, key: str | None = None, body: bytes = b"{}") -> Append:
    return Append(
        stream=stream,
        bodies=(body,),
        expected=expected,
        recorded=AT,
        key=key,
        fingerprint="submit by 5001" if key else "",
        summary=SUMMARY,
    )
