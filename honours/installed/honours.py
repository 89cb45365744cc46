"""The honours that the product brings along, in their order of precedence. Administrators edit them afterwards."""

from typing import NamedTuple

from honours.models import Family, Level, Rank

PERSON, COLLECTIVE, ENTERPRISE, HOUSEHOLD = "P", "C", "E", "H"
GROUP = COLLECTIVE + ENTERPRISE
PEOPLE = PERSON + GROUP
ALL = PEOPLE + HOUSEHOLD
STATE, PROVINCE, UNIT = Level
RANKS, NO_RANK = (None, *Rank), (None,)


class Row(NamedTuple):
    """An honour to install; `code` identifies it for ever, `recipients` are letters of the kinds above."""

    code: str
    name: str
    family: Family
    level: Level
    recipients: str
    ranks: tuple = NO_RANK
    other_names: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None


HONOURS = [
    # Forms of reward
    Row("sao-vang", "Huân chương Sao vàng", Family.ORDER, STATE, PEOPLE),
    Row("ho-chi-minh", "Huân chương Hồ Chí Minh", Family.ORDER, STATE, PEOPLE),
    Row("doc-lap", "Huân chương Độc lập", Family.ORDER, STATE, PEOPLE, RANKS),
    Row("quan-cong", "Huân chương Quân công", Family.ORDER, STATE, PEOPLE, RANKS),
    Row("lao-dong", "Huân chương Lao động", Family.ORDER, STATE, PEOPLE, RANKS),
    Row("bao-ve", "Huân chương Bảo vệ Tổ quốc", Family.ORDER, STATE, PEOPLE, RANKS),
    Row("chien-cong", "Huân chương Chiến công", Family.ORDER, STATE, PEOPLE, RANKS),
    Row(
        *("dai-doan-ket", "Huân chương Đại đoàn kết dân tộc", Family.ORDER, STATE, PERSON),
        other_names=("Huân chương Đại đoàn kết toàn dân tộc",),
    ),
    Row("dung-cam", "Huân chương Dũng cảm", Family.ORDER, STATE, PERSON),
    Row("huu-nghi", "Huân chương Hữu nghị", Family.ORDER, STATE, PEOPLE),
    Row("khang-chien", "Huân chương Kháng chiến", Family.ORDER, STATE, PEOPLE, RANKS),
    Row(
        *("tinh-anh-hung", "Tỉnh Anh hùng", Family.STATE_TITLE, STATE, COLLECTIVE),
        other_names=("Thành phố Anh hùng",),
        valid_from="2024-01-01",
    ),
    Row(
        *("ba-me-anh-hung", "Bà mẹ Việt Nam anh hùng", Family.STATE_TITLE, STATE, PERSON),
        other_names=("Mẹ Việt Nam anh hùng",),
    ),
    Row(
        *("anh-hung-llvt", "Anh hùng Lực lượng vũ trang nhân dân", Family.STATE_TITLE, STATE, PEOPLE),
        other_names=("Anh hùng LLVT nhân dân", "Anh hùng LLVTND"),
    ),
    Row("anh-hung-lao-dong", "Anh hùng Lao động", Family.STATE_TITLE, STATE, PEOPLE),
    Row("nha-giao-nhan-dan", "Nhà giáo nhân dân", Family.STATE_TITLE, STATE, PERSON, other_names=("NGND",)),
    Row("nha-giao-uu-tu", "Nhà giáo ưu tú", Family.STATE_TITLE, STATE, PERSON, other_names=("NGƯT",)),
    Row("thay-thuoc-nhan-dan", "Thầy thuốc nhân dân", Family.STATE_TITLE, STATE, PERSON, other_names=("TTND",)),
    Row("thay-thuoc-uu-tu", "Thầy thuốc ưu tú", Family.STATE_TITLE, STATE, PERSON, other_names=("TTƯT",)),
    Row("nghe-si-nhan-dan", "Nghệ sĩ nhân dân", Family.STATE_TITLE, STATE, PERSON, other_names=("NSND",)),
    Row("nghe-si-uu-tu", "Nghệ sĩ ưu tú", Family.STATE_TITLE, STATE, PERSON, other_names=("NSƯT",)),
    Row("nghe-nhan-nhan-dan", "Nghệ nhân nhân dân", Family.STATE_TITLE, STATE, PERSON, other_names=("NNND",)),
    Row("nghe-nhan-uu-tu", "Nghệ nhân ưu tú", Family.STATE_TITLE, STATE, PERSON, other_names=("NNƯT",)),
    Row("giai-thuong-ho-chi-minh", "Giải thưởng Hồ Chí Minh", Family.PRIZE, STATE, PERSON),
    Row("giai-thuong-nha-nuoc", "Giải thưởng Nhà nước", Family.PRIZE, STATE, PERSON),
    Row("quan-ky-quyet-thang", "Huy chương Quân kỳ quyết thắng", Family.MEDAL, STATE, PERSON),
    Row("vi-an-ninh", "Huy chương Vì an ninh Tổ quốc", Family.MEDAL, STATE, PERSON),
    Row("chien-si-ve-vang", "Huy chương Chiến sĩ vẻ vang", Family.MEDAL, STATE, PERSON, RANKS),
    Row("huy-chuong-huu-nghi", "Huy chương Hữu nghị", Family.MEDAL, STATE, PERSON),
    Row(
        *("thanh-nien-xung-phong", "Huy chương Thanh niên xung phong vẻ vang", Family.MEDAL, STATE, PERSON),
        other_names=("Huy chương TNXP vẻ vang",),
        valid_from="2024-01-01",
    ),
    Row("huy-chuong-khang-chien", "Huy chương Kháng chiến", Family.MEDAL, STATE, PERSON, (None, *list(Rank)[:2])),
    Row(
        *("bang-khen-thu-tuong", "Bằng khen của Thủ tướng Chính phủ", Family.MERIT, STATE, ALL),
        other_names=("Bằng khen của Thủ tướng", "Bằng khen Thủ tướng Chính phủ", "Bằng khen TTg"),
    ),
    Row(
        *("bang-khen-tinh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", Family.MERIT, PROVINCE, ALL),
        other_names=(
            *("Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của UBND tỉnh", "Bằng khen của Ủy ban nhân dân tỉnh"),
            *("Bằng khen của tỉnh", "Bằng khen cấp tỉnh"),
            "Bằng khen cấp bộ, ban, ngành, tỉnh, đoàn thể trung ương",
        ),
    ),
    Row(
        *("bang-khen-bo", "Bằng khen của bộ, ban, ngành, đoàn thể trung ương", Family.MERIT, PROVINCE, ALL),
        other_names=("Bằng khen cấp bộ", "Bằng khen của Bộ trưởng"),
    ),
    Row("bang-khen-quan-khu", "Bằng khen của quân khu, quân chủng và tương đương", Family.MERIT, PROVINCE, ALL),
    Row("bang-khen-dai-hoc", "Bằng khen của đại học quốc gia", Family.MERIT, PROVINCE, PEOPLE),
    Row(
        "ky-niem-chuong-bo", "Kỷ niệm chương của bộ, ban, ngành, đoàn thể trung ương", Family.INSIGNIA, PROVINCE, PERSON
    ),
    Row("ky-niem-chuong-tinh", "Kỷ niệm chương của tỉnh", Family.INSIGNIA, PROVINCE, PERSON),
    Row(
        *("giay-khen-so", "Giấy khen của thủ trưởng cơ quan, tổ chức, đơn vị", Family.COMMENDATION, UNIT, ALL),
        other_names=("Giấy khen của Giám đốc Sở", "Giấy khen của thủ trưởng đơn vị"),
    ),
    Row(
        *("giay-khen-huyen", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện", Family.COMMENDATION, UNIT, ALL),
        other_names=("Giấy khen của Chủ tịch UBND huyện", "Giấy khen của UBND huyện"),
        valid_until="2025-06-30",
    ),
    Row(
        *("giay-khen-xa", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", Family.COMMENDATION, UNIT, ALL),
        other_names=("Giấy khen của Chủ tịch UBND xã", "Giấy khen của Chủ tịch UBND phường", "Giấy khen của UBND xã"),
    ),
    Row(
        *("giay-khen-doanh-nghiep", "Giấy khen của doanh nghiệp, hợp tác xã", Family.COMMENDATION, UNIT, PEOPLE),
        other_names=("Giấy khen của Giám đốc doanh nghiệp",),
    ),
    # Emulation titles
    Row(
        *("co-chinh-phu", "Cờ thi đua của Chính phủ", Family.FLAG, STATE, GROUP),
        other_names=("Cờ thi đua Chính phủ", "Cờ Thi đua của CP"),
    ),
    Row(
        *("co-tinh", "Cờ thi đua của Ủy ban nhân dân tỉnh", Family.FLAG, PROVINCE, GROUP),
        other_names=("Cờ thi đua của UBND tỉnh", "Cờ thi đua của tỉnh", "Cờ thi đua cấp tỉnh"),
    ),
    Row(
        *("co-bo", "Cờ thi đua của bộ, ban, ngành, đoàn thể trung ương", Family.FLAG, PROVINCE, GROUP),
        other_names=("Cờ thi đua cấp bộ",),
    ),
    Row(
        *("co-quan-khu", "Cờ thi đua của quân khu, quân chủng và tương đương", Family.FLAG, PROVINCE, GROUP),
    ),
    Row(
        *("chien-si-toan-quoc", "Chiến sĩ thi đua toàn quốc", Family.FIGHTER, STATE, PERSON),
        other_names=("CSTĐ toàn quốc", "Chiến sỹ thi đua toàn quốc"),
    ),
    Row(
        *("chien-si-tinh", "Chiến sĩ thi đua cấp tỉnh", Family.FIGHTER, PROVINCE, PERSON),
        other_names=("CSTĐ cấp tỉnh", "Chiến sỹ thi đua cấp tỉnh", "Chiến sĩ thi đua tỉnh"),
    ),
    Row(
        *("chien-si-bo", "Chiến sĩ thi đua cấp bộ, ban, ngành", Family.FIGHTER, PROVINCE, PERSON),
        other_names=("CSTĐ cấp bộ", "Chiến sĩ thi đua cấp bộ", "Chiến sĩ thi đua ngành"),
    ),
    Row(
        *("chien-si-co-so", "Chiến sĩ thi đua cơ sở", Family.FIGHTER, UNIT, PERSON),
        other_names=("CSTĐ cơ sở", "CSTĐCS", "Chiến sỹ thi đua cơ sở"),
    ),
    Row(
        *("tap-the-xuat-sac", "Tập thể lao động xuất sắc", Family.ADVANCED, PROVINCE, GROUP),
        other_names=("Tập thể LĐXS", "TTLĐXS"),
    ),
    Row("don-vi-quyet-thang", "Đơn vị quyết thắng", Family.ADVANCED, PROVINCE, COLLECTIVE, other_names=("ĐVQT",)),
    Row(
        *("tap-the-tien-tien", "Tập thể lao động tiên tiến", Family.ADVANCED, UNIT, GROUP),
        other_names=("Tập thể LĐTT", "TTLĐTT"),
    ),
    Row("don-vi-tien-tien", "Đơn vị tiên tiến", Family.ADVANCED, UNIT, COLLECTIVE, other_names=("ĐVTT",)),
    Row("lao-dong-tien-tien", "Lao động tiên tiến", Family.ADVANCED, UNIT, PERSON, other_names=("LĐTT",)),
    Row(
        *("chien-si-tien-tien", "Chiến sĩ tiên tiến", Family.ADVANCED, UNIT, PERSON),
        other_names=("CSTT", "Chiến sỹ tiên tiến"),
    ),
    Row(
        *("xa-tieu-bieu", "Xã, phường tiêu biểu", Family.COMMUNITY, PROVINCE, COLLECTIVE),
        other_names=("Xã, phường, thị trấn tiêu biểu", "Xã tiêu biểu", "Phường tiêu biểu"),
        valid_from="2024-01-01",
    ),
    Row(
        *("thon-van-hoa", "Thôn, tổ dân phố văn hóa", Family.COMMUNITY, UNIT, COLLECTIVE),
        other_names=("Thôn văn hóa", "Bản văn hóa", "Tổ dân phố văn hóa"),
    ),
    Row("gia-dinh-van-hoa", "Gia đình văn hóa", Family.COMMUNITY, UNIT, HOUSEHOLD),
]

# Code, name, other spellings: the five classes of the yearly forms.
CLASSES = [
    ("lanh-dao-tinh", "Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên", ("Lãnh đạo cấp tỉnh", "Lãnh đạo cấp bộ")),
    ("lanh-dao-so", "Lãnh đạo cấp vụ, sở, ngành và tương đương", ("Lãnh đạo cấp sở", "Lãnh đạo cấp vụ")),
    ("doanh-nhan", "Doanh nhân", ()),
    ("lanh-dao-khac", "Các cấp lãnh đạo khác từ phó phòng trở lên", ("Các cấp lãnh đạo khác", "Lãnh đạo cấp phòng")),
    (
        *("truc-tiep", "Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu"),
        ("Người trực tiếp công tác, lao động", "Công nhân, nông dân", "Người lao động trực tiếp"),
    ),
]
