"""Decisions proposed from an article's own words: the page of the customer, and other articles with other numbers."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from honours.models import Decision, Grant
from honours.proposals.reading import awards
from news.models import Article, Photo

pytestmark = pytest.mark.django_db


def told(article):
    return [(str(one.honour), one.recipient, one.name or one.count, one.year) for one in awards(article)]


def written(*lines, **fields):
    return Article.objects.create(title="Tin", body="".join(f"<p>{line}</p>" for line in lines), **fields)


@pytest.fixture
def seed(shared):
    """The article of the customer's page, as the import makes it."""
    call_command("import", str(shared / "seed" / "article-page.txt"), stdout=StringIO())
    return Article.objects.get()


def test_the_customers_page_gives_the_table_of_2023(seed, editor, signed_in, reader):
    desk, page = signed_in(editor), reverse("admin:honours_decision_propose", args=[seed.pk])
    proposed = desk.get(page).context["proposals"]

    desk.post(page, {"award": [place for one in proposed for place, _award in one.awards]})

    assert set(Decision.objects.values_list("year", "status")) == {(2023, "draft")}
    for draft in Decision.objects.all():
        desk.post(reverse("admin:honours_decision_change", args=[draft.pk]), _form(draft) | {"_publish": "1"})
    tables = reader.get("/so-vang/2023/").context["tables"]
    assert [(str(row.honour), row.total) for table in tables for row in table.rows] == [
        ("Cờ thi đua của Chính phủ", 6),
        ("Cờ thi đua của Ủy ban nhân dân tỉnh", 36),
        ("Chiến sĩ thi đua cấp tỉnh", 15),
        ("Huân chương Độc lập hạng Ba", 1),
        ("Huân chương Lao động", 9),
        ("Bằng khen của Thủ tướng Chính phủ", 11),
    ]
    of_2023 = Grant.objects.published().filter(decision__year=2023)
    named = of_2023.get(honour__name="Huân chương Độc lập")
    assert named.name == "Hội Liên hiệp phụ nữ Việt Nam tỉnh Lào Cai"
    labour = of_2023.filter(honour__name="Huân chương Lao động").values_list("recipient", "count")
    assert sorted(labour) == [("collective", 5), ("person", 4)]


def _form(draft):
    fields = {name: getattr(draft, name) or "" for name in ("number", "year", "authority", "subject", "method")}
    fields |= {"articles": [article.pk for article in draft.articles.all()]}
    for prefix in ("files", "changes"):
        fields |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return fields


def test_a_school_year_told_in_a_list():
    article = written(
        "Năm học 2024 - 2025, ngành giáo dục có nhiều đổi mới.",
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể và 30 cá nhân có thành tích xuất sắc năm học 2024-2025.",
        "Có hai nhà giáo được phong tặng danh hiệu Nhà giáo Ưu tú; 7 tập thể đạt danh hiệu Tập thể lao động xuất sắc.",
    )

    assert told(article) == [
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "collective", 12, 2025),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "person", 30, 2025),
        ("Nhà giáo ưu tú", "person", 2, 2025),
        ("Tập thể lao động xuất sắc", "collective", 7, 2025),
    ]


def test_ranks_and_names_told_one_after_the_other():
    article = written(
        "Thừa ủy quyền của Chủ tịch nước, lãnh đạo tỉnh trao Huân chương Lao động hạng Nhất cho Sở Y tế tỉnh Hoa Ban.",
        "Dịp này, Huân chương Lao động hạng Nhì được trao cho bà Lò Thị Mai và 3 tập thể.",
        "Chủ tịch nước tặng Huân chương Chiến công hạng Ba cho Ông Giàng A Sử, vì đã dũng cảm cứu người năm 2025.",
        lead="Năm 2025 là năm thứ năm của phong trào.",
    )

    assert told(article)[0] == ("Huân chương Lao động hạng Nhất", "collective", "Sở Y tế tỉnh Hoa Ban", 2025)
    assert told(article)[-1] == ("Huân chương Chiến công hạng Ba", "person", "Giàng A Sử", 2025)


