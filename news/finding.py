"""The pages on which readers look for something."""

from django.shortcuts import render

from news import snippets, suggesting
from news.models import Article, Photo
from news.pages import page_of, public
from news.searchform import SearchForm

HITS_A_PAGE = 10


@public
def search(request):
    form = SearchForm(request.GET)
    found = form.find()
    page = page_of(request, found.hits, HITS_A_PAGE)
    is_asked = form.is_valid() and bool(form.wanted or form.is_narrowed)
    context = {
        "form": form,
        "page": page,
        "is_asked": is_asked,
        "results": results(page, form.wanted) if found.hits else [],
        "suggestion": is_asked and not found.hits and suggesting.suggestion(form.wanted),
        "number": len(found.hits),
        "older": found.older and form.query(truoc=found.older),
    }
    return render(request, "news/search.html", context)


def results(hits, what):
    """The articles of the hits in their order, with title and text marked."""
    numbers = [hit.article for hit in hits]
    articles = Article.objects.published().for_lists().defer(None).in_bulk(numbers)
    captions = {}
    for number, caption in Photo.objects.filter(article__in=numbers).values_list("article", "caption"):
        captions.setdefault(number, []).append(caption)
    for article in (articles[number] for number in numbers if number in articles):
        article.marked_title = snippets.marked(article.title, what)
        article.snippet = snippets.snippet(article, captions.get(article.pk, []), what)
        yield article
