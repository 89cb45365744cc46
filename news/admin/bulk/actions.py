"""The actions of the list of articles that take one step with many: each asks on a page and then does it."""

from collections.abc import Callable
from typing import NamedTuple

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from news.admin.bulk.forms import Answer, Nothing, value_form
from news.admin.rendering import render_page
from news.bulk import fields, steps
from news.bulk.fields import SetField
from news.bulk.moves import MakeMove
from news.models import Article

SHOWN = 20
UNDO = "bulk_undo"
CONTINUED = "continued"  # Sent with the articles that there was no time for.


class Action(NamedTuple):
    """One action: its name in the list, whether only editors have it, what it asks, and the step by what was asked."""

    name: str
    label: Promise
    explained: Promise
    form: Callable[[], type[forms.Form]]
    step: Callable
    is_for_editors: bool = False
    sets: str = ""


def _set(field, label, is_for_editors=False):
    return Action(
        name=f"set_{field}",
        label=label,
        explained=gettext_lazy("Readers see the new value at once where an article is public. It can be undone."),
        form=lambda: value_form(field),
        step=lambda user, asked: SetField(field, asked.get("value"), user, is_chosen="value" in asked),
        is_for_editors=is_for_editors,
        sets=field,
    )


def _move(name, label, explained, form: type[forms.Form] = Nothing, is_for_editors=False, action=""):
    return Action(
        name=action or name,
        label=label,
        explained=explained,
        form=lambda: form,
        step=lambda user, asked: MakeMove(name, user, asked.get("note", "–" if form is Answer else "")),
        is_for_editors=is_for_editors,
    )


BIN = "delete_selected"  # Django's name; in the list of the bin it deletes for ever (article/deletion.py).
ACTIONS = [
    _set("category", gettext_lazy("Set the category")),
    _set("source", gettext_lazy("Set the source")),
    _set("topic", gettext_lazy("Set the topic")),
    _set("creator", gettext_lazy("Set the author"), is_for_editors=True),
    _move(
        "publish",
        gettext_lazy("Publish under their own date"),
        gettext_lazy("Each article appears under the date it has; one with a date to come appears then."),
        is_for_editors=True,
    ),
    _move(
        "send_back",
        gettext_lazy("Return to the reporters"),
        gettext_lazy("Each reporter finds the answer above the article."),
        form=Answer,
        is_for_editors=True,
    ),
    _move(
        "delete",
        gettext_lazy("Put into the bin"),
        gettext_lazy(
            "These articles go into the bin, from which they can be taken out again. Those that readers see now "
            "disappear from the site."
        ),
        action=BIN,
    ),
    _move(
        "restore",
        gettext_lazy("Take out of the bin"),
        gettext_lazy("These articles become drafts again."),
    ),
]
OF_THE_BIN = ("restore", BIN)


def as_django_has_them() -> list[Callable]:
    """Return the actions, without that for the bin, as functions for ModelAdmin.actions."""
    return [_function(action) for action in ACTIONS if action.name != BIN]


def _function(action):
    @admin.action(description=action.label, permissions=["change"])
    def asked(model_admin, request, articles):
        return ask(action, model_admin, request, articles)

    asked.__name__ = action.name
    return asked


def named(name: str) -> Action:
    """Return the action with this name."""
    return next(action for action in ACTIONS if action.name == name)


def offered(actions: dict, request, is_bin: bool) -> dict:
    """Return those of the list's actions that belong to this list and this person."""
    hers = {
        action.name for action in ACTIONS if not action.is_for_editors or request.user.has_perm("news.publish_article")
    }
    return {
        name: action
        for name, action in actions.items()
        if name in hers and (name in OF_THE_BIN if is_bin else name != "restore")
    }


def ask(action: Action, model_admin, request, articles):
    """Show the page that says what will happen; when that is confirmed, do it and go back to the list."""
    chosen = list(articles.select_related("category", "creator")[: steps.MOST + 1])
    if len(chosen) > steps.MOST:
        words = _("At most {most} articles at once: narrow the list by its filters.")
        messages.error(request, words.format(most=steps.MOST))
        return None
    is_confirmed = "post" in request.POST
    form = action.form()(request.POST if is_confirmed else None)
    asked = form.cleaned_data if is_confirmed and form.is_valid() else None
    step = action.step(request.user, asked or {})
    plan = steps.plan(step, chosen)
    if asked is None or not plan.articles:
        return _question(action, model_admin, request, form, plan)
    old = fields.before(action.sets, plan.articles) if action.sets else {}
    outcome = steps.take(step, plan.articles)
    _tell(action, request, outcome, plan, old, asked)
    if outcome.waiting:
        return ask_on(action, model_admin, request, form, outcome.waiting)
    return None


def ask_on(action, model_admin, request, form, waiting):
    """Show the page again for those that there was no time for, with what was answered."""
    plan = steps.Plan(list(Article.objects.filter(pk__in=waiting)), {})
    return _question(action, model_admin, request, form, plan, is_continued=True)


def _question(action, model_admin, request, form, plan, is_continued=False):
    context = {
        "title": f"{action.label}: {_count(len(plan.articles))}",
        "action": action,
        "form": form,
        "plan": plan,
        "is_continued": is_continued,
        "names": [article.title for article in plan.articles[:SHOWN]],
        "more": max(0, len(plan.articles) - SHOWN),
        "left_out": [
            (reason, articles[:SHOWN], max(0, len(articles) - SHOWN)) for reason, articles in plan.left_out.items()
        ],
    }
    return render_page(model_admin, request, "question", context, "bulk")


def _tell(action, request, outcome, plan, old, asked):
    left_out = plan.left_out_count + len(outcome.not_done)
    words = f"{action.label}: {_count(len(outcome.done))}."
    if left_out:
        words += " " + _("Left out: {articles}.").format(articles=_count(left_out))
    if outcome.waiting:
        words += " " + _("Time was too short for {articles}: go on below.").format(
            articles=_count(len(outcome.waiting))
        )
    if action.sets and outcome.done:
        value = asked["value"]
        request.session[UNDO] = _remembered(request, action, value and value.pk, old, {*outcome.done})
        undo = reverse("admin:news_article_undo_bulk")
        words = format_html('{} <a class="desk-undo" href="{}">{}</a>', words, undo, _("Undo"))
    messages.success(request, words)


def _remembered(request, action, new, old, done) -> dict:
    """Return what the undo needs: the old value of each article, also of those done before the time was over."""
    kept = request.session.get(UNDO, {}) if CONTINUED in request.POST else {}
    is_same = (kept.get("field"), kept.get("new")) == (action.sets, new)
    values = dict(kept["old"]) if is_same else {}
    for before, pks in old.items():
        values[before] = [*values.get(before, []), *(pk for pk in pks if pk in done)]
    return {"field": action.sets, "new": new, "old": values}


def _count(number):
    return ngettext("{count} article", "{count} articles", number).format(count=number)
