"""The corrections of a published article, as rows of its form; only editors write them."""

from django.db import models
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminTextareaWidget

from date_widgets import DateWidget
from news.admin.article.photos import FewRows
from news.models import Correction


class CorrectionInline(FewRows, StackedInline):
    model = Correction
    max_num = 50
    extra = 0
    formfield_overrides = {
        models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})},
        models.DateField: {"widget": DateWidget},
    }

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("news.publish_article")

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission
