"""What Django cannot create: the register's index of each database."""

from django.db import migrations

# FTS5 names the column that is matched after the table; PostgreSQL's is given the same name.
REGISTER_INDEX = {
    "sqlite": ["CREATE VIRTUAL TABLE honours_entryrow USING fts5(texts, marks, tokenize='ascii')"],
    "postgresql": [
        "CREATE TABLE honours_entryrow (rowid bigint PRIMARY KEY, honours_entryrow tsvector NOT NULL)",
        "CREATE INDEX honours_entryrow_words ON honours_entryrow USING gin (honours_entryrow) WITH (fastupdate = off)",
    ],
}


def create_register_index(apps, schema_editor):
    for statement in REGISTER_INDEX[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_register_index(apps, schema_editor):
    schema_editor.execute("DROP TABLE honours_entryrow")


class Migration(migrations.Migration):
    dependencies = [("honours", "0001_initial")]

    operations = [migrations.RunPython(create_register_index, drop_register_index)]
