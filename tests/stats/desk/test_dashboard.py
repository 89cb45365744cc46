"""The statistics of the administrators, compared with sums over the rows they are made of."""

import datetime
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from model_bakery import baker

from news.models import Article, Category, Source
from portal.accounts.models import User
from stats import periods, rollups
from stats.articles import article_sums, rankings
from stats.collecting.records import VIEW, Record
from stats.definitions import DEFINITIONS
from stats.draining import drainer
from stats.models import ArticleDay, ArticleOpening, Refusal, SiteDay, SiteOpening
from stats.site import series
from stats.templatetags.statistics import change
from tests.markup import texts
from tests.stats.conftest import HANOI, spooled

TODAY = datetime.date(2026, 3, 25)
PAGES = ["dashboard", "articles", "output", "report", "definitions", "history"]


@pytest.fixture
def march(time_machine):
    time_machine.move_to(datetime.datetime(2026, 3, 25, 13, 30, tzinfo=HANOI), tick=False)


@pytest.fixture
def at_the_statistics(signed_in, administrator):
    """A function that asks for a page of the statistics as an administrator."""
    browser = signed_in(administrator)
    return lambda name="dashboard", *args, **query: browser.get(reverse(f"statistics:{name}", args=args), query)


@pytest.fixture
def history(db, march):
    """Two years of views of seven articles, written as days, and their rows."""
    categories = [baker.make(Category, name=f"Chuyên mục {number}") for number in range(2)]
    people = [
        User.objects.create(username=f"p{number}", last_name="Lê", first_name=f"An {number}") for number in range(2)
    ]
    source = baker.make(Source, code="BP")
    rows = []
    for number in range(7):
        article = baker.make(
            Article,
            title=f"Bài {number}",
            category=categories[number % 2],
            creator=people[number % 2],
            source=source if number % 3 else None,
            status="published",
            published_at=datetime.datetime(2024 + number % 3, 1 + number, 3, tzinfo=HANOI),
            expires_at=None,
        )
        first = TODAY - datetime.timedelta(days=700 - 90 * number)
        for ago in range(0, 700 - 90 * number, 3 + number):
            rows.append(
                ArticleDay(
                    article_id=article.pk, day=first + ago * periods.DAY, views=7 + ago % 11, readers=1 + ago % 7
                )
            )
    ArticleDay.objects.bulk_create(rows)
    days = {row.day for row in rows}
    SiteDay.objects.bulk_create([SiteDay(day=day, views=50 + day.day, visitors=20 + day.day) for day in days])
    rollups.ARTICLES.rebuild()
    return rows


def figure(response, name):
    found = re.search(rf'id="figure-{name}"[^>]*>([\d.]+)<', response.text)
    return int(found[1].replace(".", ""))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("editor", 403), ("reporter", 403)])
def test_only_administrators_see_the_statistics(request, signed_in, name, role, status):
    assert signed_in(request.getfixturevalue(role)).get(reverse(f"statistics:{name}")).status_code == status


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("table", ["theo-ngay", "bai-viet", "san-luong"])
def test_a_reporter_downloads_nothing(signed_in, reporter, table, kind):
    assert signed_in(reporter).get(reverse("statistics:download", args=[table, kind])).status_code == 403


def test_a_stranger_is_asked_to_sign_in(client, db):
    response = client.get(reverse("statistics:dashboard"))

    assert (response.status_code, response.url.split("?")[0]) == (302, "/quan-tri/login/")


def test_the_statistics_are_the_administrators_first_page(signed_in, administrator, reporter):
    response = signed_in(administrator).get("/quan-tri/")

    assert (response.status_code, response.url) == (302, reverse("statistics:dashboard"))
    assert signed_in(reporter).get("/quan-tri/").status_code == 200


