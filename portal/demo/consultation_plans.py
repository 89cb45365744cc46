"""What is proposed in the consultations of the sample register, and what people said."""

from typing import NamedTuple

from honours.models import Recipient

PERSON, COLLECTIVE, ENTERPRISE, _HOUSEHOLD = Recipient.values


class Proposed(NamedTuple):
    """A nominee."""

    honour: str
    recipient: str
    address: str
    name: str
    unit: str
    summary: str


class Said(NamedTuple):
    """An opinion: the hours after the opening at which it came, its text, and the answer, if there is one."""

    hours: int
    text: str
    answer: str = ""


class Plan(NamedTuple):
    """A consultation that opened so many days ago; with a file if `pages` is not 0, with a decision if one followed."""

    days_ago: int
    title: str
    proposal: str
    nominees: list[Proposed]
    said: list[Said]
    result: str = ""
    pages: int = 0
    is_decided: bool = False
    deleted: int = 0


PLANS = [
    Plan(
        4,
        "Lấy ý kiến nhân dân đối với các tập thể, cá nhân được đề nghị tặng danh hiệu cấp Nhà nước đợt III",
        "Ban Thi đua – Khen thưởng tỉnh công khai bảy tập thể, cá nhân được đề nghị khen thưởng đợt III để nhân dân "
        "tham gia ý kiến trước khi trình cấp có thẩm quyền.",
        [
            Proposed("lao-dong-3", COLLECTIVE, "", "Trường Mầm non Hoa Mơ", "Xã Nậm Hoa",
                     "Mười năm giữ trẻ ba điểm bản, không cháu nào bỏ lớp giữa mùa mưa."),
            Proposed("lao-dong-3", COLLECTIVE, "", "Hợp tác xã mận hậu Khau Sung", "Xã Khau Sung",
                     "Đưa mận trái vụ ra chợ lớn, bảo đảm việc làm cho 140 hộ."),
            Proposed("lao-dong-3", COLLECTIVE, "", "Trạm Y tế xã Pa Lình", "Xã Pa Lình",
                     "Đỡ đẻ an toàn cho mọi ca sinh của xã trong sáu năm liền."),
            Proposed("lao-dong-3", PERSON, "Ông", "Đinh Công Tuyến", "Xã Nà Khoang",
                     "Hiến 1.200 m² đất làm đường và vận động 36 hộ cùng làm."),
            Proposed("lao-dong-3", PERSON, "Bà", "Hoàng Thị Lụa", "Phường Thanh Lĩnh",
                     "Giữ nghề dệt, dạy nghề miễn phí cho 210 phụ nữ."),
            Proposed("bang-khen-thu-tuong", PERSON, "Ông", "Giàng A Chu", "Xã Khau Sung",
                     "Phục hồi 30 ha rừng đầu nguồn cùng dân bản."),
            Proposed("bang-khen-thu-tuong", PERSON, "Bà", "Tòng Thị Yên", "Xã Suối Ban",
                     "Hòa giải thành 64 vụ việc trong bảy năm."),
        ],
        [
            Said(5, "Chị Lụa dạy nghề cho con gái tôi mà không lấy một đồng nào. Gia đình tôi nhất trí."),
            Said(27, "Đề nghị làm rõ diện tích đất ông Tuyến hiến: tôi nghe nói một phần là đất của dòng họ."),
            Said(50, "Nhất trí với danh sách."),
        ],
        pages=4,
    ),
    Plan(
        9,
        "Lấy ý kiến về đề nghị tặng Bằng khen của Thủ tướng Chính phủ cho ba đơn vị vùng chè",
        "Ba đơn vị chế biến chè được đề nghị vì đã liên kết tiêu thụ cho hơn hai nghìn hộ trồng chè.",
        [
            Proposed("bang-khen-thu-tuong", ENTERPRISE, "", "Công ty Cổ phần Chè Phiêng Ngần", "Xã Phiêng Ngần",
                     "Thu mua hết chè búp tươi của 1.150 hộ theo giá đã cam kết."),
            Proposed("bang-khen-thu-tuong", ENTERPRISE, "", "Hợp tác xã chè Tà Sin", "Xã Tà Sin",
                     "Đưa chè cổ thụ vào danh mục sản phẩm năm sao."),
            Proposed("bang-khen-thu-tuong", ENTERPRISE, "", "Hợp tác xã dược liệu Huổi Mơ", "Xã Huổi Mơ",
                     "Trồng xen dược liệu, tăng thu nhập cho 300 hộ."),
        ],
        [Said(8, "Công ty trả tiền chè đúng hẹn ba vụ liền. Tôi ủng hộ.")],
    ),
    Plan(
        28,
        "Lấy ý kiến về đề nghị tặng danh hiệu cho Đội Chiếu bóng lưu động số 3",
        "Bốn mươi năm mang phim lên bản, Đội Chiếu bóng lưu động số 3 được đề nghị tặng Huân chương Lao động.",
        [
            Proposed("lao-dong-2", COLLECTIVE, "", "Đội Chiếu bóng lưu động số 3",
                     "Sở Văn hóa, Thể thao và Du lịch Hoa Ban", "9.400 buổi chiếu, hơn một triệu rưỡi lượt người xem."),
        ],
        [
            Said(3, "Hồi nhỏ tôi xem phim đầu tiên ở sân bản nhờ các bác. Rất xứng đáng.", "Cảm ơn ông/bà đã góp ý."),
            Said(70, "Nên ghi thêm công của các bác đã nghỉ hưu.", "Hồ sơ đã bổ sung danh sách các thế hệ của Đội."),
        ],
    ),
    Plan(
        150,
        "Lấy ý kiến về việc đề nghị tặng Bằng khen của Thủ tướng Chính phủ đợt II",
        "Bốn tập thể, bảy cá nhân được đề nghị; danh sách và tóm tắt thành tích ở tệp kèm theo.",
        [
            Proposed("bang-khen-thu-tuong", COLLECTIVE, "", "Bệnh viện Đa khoa tỉnh Hoa Ban", "Sở Y tế Hoa Ban",
                     "Làm chủ 18 kỹ thuật mới, giảm một phần ba số ca chuyển tuyến."),
            Proposed("bang-khen-thu-tuong", PERSON, "Bà", "Lò Thị Ngân", "Xã Hua Lình",
                     "Hai mươi hai năm đứng lớp ở điểm bản xa nhất."),
        ],
        [
            Said(30, "Cô Ngân dạy cả ba đứa con tôi. Nhất trí.", "Cảm ơn ông/bà đã góp ý."),
            Said(52, "Bệnh viện nên giảm giờ chờ khám trước khi nhận khen thưởng.",
                 "Bệnh viện đã giải trình: giờ chờ trung bình giảm từ 95 xuống 40 phút; tài liệu gửi kèm hồ sơ."),
        ],
        result="Có 2 ý kiến, 1 ý kiến đề nghị giải trình đã được trả lời. Không có đơn thư. Hội đồng Thi đua – Khen "
        "thưởng tỉnh thống nhất trình Thủ tướng Chính phủ; danh sách đã được tặng Bằng khen.",
        pages=3,
        is_decided=True,
    ),
    Plan(
        210,
        "Lấy ý kiến về đề nghị tặng Huân chương Lao động cho một doanh nghiệp vận tải",
        "Công ty Cổ phần Vận tải Thanh Lĩnh được đề nghị tặng Huân chương Lao động hạng Ba.",
        [
            Proposed("lao-dong-3", ENTERPRISE, "", "Công ty Cổ phần Vận tải Thanh Lĩnh", "Phường Thanh Lĩnh",
                     "Mở bốn tuyến xe buýt trợ giá tới các xã vùng cao."),
        ],
        [],
        result="Nhân dân phản ánh việc doanh nghiệp còn nợ bảo hiểm của người lao động. Qua xác minh, nội dung "
        "phản ánh là đúng; Hội đồng dừng đề nghị khen thưởng đối với doanh nghiệp này.",
        deleted=14,
    ),
]  # fmt: skip
