"""What a search that found nothing proposes: what was meant, or nothing."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article
from news.search import typos

pytestmark = pytest.mark.django_db

PAPER = [
    (
        "Tuyên dương chiến sĩ thi đua toàn tỉnh năm 2026",
        "Hội nghị tổng kết trao danh hiệu cho các điển hình tiên tiến.",
    ),
    ("Quyết định khen thưởng các tập thể xuất sắc", "Hội đồng xét tặng theo quy định của luật, tỷ lệ không quá 20%."),
    ("Phong trào xây dựng nông thôn mới ở vùng cao", "Bổ sung hồ sơ, sắp xếp lại đơn vị, xử lý kịp thời."),
    ("Trân trọng trao Huân chương Lao động hạng Ba", "Chủ tịch Ủy ban nhân dân tỉnh gửi thư chúc mừng, gắn huy hiệu."),
    ("Nghệ nhân dệt thổ cẩm giữ nghề truyền thống", "Bà giành giải nhất hội thi, góp sức xóa đói giảm nghèo."),
    ("Cán bộ hưu trí gương mẫu hiến đất làm đường", "Con đường dài hai cây số, nghỉ hưu vẫn rượt đuổi việc làng."),
    ("Giới thiệu sách mới", "Ai chưa có thiếp mời thì báo lại."),
    ("Mùa thi tốt nghiệp, số phòng tăng", "Học sinh vùng khó thi xong, gửi đỉnh Pha Luông một cái vẫy tay."),
]


@pytest.fixture
def proposed(reader):
    for title, text in PAPER:
        when = timezone.now() - timedelta(hours=1)
        Article.objects.create(title=title, body=f"<p>{text}</p>", status="published", published_at=when)

    def proposal(asked):
        html = reader.get("/tim-kiem/", {"q": asked}).text
        found = re.findall(r'<p class="suggestion">[^<]*<a href="[^"]+">([^<]+)</a>', html)
        return found[0] if found else "found" if "<mark>" in html else None

    return proposal


# Slips of the finger, sounds that are written alike, glued words; and words near which there is nothing of the kind.
MISSPELT = {
    "chiến sỹ thi đua": "found",
    "theo qui định": "found",
    "tỉ lệ": "found",
    "khen thuởng": "found",
    "điễn hình tiên tiến": "found",
    "suất sắc": "xuất sắc",
    "tập thể suất xắc": "tập thể xuất sắc",
    "phong chào": "phong trào",
    "phong trào xây dụng": "found",
    "phong trào sây dựng": "phong trào xây dựng",
    "bổ xung": "bổ sung",
    "xắp xếp": "sắp xếp",
    "sử lý": "xử lý",
    "sử lí kịp thời": "xử lí kịp thời",
    "chân trọng": "trân trọng",
    "nghệ nhân giệt": "nghệ nhân dệt",
    "hiu trí": "hưu trí",
    "nông thôm mới": "nông thôn mới",
    "lông thôn mới": "nông thôn mới",
    "tuyên dươn": "tuyên dương",
    "tuyên dươngg": "tuyên dương",
    "kehn thưởng": "khen thưởng",
    "khen thưởg": "khen thưởng",
    "khenthưởng": "khen thưởng",
    "huân chươn lao động": "huân chương lao động",
    "huan chuong lao dong hang baa": "huân chương lao động hạng ba",
    "truyền thốn": "truyền thống",
    "chuyền thống": "truyền thống",
    "danh hiêu": "found",
    "danh hiệ": "danh hiệu",
    "quiết định": "quyết định",
    "gĩư nghề": "found",
    "ủy ban nhâ dân": "ủy ban nhân dân",
    "gương mẩu": "found",
    "dành giải": "giành giải",
    "tổng kêt": "found",
    "tổg kết": "tổng kết",
    "trien si": "chiến sĩ",
    "sỹ tử": None,
    "gui dinh thu": None,
    "chiến số": None,
    "bóng đá": None,
    "giá vàng": None,
    "xổ số miền nam": None,
    "iphone": None,
    "chứng khoán": None,
    "thời tiết": None,
    "mẫu đơn": None,
    "lò gốm": None,
    "thêu": None,
    "thêu hoa": None,
    "thieju": "thiệu",
    "xyz": None,
}


def test_what_is_proposed_is_near_what_was_asked_and_nothing_else_is(proposed):
    assert {asked: proposed(asked) for asked in MISSPELT} == MISSPELT


def test_a_key_beside_the_right_one_is_a_slip_and_one_far_from_it_is_none():
    assert {"khwn", "khrn"} <= typos.variants("khen")
    assert {"khon", "khan"} & typos.variants("khen") == set()
