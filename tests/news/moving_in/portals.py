"""Twenty article pages: four articles, each in the markup of five kinds of portal, as their makers document it."""

from typing import NamedTuple


class Article(NamedTuple):
    """An article as it is shown by any portal. Parts of the text: ("p", text), ("photos", names, caption, credit), …"""

    title: str
    date: str  # As printed: day/month/year hour:minute.
    iso: str
    views: int
    source: str
    lead: str
    text: list
    byline: str
    document: str = ""


ROAD = Article(
    "Bản Mây làm đường mới", "12/04/2024 16:05", "2024-04-12T16:05", 1342, "BTĐKT",
    "Sáng 12/4, hơn sáu mươi hộ của bản Mây ra quân làm đường.",
    [
        ("p", "Con đường dài hai cây số, rộng ba mét, nối bản với trường học của xã."),
        ("photos", ["may1.jpg"], "Bà con đổ bê tông", ""),
        ("h", "Mỗi nhà một việc"),
        ("p", "Các hộ chia nhau đào rãnh, chở cát, trộn bê tông; người già nấu cơm cho cả đội."),
        ("photos", ["may2.jpg", "may3.jpg"], "Trồng cây hai bên đường", "Thào Mỷ"),
        ("p", "Đường xong trước mùa mưa./."),
    ],
    "Thào Mỷ – Vàng Sao",
)  # fmt: skip
LIST = Article(
    "Danh sách tập thể được tặng Giấy khen quý I", "02/01/2023 08:30", "2023-01-02T08:30", 88, "",
    "Ban Thi đua – Khen thưởng công bố danh sách tập thể được tặng Giấy khen quý I năm 2023.",
    [
        ("p", "Danh sách gồm các tập thể có thành tích trong phong trào làm đường và trồng rừng."),
        ("table", [["Tập thể", "Xã"], ["Bản Mây", "Nà Pheo"], ["Bản Gió", "Huổi Sáy"]]),
        ("p", "Giấy khen được trao tại cuộc họp giao ban đầu tháng của Ủy ban nhân dân xã./."),
    ],
    "",
    document="Quyết định số 12/QĐ-UBND",
)  # fmt: skip
TEACHER = Article(
    "Cô giáo ở điểm trường xa nhất huyện", "20/11/2022 07:15", "2022-11-20T07:15", 65535, "CTTĐT",
    "Mười bốn năm, cô giáo Vừ Mai đi bộ vượt ba con suối để đến lớp học ghép.",
    [
        ("photos", ["lop.jpg"], "Giờ tập viết của lớp ghép", "Lò Thu"),
        ("p", "Lớp học có mười bốn em thuộc hai trình độ, ngồi quay lưng vào nhau."),
        ("ul", ["Buổi sáng học chữ", "Buổi chiều học toán"]),
        ("photos", ["suoi.jpg"], "", ""),
        ("p", "Con suối thứ ba sâu nhất, mùa lũ cô phải ngủ lại điểm trường. Các em mang rau đến góp cơm./."),
    ],
    "Lò Thu",
)  # fmt: skip
MEETING = Article(
    "Cụm thi đua số 2 ký giao ước", "05/02/2021 14:40", "2021-02-05T14:40", 7, "",
    "Chín đơn vị của Cụm thi đua số 2 ký giao ước thi đua năm 2021.",
    [
        ("p", "Hội nghị bầu Cụm trưởng và Cụm phó, thông qua quy chế hoạt động của cụm."),
        ("h", "Chín chỉ tiêu"),
        ("p", "Mỗi đơn vị đăng ký chín chỉ tiêu, trong đó có chỉ tiêu về sáng kiến và điển hình tiên tiến."),
        ("photos", ["ky1.jpg", "ky2.jpg"], "Đại diện các đơn vị ký giao ước", ""),
    ],
    "Bài và ảnh: Hoàng Bách",
)  # fmt: skip
ARTICLES = [ROAD, LIST, TEACHER, MEETING]


def _block(part, photo):
    kind = part[0]
    if kind == "p":
        return f"<p>{part[1]}</p>"
    if kind == "ul":
        return f"<ul>{''.join(f'<li>{item}</li>' for item in part[1])}</ul>"
    if kind == "table":
        rows = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in part[1])
        return f'<table border="1" style="width:100%"><tbody>{rows}</tbody></table>'
    return photo(part)


