"""What the rest of the house may ask about products. The answers live beside this file, one idea each."""

from catalog.media.queries import PictureRef
from catalog.products.cards import Card, cards
from catalog.products.categories import (
    CategoryNode,
    CategoryTree,
    categories_to,
    category_by_slug,
    category_path,
    category_tree,
)
from catalog.products.page import (
    AttributeValueView,
    AttributeView,
    Batch,
    HeritageRef,
    InheritorRef,
    ProductPage,
    ShopRef,
    VariantView,
    product_page,
)
from catalog.products.pieces import Piece, pieces, published

__all__ = [
    "AttributeValueView",
    "AttributeView",
    "Batch",
    "Card",
    "CategoryNode",
    "CategoryTree",
    "HeritageRef",
    "InheritorRef",
    "PictureRef",
    "Piece",
    "ProductPage",
    "ShopRef",
    "VariantView",
    "cards",
    "categories_to",
    "category_by_slug",
    "category_path",
    "category_tree",
    "pieces",
    "product_page",
    "published",
]
