"""What an article must hold to stay published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from news import workflow
from news.models import Article


class ArticleForm(forms.ModelForm):
    def clean(self):
        """Readers see a published article at once, so it is not saved without what they need."""
        cleaned = super().clean()
        if self.instance.status == Article.Status.PUBLISHED:
            for name in ("category", "body", "published_at"):
                if name in cleaned and workflow.is_empty(cleaned[name]):
                    self.add_error(name, _("A published article cannot be without this. Withdraw it first."))
        return cleaned
