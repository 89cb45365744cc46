"""The sample content besides articles. Province, people and numbers are invented."""

IDENTITY = {
    "superior": "Ủy ban nhân dân tỉnh Hoa Ban",
    "agency": "Ban Thi đua – Khen thưởng tỉnh Hoa Ban",
    "address": "Số 12 đường Hoa Ban, phường Thanh Lĩnh, tỉnh Hoa Ban",
    "phone": "0000 000 001",
    "email": "bantdkt@hoaban.example",
    "licence": "Trang thông tin điện tử minh họa – không phải trang chính thức của cơ quan nào",
    "responsible_editor": "Nguyễn Thu Hiền, Trưởng Ban Thi đua – Khen thưởng tỉnh",
    "hours": "Thứ Hai đến thứ Sáu, 7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ",
    "duties": (
        "Ban giúp Ủy ban nhân dân tỉnh tổ chức các phong trào thi đua yêu nước, theo dõi việc thực hiện ở sở, ngành, "
        "xã, phường và giới thiệu những cách làm tốt.\n\n"
        "Ban tiếp nhận, thẩm định hồ sơ đề nghị khen thưởng; quản lý, cấp phát hiện vật khen thưởng; trả lời thư hỏi "
        "của tập thể và cá nhân về thi đua, khen thưởng."
    ),
    "english_superior": "People's Committee of Hoa Ban Province",
    "english_agency": "Hoa Ban Provincial Board for Emulation and Commendation",
    "english_address": "12 Hoa Ban Street, Thanh Linh Ward, Hoa Ban Province, Viet Nam",
    "english_hours": "Monday to Friday, 7:30–11:30 and 13:30–17:00",
    "english_duties": (
        "The Board helps the provincial People's Committee to organise patriotic emulation movements, follows how they "
        "are carried out in departments, communes and wards, and makes good examples known.\n\n"
        "It receives and examines proposals for commendation, keeps and hands out insignia, and answers questions "
        "about emulation and commendation."
    ),
}

# Name, name in English, position, position in English, phone, e-mail.
CONTACTS = [
    ("Nguyễn Thu Hiền", "", "Trưởng Ban", "Head of the Board", "0000 000 010", "hien@hoaban.example"),
    ("Tòng Văn Chính", "", "Phó Trưởng Ban", "Deputy Head", "0000 000 011", "chinh@hoaban.example"),
    ("Văn phòng", "Office", "Tiếp nhận hồ sơ, tiếp công dân", "Reception", "0000 000 012", "vanphong@hoaban.example"),
    (
        "Phòng Nghiệp vụ",
        "Professional Division",
        "Thẩm định hồ sơ khen thưởng",
        "Examines proposals",
        "0000 000 013",
        "",
    ),
]

# Group, name, address.
LINKS = [
    ("Trong tỉnh", "Cổng thông tin điện tử tỉnh Hoa Ban", "https://hoaban.example/"),
    ("Trong tỉnh", "Trung tâm Phục vụ hành chính công tỉnh", "https://hanhchinhcong.hoaban.example/"),
    ("Trong tỉnh", "Báo Hoa Ban điện tử", "https://bao.hoaban.example/"),
    ("Đoàn thể", "Hội Nông dân tỉnh", "https://nongdan.hoaban.example/"),
    ("Đoàn thể", "Tỉnh đoàn Hoa Ban", "https://tinhdoan.hoaban.example/"),
]

# Title, introduction, days ago it began, days ago it ended, and the articles that follow it.
TOPICS = [
    (
        "Đường về bản sáng – xanh – bền",
        "Từ lễ phát động ở Nà Khoang đến những cây cầu, hàng cây và ngọn đèn do chính người dân góp công.",
        60,
        None,
        [
            "01-hoi-nghi-thi-dua",
            "07-phat-dong-duong-ban",
            "14-ky-giao-uoc",
            "10-thanh-nien-trong-rung",
            "24-cau-suoi-ban",
        ],
    ),
    (
        "Hồ sơ khen thưởng trên môi trường điện tử",
        "Hướng dẫn, tập huấn và kinh nghiệm khi hồ sơ giấy được thay bằng hồ sơ số.",
        45,
        5,
        ["05-huong-dan-ho-so", "15-tap-huan", "26-lich-tiep-nhan", "29-bo-tieu-chi"],
    ),
]

# The topic across the front page, the kinds of blocks that are not the usual one, and a notice.
BANNER = "Đường về bản sáng – xanh – bền"
FRONT_BLOCKS = {
    "Phong trào thi đua": "wide",
    "Khen thưởng": "columns",
    "Gương điển hình tiên tiến": "portraits",
    "Tin hoạt động": "columns",
    "Văn bản": "dated",
    "Lấy ý kiến nhân dân": "dated",
}
NOTICE = (
    "Hồ sơ đề nghị khen thưởng năm 2026 nhận đến hết ngày 15 tháng 01 năm 2027.",
    "/chuyen-muc/huong-dan-nghiep-vu/",
)

