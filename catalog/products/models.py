"""What is sold. The names are Saleor's; the class facts are the law's (DOMAIN.md, section 3)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from common.text import TranslatedField


class ProductClass(models.TextChoices):
    """Which law a variant stands under. Per variant: ginseng can be food, farm produce or medicine."""

    CRAFT = "craft"
    FOOD = "food"
    MEDICINE = "medicine"


class Category(models.Model):
    """Where a shopper looks for it; a tree of at most three levels."""

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    description = TranslatedField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return str(self.name)


class ProductType(models.Model):
    """Saleor's product type: which attributes a kind of product has."""

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    product_class = models.CharField(max_length=10, choices=ProductClass)
    is_shipping_required = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.name)


class Attribute(models.Model):
    """A named property such as use or technique; facets are made of them."""

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    is_facet = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class AttributeValue(models.Model):
    """One value that an attribute can take."""

    attribute = models.ForeignKey(Attribute, on_delete=models.CASCADE, related_name="values")
    slug = models.SlugField(max_length=80)
    name = TranslatedField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attribute", "slug"], name="one_value_slug")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.name)


class Product(models.Model):
    """One work or ware of a shop, tied to the heritage it comes from and to who makes it."""

    slug = models.SlugField(max_length=120, unique=True)
    name = TranslatedField()
    # The first sentence of the story, in the serif.
    lede = TranslatedField(blank=True)
    description = TranslatedField(blank=True)
    product_type = models.ForeignKey(ProductType, on_delete=models.PROTECT, related_name="products")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="products")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="products")
    heritage_items = models.ManyToManyField("registry.HeritageItem", related_name="products", blank=True)
    inheritors = models.ManyToManyField("registry.Inheritor", related_name="products", blank=True)
    values = models.ManyToManyField(AttributeValue, related_name="products", blank=True)
    created_at = models.DateTimeField(db_default=Now())
    # Raised with every edit; an editor who holds an older number is told so instead of overwriting.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["shop", "-created_at"], name="product_by_shop")]

    def __str__(self) -> str:
        return str(self.name)


class ProductVariant(models.Model):
    """What can be put into a basket: one size, weight or style of a product."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="variants")
    sku = models.CharField(max_length=80, unique=True)
    name = TranslatedField(blank=True)
    product_class = models.CharField(max_length=10, choices=ProductClass)
    position = models.PositiveSmallIntegerField(default=0)
    weight_grams = models.PositiveIntegerField(default=0)
    quantity_limit_per_customer = models.PositiveIntegerField(null=True, blank=True)
    values = models.ManyToManyField(AttributeValue, related_name="variants", blank=True)
    # Whether it has parts; written by bundles.py only, so that whoever reads a variant need not look for them.
    is_bundle = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.product.name} {self.name}".strip()


class BundlePart(models.Model):
    """One set (套装) holds so many of another variant. Written by bundles.py, which knows the rules."""

    bundle = models.ForeignKey(ProductVariant, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(ProductVariant, on_delete=models.PROTECT, related_name="in_bundles")
    quantity = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "part"], name="part_of_a_bundle_once"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="bundle_holds_some"),
            models.CheckConstraint(condition=~models.Q(part=models.F("bundle")), name="no_part_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.part_id}"


class CraftFacts(models.Model):
    """What a buyer of a craft must know."""

    variant = models.OneToOneField(ProductVariant, on_delete=models.CASCADE, primary_key=True, related_name="craft")
    material = TranslatedField()
    dimensions = TranslatedField()
    maker = TranslatedField()
    care = TranslatedField(blank=True)
    # Made-to-order items are outside the 7-day return (DOMAIN.md, section 4).
    made_to_order = models.BooleanField(default=False)
    lead_time_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(made_to_order=False) | models.Q(lead_time_days__gt=0),
                name="made_to_order_has_lead_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.material)


class Allergen(models.TextChoices):
    """The eight groups of GB 7718."""

    GLUTEN = "gluten"
    CRUSTACEANS = "crustaceans"
    FISH = "fish"
    EGGS = "eggs"
    PEANUTS = "peanuts"
    SOY = "soy"
    MILK = "milk"
    NUTS = "nuts"


class FoodFacts(models.Model):
    """The label of a pre-packed food."""

    variant = models.OneToOneField(ProductVariant, on_delete=models.CASCADE, primary_key=True, related_name="food")
    label_name = TranslatedField()
    ingredients = TranslatedField()
    net_content = TranslatedField()
    producer = TranslatedField()
    storage = TranslatedField()
    standard_code = models.CharField(max_length=40)
    allergens = ArrayField(models.CharField(max_length=12, choices=Allergen), default=list, blank=True)
    # None: keeps without a limit, as aged tea and spirits do.
    shelf_life_days = models.PositiveIntegerField(null=True, blank=True)
    licence = models.ForeignKey("shops.Licence", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.label_name)


class MedicineFacts(models.Model):
    """What must be shown of a medicine. Version 1 sells OTC only."""

    class OtcClass(models.TextChoices):
        RED = "A", "OTC 甲类"
        GREEN = "B", "OTC 乙类"

    variant = models.OneToOneField(ProductVariant, on_delete=models.CASCADE, primary_key=True, related_name="medicine")
    generic_name = TranslatedField()
    approval_number = models.CharField(max_length=20)
    otc_class = models.CharField(max_length=1, choices=OtcClass)
    indications = TranslatedField()
    dosage = TranslatedField()
    contraindications = TranslatedField()
    leaflet = TranslatedField()
    manufacturer = TranslatedField()
    licence = models.ForeignKey("shops.Licence", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.generic_name)
