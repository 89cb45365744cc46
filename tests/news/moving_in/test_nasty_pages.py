"""Pages that mislead: days that are no dates of publication, lists of films, captions without marks, odd letters."""

import unicodedata
import zipfile

import pytest
from django.utils import timezone

from news.models import Article
from news.moving_in.files import Folder
from news.moving_in.html_page.reader import read
from news.moving_in.story import Kind, Photo
from tests.news.moving_in.conftest import jpeg, told

TONES = "\u0300\u0301\u0303\u0309\u0323"
HALL = """<html><head><meta charset="utf-8"><title>Bản Gió dựng nhà văn hóa - Thi đua</title></head><body>
<div class="Article-Detail-default"><h1 class="title">Bản Gió dựng nhà văn hóa</h1>
<div class="date">Thứ Năm, 19/09/2024 08:10</div><div class="view">Lượt xem: 2.048</div>
<div class="sapo"><b>BTĐKT - Ngày 05/9/2024, bản Gió khởi công. Đây là nhà thứ ba trong năm.</b></div><div class="content">
<p><b>Ngày 05/9/2024</b></p><p>Từ sáng sớm, tám mươi người có mặt ở nền nhà cũ.</p>
<p style="text-align:center"><img src="gió 1.jpg" alt="anh tin bai"></p><p><i>Dựng cột cái. Ảnh: Sùng Chứ</i></p>
<p>Cột cái cao sáu mét, do mười hai người khiêng.</p>
<p style="text-align:center"><img src="gi%C3%B3%202.jpg" alt="anh tin bai"></p>
<p><i>Ông Sùng Chứ nói: “Nhà này của cả bản. Ai cũng góp một ngày công. Con cháu sau này còn nhớ.”</i></p>
<p><b>Ngày 12/9/2024</b></p><p>Mái lợp xong sau bảy ngày./.</p>
<p><b>Video liên quan</b></p><ul><li><a href="v1.html">Phóng sự: Mùa lúa bản Gió (01/08/2024)</a></li>
<li><a href="v2.html">PS Chợ phiên (02/08/2024)</a></li></ul>
<p><strong>Xem thêm:</strong> <a href="b.html">Bản Mây làm đường</a></p></div></div></body></html>"""
LAYOUT = """<html><head><meta charset="utf-8"><title>Hai bản kết nghĩa</title></head><body><div class="news_column">
<h1 class="title">Hai bản kết nghĩa</h1><span class="h5">Thứ hai - 03/06/2024 07:00</span>
<div class="hometext">Bản Gió và bản Mây cùng giữ một cánh rừng.</div><div id="news-bodyhtml">
<p>Lễ ký diễn ra bên bìa rừng, trước già làng hai bản.</p>
<table width="100%"><tr><td><img src="1.jpg"></td><td><img src="2.jpg"></td></tr>
<tr><td><em>Già làng bản Gió</em></td><td><em>Già làng bản Mây</em></td></tr></table>
<p>Hai bản lập tổ tuần tra chung, mỗi tuần đi rừng ba buổi.</p>
<table><tr><td><img src="3.jpg"></td><td><img src="4.jpg"></td></tr><tr><td colspan="2">Tổ đi rừng (Ảnh: Vàng Páo)</td></tr></table>
<table border="1"><tr><td>Bản</td><td>Hộ</td></tr><tr><td>Gió</td><td>80</td></tr></table>
<table><tr><td><p><img src="5.jpg"></p><p><i>Rừng đầu nguồn</i></p></td><td><p><img src="6.jpg"></p><p><i>Bảng tên</i></p></td></tr></table>
<p>Cuối năm, hai bản họp tổng kết./.</p></div></div></body></html>"""


class Unmarked(zipfile.ZipInfo):
    """A member whose name is written as older programs do: its bytes alone, without saying which letters they mean."""

    def __init__(self, name):
        super().__init__(name.decode("cp437"))
        self.written = name

    def _encodeFilenameFlags(self):
        return self.written, self.flag_bits


def cp1258(text):
    """A text as Windows-1258 writes it: a letter with its hat or breve, and behind it the tone."""
    parts = []
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        base = "".join(mark for mark in decomposed if mark not in TONES)
        parts += [unicodedata.normalize("NFC", base), *(mark for mark in decomposed if mark in TONES)]
    return "".join(parts).encode("cp1258")


def as_it_is(text):
    return text.encode()


def decomposed(text):
    return unicodedata.normalize("NFD", text).encode()


def in_cp1258(text):
    return cp1258(text.replace("utf-8", "windows-1258"))


def story_of(place):
    return read(place / "a.html", (place / "a.html").read_bytes(), Folder(place))