# The documents of an article: title and number of pages.
DOCUMENTS = {
    "01-hoi-nghi-thi-dua": [("Kế hoạch phát động chặng nước rút năm 2026", 4)],
    "05-huong-dan-ho-so": [("Hướng dẫn lập hồ sơ đề nghị khen thưởng điện tử", 12), ("Mẫu báo cáo thành tích", 3)],
    "27-gop-y-quy-che": [("Dự thảo Quy chế xét tặng danh hiệu", 9)],
    "29-bo-tieu-chi": [("Bộ tiêu chí chấm điểm thi đua xã, phường", 6)],
}

# Name, introduction, and the categories below it.
CATEGORIES = [
    (
        "Phong trào thi đua",
        "Những phong trào thi đua yêu nước đang được phát động, triển khai và tổng kết trong toàn tỉnh.",
        [
            (
                "Thi đua xây dựng nông thôn mới",
                "Chuyện làm đường, dựng nhà, giữ bản làng sạch đẹp do chính người dân thực hiện.",
            )
        ],
    ),
    (
        "Khen thưởng",
        "Các quyết định, lễ trao tặng danh hiệu và hình thức khen thưởng dành cho tập thể, cá nhân của tỉnh.",
        [("Khen thưởng đột xuất", "Những hành động dũng cảm, việc làm đẹp được biểu dương kịp thời.")],
    ),
    ("Gương điển hình tiên tiến", "Chân dung những con người và tập thể làm tốt công việc của mình mỗi ngày.", []),
    ("Tin hoạt động", "Hội nghị, kiểm tra, tập huấn và các hoạt động khác của ngành thi đua, khen thưởng tỉnh.", []),
    (
        "Văn bản",
        "Thông báo và văn bản cần biết về công tác thi đua, khen thưởng.",
        [
            (
                "Hướng dẫn nghiệp vụ",
                "Thủ tục, thời hạn và cách lập hồ sơ, viết gọn cho người làm công tác thi đua ở cơ sở.",
            )
        ],
    ),
    ("Lấy ý kiến nhân dân", "Danh sách, dự thảo được công khai để nhân dân tham gia ý kiến trước khi quyết định.", []),
]

SOURCES = {
    "CTTĐT": "Cổng thông tin điện tử tỉnh",
    "BTĐKT": "Ban Thi đua – Khen thưởng tỉnh",
    "BP": "Bộ đội Biên phòng tỉnh",
    "TĐ": "Tỉnh đoàn Hoa Ban",
    "HND": "Hội Nông dân tỉnh",
}

# As the board writes them.
NAMES = [
    "Ban Thi đua – Khen thưởng tỉnh Hoa Ban",
    "Hội đồng Thi đua – Khen thưởng",
    "Huân chương Lao động",
    "Bằng khen của Chủ tịch UBND tỉnh",
    "Cổng thông tin điện tử tỉnh",
    "phường Thanh Lĩnh",
    "xã Pa Lình",
    "xã Hua Lình",
    "bản Huổi Lình",
]

# Title, how many days ago, what its poster is called, and its description.
VIDEOS = [
    (
        "Tiếng thoi bên dòng Nậm Then",
        3,
        "det-vai",
        "Chị Lò Thị Phương và lớp học nghề dệt: từ bảy khung cửi cũ đến tấm khăn đầu tiên của học trò.",
    ),
    (
        "Một ngày ở đồn biên phòng Pa Lình",
        9,
        "tuan-tra",
        "Từ buổi chào cờ trong sương sớm đến chuyến tuần tra cuối ngày cùng dân quân ba bản giáp biên.",
    ),
    (
        "Đường về bản sáng – xanh – bền",
        16,
        "lam-duong",
        "Bản Huổi Lình góp đất, góp công làm đường.",
    ),
    ("Mùa chè trên đỉnh Phiêng Ngần", 24, "hai-che", "Những búp chè cổ thụ và hợp tác xã của mười bốn hộ."),
    ("Ba lô sách lên vùng cao", 37, "doc-sach", "Đoàn viên gùi sách đến ba điểm trường xa nhất của tỉnh."),
    ("Lễ trao tặng danh hiệu cấp tỉnh", 52, "trao-tang", ""),
    ("Hoa Ban mùa nước đổ", 71, "ruong-bac-thang", "Ruộng bậc thang vào vụ cấy, nhìn từ trên cao."),
    ("Đêm xòe trên bản Then", 95, "dem-xoe", ""),
]