def _told(part):
    _kind, _names, caption, credit = part
    return f"{caption}. Ảnh: {credit}" if credit else caption


def vnpt(article):
    def photo(part):
        if part[0] == "h":
            return f"<p><strong>{part[1]}</strong></p>"
        images = "".join(
            f'<p style="text-align:center"><img src="anh/{name}" alt="anh tin bai"></p>' for name in part[1]
        )
        return images + (f'<p style="text-align:center"><em>&nbsp;&nbsp;{_told(part)}</em></p>' if part[2] else "")

    source = f"{article.source} - " if article.source else ""
    byline = f'<p style="text-align:right"><b>{article.byline}</b></p>' if article.byline else ""
    document = f'<p><a href="tep/qd.pdf">Tải về: {article.document}</a></p>' if article.document else ""
    return f"""<html><head><title>{article.title} - Ban Thi đua</title></head><body>
    <div class="banner">Trang thông tin</div><div class="menu"><a href="/">Trang chủ</a></div>
    <div class="Article-Detail-default"><h1 class="title">{article.title}</h1><div class="date">Thứ Sáu, {article.date}</div>
    <div class="view">Lượt xem: {article.views:,}</div><div class="sapo"><b>{source}{article.lead}</b></div>
    <div class="content">{"".join(_block(part, photo) for part in article.text)}{byline}{document}</div>
    <div class="other"><h3>Tin liên quan</h3><ul><li><a href="a-1.html">Một tin khác (01/01/2020)</a></li></ul></div></div>
    <div class="right"><b>Thống kê truy cập</b> Lượt xem: 999.999</div></body></html>"""


def nukeviet(article):
    def photo(part):
        if part[0] == "h":
            return f"<h2>{part[1]}</h2>"
        cells = "".join(
            f'<td><img src="/uploads/news/2024/{name}" width="460" alt="{name[:-4]}"></td>' for name in part[1]
        )
        caption = f'<tr><td colspan="{len(part[1])}"><em>{_told(part)}</em></td></tr>' if part[2] else ""
        return f'<table align="center" class="image"><tbody><tr>{cells}</tr>{caption}</tbody></table>'

    day, clock = article.date.split()
    source = f"({article.source}) - " if article.source else ""
    byline = (
        f'<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>{article.byline}</p></div>'
    )
    document = f'<p>Tải về: <a href="/uploads/news/2024/qd.pdf">{article.document}</a></p>' if article.document else ""
    return f"""<html><head><title>{article.title} - Tin tức</title><meta property="og:title" content="{article.title}"></head>
    <body class="nv"><nav class="navbar"><a href="/">Trang nhất</a></nav>
    <div class="news_column panel panel-default"><div class="panel-body"><h1 class="title margin-bottom-lg">{article.title}</h1>
    <div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">Thứ bảy - {day} {clock}</span></div>
    <div class="col-md-12"><ul class="list-inline"><li>Đã xem: {article.views}</li></ul></div></div>
    <div class="clearfix"><div class="hometext m-bottom">{source}{article.lead}</div></div>
    <div id="news-bodyhtml" class="bodytext margin-bottom-lg">{"".join(_block(part, photo) for part in article.text)}{document}</div>
    {byline if article.byline else ""}</div></div>
    <div class="news_column panel"><div class="panel-body"><p class="h3">Những tin mới hơn</p>
    <ul class="related list-inline"><li><a href="x.html">Một tin khác</a> <em>(01/01/2020)</em></li></ul></div></div></body></html>"""