@pytest.mark.parametrize("spelled", [as_it_is, decomposed, in_cp1258])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_chronicle_keeps_its_days_and_its_captions_and_has_no_films(folder, spelled, form):
    photos = {unicodedata.normalize(form, f"ảnh/gió {number}.jpg"): jpeg() for number in (1, 2)}

    story = story_of(folder({"a.html": spelled(HALL), **photos}))

    assert timezone.localtime(story.published_at).isoformat()[:16] == "2024-09-19T08:10"
    assert (story.title, story.views, story.source, story.byline) == ("Bản Gió dựng nhà văn hóa", 2048, "BTĐKT", "")
    assert story.lead == "Ngày 05/9/2024, bản Gió khởi công. Đây là nhà thứ ba trong năm."
    assert [bool(photo.file) for photo in story.photos()] == [True, True]
    assert [(photo.caption, photo.credit) for photo in story.photos()] == [("Dựng cột cái", "Sùng Chứ"), ("", "")]
    assert [tuple(block) for block in story.blocks if not isinstance(block, Photo)] == [
        (Kind.HEADING, "Ngày 05/9/2024"),
        (Kind.PARAGRAPH, "Từ sáng sớm, tám mươi người có mặt ở nền nhà cũ."),
        (Kind.PARAGRAPH, "Cột cái cao sáu mét, do mười hai người khiêng."),
        (Kind.PARAGRAPH, "<em>Ông Sùng Chứ nói: “Nhà này của cả bản. Ai cũng góp một ngày công. Con cháu sau này còn nhớ.”</em>"),
        (Kind.HEADING, "Ngày 12/9/2024"),
        (Kind.PARAGRAPH, "Mái lợp xong sau bảy ngày./."),
    ]  # fmt: skip
    assert [doubt for doubt in story.doubts if "“" in doubt] == [
        "đã bỏ ra ngoài: “Video liên quan”",
        "đã bỏ ra ngoài: “Xem thêm:”",
    ]


def test_tables_that_only_arrange_photos_are_photos_with_their_captions(folder):
    story = story_of(folder({"a.html": LAYOUT, **{f"{number}.jpg": jpeg() for number in range(1, 7)}}))

    assert [(photo.file.name, photo.caption, photo.shares_caption, photo.credit) for photo in story.photos()] == [
        ("1.jpg", "Già làng bản Gió", False, ""),
        ("2.jpg", "Già làng bản Mây", False, ""),
        ("3.jpg", "", True, ""),
        ("4.jpg", "Tổ đi rừng", False, "Vàng Páo"),
        ("5.jpg", "Rừng đầu nguồn", False, ""),
        ("6.jpg", "Bảng tên", False, ""),
    ]
    assert (story.count(Kind.PARAGRAPH), story.count(Kind.TABLE)) == (3, 1)


def page(text, about='<span class="posted-on">06/05/2023</span>'):
    """A page of WordPress."""
    return f"""<html><head><meta charset="utf-8"><title>Chợ phiên</title></head><body><article class="hentry">
    <h1 class="entry-title">Chợ phiên</h1>{about}<div class="entry-content">{text}</div></article></body></html>"""


RICE = "<p>Rau cải, su hào bày kín hai bên đường từ mờ sáng.</p><p>Người mua đến từ bảy bản quanh vùng./.</p>"


def test_a_sentence_set_as_a_heading_above_the_text_is_the_lead_and_a_title_is_none(folder):
    lead, subhead = "<h3>Phiên chợ cuối năm đông hơn mọi năm.</h3>", "<h3>Hàng rau</h3>"

    first, second = story_of(folder({"a.html": page(lead + RICE)})), story_of(folder({"a.html": page(subhead + RICE)}))

    assert (first.lead, first.count(Kind.HEADING)) == ("Phiên chợ cuối năm đông hơn mọi năm.", 0)
    assert (second.lead, second.count(Kind.HEADING)) == ("", 1)


@pytest.mark.parametrize("centred", ["text-align-center", "has-text-align-center", "text-center"])
def test_a_line_that_a_class_sets_in_the_middle_below_a_photo_is_its_caption(folder, centred):
    text = f'<figure><img src="1.jpg"></figure><p class="{centred}">Quầy mật ong</p>{RICE}'

    story = story_of(folder({"a.html": page(text), "1.jpg": jpeg()}))

    assert [photo.caption for photo in story.photos()] == ["Quầy mật ong"]


def test_the_hour_that_a_page_tells_programs_is_kept(folder):
    about = '<span class="posted-on"><time datetime="2023-05-06T09:00:00+07:00">6 Tháng 5, 2023</time></span>'

    story = story_of(folder({"a.html": page(RICE, about)}))

    assert timezone.localtime(story.published_at).isoformat()[:16] == "2023-05-06T09:00"


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ('Bài viết khác: <a href="/x">Đường lên bản</a>', True),
        ('Xem thêm: <a href="/x">Đường lên bản</a>; <a href="/y">Mùa lúa</a>.', True),
        ('Xem thêm: <a href="/x">quy chế</a> của chợ, dán ở cổng chính.', False),
    ],
    ids="one several sentence".split(),
)
def test_a_line_of_links_is_left_out_aloud_and_a_sentence_with_one_stays(folder, line, is_told):
    story = story_of(folder({"a.html": page(f"{RICE}<p>{line}</p>")}))

    told = [doubt for doubt in story.doubts if doubt.startswith("đã bỏ ra ngoài: “")]
    assert (len(told), story.byline, "href" in str(story.blocks)) == (is_told, "", not is_told)


@pytest.mark.parametrize("packed", ["utf-8", "cp1258"], ids=["by macOS", "by Windows"])
def test_photos_in_a_zip_file_are_found_whatever_program_wrote_their_names(imported, tmp_path, settings, packed):
    settings.IMPORT_DIR = tmp_path / "import"
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", HALL)
        for number in (1, 2):
            name = cp1258(f"gió {number}.jpg") if packed == "cp1258" else decomposed(f"gió {number}.jpg")
            archive.writestr(Unmarked(name), jpeg())

    imported(path)

    assert [has_file for has_file, *_rest in told(Article.objects.get())] == [True, True]


def test_a_name_that_is_too_long_for_the_disk_is_cut_and_harms_nothing(imported, tmp_path, settings):
    settings.IMPORT_DIR = tmp_path / "import"
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", HALL)
        archive.writestr(f"{'ảnh ' * 60}.jpg", jpeg())

    _out, err = imported(path)

    assert (err, Article.objects.count()) == ([], 1)
