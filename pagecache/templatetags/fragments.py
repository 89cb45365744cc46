"""The template tag for fragments: parts of many pages that get nothing of the page but a few words and numbers."""

from django import template
from django.template.base import token_kwargs
from django.utils.translation import get_language

from pagecache import holes
from pagecache.fragments import Recipe

register = template.Library()


@register.tag
def fragment(parser, token):
    """Compile `{% fragment "news/_aside.html" films=films.number %}`: a template, rendered once per content version."""
    _tag, name, *words = token.split_contents()
    values = token_kwargs(words, parser)
    if words:
        raise template.TemplateSyntaxError(f"{{% fragment %}} takes name=value, not {words[0]!r}")
    return FragmentNode(parser.compile_filter(name), values)


class FragmentNode(template.Node):
    """Renders a fragment, or leaves its mark in a page that is to be kept (`request.leaves_holes`)."""

    def __init__(self, name, values):
        self.name, self.values = name, values

    def render(self, context):
        values = [(key, _plain(value.resolve(context, ignore_failures=True))) for key, value in self.values.items()]
        recipe = Recipe(get_language(), self.name.resolve(context), tuple(values))
        if getattr(context.get("request"), "leaves_holes", False):
            return holes.mark(recipe.name)
        return recipe.html()


def _plain(value):
    """Return a word or number as JSON can hold it."""
    return value if value is None or isinstance(value, int) else str(value)
