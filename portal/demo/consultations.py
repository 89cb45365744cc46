"""The consultations of the sample register: two open ones, one that waits for its result, and two with results."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from honours.consultations.working_days import calendar
from honours.models import Consultation, ConsultationFile, Decision, Honour, Nominee, Opinion, Unit
from portal.demo import documents
from portal.demo.consultation_plans import PLANS
from portal.demo.dates import on, working_day

CHANNELS = """Thư: Ban Thi đua – Khen thưởng tỉnh, số 12 đường Hoa Ban, phường Thanh Lĩnh
Thư điện tử: ykien@hoaban.example
Điện thoại (giờ hành chính): 0000 000 003
Trực tiếp: sáng thứ Tư hằng tuần tại phòng tiếp dân"""
DAYS_TO_THE_RESULT = 7


def load(now, editor):
    """Create the consultations with nominees, files and opinions as of `now`; `editor` answered the opinions."""
    days = calendar()
    for plan in PLANS:
        consultation = create(plan, days, now)
        load_nominees(consultation, plan)
        load_opinions(consultation, plan, editor)
        if plan.pages:
            file = ContentFile(documents.pdf(plan.title, plan.pages), name="bao-cao.pdf")
            ConsultationFile.objects.create(consultation=consultation, title="Tóm tắt thành tích", file=file)


def create(plan, days, now) -> Consultation:
    """Create a published consultation, opened on a working day; its dates follow from the public holidays."""
    opens_on = working_day(timezone.localdate(now) - timedelta(days=plan.days_ago), timedelta(days=-1))
    closes_on = days.last_day(opens_on, 10)
    told = {"result": plan.result, "result_on": closes_on + timedelta(days=DAYS_TO_THE_RESULT)} if plan.result else {}
    if plan.is_decided:
        decided = Decision.objects.published().filter(subject__contains="Bằng khen của Thủ tướng Chính phủ")
        told |= {"decision": decided.newest_first().first()}
    if plan.deleted:
        told |= {"opinions_deleted": plan.deleted, "opinions_kept_days": 90}
        told |= {"opinions_deleted_on": closes_on + timedelta(days=90)}
    return Consultation.objects.create(
        title=plan.title,
        proposal=plan.proposal,
        opens_on=opens_on,
        closes_on=closes_on,
        channels=CHANNELS,
        status=Consultation.Status.PUBLISHED,
        published_at=now - timedelta(days=plan.days_ago),
        **told,
    )


def load_nominees(consultation, plan):
    """Create the nominees in their order."""
    honours = {honour.installed_as: honour for honour in Honour.objects.all()}
    units = {unit.name: unit for unit in Unit.objects.filter(name__in=[nominee.unit for nominee in plan.nominees])}
    Nominee.objects.bulk_create(
        Nominee(
            consultation=consultation,
            recipient=nominee.recipient,
            name=nominee.name,
            address=nominee.address,
            unit_text=nominee.unit,
            unit=units.get(nominee.unit),
            honour=honours[nominee.honour],
            summary=nominee.summary,
            order=order,
        )
        for order, nominee in enumerate(plan.nominees)
    )


def load_opinions(consultation, plan, editor):
    """Create the opinions; those with an answer were answered a day later."""
    opened = on(consultation.opens_on, "08:00")
    for said in plan.said:
        received = opened + timedelta(hours=said.hours)
        answered = {"answer": said.answer, "answered_at": received + timedelta(days=1), "answered_by": editor}
        status = {"status": Opinion.Status.ANSWERED, **answered} if said.answer else {}
        Opinion.objects.create(consultation=consultation, text=said.text, received_at=received, **status)
