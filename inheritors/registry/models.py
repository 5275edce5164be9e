"""The registry of intangible heritage as it is published, and the people and bodies who keep it alive.

Only the registry's row id is unique (DOMAIN.md, section 2): codes repeat, titles differ within a project, divisions get
abolished. So rows are keyed by `registry_id`, and codes are kept as the registry wrote them, normalised.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from common.text import TranslatedField


class Level(models.TextChoices):
    """Each level numbers its items on its own."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


class Category(models.Model):
    """One of the ten categories of the national list; the Roman numeral is its code."""

    numeral = models.PositiveSmallIntegerField(primary_key=True)
    code = models.CharField(max_length=4, unique=True)
    slug = models.SlugField(unique=True)
    name = TranslatedField()
    # The names before 2008, in Chinese.
    aliases = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["numeral"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Region(models.Model):
    """An administrative division by its six-digit code, living or abolished."""

    class Kind(models.TextChoices):
        PROVINCE = "province"
        CITY = "city"
        COUNTY = "county"

    code = models.CharField(max_length=6, unique=True)
    name = TranslatedField()
    kind = models.CharField(max_length=10, choices=Kind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    # Codes of the divisions that took over an abolished one.
    successors = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    # Where following the successors ends: the living divisions, its own code if it lives, nothing if nobody took over.
    today = ArrayField(models.CharField(max_length=6), default=list, blank=True)
    # Names that the same code had before, in Chinese.
    former_names = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def in_use(self) -> bool:
        return self.until is None


class ProtectionUnit(models.Model):
    """保护单位: the organisation charged with keeping an item alive."""

    name = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """A numbered entry of a list, such as Ⅷ-7; its sub-items are the HeritageItems."""

    level = models.CharField(max_length=12, choices=Level, default=Level.NATIONAL)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="projects")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=20)
    # As first published; sub-items may carry other titles.
    title = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "category", "number"], name="project_number")]
        ordering = ["category_id", "number"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class HeritageItem(models.Model):
    """A sub-item of the list: one heritage in one place."""

    class EntryType(models.TextChoices):
        NEW = "new", "新增项目"
        EXTENDED = "extended", "扩展项目"

    registry_id = models.PositiveIntegerField(unique=True, null=True, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="items")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="items")
    # Not unique: the registry repeats sub-item codes.
    code = models.CharField(max_length=40, blank=True, db_index=True)
    name = TranslatedField()
    entry_type = models.CharField(max_length=10, choices=EntryType)
    batch = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    level = models.CharField(max_length=12, choices=Level, default=Level.NATIONAL)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    region_code = models.CharField(max_length=6, blank=True)
    region_text = TranslatedField(blank=True)
    protection_unit = models.ForeignKey(
        ProtectionUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    # Our own words; the registry's descriptions are not ours to publish.
    description = TranslatedField(blank=True)
    # [{"zh-hans": "揉泥", "en": "Wedging", "text": {"zh-hans": "…", "en": "…"}}, …]: the steps of the craft, in order.
    steps = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["category_id", "project__number", "pk"]
        indexes = [models.Index(fields=["category", "id"], name="item_by_category")]

    def __str__(self) -> str:
        return str(self.name)


class Inheritor(models.Model):
    """代表性传承人: a person, never an organisation. Equal names are different people."""

    class Status(models.TextChoices):
        ACTIVE = "active"
        HONORARY = "honorary"
        WITHDRAWN = "withdrawn"
        DECEASED = "deceased"

    registry_id = models.PositiveIntegerField(unique=True, null=True, blank=True)
    # 05-2713: batch and number on the roll.
    roll_number = models.CharField(max_length=20, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    level = models.CharField(max_length=12, choices=Level, default=Level.NATIONAL)
    batch = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    project_code = models.CharField(max_length=20, blank=True)
    # One code, or several with commas for a person who was entered for several sub-items.
    item_code = models.CharField(max_length=200, blank=True)
    heritage_item = models.ForeignKey(
        HeritageItem, on_delete=models.PROTECT, null=True, blank=True, related_name="inheritors"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="inheritors")
    region_text = TranslatedField(blank=True)
    # The profile that a maker of the store publishes; empty for people who are only on the roll.
    has_profile = models.BooleanField(default=False)
    # Invented people of the demo say so on their page.
    is_invented = models.BooleanField(default=False)
    quotation = TranslatedField(blank=True)
    life = TranslatedField(blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    # [{"generation": 3, "people": [{"name": {...}, "note": {...}}]}, …], the oldest first.
    lineage = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["id"], condition=models.Q(has_profile=True), name="inheritor_profiles")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_verified(self) -> bool:
        """Whether the seal 传 may stand beside the name."""
        return bool(self.roll_number) and self.status in (self.Status.ACTIVE, self.Status.HONORARY)
