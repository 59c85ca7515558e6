"""What somebody can do about each kind of refusal."""

ADVICE: dict[str, tuple[str, str]] = {
    "invalid_document": (
        "correct the document there, and run it again; nothing of it was run",
        "แก้ไขเอกสารตามตำแหน่งที่ระบุแล้วประมวลผลใหม่ ยังไม่มีขั้นตอนใดถูกดำเนินการ",
    ),
    "illegal_transition": (
        "take one of the steps that are possible now, or correct the order of the actions",
        "ดำเนินการตามขั้นตอนที่ทำได้ในขณะนี้ หรือแก้ลำดับการดำเนินการ",
    ),
    "not_permitted": (
        "let the one whose step it is act, in their own name",
        "ให้ผู้มีอำนาจในขั้นตอนนั้นเป็นผู้ดำเนินการในนามของตนเอง",
    ),
    "out_of_order": (
        "date the action when it took effect, not before the one it follows",
        "ลงวันที่ตามที่เกิดขึ้นจริง โดยไม่ก่อนขั้นตอนก่อนหน้า",
    ),
    "incomplete_project": (
        "add what is missing with an edit of the draft, or with the changes of the resubmission",
        "เพิ่มส่วนที่ขาดในร่างโครงการ หรือในการปรับแก้เมื่อส่งใหม่",
    ),
    "ineligible_project": (
        "correct the project's category or statements, or present another project",
        "แก้ไขประเภทหรือรายละเอียดของโครงการ หรือเสนอโครงการอื่น",
    ),
    "missing_submission_proof": (
        "name the official letter and the e-mail with which the project was sent",
        "ระบุเลขที่หนังสือนำส่งและวันที่ส่งไฟล์ทาง e-mail",
    ),
    "not_notified": (
        "record the Office's notice of the resolution first",
        "บันทึกการแจ้งผลการพิจารณาของสำนักงาน ก.ก. ก่อน",
    ),
    "already_notified": ("leave the second notice out", "ไม่ต้องบันทึกการแจ้งผลซ้ำ"),
    "deadline_passed": (
        "check the dates; the right itself cannot be had back",
        "ตรวจสอบวันที่อีกครั้ง เมื่อพ้นกำหนดแล้วสิทธินี้ย่อมสิ้นสุด",
    ),
    "round_limit_reached": (
        "nothing is left but an appeal, where one is open; otherwise the project is not evaluated",
        "เหลือเพียงการขอชี้แจงหากยังมีสิทธิ มิฉะนั้นถือว่าไม่ได้รับการประเมินผล",
    ),
    "decision_final": (
        "nothing; the project is not evaluated on this KPI",
        "ไม่มีขั้นตอนใดเหลืออยู่ โครงการไม่ได้รับการประเมินผลในตัวชี้วัดนี้",
    ),
    "appeal_already_used": (
        "modify and resubmit the project, where rounds are left",
        "ปรับแก้และส่งโครงการใหม่หากยังเหลือจำนวนครั้งการพิจารณา",
    ),
    "results_incomplete": (
        "report exactly one result for each indicator of the project",
        "รายงานผลของทุกตัวชี้วัด ตัวชี้วัดละหนึ่งค่า",
    ),
    "unknown_indicator": (
        "use the ids of the project's indicators",
        "ใช้รหัสตัวชี้วัดตามที่ระบุไว้ในโครงการ",
    ),
    "invalid_value": ("correct the value, and run the document again", "แก้ไขค่าแล้วประมวลผลเอกสารใหม่"),
}
"""By code of the reason: English and Thai."""
