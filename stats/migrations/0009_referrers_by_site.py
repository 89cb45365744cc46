from collections import Counter

from django.db import migrations
from django.db.models import F

from stats.referrers import site_of

BLOCKS = {"ReferrerDay": "day", "ReferrerMonth": "month", "ReferrerYear": "year"}


def add_hosts_to_their_sites(apps, schema_editor):
    for name, first_day in BLOCKS.items():
        rows = apps.get_model("stats", name).objects
        found = rows.values_list(first_day, "host", "views").iterator()
        moved = [(day, host, views) for day, host, views in found if site_of(host) != host]
        sums = Counter()
        for day, host, views in moved:
            sums[day, site_of(host)] += views
        rows.filter(host__in={host for _day, host, _views in moved}).delete()
        for (day, site), views in sums.items():
            key = {first_day: day, "host": site}
            rows.update_or_create(**key, defaults={"views": F("views") + views}, create_defaults=key | {"views": views})


class Migration(migrations.Migration):
    dependencies = [("stats", "0008_late_views_and_clocks")]
    operations = [migrations.RunPython(add_hosts_to_their_sites, migrations.RunPython.noop)]
