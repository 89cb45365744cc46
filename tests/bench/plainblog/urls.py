"""The same articles as a plain Django blog shows them, written as the tutorials teach it: what "uncached" is measured by."""

from django.urls import path
from django.views.generic import DetailView

from news.models import Article, Category, Video
from portal.identity.models import SiteIdentity


class ArticleView(DetailView):
    template_name = "article.html"
    queryset = Article.objects.published().select_related("category", "source", "topic")

    def get_context_data(self, **kwargs):
        published = Article.objects.published().order_by("-published_at")
        same = published.filter(category=self.object.category)
        return super().get_context_data(**kwargs) | {
            "site": SiteIdentity.load(),
            "categories": Category.objects.filter(parent=None).prefetch_related("children"),
            "photos": self.object.photos.all(),
            "latest": published[:6],
            "most_read": published.order_by("-pk")[:5],
            "stream": published.filter(topic=self.object.topic)[:5],
            "related": same.exclude(pk=self.object.pk)[:4],
            "videos": Video.objects.published()[:5],
            "newer": same.filter(published_at__gt=self.object.published_at).last(),
            "older": same.filter(published_at__lt=self.object.published_at).first(),
        }


urlpatterns = [
    path("", ArticleView.as_view(), {"pk": 1}, name="home"),
    path("category/<slug:slug>/", ArticleView.as_view(), name="category"),
    path("video/<int:pk>/", ArticleView.as_view(), name="video"),
    path("article/<int:pk>/", ArticleView.as_view(), name="article"),
]