def liferay(article):
    def photo(part):
        if part[0] == "h":
            return f"<p><b>{part[1]}</b></p>"
        images = "".join(f'<img alt="" src="/documents/20182/0/{name}/1f2e?t=1700" />' for name in part[1])
        return f'<p style="text-align: center;">{images}<br /><em>{_told(part)}</em></p>'

    byline = f'<p style="text-align: right;"><strong>{article.byline}</strong></p>' if article.byline else ""
    source = f"{article.source} – " if article.source else ""
    document = (
        f'<p><a href="/documents/20182/0/qd.pdf/77aa">{article.document}</a></p>'.replace("/77aa", "")
        if article.document
        else ""
    )
    return f"""<html><head><title>{article.title} - Cổng thông tin</title></head><body class="signed-out">
    <header id="banner"><a class="logo" href="/">Sở Nội vụ</a></header>
    <div class="portlet-asset-publisher"><h2 class="header-title"><span>{article.title}</span></h2>
    <div class="asset-full-content"><div class="metadata-publish-date">Ngày đăng: {article.date}</div>
    <span class="view-count">{article.views} lượt xem</span>
    <div class="journal-content-article"><p><strong>{source}{article.lead}</strong></p>
    {"".join(_block(part, photo) for part in article.text)}{byline}{document}</div></div>
    <div class="asset-links"><h3>Các tin khác</h3><ul><li><a href="/tin/-/1">Một tin khác 01/01/2020</a></li></ul></div></div>
    <footer>Số lượt truy cập: 999999</footer></body></html>"""


def sharepoint(article):
    def photo(part):
        if part[0] == "h":
            return f'<div><span style="font-weight:bold">{part[1]}</span></div>'
        images = "".join(
            f'<div align="center"><img src="/PublishingImages/2024/{name}" border="0"></div>' for name in part[1]
        )
        return images + (
            f'<div align="center"><span style="font-style:italic">{_told(part)}</span></div>' if part[2] else ""
        )

    day, clock = article.date.split()
    hour = int(clock[:2])
    half = f"{(hour - 1) % 12 + 1}:{clock[3:]} {'CH' if hour > 11 else 'SA'}"
    source = f"{article.source}- " if article.source else ""
    byline = f'<div align="right"><b>{article.byline}</b></div>' if article.byline else ""
    document = (
        f'<div class="news-attach"><a href="/Lists/qd.pdf">{article.document}</a></div>' if article.document else ""
    )
    text = "".join(_block(part, photo) for part in article.text).replace("<p>", "<div>").replace("</p>", "</div><br>")
    return f"""<html><head><title>
    {article.title}
    </title></head><body><form id="aspnetForm" action="a.aspx"></form><div id="s4-workspace"><div class="ms-webpart-zone">
    <div class="DetailTitle">{article.title}</div><div class="DetailDate">{day} {half} | Lượt xem: {article.views}</div>
    <div class="DetailSummary">{source}{article.lead}</div>
    <div class="DetailContent"><div class="ExternalClassA1B2">{text}{byline}</div></div>{document}
    <div class="tin-khac"><div class="t">Tin khác</div><a href="b.aspx">Một tin khác</a></div></div></div></body></html>"""


def drupal(article):
    def photo(part):
        if part[0] == "h":
            return f"<h3>{part[1]}</h3>"
        *shared, last = part[1]
        plain = "".join(f'<figure><img src="/sites/default/files/{name}" alt=""></figure>' for name in shared)
        told = f"<figcaption>{_told(part)}</figcaption>" if part[2] else ""
        return f'{plain}<figure role="group" class="caption caption-img"><img src="/sites/default/files/{last}">{told}</figure>'

    day, clock = article.date.split()
    source = f"<p>{article.source} - {article.lead}</p>" if article.source else ""
    lead = "" if article.source else f'<div class="field field--name-field-summary">{article.lead}</div>'
    byline = f'<p class="text-align-right"><strong>{article.byline}</strong></p>' if article.byline else ""
    document = f'<div class="field--name-field-file"><span class="file"><a href="/f/qd.pdf">{article.document}</a></span></div>'
    return f"""<html><head><title>{article.title} | Ban Thi đua</title>
    <meta name="dcterms.created" content="1999-01-01"></head><body><header class="header"><a href="/">Trang chủ</a></header>
    <h1 class="page-title"><span class="field--name-title">{article.title}</span></h1>
    <article class="node node--type-article"><div class="node__meta"><span class="submitted">Được đăng vào {clock}, ngày {day}</span></div>
    <div class="node__content">{lead}<div class="field field--name-body">{source}{"".join(_block(part, photo) for part in article.text)}
    {byline}</div>{document if article.document else ""}</div>
    <ul class="links"><li class="statistics_counter">{article.views} lượt xem</li></ul></article>
    <aside class="sidebar"><h2>Đọc nhiều</h2><a href="/1">Một tin khác</a></aside></body></html>"""


PORTALS = [vnpt, nukeviet, liferay, sharepoint, drupal]