def test_numbers_before_and_behind_and_told_twice_in_a_caption():
    article = written(
        "Kết thúc đợt thi đua 500 ngày đêm, 18 hộ gia đình được tặng Bằng khen của Chủ tịch UBND tỉnh năm 2026.",
        "Thủ tướng Chính phủ tặng Bằng khen cho 4 doanh nghiệp; 1.250 người lao động nhận quà.",
        "Năm 2026 có Chiến sĩ thi đua cấp tỉnh: 21 cá nhân, Cờ thi đua của UBND tỉnh (2 tập thể).",
        "Tỉnh hỗ trợ 40 căn nhà và 300 suất học bổng.",
    )
    Photo.objects.create(article=article, caption="18 hộ gia đình được tặng Bằng khen của Chủ tịch UBND tỉnh", order=1)

    assert told(article) == [
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "household", 18, 2026),
        ("Bằng khen của Thủ tướng Chính phủ", "enterprise", 4, 2026),
        ("Chiến sĩ thi đua cấp tỉnh", "person", 21, 2026),
        ("Cờ thi đua của Ủy ban nhân dân tỉnh", "collective", 2, 2026),
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("năm", 5),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("ba chục", 30),
        ("một trăm linh hai", 102),
        ("một nghìn hai trăm năm mươi", 1250),
        ("01", 1),
        ("1.250", 1250),
        ("hai ba", None),
        ("10 đến 15", None),
        ("mười đến mười lăm", None),
        ("10 – 15", None),
        ("3/5", None),
        ("gần 200", None),
        ("98 %", None),
        ("trong năm", None),
    ],
)
def test_numbers_are_read_in_words_and_figures_and_never_guessed(words, count):
    article = written(f"Có {words} tập thể được tặng Cờ thi đua của Chính phủ.")

    assert [one.count for one in awards(article)] == ([count] if count else [])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "{honour} được trao cho: Sở Y tế, Hội Nông dân tỉnh và ông Sùng A Dơ.",
            ["Sở Y tế", "Hội Nông dân tỉnh", "Sùng A Dơ"],
        ),
        ("{honour}: bà Lò Thị É (Trưởng bản), ông Lù Văn Pản.", ["Lò Thị É", "Lù Văn Pản"]),
        ("Được tặng {honour} gồm: ông Lò Văn Sơn và bà Lò Thị É, vì đã cứu người.", ["Lò Văn Sơn", "Lò Thị É"]),
        ("Lãnh đạo tỉnh trao {honour} tặng Ban Dân vận Tỉnh ủy.", ["Ban Dân vận Tỉnh ủy"]),
        ("{honour} cho hộ gia đình tiêu biểu.", []),
        ("Tặng {honour} cho Hộ ông Chẻo A Lai và bà Tẩn Mý Dao.", ["Hộ ông Chẻo A Lai và bà Tẩn Mý Dao"]),
    ],
)
def test_names_are_read_behind_a_colon_and_behind_the_verb(sentence, names):
    article = written(sentence.format(honour="Bằng khen của Thủ tướng Chính phủ"))

    assert [one.name for one in awards(article)] == names


def test_an_article_without_honours_proposes_nothing(editor, signed_in):
    article = written("Hội nghị có 120 đại biểu; 3 tập thể phát biểu tham luận.")
    page = reverse("admin:honours_decision_propose", args=[article.pk])

    answer = signed_in(editor).post(page, {"award": ["0", "x"]})

    assert (answer.status_code, answer.context["proposals"], Decision.objects.count()) == (200, [], 0)


def test_a_reporter_proposes_from_her_own_articles_alone(reporter, signed_in):
    page = reverse("admin:honours_decision_propose", args=[written("Chữ").pk])

    assert signed_in(reporter).get(page).status_code == 404


def test_the_form_of_an_article_leads_to_the_proposal(editor, signed_in):
    article = written("Chữ")

    page = signed_in(editor).get(reverse("admin:news_article_change", args=[article.pk])).text

    assert reverse("admin:honours_decision_propose", args=[article.pk]) in page
