"""The public holidays of the years whose calendar was public when this was written; administrators edit them."""

import datetime

from django.db import migrations

NEW_YEAR, TET, ANCESTORS = "Tết Dương lịch", "Tết Nguyên đán", "Giỗ Tổ Hùng Vương"
REUNIFICATION, LABOUR, INDEPENDENCE = "Ngày Chiến thắng", "Ngày Quốc tế lao động", "Quốc khánh"
OFF = [
    *[("2025-01-01", NEW_YEAR), ("2025-01-27", TET), ("2025-01-28", TET), ("2025-01-29", TET), ("2025-01-30", TET)],
    *[("2025-01-31", TET), ("2025-04-07", ANCESTORS), ("2025-04-30", REUNIFICATION), ("2025-05-01", LABOUR)],
    *[("2025-05-02", "Nghỉ hoán đổi với ngày 26/4"), ("2025-09-01", INDEPENDENCE), ("2025-09-02", INDEPENDENCE)],
    *[("2026-01-01", NEW_YEAR), ("2026-01-02", "Nghỉ hoán đổi với ngày 10/1"), ("2026-02-16", TET)],
    *[("2026-02-17", TET), ("2026-02-18", TET), ("2026-02-19", TET), ("2026-02-20", TET)],
    *[("2026-04-27", f"{ANCESTORS} (nghỉ bù)"), ("2026-04-30", REUNIFICATION), ("2026-05-01", LABOUR)],
    *[("2026-08-31", "Nghỉ hoán đổi với ngày 22/8"), ("2026-09-01", INDEPENDENCE), ("2026-09-02", INDEPENDENCE)],
    # Of 2027 only the days that the Labour Code names; Tết and exchanged days are decided the year before.
    *[("2027-01-01", NEW_YEAR), ("2027-04-30", REUNIFICATION), ("2027-05-03", f"{LABOUR} (nghỉ bù)")],
    ("2027-09-02", INDEPENDENCE),
]
WORKED = [
    ("2025-04-26", "Làm bù ngày 2/5"),
    ("2026-01-10", "Làm bù ngày 2/1"),
    ("2026-08-22", "Làm bù ngày 31/8"),
]


def create_holidays(apps, schema_editor):
    holidays = apps.get_model("honours", "PublicHoliday").objects.using(schema_editor.connection.alias)
    holidays.bulk_create(
        holidays.model(day=datetime.date.fromisoformat(day), name=name, is_worked=days is WORKED)
        for days in (OFF, WORKED)
        for day, name in days
    )


class Migration(migrations.Migration):
    dependencies = [("honours", "0002_register_index"), ("pagecache", "0001_initial")]

    operations = [migrations.RunPython(create_holidays, migrations.RunPython.noop)]
