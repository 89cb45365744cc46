"""What the sample site has besides articles. Province, people and numbers are invented."""

IDENTITY = {
    "superior": "Ủy ban nhân dân tỉnh Hoa Ban",
    "agency": "Ban Thi đua – Khen thưởng tỉnh Hoa Ban",
    "address": "Số 12 đường Hoa Ban, phường Thanh Lĩnh, tỉnh Hoa Ban",
    "phone": "0000 000 001",
    "email": "bantdkt@hoaban.example",
    "licence": "Trang thông tin điện tử minh họa – không phải trang chính thức của cơ quan nào",
    "responsible_editor": "Nguyễn Thu Hiền, Trưởng Ban Thi đua – Khen thưởng tỉnh",
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

# Title, how many days ago, and the scene on its poster.
VIDEOS = [
    ("Tiếng thoi bên dòng Nậm Then", 3, "workshop", {"people": 3}),
    ("Một ngày ở đồn biên phòng Pa Lình", 9, "patrol", {"people": 4, "light": "dawn"}),
    ("Đường về bản sáng – xanh – bền", 16, "road", {"people": 6, "light": "day"}),
    ("Mùa chè trên đỉnh Phiêng Ngần", 24, "tea", {"people": 5, "light": "mist"}),
    ("Ba lô sách lên vùng cao", 37, "reading", {"people": 4, "light": "day"}),
    ("Lễ trao tặng danh hiệu cấp tỉnh", 52, "award", {"people": 7, "curtain": "#a81e2b"}),
    ("Hoa Ban mùa nước đổ", 71, "terraces", {"season": "water", "light": "dawn"}),
    ("Đêm xòe trên bản Then", 95, "festival", {"people": 11}),
]
