from django.contrib.auth.management import create_permissions
from django.db import migrations

from portal import roles


def install_roles(apps, schema_editor):
    # Django makes permissions only after the last migration; the groups need them now.
    for app in apps.get_app_configs():
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    roles.install(apps)


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_edition"), ("portal", "0002_roles"), ("stats", "0004_statistics")]
    operations = [migrations.RunPython(install_roles, migrations.RunPython.noop)]
