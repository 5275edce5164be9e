"""Rows of the heritage registry, as few as a test needs."""

import factory
from factory.django import DjangoModelFactory

from common.text import both
from inheritors.registry.models import Category, HeritageItem, Inheritor, Project, ProtectionUnit, Region


class CategoryFactory(DjangoModelFactory):
    """Ⅷ 传统技艺, unless told otherwise."""

    class Meta:
        model = Category
        django_get_or_create = ("numeral",)

    numeral = 8
    code = factory.LazyAttribute(lambda row: "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"[row.numeral - 1])
    slug = factory.LazyAttribute(lambda row: f"category-{row.numeral}")
    name = factory.LazyAttribute(lambda row: both("传统技艺", "Traditional craftsmanship"))


class RegionFactory(DjangoModelFactory):
    """A province; Jiangxi unless told otherwise."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "360000"
    name = both("江西省", "Jiangxi")
    kind = Region.Kind.PROVINCE


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = Project
        django_get_or_create = ("level", "category", "number")

    category = factory.SubFactory(CategoryFactory)
    level = "national"
    number = factory.Sequence(lambda n: n + 1)
    code = factory.LazyAttribute(lambda row: f"{row.category.code}-{row.number}")
    title = "景德镇手工制瓷技艺"


class ProtectionUnitFactory(DjangoModelFactory):
    class Meta:
        model = ProtectionUnit

    name = factory.Sequence(lambda n: f"第{n}保护中心")


class HeritageItemFactory(DjangoModelFactory):
    """A national item of Jiangxi, with words in both languages."""

    class Meta:
        model = HeritageItem

    slug = factory.Sequence(lambda n: f"heritage-{n}")
    project = factory.SubFactory(ProjectFactory)
    category = factory.SelfAttribute("project.category")
    name = both("景德镇手工制瓷技艺", "Jingdezhen handmade porcelain")
    entry_type = HeritageItem.EntryType.NEW
    batch = 1
    year = 2006
    region = factory.SubFactory(RegionFactory)
    region_code = factory.SelfAttribute("region.code")
    region_text = both("江西省景德镇市", "Jingdezhen, Jiangxi")
    description = both("瓷石与高岭土", "Porcelain stone and kaolin")


class InheritorFactory(DjangoModelFactory):
    """A verified national inheritor with a profile."""

    class Meta:
        model = Inheritor

    slug = factory.Sequence(lambda n: f"inheritor-{n}")
    name = both("沈砚秋", "Shen Yanqiu")
    roll_number = factory.Sequence(lambda n: f"05-{n:04d}")
    level = "national"
    batch = 5
    heritage_item = factory.SubFactory(HeritageItemFactory)
    region = factory.SelfAttribute("heritage_item.region")
    has_profile = True
    is_invented = True
