from importlib import import_module

from django.db import migrations

install_roles = import_module("portal.migrations.0002_roles").install_roles


class Migration(migrations.Migration):
    dependencies = [("portal", "0008_second_factor"), ("admin", "0003_logentry_add_action_flag_choices")]
    operations = [migrations.RunPython(install_roles, migrations.RunPython.noop)]
