"""The meaning of every number of the statistics, as shown beside it and on the page of definitions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

DEFINITIONS = {
    "view": (
        _("Views"),
        _(
            "How often a page was delivered to a person. Reloading counts again. Programs, signed-in staff, ignored "
            "networks and pages fetched in advance are left out; what was fetched in advance counts once it is opened."
        ),
    ),
    "program": (
        pgettext_lazy("statistics", "Programs"),
        _(
            "Who names no browser, leaves an address for complaints, or names a program's work or tools. What a "
            "phone's model is called does not matter. A program that poses as a browser in every word counts as a "
            "person."
        ),
    ),
    "visitor": (
        _("Visitors"),
        _(
            "Different browsers on different connections, each once a day. In a longer period the days are added up, "
            "so who comes on two days counts twice. No cookie is set and no address is kept. A view that is added "
            "more than a day after its week has no visitor, and the page says how many these were."
        ),
    ),
    "online": (
        _("Online now"),
        _(
            "Different visitors whose last page was delivered within the last five minutes; who goes on reading from "
            "Sunday into Monday is one of them, once."
        ),
    ),
    "today": (pgettext_lazy("figure", "Today"), _("Different visitors since midnight, Vietnamese time.")),
    "same_time": (
        _("At the same time"),
        _("Today is compared up to the last full hour with the same hours of yesterday and of the same day last week."),
    ),
    "week": (
        _("Visitors this week"),
        _("Different visitors since Monday 0:00; who comes on several days of the week counts once."),
    ),
    "total": (
        _("Total"),
        _("The visitors, or views, of all days, added up, and the opening balances of an older counter."),
    ),
    "previous": (
        _("The period before"),
        _(
            "As many days just before the period; for a month, quarter or year, the one before, and as long as it is "
            "not over, as many days of that one from its first day. All days have none."
        ),
    ),
    "hour": (
        _("By hour"),
        _(
            "Hours of the day, added up over the days of the period. A visitor belongs to the hour of the first page "
            "of that day. Days from an imported history have no hours."
        ),
    ),
    "reader": (
        _("Readers"),
        _(
            "Different visitors of one article, each once a day. Reloading moves nothing, so articles are ranked by "
            "it. A view that is added more than two days late has no reader, and the page says how many these were. "
            "The readers stand beside the views on the article's page, as a dash if an older counter's views are among "
            "them."
        ),
    ),
    "article_view": (
        _("Views of articles"),
        _("How often the articles' own pages were delivered; front page, lists and films are not among them."),
    ),
    "author": (
        pgettext_lazy("statistics", "Author"),
        _("The account that wrote the article; the printed byline is text and stands in the export of the articles."),
    ),
    "output": (
        _("Output"),
        _(
            "Articles published in the period and public now, by month of publication, author and category, with their "
            "photos, and their views and readers within the period."
        ),
    ),
    "referrer": (
        _("Came from"),
        _(
            "Views that came by a link on another site, by its name; all hosts of a site are one. A day keeps a "
            "bounded number of names, the rest is “others”. Links within the site and typed addresses are not "
            "among them."
        ),
    ),
    "device": (
        _("Devices"),
        _(
            "The kind of device, as the browser describes itself, with Android by the name of the model: of a hundred "
            "models about four are taken for another kind. A visitor belongs to the device of the day's first page. "
            "Some tablets call themselves computers."
        ),
    ),
    "refused": (
        _("Left out"),
        _("Requests for public pages that are no views, each with the first reason that applied."),
    ),
    "drained": (_("Counted up to"), _("When each machine last added its waiting views to the figures.")),
    "waiting": (
        _("Waiting"),
        _("Views that were written down safely and not added to the figures yet; normally for about a second."),
    ),
    "dropped": (
        _("Lost"),
        _("Views that could not be written down because a disk was full or failed. No figure has them."),
    ),
    "bad": (
        _("Unreadable"),
        _("Written records that were torn or foreign and were skipped, for instance after a loss of power."),
    ),
    "opening": (
        _("Opening balance"),
        _("What an older counter had before this site counted, as set by an administrator, with a note."),
    ),
    "imported": (
        _("Imported history"),
        _("Daily figures of an older counter, added from a file. They stand in every sum like days counted here."),
    ),
}
