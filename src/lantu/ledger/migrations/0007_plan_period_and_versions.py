"""A plan's year becomes its period, and plans get a status, a plan above and versions."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def _period(apps: Any, schema_editor: Any) -> None:
    plans = apps.get_model("ledger", "Plan").objects
    plans.filter(first_year__isnull=False).update(last_year=models.F("first_year"))


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_initial'),
        ('ledger', '0006_indicators'),
        ]

    operations = [
        migrations.RenameField("plan", "year", "first_year"),
        migrations.AddField("plan", "last_year", models.PositiveSmallIntegerField(null=True)),
        migrations.RunPython(_period, migrations.RunPython.noop),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('consulted', 'Under consultation'), ('adopted', 'Adopted'), ('revised', 'Revised mid-term'), ('closed', 'Closed')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('rows', models.JSONField(default=list)),
                ('count', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['plan', '-number'],
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='parent',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='ledger.plan'),
        ),
        migrations.AddField(
            model_name='plan',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('consulted', 'Under consultation'), ('adopted', 'Adopted'), ('revised', 'Revised mid-term'), ('closed', 'Closed')], default='adopted', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_year', None), ('last_year', None)), ('last_year__gte', models.F('first_year')), _connector='OR'), name='plan_period'),
        ),
        migrations.AddField(
            model_name='planversion',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.member'),
        ),
        migrations.AddField(
            model_name='planversion',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='ledger.plan'),
        ),
        migrations.AddConstraint(
            model_name='planversion',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='version_number'),
        ),
    ]
