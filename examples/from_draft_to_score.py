"""A project from draft to score, in the words an application would use.

python examples/from_draft_to_score.py
"""

from bestservice_workflow import (
    Actor,
    Agency,
    AgencyKind,
    Category,
    Duration,
    Indicator,
    Project,
    Refused,
    Result,
    Workflow,
)
from bestservice_workflow.figures import exact

district, office, committee = Actor.agency("1001"), Actor.office(), Actor.committee()
canal = Project(
    id="1001-2558-1",
    agency=Agency(code="1001", name="สำนักงานเขตพระนคร", kind=AgencyKind.LINE),
    title="คลองสวย น้ำใส",
    category=Category.NEW,
    team=["หัวหน้าฝ่ายรักษาความสะอาดฯ"],
    indicators=[Indicator(id="k1", name="ร้อยละของความพึงพอใจ", unit="ร้อยละ", target="80")],
    method="ลดขั้นตอน",
    service="ดูแลคลองให้สะอาด",
    period=Duration(start="2015-01-05", end="2015-08-31"),
)

with Workflow.open("memory:") as workflow:
    workflow.draft(canal)
    workflow.submit(canal.id, by=district, at="2014-11-28", letter="กท 4001/1234", email="2014-11-28")
    workflow.open_review(canal.id, by=office, at="2014-12-09")
    workflow.request_revision(canal.id, by=committee, at="2014-12-09", note="เพิ่มวิธีวัดผล")
    workflow.notify(canal.id, by=office, at="2014-12-12")

    try:
        workflow.appeal(canal.id, by=district, at="2014-12-15")
    except Refused as refused:
        print(refused, *(remedy.message for remedy in refused.remedies), sep="\n  ")

    (resubmit,) = [o for o in workflow.options(canal.id, at="2014-12-29") if o.allowed]
    assert resubmit.cost is not None
    print(f"{resubmit.do} was due on {resubmit.until} and costs {exact(resubmit.cost)} point")

    workflow.resubmit(canal.id, by=district, at="2014-12-29", changes={"method": "ลดขั้นตอน วัดผลทุกเดือน"})
    workflow.open_review(canal.id, by=office, at="2015-01-13")
    workflow.approve(canal.id, by=committee, at="2015-01-13")
    workflow.notify(canal.id, by=office, at="2015-01-15")
    workflow.start(canal.id, by=district, at="2015-01-19")
    results = [Result(indicator="k1", achieved="76")]
    workflow.report(canal.id, by=district, at="2015-09-15", results=results)
    case = workflow.score(canal.id, by=office, at="2015-10-12")

    assert case.score is not None
    print(f"level {exact(case.score.level)}, {exact(case.score.net)} points")
