"""The ten categories of the national list, so that a new store has them. Made where missing, never taken away."""

from django.db import migrations

from inheritors.registry.categories import CATEGORIES


def lay_out(apps, schema_editor):
    category = apps.get_model("registry", "Category")
    category.objects.bulk_create(
        (
            category(
                numeral=facts.numeral,
                code=facts.code,
                slug=facts.slug,
                name={"zh-hans": facts.name, "en": facts.english},
                aliases=list(facts.aliases),
            )
            for facts in CATEGORIES
        ),
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_divisions_today")]

    operations = [migrations.RunPython(lay_out, migrations.RunPython.noop)]
