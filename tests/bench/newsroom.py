"""`python -m tests.bench.newsroom`: gives the library's articles the people, states and log that a desk of ten years has."""

import django

REPORTERS = 20  # One of them, long there, wrote a half of it all.
STATES = ["draft", "submitted", "returned", "withdrawn", "deleted"]
UNPUBLISHED = 40  # One article in so many is in one of these states.
STEPS = 3  # In the log, of each article.
# By hand, for the articles would otherwise all have been worked on last in the minute they were made.
SPREAD = {
    "sqlite": "UPDATE news_article SET updated_at = datetime(published_at, '+' || (id % 90) || ' minutes'), "
    "created_at = datetime(published_at, '-1 day'), source_id = {source} + id % 5, creator_id = {who}",
    "postgresql": "UPDATE news_article SET updated_at = published_at + id % 90 * interval '1 minute', "
    "created_at = published_at - interval '1 day', source_id = {source} + id % 5, creator_id = {who}",
}
LOG = (
    "INSERT INTO django_admin_log (action_time, object_id, object_repr, action_flag, change_message, content_type_id,"
    " user_id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {steps}) SELECT updated_at,"
    " id, SUBSTR(title, 1, 200), 2, 'Đã gửi cho biên tập viên.', {kind}, creator_id FROM news_article, n ORDER BY id"
)


def people():
    """An editor with every right, and the reporters."""
    from django.contrib.auth.models import Group

    from portal.accounts import roles
    from portal.accounts.models import User

    User.objects.create_user("editor", is_staff=True, is_superuser=True, last_name="Trần", first_name="Lan")
    reporters = [
        User.objects.create_user(f"reporter{number}", is_staff=True, last_name="Lê", first_name=f"An {number}")
        for number in range(REPORTERS)
    ]
    reporter = Group.objects.get(name=next(iter(roles.ROLES)))
    for one in reporters:
        one.groups.add(reporter)
    return reporters


def spread(reporters):
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    from news.models import Article, Source

    first = reporters[0].pk
    who = f"CASE WHEN id % 2 = 0 THEN {first} ELSE {first + 1} + id / 2 % {REPORTERS - 1} END"
    sources = [Source.objects.create(code=f"N{number}", name=f"Nguồn {number}") for number in range(5)]
    kind = ContentType.objects.get_for_model(Article).pk
    with connection.cursor() as cursor:
        cursor.execute(SPREAD[connection.vendor].format(source=sources[0].pk, who=who))
        cursor.execute(LOG.format(steps=STEPS, kind=kind))


def unpublish():
    """Past the manager's own update, which would index each of them alone."""
    from django.db.models import QuerySet

    from news.models import Article
    from news.search.indexing import index

    numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True)[::UNPUBLISHED])
    for place, state in enumerate(STATES):
        when = {"published_at": None} if state in ("draft", "submitted", "returned") else {}
        QuerySet(Article).filter(pk__in=numbers[place :: len(STATES)]).update(status=state, **when)
    for begin in range(0, len(numbers), 500):
        index(numbers[begin : begin + 500])


def main():
    django.setup()
    from django.db import connection

    spread(people())
    unpublish()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
