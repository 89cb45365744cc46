"""A saved page of a portal becomes a story: each part is found by its marks and by what it says."""

import pytest
from django.utils import timezone

from news.models import Article
from news.moving_in.files import Folder
from news.moving_in.html_page.reader import read
from news.text.story import PLACE
from stats.models import ArticleOpening
from tests.news.moving_in.conftest import jpeg, pdf, told

VNPT = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Bản Mây làm đường - Ban Thi đua</title>
<link rel="canonical" href="https://td.hoaban.example/1/20/tin/ban-may-lam-duong-77"></head><body>
<div id="menu"><a href="/">Trang chủ</a> <span class="date">Thứ Hai, 01/01/2024</span></div>
<div class="Article-Detail-default"><h1 class="title">Bản Mây làm đường,&nbsp;trồng cây</h1>
<div class="date">Thứ Sáu, 12/04/2024 16:05</div><div class="view">Lượt xem: 1.342</div>
<div class="sapo"><strong>BTĐKT - Sáng 12/4, bà con bản Mây ra quân làm đường.</strong></div>
<div class="content"><p>&nbsp;</p><p style="text-align:justify">Con đường dài <b>hai</b> cây số.</p>
<p style="text-align:center"><img src="anh/may%201.jpg" alt="anh tin bai" width="690"></p>
<p style="text-align:center"><i>&nbsp; &nbsp;Bà con đổ bê tông</i></p>
<p><strong>Góp công</strong></p><p>Có 60 hộ góp công; 12 hộ hiến đất.</p>
<table border="1"><tbody><tr><td><p>Hộ</p></td><td><p>Công</p></td></tr><tr><td>Vàng A Sử</td><td>20</td></tr></tbody></table>
<p style="text-align:center"><img src="anh/may%202.jpg" alt="anh tin bai"></p>
<p style="text-align:center"><img src="https://kho.example/kho/anh/may 3.jpg" alt="anh tin bai"></p>
<p style="text-align:center"><em>Trồng cây hai bên đường. Ảnh: Thào Mỷ</em></p>
<p style="text-align:center"><img src="anh/may%204.jpg" alt="anh tin bai"></p>
<p>Bà con liên hoan. Tiếp đó, bản họp bàn việc làm nhà văn hóa.</p>
<p style="text-align:center"><img src="https://kho.example/kho/anh/mat.jpg" alt="Cổng bản mới dựng"></p>
<p>Xem <a href="/1/20/tin/ban-gio-78">tin trước</a>. Đường xong trong tháng 5./.</p>
<p style="text-align:right"><strong>Thào Mỷ – Vàng Sao</strong></p>
<p><a href="tep/qd-12.pdf">Tải về: Quyết định số 12</a></p></div>
<div class="other"><h3>Tin liên quan</h3><ul><li><a href="x-1.html">Bản Gió trồng đào (05/01/2024)</a></li></ul></div></div>
<div class="right"><b>Thống kê truy cập</b><ul><li>Lượt truy cập: 99.999</li></ul></div><script>var a=1;</script></body></html>"""


@pytest.fixture
def portal(folder):
    """A saved page with four of its five photos and its document beside it."""
    files = {f"anh/may {number}.jpg": jpeg(number) for number in range(1, 5)}
    return folder({"ban-may-77.html": VNPT, "tep/qd-12.pdf": pdf(), **files})


def test_a_vnpt_page_becomes_an_article_with_all_that_belongs_to_it(imported, portal):
    imported(portal)

    article = Article.objects.get()
    assert (article.title, article.source.code, article.byline) == (
        "Bản Mây làm đường, trồng cây", "BTĐKT", "Thào Mỷ – Vàng Sao",
    )  # fmt: skip
    assert article.lead == "Sáng 12/4, bà con bản Mây ra quân làm đường."
    assert timezone.localtime(article.published_at).isoformat() == "2024-04-12T16:05:00+07:00"
    assert ArticleOpening.objects.get(article_id=article.pk).views == 1342
    assert [document.title for document in article.attachments.all()] == ["Quyết định số 12"]
    assert [str(address) for address in article.old_addresses.all()] == ["/1/20/tin/ban-may-lam-duong-77"]
    assert told(article) == [
        (True, "Bà con đổ bê tông", False, ""),
        (True, "", True, ""),
        (True, "Trồng cây hai bên đường", False, "Thào Mỷ"),
        (True, "", False, ""),
        (False, "", False, ""),
    ]
    assert article.photos.last().alt == "Cổng bản mới dựng"


def test_the_body_of_a_vnpt_page_holds_its_texts_in_order(imported, portal):
    imported(portal)

    assert PLACE.sub("[ảnh]", Article.objects.get().body) == (
        "<p>Con đường dài <strong>hai</strong> cây số.</p>[ảnh]<h2>Góp công</h2><p>Có 60 hộ góp công; 12 hộ hiến đất.</p>"
        "<table><tbody><tr><td>Hộ</td><td>Công</td></tr><tr><td>Vàng A Sử</td><td>20</td></tr></tbody></table>"
        "[ảnh][ảnh][ảnh]<p>Bà con liên hoan. Tiếp đó, bản họp bàn việc làm nhà văn hóa.</p>[ảnh]"
        '<p>Xem <a href="https://td.hoaban.example/1/20/tin/ban-gio-78" rel="noopener noreferrer">tin trước</a>. '
        "Đường xong trong tháng 5./.</p>"
    )


def test_what_cannot_be_placed_is_told_to_the_editor(imported, portal, english):
    imported(portal)

    assert Article.objects.get().note.splitlines() == [
        "left out: “Tin liên quan”",
        "photo 5 has no file here: “https://kho.example/kho/anh/mat.jpg”",
    ]


def test_links_between_imported_articles_lead_to_the_new_ones(imported, portal, folder):
    folder({"ban-gio-78.html": VNPT.replace("lam-duong-77", "gio").replace("ban-may-gio", "ban-gio-78").replace("Bản Mây", "Bản Gió").replace("/tin/ban-gio-78\">tin", "/tin/ban-may-lam-duong-77\">tin")})  # fmt: skip

    imported(portal)

    one, other = Article.objects.order_by("pk")
    assert f'<a href="{other.get_absolute_url()}"' in one.body
    assert f'<a href="{one.get_absolute_url()}"' in other.body


def test_a_page_without_an_article_is_passed_over(imported, folder, english):
    links = "".join(f'<li><a href="{number}.html">Tin số {number} của bản</a></li>' for number in range(20))

    out, err = imported(folder({"list.html": f"<html><body><h1>Tin tức</h1><ul>{links}</ul></body></html>"}))

    assert err[0].startswith("list.html: This page holds no article")
    assert (Article.objects.count(), out[0].partition(" Number")[0]) == (
        0, "Made: 0. Imported before: 0. Refused: 0. Passed over: 1.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "change", [("Thứ Sáu, 12/04/2024 16:05", "Thứ Sáu, 31/02/2024 16:05"), ("Thứ Sáu, 12/04/2024 16:05", "")]
)
def test_what_reads_as_no_date_is_none(imported, folder, change, english):
    imported(folder({"a.html": VNPT.replace(*change)}))

    article = Article.objects.get()
    assert article.published_at is None
    assert "no date of publication was found" in article.note.splitlines()


@pytest.mark.parametrize("head", ["Cổng thông tin điện tử xã Mây", "Cổng TTĐT xã Mây", "Trang chủ", "Tin chi tiết"])
def test_a_head_that_names_only_the_site_is_no_title(imported, folder, head):
    page = VNPT.replace("Bản Mây làm đường - Ban Thi đua", head).replace("<body>", "<body><h2>xã Mây</h2>")

    imported(folder({"a.html": page}))

    assert Article.objects.get().title == "Bản Mây làm đường, trồng cây"


def test_files_outside_of_the_folder_are_not_read(imported, folder, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(jpeg(9))
    page = VNPT.replace("anh/may%201.jpg", "../secret.jpg").replace("anh/may%202.jpg", "/etc/hostname")
    place = folder({"a.html": page})
    (place / "may 4.jpg").symlink_to(tmp_path / "secret.jpg")

    imported(place)

    assert [photo[0] for photo in told(Article.objects.get())] == [False] * 5


def test_the_day_of_publication_is_taken_rather_than_that_of_a_change(folder):
    update = '<div class="date">Cập nhật lúc 09:00 ngày 01/05/2024</div>'
    place = folder({"a.html": VNPT.replace('<div class="date">Thứ Sáu', f'{update}<div class="date">Thứ Sáu')})

    story = read(place / "a.html", (place / "a.html").read_bytes(), Folder(place))

    assert timezone.localtime(story.published_at).isoformat() == "2024-04-12T16:05:00+07:00"
