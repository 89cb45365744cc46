"""Names of invented people: family, middle and given names of several peoples, put together by dice."""

import random
from collections.abc import Sequence
from typing import NamedTuple


class People(NamedTuple):
    """The parts of names as one people has them; `share` is out of 100 persons."""

    share: int
    family: Sequence[str]
    men: Sequence[str]
    women: Sequence[str]


def _pairs(middles: str, given: str) -> list[str]:
    return [f"{middle} {name}" for middle in middles.split(", ") for name in given.split(", ")]


KINH = People(
    38,
    "Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đỗ, Bùi, Đặng, Ngô, Đinh, Phan, Dương, Mai, Trịnh, Lương".split(", "),
    _pairs(
        "Văn, Đức, Minh, Quang, Hữu, Công, Xuân, Đình, Thanh, Ngọc, Trung, Mạnh",
        "An, Bình, Cường, Dũng, Đạt, Hải, Hùng, Huy, Khánh, Lâm, Long, Phúc, Quân, Sơn, Thắng, Tiến, Toàn, Tuấn, Vinh",
    ),
    _pairs(
        "Thị, Thu, Thanh, Ngọc, Minh, Phương, Bích, Hồng, Kim, Thị Thúy",
        "Anh, Châu, Dung, Giang, Hà, Hạnh, Hiền, Hoa, Huệ, Hương, Lan, Liên, Loan, Mai, Nga, Oanh, Thảo, Trang, Yến",
    ),
)
THAI = People(
    28,
    "Lò, Quàng, Cà, Tòng, Lường, Vì, Điêu, Bạc, Cầm, Lèo, Hoàng, Mè, Hà".split(", "),
    _pairs("Văn", "Ánh, Chung, Dương, Điện, Hặc, Inh, Khụt, Lả, Ngoan, Ơn, Pâng, Phương, Pọm, Thoan, Thướng, Xôm"),
    _pairs(
        "Thị, Thị Thu, Thị Hồng",
        "Ánh, Chuẩn, Duyên, Hịa, Inh, Lả, Liên, Muôn, Nghiên, Phịnh, Pản, Thiết, Thương, Yên, Xuân, Ngân",
    ),
)
MONG = People(
    18,
    "Giàng, Vàng, Sùng, Thào, Mùa, Lầu, Hờ, Vừ, Hạng, Cứ, Ly, Lý, Chá".split(", "),
    _pairs(
        "A", "Chu, Chua, Cở, Dơ, Của, Dế, Giống, Khua, Lử, Nhè, Páo, Phử, Sình, Sử, Tủa, Thái, Vảng, Chìa, Sà, Hồng"
    ),
    _pairs("Thị", "Dợ, Mỷ, Sua, Máy, Pàng, Chứ, Dua, Ia, Kía, Lia, Mo, Nhìa, Sai, Sông, Xay, Dính"),
)
DAO = People(
    7,
    "Phàn, Chảo, Tẩn, Lý, Triệu, Đặng, Bàn, Lò".split(", "),
    _pairs("Láo, Văn, Sành, Chỉn", "Tả, Lở, San, Ú, Sử, Pao, Khé, Vạng, Tiến, Minh, Phúc"),
    _pairs("Mùi, Mẩy, Thị, Tả", "Ghển, Khé, Phấy, Lai, Sểnh, Mẩy, Chiêm, Liều, Hương"),
)
HA_NHI = People(
    5,
    "Pờ, Lỳ, Khoàng, Chang, Sừng, Vù, Chu, Phùng".split(", "),
    _pairs("Go, Hừ, Chà, Phì, Xè", "Xá, Lòng, Chừ, Cà, Hừ, Pu, Nu, Tư"),
    _pairs("Mỳ, Gó, Sừ, Thó", "Xó, Lé, Chừ, Nu, Dé, Pứ, De"),
)
KHO_MU = People(
    4,
    "Quàng, Lường, Cút, Tòng, Moong, Lò".split(", "),
    _pairs("Văn", "Cá, Hắc, Khún, Láy, Phanh, Tâng, Thín, Ún"),
    _pairs("Thị", "Ban, Cúc, Lẹ, Mỉnh, Oi, Phương, Tiên, Ụt"),
)
PEOPLES = [KINH, THAI, MONG, DAO, HA_NHI, KHO_MU]


class Person(NamedTuple):
    """A person as a decision names one."""

    address: str
    name: str


def people(seed: str):
    """Yield persons without end, the same for the same seed; a name comes once."""
    dice, seen = random.Random(seed), set()
    while True:
        one = dice.choices(PEOPLES, [people.share for people in PEOPLES])[0]
        address, given = dice.choice([("Ông", one.men), ("Bà", one.women)])
        name = f"{dice.choice(one.family)} {dice.choice(given)}"
        if name not in seen:
            seen.add(name)
            yield Person(address, name)
