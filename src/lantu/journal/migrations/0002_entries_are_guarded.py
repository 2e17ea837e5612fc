from django.db import migrations

from lantu.journal.guards import guard_from_migration, unguard_from_migration


class Migration(migrations.Migration):
    """Triggers that refuse to change or remove an entry."""

    dependencies = [
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(guard_from_migration, unguard_from_migration),
    ]