def test_an_administrator_reaches_the_editors_queue_from_the_statistics(signed_in, administrator):
    Article.objects.create(title="Bài chờ biên tập", status="submitted")
    desk = signed_in(administrator)

    assert f'href="{reverse("admin:work")}"' in desk.get(reverse("statistics:dashboard")).text
    assert "Bài chờ biên tập" in desk.get(reverse("admin:work")).text


@pytest.mark.parametrize("page", ["dashboard", "output"])
def test_the_sidebar_marks_the_one_page_that_is_open(at_the_statistics, page):
    items = [item for group in at_the_statistics(page).context["sidebar_navigation"] for item in group["items"]]

    assert [item["link"] for item in items if item["active"]] == [reverse(f"statistics:{page}")]


@pytest.mark.parametrize("name", [*periods.PRESETS, None])
def test_the_sums_of_every_period_are_those_of_its_days(history, name):
    odd = periods.between(datetime.date(2024, 11, 17), datetime.date(2026, 2, 9))
    period = periods.preset(name) if name else odd
    rows = [row for row in history if period.first <= row.day <= period.last]
    sums = {}
    for row in rows:
        views, readers = sums.get(row.article_id, (0, 0))
        sums[row.article_id] = (views + row.views, readers + row.readers)
    by_readers = sorted(sums, key=lambda pk: (-sums[pk][1], -sums[pk][0], -pk))
    days = SiteDay.objects.filter(day__range=(period.first, period.last))

    by_views = sorted(sums, key=lambda pk: (-sums[pk][0], -sums[pk][1], -pk))
    read = article_sums.sums(period)

    for order, numbers in (("readers", by_readers), ("views", by_views)):
        expected = [(pk, *sums[pk]) for pk in numbers]
        found = [(one.pk, one.views, one.readers) for one in rankings.top(read, order, 100)]
        pages = [rankings.top(read, order, 3, offset) for offset in (0, 3, 6)]
        assert found == [(one.pk, one.views, one.readers) for page in pages for one in page] == expected
    assert rankings.total(read)[1:] == (len(sums), sum(row.views for row in rows), sum(row.readers for row in rows))
    assert series.sums(period) == {
        "views": sum(day.views for day in days),
        "visitors": sum(day.visitors for day in days),
    }


@pytest.mark.parametrize("group", ["category", "creator", "source"])
def test_the_shares_are_those_of_the_articles_and_add_up(history, group):
    period = periods.preset("nam-nay")
    expected = {}
    for row in history:
        if period.first <= row.day:
            one = getattr(Article.objects.get(pk=row.article_id), group)
            name = (one.get_full_name() if group == "creator" else str(one)) if one else "(không có)"
            articles, views, readers = expected.get(name, (set(), 0, 0))
            expected[name] = (articles | {row.article_id}, views + row.views, readers + row.readers)

    read = article_sums.sums_with_groups(period)
    found = {share.name: share[1:] for share in rankings.shares(read)[group]}

    assert found == {name: (len(articles), *rest) for name, (articles, *rest) in expected.items()}
    assert tuple(map(sum, zip(*found.values(), strict=True))) == rankings.total(read)[1:]


@pytest.mark.parametrize("step", ["ngay", "tuan", "thang", "nam"])
def test_the_points_of_every_chart_add_up_to_the_period(history, step):
    period = periods.preset("tat-ca") if step == "nam" else periods.preset("nam-truoc")

    points = series.points(period, series.STEPS[step])

    sums = series.sums(period)
    assert (sum(point.views for point in points), sum(point.people for point in points)) == tuple(sums.values())
    assert len(points) == {"ngay": 365, "tuan": 53, "thang": 12, "nam": 3}[step]


def test_the_screen_shows_these_sums(history, at_the_statistics):
    SiteOpening.objects.create(visitors=1000, views=5000, note="bộ đếm cũ")
    days = SiteDay.objects.all()

    response = at_the_statistics(ky="tat-ca")

    views, visitors = (sum(getattr(day, name) for day in days) for name in ("views", "visitors"))
    assert (figure(response, "views"), figure(response, "visitors")) == (views, visitors)
    assert (figure(response, "views-total"), figure(response, "total")) == (views + 5000, visitors + 1000)


