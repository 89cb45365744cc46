"""What the decisions of a year in the sample register award."""

from typing import NamedTuple

from honours.models import Recipient

PERSON, COLLECTIVE, ENTERPRISE, HOUSEHOLD = Recipient.values
PROVINCE, PRIME_MINISTER = "Chủ tịch Ủy ban nhân dân tỉnh", "Thủ tướng Chính phủ"
PRESIDENT, DEPARTMENT = "Chủ tịch nước", "Giám đốc Sở Giáo dục và Đào tạo"


class Awarded(NamedTuple):
    """So many recipients of one kind get an honour; `is_counted` writes their number instead of their names."""

    honour: str
    recipient: str
    number: int
    is_counted: bool = False
    is_posthumous: bool = False


class Plan(NamedTuple):
    """A decision of each year: how many days before the end of that year, and what it awards."""

    days_ago: int
    authority: str
    subject: str
    method: str
    awarded: list[Awarded]
    story: str = ""  # The sample article of the newest year that tells of it.


ANNUAL = "Về việc tặng {what} năm {year}"
PLANS = [
    Plan(3, PRESIDENT, "Về việc tặng thưởng Huân chương Lao động", "regular",
         [Awarded("lao-dong-2", COLLECTIVE, 1), Awarded("lao-dong-3", COLLECTIVE, 3), Awarded("lao-dong-3", PERSON, 7)],
         "02-trao-huan-chuong"),
    Plan(21, PROVINCE, "Về việc khen thưởng tập thể, cá nhân dũng cảm cứu người trong lũ quét", "unexpected",
         [Awarded("bang-khen-tinh", PERSON, 4), Awarded("bang-khen-tinh", COLLECTIVE, 1)], "20-cuu-nguoi-trong-lu"),
    Plan(23, PROVINCE, "Về việc khen thưởng doanh nghiệp và người lao động tiêu biểu năm {year}", "campaign",
         [Awarded("bang-khen-tinh", ENTERPRISE, 12), Awarded("bang-khen-tinh", PERSON, 78)], "21-khen-doanh-nghiep"),
    Plan(44, DEPARTMENT, "Về việc khen thưởng học sinh giỏi và giáo viên bồi dưỡng năm học {year}", "campaign",
         [Awarded("giay-khen-so", PERSON, 45, is_counted=True), Awarded("giay-khen-so", PERSON, 30)],
         "34-hoc-sinh-gioi"),
    Plan(75, PROVINCE, "Về việc tặng Kỷ niệm chương của tỉnh cho những người có nhiều đóng góp", "service",
         [Awarded("ky-niem-chuong-tinh", PERSON, 88)]),
    Plan(110, PRIME_MINISTER, "Về việc tặng Bằng khen của Thủ tướng Chính phủ", "regular",
         [Awarded("bang-khen-thu-tuong", COLLECTIVE, 4), Awarded("bang-khen-thu-tuong", PERSON, 7)]),
    Plan(140, PROVINCE, "Về việc khen thưởng phong trào xây dựng nông thôn mới năm {year}", "campaign",
         [Awarded("bang-khen-tinh", COLLECTIVE, 30), Awarded("bang-khen-tinh", HOUSEHOLD, 60),
          Awarded("bang-khen-tinh", PERSON, 70)]),
    Plan(175, PROVINCE, "Về việc truy tặng và tặng Bằng khen cho người tham gia cứu hộ, cứu nạn", "unexpected",
         [Awarded("bang-khen-tinh", PERSON, 1, is_posthumous=True), Awarded("bang-khen-tinh", PERSON, 5)]),
    Plan(230, PRIME_MINISTER, ANNUAL.replace("{what}", "Cờ thi đua của Chính phủ"), "regular",
         [Awarded("co-chinh-phu", COLLECTIVE, 4), Awarded("co-chinh-phu", ENTERPRISE, 1)]),
    Plan(265, PROVINCE, ANNUAL.replace("{what}", "Cờ thi đua của Ủy ban nhân dân tỉnh"), "regular",
         [Awarded("co-tinh", COLLECTIVE, 24), Awarded("co-tinh", ENTERPRISE, 4)]),
    Plan(268, PROVINCE, ANNUAL.replace("{what}", "danh hiệu Chiến sĩ thi đua cấp tỉnh"), "regular",
         [Awarded("chien-si-tinh", PERSON, 40)]),
    Plan(270, PROVINCE, ANNUAL.replace("{what}", "danh hiệu Tập thể lao động xuất sắc"), "regular",
         [Awarded("tap-the-xuat-sac", COLLECTIVE, 60), Awarded("tap-the-xuat-sac", ENTERPRISE, 10)]),
    Plan(272, PROVINCE, ANNUAL.replace("{what}", "Bằng khen về thành tích công tác"), "regular",
         [Awarded("bang-khen-tinh", COLLECTIVE, 56), Awarded("bang-khen-tinh", PERSON, 355)]),
]  # fmt: skip
