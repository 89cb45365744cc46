"""The readers' pages of the register."""

import datetime
import re

import pytest
from django.utils import timezone

from honours.models import Change, Decision, Grant, Unit
from honours.register import hits
from news.models import Article

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def text(reader):
    """A function that returns the visible text of a page's main part."""

    def read(address, **query):
        page = reader.get(address, query).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return read


@pytest.fixture
def article(db):
    return Article.objects.create(title="Trao thưởng", status="published", published_at=timezone.now())


def test_the_first_page_tells_the_years_and_the_newest_decisions(decision, grant, text):
    assert "Chưa có quyết định nào được đăng." in text("/so-vang/")

    grant(decision("9/QĐ", DAY(2022, 1, 1), subject="Khen năm 2022"), code="co-tinh", recipient="collective", count=36)
    decision("10/QĐ", DAY(2023, 1, 1), subject="Khen năm 2023")
    decision("11/QĐ", DAY(2024, 1, 1), subject="Bản nháp", status=Decision.Status.DRAFT)

    shown = text("/so-vang/")
    assert "Theo năm 2023 2022 Quyết định mới nhất" in shown
    assert shown.index("Khen năm 2023") < shown.index("Khen năm 2022 36 tập thể, cá nhân, hộ gia đình")
    assert "Bản nháp" not in shown


def test_a_search_shows_who_for_what_and_by_which_decision(decision, grant, text):
    issued = decision()
    grant(issued, "Lò Thị Mai", address="Bà", post="Trưởng bản", unit_text="Bản Sín Chải", is_posthumous=True)

    shown = text("/so-vang/", q="lo thi mai")

    assert "Tìm thấy 1 lượt khen thưởng." in shown
    assert (
        "Bà Lò Thị Mai (truy tặng) Trưởng bản Bản Sín Chải"
        " Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Quyết định số 77/QĐ-UBND ngày 05/02/2023" in shown
    )
    assert "Không tìm thấy lượt khen thưởng nào." in text("/so-vang/", q="không có")


def test_a_search_is_not_for_search_engines(decision, reader):
    decision()

    assert 'content="noindex, follow"' in reader.get("/so-vang/", {"q": "mai"}).content.decode()
    assert "noindex" not in reader.get("/so-vang/").content.decode()