def test_both_numbers_of_the_period_before_are_named(at_the_statistics, march):
    SiteDay.objects.create(day=datetime.date(2026, 3, 24), views=1234, visitors=100)
    SiteDay.objects.create(day=datetime.date(2026, 2, 3), views=10, visitors=1)

    before = texts("dd", at_the_statistics(ky="hom-nay").text)
    report = at_the_statistics("report", thang="02/2026").text

    assert "1.234 lượt xem / 100 khách" in before
    assert "03/02/2026: 10 lượt xem / 1 khách" in report


def test_the_list_of_articles_says_how_much_of_them_was_read_in_all(history, at_the_statistics):
    views, readers = (
        f"{sum(getattr(row, name) for row in history):,}".replace(",", ".") for name in ("views", "readers")
    )

    text = at_the_statistics("articles", ky="tat-ca").text

    assert f"7 bài được đọc: {views} lượt xem, {readers} người đọc." in text


@pytest.mark.parametrize(
    ("now", "before", "said"), [(24, 2, "+1.100,0\xa0%"), (1, 2, "−50,0\xa0%"), (2, 2, "±0,0\xa0%"), (5, 0, "–")]
)
def test_a_change_is_said_in_per_cent_where_there_was_something_before(now, before, said):
    assert change(now, before) == said


@pytest.mark.parametrize("model", [SiteOpening, ArticleOpening])
@pytest.mark.parametrize("name", ["verbose_name", "verbose_name_plural"])
def test_an_opening_balance_has_one_name_in_lists_and_definitions(model, name):
    defined, _text = DEFINITIONS["opening"]

    assert getattr(model._meta, name).partition(" của ")[0] == defined.lower() == "số dư ban đầu"


def test_today_is_compared_with_the_same_hours_of_yesterday_and_last_week(at_the_statistics, march):
    visits = [(25, 9, 1), (25, 9, 2), (25, 12, 1), (25, 13, 3), (24, 12, 4), (24, 13, 5), (18, 0, 6)]
    spooled(*(Record(VIEW, _at(day, hour), 0, visitor) for day, hour, visitor in visits))
    drainer.drain()

    now = at_the_statistics().context["now"]

    assert now.hour == 13
    assert (now.so_far, now.yesterday, now.last_week) == (
        {"views": 3, "visitors": 2},
        {"views": 1, "visitors": 1},
        {"views": 1, "visitors": 1},
    )
    assert (now.visitors["today"], now.views_today) == (3, 4)


def _at(day, hour):
    return int(datetime.datetime(2026, 3, day, hour, 15, tzinfo=HANOI).timestamp())


def test_the_hours_of_a_day_add_up_to_it_and_those_to_come_are_left_open(db, march):
    spooled(*(Record(VIEW, _at(25, hour), 0, hour % 5) for hour in range(14)))
    drainer.drain()

    hours = series.points(periods.preset("hom-nay"), series.STEPS["gio"])

    assert [(point.views, point.people) for point in hours] == [(1, 1)] * 5 + [(1, 0)] * 9 + [(None, None)] * 10
    assert list(SiteDay.objects.values_list("views", "visitors")) == [(14, 5)]


