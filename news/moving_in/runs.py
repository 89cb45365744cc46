"""Import runs: the dry run, the import, and going on after an interruption. Command and desk use the same."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from news.models import ImportedItem, ImportRun
from news.models.imports.runs import SILENT_AFTER
from news.moving_in import categories, heartbeat, linking, saving, sources, unpacking
from news.moving_in.categories import Categories
from news.moving_in.files import printable
from news.moving_in.refusals import NoArticle, Refused
from news.moving_in.saving import Wishes
from news.moving_in.sources import Entry
from news.moving_in.story import Story
from news.moving_in.uploads import Uploads

AT_ONCE = 20  # Items that a dry run stores at once, so that its page shows how far it is.
Outcome = ImportedItem.Outcome
State = ImportRun.State


def wishes(run: ImportRun) -> Wishes:
    """Return what the run shall do."""
    return Wishes(Categories(run.make_categories), [], run.creator, run.publish, run.name)


def forecast(run: ImportRun) -> Iterator[tuple[ImportedItem, Story | None]]:
    """Yield unsaved items that tell what the run would do, each with its story; nothing is written.

    Raises Refused if there is nothing to read.
    """
    wanted, seen = wishes(run), {}
    for place, entry in enumerate(_entries(run)):
        item, story = _read(run, place, entry, wanted)
        if story is not None:
            _foretell(item, story, wanted, seen)
        yield item, story


def dry_run(run: ImportRun):
    """Store what the run would do; a run that was interrupted begins anew."""
    with at_work(run, State.READING, State.READ):
        _clean_up()
        run.items.all().delete()
        for told in batched(forecast(run), AT_ONCE, strict=False):
            ImportedItem.objects.bulk_create([item for item, _story in told])


def bring_in(run: ImportRun, tell: Callable[[ImportedItem, Story | None], None] = lambda item, story: None):
    """Make the articles of the run; what an interrupted run made already is left as it is. `tell` hears of each."""
    with at_work(run, State.IMPORTING, State.IMPORTED):
        _clean_up()
        wanted = wishes(run)
        # By name, because files may have been added meanwhile; posts of one export may have the same title.
        done = Counter(run.items.filter(outcome=Outcome.MADE).values_list("name", flat=True))
        for place, entry in enumerate(_entries(run)):
            if done[_name(entry)]:
                done[_name(entry)] -= 1
            else:
                tell(*_bring_in_one(run, place, entry, wanted))
        linking.lead_on(run)
        unpacking.forget(Path(run.path))


def _bring_in_one(run, place, entry, wanted):
    item, story = _read(run, place, entry, wanted)
    uploads = None
    if story is not None:
        _foretell(item, story, wanted, {})
        uploads = Uploads(story) if item.outcome == Outcome.PLANNED else None
    with transaction.atomic():
        if uploads is not None:
            _make(item, story, uploads, wanted)
            _remember_made(run, wanted)
        _put_in_its_place(item)
    return item, story


def _put_in_its_place(item):
    """Store the item instead of what was foretold there; of what was made before nothing is lost.

    Raises IntegrityError, so that nothing is made twice, if another process made the same file meanwhile.
    """
    there = ImportedItem.objects.filter(run=item.run, place=item.place)
    there.exclude(outcome=Outcome.MADE).delete()
    if there.exclude(name=item.name).exists():
        item.place = item.run.items.aggregate(last=Max("place"))["last"] + 1
    item.save()


def _make(item, story, uploads, wanted):
    try:
        article = saving.save(story, uploads, wanted)
    except ValidationError as refusal:
        item.outcome, item.words = Outcome.REFUSED, " ".join(refusal.messages)
        wanted.forget_made()
        return
    item.outcome, item.article, item.made_at = Outcome.MADE, article, article.updated_at
    item.is_draft, item.words = article.status == article.Status.DRAFT, article.note


def _remember_made(run, wanted):
    """Keep which categories, sources and films the run made, so that undoing it can take them out again."""
    made = wanted.made + wanted.categories.made
    for thing in made:
        run.made.setdefault(type(thing).__name__, []).append(thing.pk)
    if made:
        ImportRun.objects.filter(pk=run.pk).update(made=run.made)
    wanted.forget_made()


def _clean_up():
    """Remove what runs before unpacked, but nothing of those that other processes work on."""
    at_work = [run for run in ImportRun.objects.filter(state__in=ImportRun.AT_WORK) if run.is_at_work]
    unpacking.clean(Path(run.path) for run in at_work)


def _entries(run) -> Iterator[Entry]:
    yield from sources.entries(Path(run.path), Path(run.photos) if run.photos else None)


def _name(entry):
    return printable(entry.name)[-500:]


def _read(run, place, entry, wanted):
    """Return an unsaved item for the entry, and its story; None, with the reasons in the item, if there is none."""
    item = ImportedItem(run=run, place=place, name=_name(entry), outcome=Outcome.PLANNED)
    try:
        story = entry.read()
        saving.check(story)
    except NoArticle as refusal:
        item.outcome, item.words = Outcome.PASSED_OVER, str(refusal)
        return item, None
    except Refused as refusal:
        item.outcome, item.words = Outcome.REFUSED, str(refusal)
        item.category = categories.written(refusal.category)
        if not wanted.categories.is_known(refusal.category):
            item.words += f"; {categories.doubt(refusal.category)}"
        return item, None
    item.title, item.published_at, item.views = story.title[:300], story.published_at, story.views
    item.photos, item.documents = len(story.photos()), len(story.documents)
    item.category, item.address = categories.written(story.category), next(iter(story.addresses), "")
    return item, story


def _foretell(item, story, wanted, seen):
    """Tell in the item what would become of the story; `seen` holds the names of those of this run by identity."""
    known = saving.before(story)
    keys = [story.identity(), *story.addresses]
    twin = next((seen[key] for key in keys if key in seen), None)
    if known is not None:
        item.outcome, item.article = Outcome.KNOWN, known
        item.words = known_words(known)
    elif twin is not None:
        item.outcome, item.words = Outcome.KNOWN, _("the same article as {name}").format(name=twin)
    else:
        seen.update(dict.fromkeys(keys, item.name))
        lacks = saving.becomes_public(story, has_category=wanted.categories.has_one(story.category))
        item.is_draft = not wanted.publish or bool(lacks)
        item.words = "\n".join(saving.told(story, wanted))


def known_words(article) -> str:
    """Return what is said of a story that was imported before."""
    words = _("imported before as article {number} “{title}”: nothing is changed, its views neither")
    if article.status == article.Status.DELETED:
        words = _(
            "imported before as article {number} “{title}”, which is in the bin: take it out, or delete it for ever"
        )
    return words.format(number=article.pk, title=article.title)


@contextmanager
def at_work(run: ImportRun, state, finished):
    """Mark the run as being worked on, and as finished at the end. Raises Refused if another process works on it.

    What cannot be read at all is kept as the run's problem.
    """
    now = timezone.now()
    others = Q(state__in=ImportRun.AT_WORK, problem="", alive_at__gt=now - SILENT_AFTER)
    if not ImportRun.objects.filter(pk=run.pk).exclude(others).update(state=state, alive_at=now, problem=""):
        raise Refused(_("This import is being worked on already: wait until it is finished."))
    run.state, run.alive_at, run.problem = state, now, ""
    try:
        with heartbeat.beating(run):
            yield
    except BaseException as error:
        run.problem = str(error) if isinstance(error, Refused) else _("It was interrupted: go on with it.")
        ImportRun.objects.filter(pk=run.pk).update(problem=run.problem)
        raise
    run.state = finished
    ImportRun.objects.filter(pk=run.pk).update(state=finished)
