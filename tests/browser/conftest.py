"""Where people work in a real browser."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from news.models import Attachment, Category, Source, Topic, Video
from portal.demo import documents
from portal.identity.models import AgencyLink, Contact, SiteIdentity
from tests.browser.portal import TABLE, award, picture, publish


@pytest.fixture
def desk(live_server):
    return f"{live_server.url}/quan-tri/"


@pytest.fixture
def articles(desk):
    return f"{desk}news/article/"


@pytest.fixture
def site(live_server):
    """The addresses of a small portal, by what stands there."""
    movement = Category.objects.create(name="Phong trào thi đua", intro="Những cách làm hay.")
    below = Category.objects.create(name="Thi đua chuyên đề", parent=movement)
    source = Source.objects.create(code="CTTĐT", name="Cổng thông tin điện tử")
    topic = Topic.objects.create(title="Bản sáng đèn", starts_on=date(2026, 3, 5))
    told = {"source": source, "topic": topic, "lead": "Bản đã sáng đèn.", "body": f"<p>Một</p>{TABLE}"}
    story = publish("Đèn sáng trên bản", below, 3, **told)
    publish("Đèn sáng mãi", below, topic=topic)
    document = ContentFile(documents.pdf("Kế hoạch", 2), name="x.pdf")
    Attachment.objects.create(article=story, title="Kế hoạch", file=document)
    SiteIdentity(
        agency="Ban Thi đua", english_agency="Board for Emulation", email="banthiduakhenthuong@hoaban.gov.vn"
    ).save()
    Contact.objects.create(
        name="Lò Văn A", position="Trưởng Ban", phone="0000 000 002", email="banthiduakhenthuong@hoaban.gov.vn"
    )
    AgencyLink.objects.create(name="Sở Nội vụ", address="https://snv.example/", group="Trong tỉnh")
    for number in range(11):
        publish(f"Bài {number}", movement, photos=number == 0)
    own = Video.objects.create(
        title="Phim nhà", kind="PS", poster=picture(), file=ContentFile(b"\0\0\0\x18ftypisom", "x.mp4")
    )
    youtube = Video.objects.create(title="Đường lên bản", youtube="https://youtu.be/aqz-KE-bpKQ")
    decision, unit = award(story)
    paths = {
        "home": "/",
        "category": movement.get_absolute_url(),
        "article": story.get_absolute_url(),
        "videos": "/video/",
        "film": own.get_absolute_url(),
        "waiting film": youtube.get_absolute_url(),
        "topics": "/dong-su-kien/",
        "topic": topic.get_absolute_url(),
        "print view": f"{story.get_absolute_url()}in/",
        "search": "/tim-kiem/?q=den",
        "archive": "/luu-tru/",
        "authors": "/tac-gia/",
        "site map": "/so-do/",
        "register": "/so-vang/?q=thi&doituong=person",
        "year of the register": "/so-vang/2025/",
        "decision": decision.get_absolute_url(),
        "unit": unit.get_absolute_url(),
        "contact": "/lien-he/",
        "English": "/english/",
        "privacy": "/quyen-rieng-tu/",
        "links": "/lien-ket/",
    }
    return {name: f"{live_server.url}{path}" for name, path in paths.items()}