def test_what_was_left_out_is_said_in_words(at_the_statistics):
    for reason, count in (("bot", 70), ("staff", 3), ("dropped", 5)):
        Refusal.objects.create(day=timezone.localdate(), reason=reason, count=count)

    response = at_the_statistics()

    assert [tuple(row) for row in response.context["refused"]] == [
        ("chương trình tự động", 70),
        ("cán bộ đã đăng nhập", 3),
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"tu": "2026-02-30"}, "ngày"),
        ({"tu": "2026-03-20", "den": "2026-03-01"}, "Ngày đầu đứng sau ngày cuối."),
        ({"tu": "1999-12-31"}, "Thống kê bắt đầu sớm nhất từ năm 2000."),
        ({"tu": "2026-03-26"}, "Ngày này chưa đến."),
        ({"ky": "hom-kia"}, "hom-kia"),
        ({"tu": "9" * 5000}, "ngày"),
        ({"tu": "0001-01-01", "den": "9999-12-31"}, "2000"),
    ],
)
def test_a_bad_date_is_answered_in_words(at_the_statistics, march, query, words):
    response = at_the_statistics(**query)

    [warning] = re.findall(r'<p class="warning" role="alert"[^>]*>(.*?30 ngày qua\.)\s*</p>', response.text, re.DOTALL)
    assert response.status_code == 200
    assert words in unescape(warning)
    assert response.context["period"].name == "30-ngay"


@pytest.mark.parametrize(
    ("query", "first", "last", "before"),
    [
        ({"ky": "hom-nay"}, "2026-03-25", "2026-03-25", ("2026-03-24", "2026-03-24")),
        ({"ky": "7-ngay"}, "2026-03-19", "2026-03-25", ("2026-03-12", "2026-03-18")),
        ({"ky": "thang-nay"}, "2026-03-01", "2026-03-25", ("2026-02-01", "2026-02-25")),
        ({"ky": "thang-truoc"}, "2026-02-01", "2026-02-28", ("2026-01-01", "2026-01-31")),
        ({"ky": "quy-nay"}, "2026-01-01", "2026-03-25", ("2025-10-01", "2025-12-23")),
        ({"ky": "nam-nay"}, "2026-01-01", "2026-03-25", ("2025-01-01", "2025-03-25")),
        ({"ky": "nam-truoc"}, "2025-01-01", "2025-12-31", ("2024-01-01", "2024-12-31")),
        ({"tu": "2026-03-01", "den": "2026-03-10"}, "2026-03-01", "2026-03-10", ("2026-02-19", "2026-02-28")),
        ({"tu": "01/03/2026", "den": "2027-01-01"}, "2026-03-01", "2026-03-25", ("2026-02-04", "2026-02-28")),
        ({"tu": "2026-03-24"}, "2026-03-24", "2026-03-25", ("2026-03-22", "2026-03-23")),
    ],
)
def test_the_address_carries_the_period(at_the_statistics, march, query, first, last, before):
    period = at_the_statistics(**query).context["period"]

    assert (str(period.first), str(period.last), tuple(map(str, period.before))) == (first, last, before)
    again = at_the_statistics(**dict(part.split("=") for part in period.query.split("&"))).context["period"]
    assert again[:3] == period[:3]


@pytest.mark.parametrize(
    ("day", "month_before", "quarter_before", "year_before"),
    [
        ("2026-11-30", "2026-10-01 2026-10-30", "2026-07-01 2026-08-30", "2025-11-01 2025-11-30"),
        ("2027-02-28", "2027-01-01 2027-01-28", "2026-10-01 2026-11-28", "2026-02-01 2026-02-28"),
        ("2027-03-31", "2027-02-01 2027-02-28", "2026-10-01 2026-12-29", "2026-03-01 2026-03-31"),
        ("2028-02-29", "2028-01-01 2028-01-29", "2027-10-01 2027-11-29", "2027-02-01 2027-02-28"),
        ("2029-02-28", "2029-01-01 2029-01-28", "2028-10-01 2028-11-28", "2028-02-01 2028-02-28"),
    ],
)
def test_on_its_last_day_a_month_or_quarter_is_compared_with_as_many_days(
    administrator, signed_in, time_machine, day, month_before, quarter_before, year_before
):
    time_machine.move_to(datetime.datetime.fromisoformat(f"{day} 12:00:00+07:00"), tick=False)
    browser = signed_in(administrator)

    report = browser.get(reverse("statistics:report"), {"thang": day[:7]}).context
    chosen = [browser.get("/quan-tri/thong-ke/", {"ky": ky}).context["period"] for ky in ("thang-nay", "quy-nay")]

    assert [dates(period) for period in report["compared"][1:]] == [month_before, year_before]
    assert [dates(period.previous) for period in chosen] == [month_before, quarter_before]
    assert report["is_running"] is True


