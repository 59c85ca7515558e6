"""What states, triggers, roles and periods are called, in English and in official Thai."""

from bestservice_workflow.actions import Role, Trigger
from bestservice_workflow.events import State, Subject
from bestservice_workflow.rulebook.choices import Element, Proof

STATES: dict[State, tuple[str, str]] = {
    State.DRAFT: ("draft", "ร่างโครงการ"),
    State.SUBMITTED: ("submitted", "ส่งโครงการแล้ว"),
    State.UNDER_REVIEW: ("under review", "อยู่ระหว่างการพิจารณา"),
    State.REVISION: ("revision", "ให้ปรับแก้"),
    State.APPEAL: ("appeal", "ขอชี้แจง"),
    State.APPROVED: ("approved", "อนุมัติ"),
    State.REJECTED: ("rejected", "ไม่อนุมัติ"),
    State.EXECUTING: ("executing", "กำลังดำเนินโครงการ"),
    State.REPORTED: ("reported", "รายงานผลแล้ว"),
    State.SCORED: ("scored", "ให้คะแนนแล้ว"),
}

TRIGGERS: dict[Trigger, tuple[str, str]] = {
    Trigger.EDIT: ("edit", "แก้ไขร่าง"),
    Trigger.SUBMIT: ("submit", "ส่งโครงการ"),
    Trigger.OPEN_REVIEW: ("open the review", "นำเสนอคณะกรรมการ"),
    Trigger.APPROVE: ("approve", "มีมติอนุมัติ"),
    Trigger.REQUEST_REVISION: ("request a revision", "มีมติให้ปรับแก้"),
    Trigger.REJECT: ("reject", "มีมติไม่อนุมัติ"),
    Trigger.NOTIFY: ("notify", "แจ้งผลการพิจารณา"),
    Trigger.RESUBMIT: ("resubmit", "ส่งโครงการที่ปรับแก้"),
    Trigger.APPEAL: ("appeal", "ขอชี้แจง"),
    Trigger.GRANT_APPEAL: ("grant the appeal", "มีมติอนุมัติตามคำชี้แจง"),
    Trigger.DISMISS_APPEAL: ("dismiss the appeal", "มีมติยืนตามเดิม"),
    Trigger.START: ("start", "เริ่มดำเนินโครงการ"),
    Trigger.REPORT: ("report", "รายงานผล"),
    Trigger.SCORE: ("score", "ให้คะแนน"),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.AGENCY: ("agency", "หน่วยงาน"),
    Role.OFFICE: ("Office", "สำนักงาน ก.ก."),
    Role.COMMITTEE: ("committee", "คณะกรรมการ"),
}

SUBJECTS: dict[Subject, tuple[str, str]] = {
    Subject.SUBMISSION: ("submit the project", "ส่งโครงการ"),
    Subject.NOTIFICATION: ("announce the resolution", "แจ้งผลการพิจารณา"),
    Subject.REVISION: ("resubmit the modified project", "ส่งโครงการที่ปรับแก้"),
    Subject.APPEAL: ("appeal", "ขอชี้แจงต่อคณะกรรมการ"),
    Subject.REPORT: ("report the results", "รายงานผลความสำเร็จ"),
    Subject.SCORING: ("score the project", "พิจารณาให้คะแนน"),
}

ELEMENTS: dict[Element, tuple[str, str]] = {
    Element.TEAM: ("a team", "ทีมงาน"),
    Element.INDICATORS: ("indicators, each with its target", "ตัวชี้วัดพร้อมเป้าหมาย"),
    Element.METHOD: ("its method", "วิธีดำเนินการ"),
    Element.PERIOD: ("its period", "ระยะเวลาดำเนินการ"),
    Element.SERVICE: ("what the service is", "ลักษณะการให้บริการ"),
}

PROOFS: dict[Proof, tuple[str, str]] = {
    Proof.LETTER: ("the official letter", "หนังสือนำส่งอย่างเป็นทางการ"),
    Proof.EMAIL: ("the e-mail with the file", "การส่งไฟล์ทาง e-mail"),
}
