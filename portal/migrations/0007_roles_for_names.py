from importlib import import_module

from django.db import migrations

install_roles = import_module("portal.migrations.0002_roles").install_roles


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0006_roles_for_statistics"),
        ("news", "0010_reviews_corrections_names"),
    ]
    operations = [migrations.RunPython(install_roles, migrations.RunPython.noop)]
