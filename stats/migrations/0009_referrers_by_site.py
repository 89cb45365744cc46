from collections import Counter

from django.db import migrations

from stats.referrers import site_of

BLOCKS = {"ReferrerDay": "day", "ReferrerMonth": "month", "ReferrerYear": "year"}


def add_hosts_to_their_sites(apps, schema_editor):
    for name, first_day in BLOCKS.items():
        model = apps.get_model("stats", name)
        # Locked: a drainer of the release before may be adding to the same rows.
        found = list(model.objects.select_for_update().values_list(first_day, "host", "views"))
        sites = {host: site_of(host) for _day, host, _views in found}
        sums = Counter()
        for day, host, views in found:
            sums[day, sites[host]] += views
        changed = {(day, sites[host]) for day, host, _views in found if sites[host] != host}
        model.objects.filter(host__in=[host for host, site in sites.items() if host != site]).delete()
        model.objects.bulk_create(
            [model(**{first_day: day, "host": site, "views": sums[day, site]}) for day, site in sorted(changed)],
            batch_size=2000,
            update_conflicts=True,
            unique_fields=[first_day, "host"],
            update_fields=["views"],
        )


class Migration(migrations.Migration):
    dependencies = [("stats", "0008_late_views_and_clocks")]
    operations = [migrations.RunPython(add_hosts_to_their_sites, migrations.RunPython.noop)]