def cells(page):
    """The rows of the page's tables, as texts."""
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    texts = [
        [re.sub(r"<[^>]+>|\s+", " ", cell).split() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]
    return [[" ".join(words) for words in row] for row in texts]


def test_the_table_of_a_year_counts_recipients_by_honour_and_kind(decision, grant, reader):
    issued = decision("12/QĐ", year=2023)
    grant(issued, "Hội Liên hiệp Phụ nữ tỉnh", code="doc-lap-3", recipient="collective")
    grant(issued, code="lao-dong", recipient="collective", count=4)
    grant(issued, "Công ty Chè", code="lao-dong", recipient="enterprise")
    grant(issued, code="lao-dong", count=4)
    grant(issued, code="co-tinh", recipient="collective", count=1036)
    grant(issued, "Hộ ông Lử", code="gia-dinh-van-hoa", recipient="household")
    grant(issued, "Vàng Hủy", code="lao-dong", revoked_by=decision("13/QĐ", DAY(2024, 1, 1)))

    response = reader.get("/so-vang/2023/")

    head = ["Cá nhân", "Tập thể", "trong đó doanh nghiệp", "Hộ gia đình", "Tổng số"]
    assert cells(response.content.decode()) == [
        ["Danh hiệu thi đua", *head],
        ["Cờ thi đua của Ủy ban nhân dân tỉnh", "", "1.036", "", "", "1.036"],
        ["Gia đình văn hóa", "", "", "", "1", "1"],
        ["Tổng số", "", "1.036", "", "1", "1.037"],
        ["Hình thức khen thưởng", *head],
        ["Huân chương Độc lập hạng Ba", "", "1", "", "", "1"],
        ["Huân chương Lao động", "4", "5", "1", "", "9"],
        ["Tổng số", "4", "6", "1", "", "10"],
    ]
    assert "Đã bị hủy bỏ, không tính vào bảng: 1." in response.content.decode()


def test_a_year_without_decisions_is_not_there(decision, reader):
    decision(status=Decision.Status.DRAFT)

    for year in ("2023", "1", "9" * 30):
        assert reader.get(f"/so-vang/{year}/").status_code == 404


def test_years_lead_to_one_another(decision, reader):
    for year in (2019, 2022, 2023):
        decision(f"{year}/QĐ", DAY(year, 1, 1))

    page = reader.get("/so-vang/2022/").content.decode()

    assert re.findall(r'href="/so-vang/(\d+)/" rel="(\w+)"', page) == [("2023", "next"), ("2019", "prev")]


def test_a_decision_lists_names_and_counts_the_others(decision, grant, text):
    issued = decision(signer="Hà Văn Nam", signer_post="Chủ tịch")
    grant(issued, "Lò Thị Mai", order=2)
    grant(issued, "Vàng Văn Dở", order=1)
    grant(issued, "Em Giàng A Bé", shows_name=False, is_child=True, reason="Cứu bạn")
    grant(issued, code="co-tinh", recipient="collective", count=36)
    later = decision("80/QĐ", DAY(2024, 1, 1))
    grant(issued, "Sùng Bị Hủy", revoked_by=later)
    Change.objects.create(later=later, earlier=issued, effect="amends", note="rút một tên")

    shown = text(issued.get_absolute_url())

    assert "Hà Văn Nam, Chủ tịch" in shown
    assert shown.index("Vàng Văn Dở") < shown.index("Lò Thị Mai")
    assert "1 cá nhân Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in shown
    assert "36 tập thể Cờ thi đua của Ủy ban nhân dân tỉnh" in shown
    assert "đã được điều chỉnh theo Quyết định số 80/QĐ ngày 01/01/2024 : rút một tên" in shown
    assert "đã hủy bỏ 1 lượt khen thưởng" in shown
    assert [name for name in ("Giàng A Bé", "Cứu bạn", "Sùng Bị Hủy") if name in shown] == []
    assert "Quyết định này điều chỉnh Quyết định số 77/QĐ-UBND" in text(later.get_absolute_url())


def test_a_change_by_a_draft_is_not_told_yet(decision, text):
    issued = decision()
    draft = decision("80/QĐ", status=Decision.Status.DRAFT)
    Change.objects.create(later=draft, earlier=issued, effect="revokes")

    assert "80/QĐ" not in text(issued.get_absolute_url())


def test_a_draft_has_no_page_and_a_former_address_leads_on(decision, reader):
    draft = decision(status=Decision.Status.DRAFT)
    issued = decision("80/QĐ")

    assert reader.get(draft.get_absolute_url()).status_code == 404
    moved = reader.get(f"/so-vang/quyet-dinh/ten-cu-{issued.pk}/")
    assert (moved.status_code, moved.headers["Location"]) == (301, issued.get_absolute_url())


def test_names_are_kept_out_of_search_engines_where_a_decision_says_so(decision, grant, reader, text, article):
    unit = Unit.objects.create(name="Sở Y tế")
    hidden = decision("1/QĐ", is_hidden_from_search_engines=True)
    grant(hidden, "Lò Thị Mai", unit=unit)
    shown = decision("2/QĐ")
    hidden.articles.add(article)

    response = reader.get(hidden.get_absolute_url())
    site_map = reader.get("/sitemap-so-vang-quyet-dinh-1.xml").text

    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert 'content="noindex, nofollow"' in response.text
    assert "X-Robots-Tag" not in reader.get(shown.get_absolute_url()).headers
    assert (hidden.get_absolute_url() in site_map, shown.get_absolute_url() in site_map) == (False, True)
    assert "Lò Thị Mai" in text(hidden.get_absolute_url())
    for address in (unit.get_absolute_url(), article.get_absolute_url()):
        assert "1 cá nhân" in text(address)
        assert "Lò Thị Mai" not in text(address)


def test_a_unit_shows_its_honours_under_all_its_names(decision, grant, text, reader):
    new = Unit.objects.create(name="Sở Dân tộc và Tôn giáo")
    old = Unit.objects.create(name="Ban Dân tộc", merged_into=new)
    unknown = Unit.objects.create(name="Chưa được khen")
    grant(decision("1/QĐ", DAY(2021, 1, 1)), "Ban Dân tộc", code="co-tinh", recipient="collective", unit=old)
    grant(decision("2/QĐ", DAY(2022, 1, 1)), "Lò Thị Mai", unit=new)

    shown, earlier = text(new.get_absolute_url()), text(old.get_absolute_url())

    assert "Gồm cả khen thưởng dưới các tên trước đây: Ban Dân tộc" in shown
    assert shown.index("Năm 2022 Lò Thị Mai") < shown.index("Năm 2021 Ban Dân tộc")
    assert "Nay là: Sở Dân tộc và Tôn giáo" in earlier
    assert "Lò Thị Mai" not in earlier
    assert reader.get(unknown.get_absolute_url()).status_code == 404


def test_an_article_shows_the_grants_of_its_decisions(decision, grant, text, article):
    issued, draft = decision(), decision("80/QĐ", status=Decision.Status.DRAFT)
    grant(issued, "Lò Thị Mai", unit_text="Bản Sín Chải")
    grant(issued, code="co-tinh", recipient="collective", count=6)
    for one in (issued, draft):
        one.articles.add(article)

    shown = text(article.get_absolute_url())

    assert "Quyết định số 77/QĐ-UBND ngày 05/02/2023" in shown
    assert "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Lò Thị Mai Bản Sín Chải" in shown
    assert "Cờ thi đua của Ủy ban nhân dân tỉnh 6 tập thể" in shown
    assert "80/QĐ" not in shown
    assert "Bài viết về quyết định này Trao thưởng" in text(issued.get_absolute_url())


def test_an_article_counts_the_recipients_of_a_long_list(decision, honour, text, article):
    issued, merit = decision(), honour("bang-khen-tinh")
    names = [f"Lò Thị {number}" for number in range(31)]
    Grant.objects.bulk_create(Grant(decision=issued, honour=merit, recipient="person", name=name) for name in names)
    issued.articles.add(article)

    shown = text(article.get_absolute_url())

    assert "31 cá nhân" in shown
    assert "Lò Thị" not in shown


def test_a_search_leads_to_the_units_of_that_name(decision, grant, reader):
    unit = Unit.objects.create(name="Sở Y tế")
    other = Unit.objects.create(name="Sở Y tế chưa được khen")
    grant(decision(), "Lò Thị Mai", unit=unit)

    page = reader.get("/so-vang/", {"q": "so y te"}).content.decode()

    main = page[page.index("<main") :]
    assert main.index(unit.get_absolute_url()) < main.index("Lò Thị Mai")
    assert other.get_absolute_url() not in main


def test_older_hits_and_older_honours_of_a_unit_are_reached_by_a_link(decision, grant, reader, monkeypatch):
    monkeypatch.setattr(hits, "MOST_RANKED", 2)
    unit = Unit.objects.create(name="Sở Y tế")
    issued = decision()
    for name in "ABC":
        grant(issued, f"Lò Thị {name}", unit=unit)

    for address in ("/so-vang/?q=lo", unit.get_absolute_url()):
        older = re.search(r'class="button" href="(\?[^"]*truoc=[^"]*)"', reader.get(address).content.decode())[1]
        page = reader.get(address.partition("?")[0] + older.replace("&amp;", "&")).content.decode()
        main = page[page.index("<main") :]
        assert ("Lò Thị C" in main, "Lò Thị A" in main) == (True, False)


def test_the_newest_decisions_stand_beside_the_news_and_on_the_pages_of_the_register_once(decision, reader):
    issued = decision("", subject="Về việc tặng Cờ thi đua")
    pages = ["/", "/so-vang/", "/so-vang/2023/", issued.get_absolute_url(), "/so-vang/?q=khong+co"]

    shown = [reader.get(page).text for page in pages]

    asides = [page[page.index("<aside") :] for page in shown]
    assert ["Về việc tặng Cờ thi đua" in aside for aside in asides] == [True, False, False, False, False]
    assert all("Về việc tặng Cờ thi đua" in page for page in shown[:4])


def test_the_navigation_leads_to_the_register(decision, reader):
    decision()
    entry = r'<a href="/so-vang/"( aria-current="\w+")?\s*>Sổ vàng</a>'

    marks = [re.search(entry, reader.get(page).content.decode())[1] for page in ("/", "/so-vang/", "/so-vang/2023/")]

    assert marks == [None, ' aria-current="page"', ' aria-current="true"']


def test_the_feed_tells_of_new_decisions(decision, reader):
    decision(subject="Về việc <khen>")
    decision("80/QĐ", subject="Bản nháp", status=Decision.Status.DRAFT)

    feed = reader.get("/so-vang.atom").content.decode()

    assert "<summary>Về việc &lt;khen&gt;</summary>" in feed
    assert "Bản nháp" not in feed


def test_the_pages_are_public_pages(decision, grant, reader):
    unit = Unit.objects.create(name="Sở Y tế")
    issued = decision()
    grant(issued, "Lò Thị Mai", unit=unit)
    pages = ["/so-vang/", "/so-vang/2023/", issued.get_absolute_url(), unit.get_absolute_url()]

    asked = [reader.get(page).wsgi_request for page in pages]

    assert [request.is_public_page for request in asked] == [True] * 4
    assert reader.post("/so-vang/").status_code == 405


@pytest.mark.parametrize("grants", [1, 3])
def test_no_page_takes_a_query_for_each_grant(decision, grant, reader, grants, django_assert_max_num_queries):
    unit = Unit.objects.create(name="Sở Y tế")
    issued = decision()
    for number in range(grants):
        grant(issued, f"Lò Thị {number}", unit=unit, unit_text="Sở Y tế")
    pages = ["/so-vang/?q=lo", "/so-vang/2023/", issued.get_absolute_url(), unit.get_absolute_url()]

    for page in pages:
        with django_assert_max_num_queries(26):
            reader.get(page)


def test_a_unit_that_is_honoured_itself_is_named_once_and_leads_to_its_page(decision, grant, text, reader):
    unit = Unit.objects.create(name="Hội Nông dân tỉnh")
    issued = decision()
    grant(issued, "Hội Nông dân tỉnh", recipient="collective", unit=unit)

    assert text(issued.get_absolute_url()).count("Hội Nông dân tỉnh") == 1
    assert f'<a href="{unit.get_absolute_url()}">Hội Nông dân tỉnh</a>' in reader.get(issued.get_absolute_url()).text
