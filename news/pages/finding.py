"""The readers' pages for finding articles: search, archive, authors, site map."""

from django.db.models import Count, Max, Min
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render

from news.lists.archive import months
from news.lists.category_tree import tree
from news.models import Article, Attachment, Credit, Photo
from news.search import snippets, suggestions
from news.search.form import SearchForm
from news.text import vietnamese
from pagecache.fragments import once_per_version
from pagecache.public_page import page_of, public
from request_rates import dear

HITS_A_PAGE = 10


@public
@dear
def search(request):
    """Show the search form with one page of hits; redirect if its category has been renamed."""
    form = SearchForm(request.GET)
    if category := form.renamed:
        return HttpResponsePermanentRedirect(f"{request.path}?{form.query(muc=category.slug)}")
    found = form.find()
    page = page_of(request, found.hits, HITS_A_PAGE)
    is_asked = form.is_valid() and bool(form.cleaned_data["q"] or form.is_narrowed)
    context = {
        "form": form,
        "page": page,
        "is_asked": is_asked,
        "query": is_asked and form.cleaned_data["q"],
        "branches": tree,
        "results": results(page, form.wanted) if found.hits else [],
        "suggestion": is_asked and not found.hits and suggestions.suggestion(form.wanted, form.cleaned_data["q"]),
        "number": len(found.hits),
        "older": found.older and form.query(truoc=found.older),
    }
    return render(request, "news/search.html", context)


def results(hits, what):
    """Yield the articles of the hits in their order, with the words marked in title and snippet."""
    pks = [hit.article for hit in hits]
    articles = Article.objects.published().for_lists().defer(None).in_bulk(pks)
    texts = {}
    captions = Photo.objects.filter(article__in=pks).values_list("article", "caption")
    documents = Attachment.objects.filter(article__in=pks).values_list("article", "title")
    for pk, text in (*captions, *documents):
        texts.setdefault(pk, []).append(text)
    for article in (articles[pk] for pk in pks if pk in articles):
        article.marked_title = snippets.marked(article.title, what)
        article.snippet = snippets.snippet(article, texts.get(article.pk, []), what)
        yield article


@public
def archive(request):
    """Show all months, year by year, with their numbers of articles."""
    years = {}
    for month, articles in months().items():
        years.setdefault(month.year, []).append((month, articles))
    return render(request, "news/archive.html", {"years": years})


@public
def archive_month(request, month):
    """Show one month's articles. Raises Http404 for a month without any."""
    if month not in months():
        raise Http404
    others = sorted(months())
    place = others.index(month)
    context = {
        "month": month,
        "number": months()[month],
        "page": page_of(request, month.articles, HITS_A_PAGE),
        "earlier": others[place - 1] if place else None,
        "later": others[place + 1] if place + 1 < len(others) else None,
    }
    return render(request, "news/archive_month.html", context)


@public
def authors(request):
    """Show everybody whose name is in the byline of a public article."""
    return render(request, "news/authors.html", {"letters": once_per_version("authors", _by_letter)})


@public
def author(request, slug):
    """Show the public articles whose byline has this name. Raises Http404 if there is none."""
    credit = Credit.objects.filter(slug=slug, article__in=Article.objects.published()).order_by("-row").first()
    if credit is None:
        raise Http404
    articles = Article.objects.published().filter(credits__slug=slug)
    span = articles.aggregate(number=Count("pk"), first=Min("published_at"), last=Max("published_at"))
    page = page_of(request, articles.order_by("-credits__row").for_lists(), HITS_A_PAGE)
    return render(request, "news/author.html", {"author": credit, "page": page} | span)


@public
def site_map(request):
    return render(request, "news/site_map.html", {"branches": tree(), "months": list(months())[:12]})


def _by_letter():
    """Return the authors with their numbers of articles, by the first letter of the given name, which comes last."""
    credits = Credit.objects.filter(article__in=Article.objects.published()).order_by()
    people = credits.values_list("slug").annotate(Max("name"), Count("pk"))
    letters = {}
    for slug, name, articles in sorted(people, key=lambda one: (vietnamese.fold(one[1].split()[-1]), one[0])):
        letter = vietnamese.fold(name.split()[-1])[:1].upper()
        letters.setdefault(letter, []).append((Credit(slug=slug, name=name), articles))
    return letters
