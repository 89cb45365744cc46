from importlib import import_module

from django.db import migrations

install_roles = import_module("portal.migrations.0002_roles").install_roles


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0004_contacts"),
        ("news", "0008_topics_and_attachments"),
        ("stats", "0003_compact_visitors"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(install_roles, migrations.RunPython.noop)]
