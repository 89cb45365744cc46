"""Two-syllable words that may stand side by side with the same syllable: "trở thành thành phố" is no repetition."""

# Each line: a syllable; what may precede its first occurrence; what may follow its second one.
_TABLE = """
an: công trị | toàn ninh sinh
bảo: đảm | vệ hiểm đảm tồn tàng trợ
báo: thông cảnh | cáo chí
biểu: đại tiêu phát | quyết dương diễn tình
bộ: cán tiến đồng nội toàn | đội máy phận trưởng
cách: cải tư | làm mạng thức
chính: tài hành | đáng quyền quy sách thức trị
chức: tổ công viên | danh năng vụ
công: thành thi phân | an bố chức dân nghệ nghiệp nhân tác trình
cư: dân | dân trú
danh: vinh | hiệu mục sách
dân: nhân nông cư | chủ cư số sinh tộc vận
dụng: sử áp ứng | cụ
đạo: lãnh chỉ | đức
đoàn: tỉnh huyện | kết thể viên
đội: quân bộ | hình ngũ tuyển
đổi: chuyển thay | mới
định: quy quyết nghị xác ổn | canh hướng kỳ mức
động: hoạt lao vận phát hành chủ | lực thái viên
gian: thời không | hàng khó nan
hành: vận thi ban tiến | chính động khách lang trình
hiện: thực thể phát | đại nay trạng trường vật
hình: điển mô loại địa truyền | ảnh thành thức tượng
hóa: văn | chất đơn học
học: khoa đại tiểu văn | bổng hỏi sinh tập viên
hội: đại xã cơ lễ quốc | đồng nghị nhập thảo trường viên
kết: tổng đoàn liên cam | cấu hợp luận nạp nối quả thúc
khai: triển | giảng mạc thác
kiện: điều sự | toàn
kiến: ý sáng | nghị thiết thức trúc
lập: thành độc thiết | công trường
lực: nhân năng nguồn động | lượng
máy: bộ | móc tính
nghệ: công văn | nhân thuật
nghiệp: nông công doanh sự | vụ
nhân: công cá nạn bệnh tư | ái dân dịp lực rộng văn viên
nhập: thu hội gia | khẩu
nước: đất cả nhà | ngoài sạch
pháp: giải biện | chế luật lý
phòng: quốc văn | chống thủ
phóng: giải | sự viên
phương: địa đối | án châm hướng pháp thức tiện
quan: cơ tham liên | điểm hệ sát tâm trọng
quốc: tổ toàn trung | gia phòng tế
quyền: chính thẩm | hạn lợi
sản: tài thủy hải lâm nông khoáng di | lượng phẩm vật xuất
sinh: học vệ | hoạt thái viên
số: dân chỉ | hóa liệu lượng
tác: công hợp đối | động giả phẩm phong
tạo: sáng đào cải | dựng lập ra
tâm: trung quan quyết | huyết lý tư
tập: học thực | huấn quán thể trung
thành: trở hoàn tạo hình | công đạt lập phần phố quả tích tựu ủy viên
thể: tập đoàn cụ | chế dục hiện lệ lực thao
thông: giao truyền | báo minh qua suốt tin
thưởng: khen | thức
tích: thành phân | cực hợp lũy
tiện: phương | ích lợi nghi
tin: thông | cậy học tưởng tức
toàn: an | dân diện huyện quốc thể tỉnh xã
trí: bố vị | thức tuệ
trị: chính giá | giá liệu
triển: phát | khai lãm vọng
trình: chương công tờ quá giáo | bày diễn độ
trọng: quan tôn chú | điểm tâm thể
trung: tập | bình học tâm thành ương
trực: thường túc | thuộc tiếp tuyến
trường: môi nhà hội thị | hợp học
tuyển: đội thi | chọn dụng sinh
ủy: tỉnh cấp đảng | ban quyền viên
viên: thành hội đảng nhân động giáo sinh đoàn | chức
xã: hợp | hội viên
xuất: sản đề | bản hiện khẩu phát sắc
"""


def _sides(line):
    syllable, sides = line.split(": ")
    return syllable, [set(side.split()) for side in sides.split(" | ")]


_SIDES = dict(_sides(line) for line in _TABLE.strip().splitlines())


def meet(before: str, syllable: str, after: str) -> bool:
    """Return whether "before syllable syllable after" are two words, as "đại biểu biểu quyết" is."""
    may_begin, may_end = _SIDES.get(syllable, (set(), set()))
    return before in may_begin and after in may_end
