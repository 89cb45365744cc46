"""Invented agencies, communes, schools and enterprises of the province Hoa Ban, with those that merged in 2025."""

import datetime

MERGED_ON = datetime.date(2025, 7, 1)
PROVINCE = [
    *["Văn phòng Ủy ban nhân dân tỉnh Hoa Ban", "Sở Nội vụ Hoa Ban", "Sở Tài chính Hoa Ban", "Sở Y tế Hoa Ban"],
    *["Sở Giáo dục và Đào tạo Hoa Ban", "Sở Nông nghiệp và Môi trường Hoa Ban", "Sở Xây dựng Hoa Ban"],
    *["Sở Khoa học và Công nghệ Hoa Ban", "Sở Văn hóa, Thể thao và Du lịch Hoa Ban", "Công an tỉnh Hoa Ban"],
    *["Bộ Chỉ huy Quân sự tỉnh Hoa Ban", "Bộ đội Biên phòng tỉnh Hoa Ban", "Hội Liên hiệp Phụ nữ tỉnh Hoa Ban"],
    *["Hội Nông dân tỉnh Hoa Ban", "Tỉnh đoàn Hoa Ban", "Bệnh viện Đa khoa tỉnh Hoa Ban"],
]
COMMUNES = [
    *["Phường Thanh Lĩnh", "Phường Bản Then", "Xã Pa Lình", "Xã Hua Lình", "Xã Nà Khoang", "Xã Phiêng Ngần"],
    *["Xã Khau Sung", "Xã Suối Ban", "Xã Nậm Hoa", "Xã Nậm Then", "Xã Tà Sin", "Xã Huổi Mơ"],
]
KINDS_OF_SCHOOLS = ["Mầm non", "Tiểu học", "THCS"]
SCHOOLS = [f"Trường {kind} {commune.split(' ', 1)[1]}" for commune in COMMUNES for kind in KINDS_OF_SCHOOLS]
HEALTH = [f"Trạm Y tế {commune[0].lower()}{commune[1:]}" for commune in COMMUNES]
ENTERPRISES = [
    *["Công ty Cổ phần Chè Phiêng Ngần", "Công ty TNHH Xây dựng Nậm Then", "Công ty TNHH Cà phê Hoa Ban"],
    *["Hợp tác xã mận hậu Khau Sung", "Hợp tác xã dệt thổ cẩm Bản Then", "Hợp tác xã chè Tà Sin"],
    *["Công ty Cổ phần Thủy điện Nậm Hoa", "Công ty TNHH Du lịch Suối Ban", "Hợp tác xã dược liệu Huổi Mơ"],
    *["Công ty Cổ phần Vận tải Thanh Lĩnh", "Công ty TNHH Mắc ca Hua Lình", "Hợp tác xã thủy sản Pa Lình"],
]
# What they were until 2025, and what they are a part of today.
MERGED = {
    "Ban Thi đua – Khen thưởng tỉnh Hoa Ban (trước 7/2025)": "Sở Nội vụ Hoa Ban",
    "Sở Thông tin và Truyền thông Hoa Ban": "Sở Khoa học và Công nghệ Hoa Ban",
    "Sở Giao thông vận tải Hoa Ban": "Sở Xây dựng Hoa Ban",
    "Sở Tài nguyên và Môi trường Hoa Ban": "Sở Nông nghiệp và Môi trường Hoa Ban",
    "Thị trấn Nậm Then": "Xã Nậm Then",
    "Xã Nà Mơ": "Xã Nà Khoang",
    "Xã Tà Sin 2": "Xã Tà Sin",
}
OFFICES = [*PROVINCE, *COMMUNES]
COLLECTIVES = [*OFFICES, *SCHOOLS, *HEALTH]
