"""The pages about the site itself."""

import json

import pytest

from portal.identity.models import AgencyLink, Contact, SiteIdentity
from stats.collecting.records import Arrival, Record
from stats.draining import retention
from stats.site import site_sums
from tests.markup import part, texts

pytestmark = pytest.mark.django_db

ADDRESSES = ["/lien-he/", "/english/", "/quyen-rieng-tu/", "/lien-ket/"]


@pytest.fixture
def site():
    SiteIdentity(
        agency="Ban Thi đua", english_agency="Board for Emulation", email="ban@hoaban.example", phone="0000 000 001",
        duties="Giúp tỉnh.\n\nTiếp nhận hồ sơ.", english_duties="Helps the province.", english_hours="8:00–17:00",
    ).save()  # fmt: skip
    Contact.objects.create(name="Lò Văn A", position="Trưởng Ban", english_position="Head", phone="0000 000 002")
    Contact.objects.create(name="Văn phòng", english_name="Office", order=1)
    AgencyLink.objects.create(name="Sở Nội vụ", address="https://snv.example/", group="Trong tỉnh")


@pytest.fixture
def read(reader, site):
    return lambda address: part("main", reader.get(address).content.decode())


def test_the_contact_page_names_people_and_duties(read):
    html = read("/lien-he/")

    assert texts("strong", html) == ["Lò Văn A", "Văn phòng"]
    assert texts("p", html) == ["Giúp tỉnh.", "Tiếp nhận hồ sơ."]
    assert 'href="tel:0000000001"' in html


def test_the_english_page_is_english_and_says_so(reader, site):
    html = reader.get("/english/").content.decode()

    assert '<html lang="en">' in html
    assert ('<header lang="vi">' in html, '<footer lang="vi">' in html) == (True, True)
    assert texts("h1", html) == ["Board for Emulation"]
    assert texts("strong", html) == ["Lò Văn A", "Office"]
    assert texts("span", part('ul class="people"', html)) == ["Head"]


def test_there_is_no_english_page_before_the_agency_has_an_english_name(reader, db):
    assert reader.get("/english/").status_code == 404
    assert "/english/" not in reader.get("/lien-he/").content.decode()


def test_links_stand_in_their_groups(read):
    AgencyLink.objects.create(name="Báo", address="https://bao.example/", group="Báo chí")
    AgencyLink.objects.create(name="Sở Y tế", address="https://syt.example/", group="Trong tỉnh")

    html = read("/lien-ket/")

    assert texts("h2", html) == ["Báo chí", "Trong tỉnh"]
    assert texts("li", html) == ["Báo", "Sở Nội vụ", "Sở Y tế"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_is_a_public_page_without_cookies_with_a_link_below_every_page(address, reader, site):
    answer, front = reader.get(address), reader.get("/").content.decode()

    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert f'href="{address}"' in part("footer", front)


def test_the_privacy_page_tells_what_is_written_down_and_how_long_it_is_kept(read):
    """Whoever changes one of these must tell the readers."""
    items = texts("li", read("/quyen-rieng-tu/"))

    assert (site_sums.ONLINE_SECONDS, retention.READERS.days, retention.GRACE.days) == (300, 2, 1)
    assert retention.REFUSALS.days == 365
    assert Record._fields == ("kind", "at", "article", "visitor", "device")
    assert Arrival._fields == ("at", "host")
    assert [item.partition(":")[0] for item in items[2:6]] == [
        "Ai đang trực tuyến",
        "Mã của người đọc từng bài",
        "Mã của khách trong tuần và khóa ngẫu nhiên của tuần",
        "Các con số cộng theo giờ, ngày, tuần, theo bài, loại thiết bị và trang dẫn tới, không chỉ ra ai",
    ]


@pytest.mark.parametrize("honours", [True, False])
def test_global_privacy_control_is_promised_only_where_it_is_honoured(honours, read, settings):
    settings.HONOUR_GPC = honours

    assert ("Global Privacy Control" in read("/quyen-rieng-tu/")) == honours


@pytest.mark.parametrize("model", [Contact, AgencyLink])
def test_administrators_edit_what_stands_there(model, administrator, reporter, signed_in):
    address = f"/quan-tri/identity/{model._meta.model_name}/add/"
    fields = {"name": "Sở Nội vụ", "address": "https://snv.example/", "order": 0}

    answers = [signed_in(user).post(address, fields).status_code for user in (reporter, administrator)]

    assert (answers, model.objects.count()) == ([403, 302], 1)


def test_prefetch_proxies_are_told_to_leave_the_site_alone(client):
    response = client.get("/.well-known/traffic-advice")

    assert json.loads(response.content) == [{"user_agent": "prefetch-proxy", "disallow": True}]
    assert response.headers["Content-Type"] == "application/trafficadvice+json"
