"""What readers find: photos and articles of a small portal."""

import io
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from honours.models import Change, Decision, Grant, Honour, Unit
from news.models import Article, Photo

PHONE_SIZE = {"width": 360, "height": 740}
TABLE = "<table><tbody><tr>" + "<th scope='col'>Chiều dài đường thắp sáng</th>" * 8 + "</tr></tbody></table>"


def picture(width=960, height=640):
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(out, "JPEG")
    return ContentFile(out.getvalue(), name="anh.jpg")


def publish(title, category, photos=0, **fields):
    when = timezone.now() - timedelta(hours=Article.objects.count() + 1)
    article = Article.objects.create(title=title, category=category, status="published", published_at=when, **fields)
    for order in range(photos):
        Photo.objects.create(
            article=article, image=picture(), caption="Một góc bản" if order else "", alt="Ruộng bậc thang", order=order
        )
    return article


def award(article):
    """A decision that an article reports on, with every kind of recipient, and one that took a name back."""
    unit = Unit.objects.create(name="Trường Phổ thông dân tộc bán trú Trung học cơ sở Huổi Sáy")
    now = timezone.now()
    told = {"year": 2025, "authority": "Chủ tịch UBND tỉnh", "status": "published", "published_at": now}
    decision = Decision.objects.create(
        number="77/QĐ-UBND", signed_on=date(2025, 2, 5), subject="Về việc tặng Bằng khen", signer="Hà Nam", **told
    )
    later = Decision.objects.create(number="80/QĐ-UBND", signed_on=date(2025, 9, 9), subject="Điều chỉnh", **told)
    decision.articles.add(article)
    Change.objects.create(later=later, earlier=decision, effect="amends")
    merit = Honour.objects.get(installed_as="bang-khen-tinh")
    flag = Honour.objects.get(installed_as="co-tinh")
    rows = [
        {"name": "Lò Thị Mai", "recipient": "person", "address": "Bà", "post": "Hiệu trưởng", "is_posthumous": True},
        {"name": unit.name, "recipient": "collective", "honour": flag, "reason": "Dẫn đầu phong trào thi đua năm 2024"},
        {"recipient": "enterprise", "count": 12_036, "honour": flag},
        {"name": "Hộ ông Lử", "recipient": "household"},
        {"name": "Vàng Văn Hủy", "recipient": "person", "revoked_by": later},
    ]
    for row in rows:
        Grant.objects.create(**{"decision": decision, "honour": merit, "unit": unit, "unit_text": unit.name} | row)
    return decision, unit
