"""What Django cannot create: the word index of each database, and an index on a table of Django's own."""

from django.db import migrations

# The last 29 bits of a rowid are its article's primary key (news/search/indexing.py).
# FTS5 names the column that is matched after the table; PostgreSQL's is given the same name.
WORD_INDEX = {
    "sqlite": ["CREATE VIRTUAL TABLE news_wordrow USING fts5(title, lead, body, marks, tokenize='ascii')"],
    "postgresql": [
        "CREATE TABLE news_wordrow (rowid bigint PRIMARY KEY, title text NOT NULL, lead text NOT NULL,"
        " body text NOT NULL, news_wordrow tsvector NOT NULL)",
        # Read for each article that is looked at: unpacking costs more than reading.
        "ALTER TABLE news_wordrow ALTER COLUMN news_wordrow SET STORAGE EXTERNAL",
        "CREATE UNIQUE INDEX news_wordrow_article ON news_wordrow ((rowid & 536870911))",
        "CREATE INDEX news_wordrow_words ON news_wordrow USING gin (news_wordrow) WITH (fastupdate = off)",
    ],
}


def create_word_index(apps, schema_editor):
    for statement in WORD_INDEX[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_word_index(apps, schema_editor):
    schema_editor.execute("DROP TABLE news_wordrow")


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0001_initial"),
        ("admin", "0003_logentry_add_action_flag_choices"),
    ]

    operations = [
        migrations.RunPython(create_word_index, drop_word_index),
        # The log of one article is looked up on each of its pages in the admin.
        migrations.RunSQL(
            'CREATE INDEX "admin_log_of_one_object" ON "django_admin_log" ("content_type_id", "object_id")',
            'DROP INDEX "admin_log_of_one_object"',
        ),
    ]