def test_a_month_that_is_over_is_compared_with_whole_months(signed_in, administrator, time_machine):
    time_machine.move_to(datetime.datetime(2026, 12, 1, 0, 0, tzinfo=HANOI), tick=False)

    report = signed_in(administrator).get(reverse("statistics:report")).context

    whole = ["2026-11-01 2026-11-30", "2026-10-01 2026-10-31", "2025-11-01 2025-11-30"]
    assert [dates(period) for period in report["compared"]] == whole
    assert report["is_running"] is False


def dates(period):
    return f"{period.first} {period.last}"


def test_a_deleted_article_keeps_its_figures(history, at_the_statistics):
    gone = rankings.top(article_sums.sums(periods.preset("tat-ca")), "readers", 1)[0]
    Article.objects.filter(pk=gone.pk).delete()

    response = at_the_statistics(ky="tat-ca")

    assert f"Bài đã xóa, số {gone.pk}" in response.text
    assert response.context["total"].views == sum(row.views for row in history)
    assert at_the_statistics("article", gone.pk).status_code == 200


@pytest.mark.parametrize("page", ["1", "2", "99", "x"])
def test_all_articles_are_listed_by_pages(history, at_the_statistics, page):
    response = at_the_statistics("articles", ky="tat-ca", trang=page)

    assert len(response.context["shown"].object_list) == 7


def test_every_number_says_what_it_means_and_one_page_says_it_of_all(at_the_statistics):
    shown = at_the_statistics().text
    meanings = at_the_statistics("definitions").text

    texts = re.findall(r'<summary title="([^"]+)">', shown)
    assert len(set(texts)) > 12
    assert [text for text in texts if f"<dd>{text}</dd>" not in meanings] == []


@pytest.mark.parametrize("typed", ["1.3.2026", "1-3-26", "01/03/2026", "2026-03-01"])
def test_days_are_typed_as_people_write_them_and_shown_so(at_the_statistics, march, typed):
    response = at_the_statistics(tu=typed, den="5/3/2026")

    shown = re.findall(r'<input type="text" name="(tu|den)" value="(.*?)"', response.text)
    assert shown == [("tu", "01/03/2026"), ("den", "05/03/2026")]
    assert dates(response.context["period"]) == "2026-03-01 2026-03-05"


def test_a_day_that_was_mistyped_stays_to_be_corrected(at_the_statistics, march):
    response = at_the_statistics(tu="32/3/2026", den="5/3/2026")

    shown = re.findall(r'<input type="text" name="(tu|den)" value="(.*?)"', response.text)
    assert shown == [("tu", "32/3/2026"), ("den", "5/3/2026")]


@pytest.mark.parametrize("typed", ["2/2026", "02-2026", "2.2026", "2026-02", "Tháng 2 năm 2026"])
def test_a_month_is_typed_as_people_write_it_and_shown_so(signed_in, administrator, march, typed):
    response = signed_in(administrator).get(reverse("statistics:report"), {"thang": typed})

    assert re.findall(r'name="thang" value="(.*?)"', response.text) == ["02/2026"]
    assert dates(response.context["period"]) == "2026-02-01 2026-02-28"


def test_what_is_no_month_is_answered_with_an_example(signed_in, administrator, march):
    response = signed_in(administrator).get(reverse("statistics:report"), {"thang": "13/2026"})

    assert re.findall(r'<p role="alert".*?>(.*?)</p>', response.text) == ["Không hiểu tháng này. Hãy viết như 11/2026."]
    assert re.findall(r'name="thang" value="(.*?)"', response.text) == ["13/2026"]
