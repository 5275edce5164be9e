"""Whatever we have of Saleor's interface has Saleor's signature: types, nullability, names of arguments, enum members.

The interface is read from `../shared/saleor/`, or where SALEOR_CONTRACT says; without it this check does not run, and
says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    ObjectTypeExtensionNode,
    parse,
    print_ast,
)

from storefront.api.schema import schema

FOLDER = Path(os.environ.get("SALEOR_CONTRACT", settings.BASE_DIR.parent / "shared" / "saleor"))
# The file abbreviates these two: "... every ISO code", "... every locale".
ABBREVIATED = {"CountryCode", "LanguageCodeEnum"}
OURS = schema.graphql_schema.type_map


def contract(name: str) -> DocumentNode:
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside the checkout: Saleor's signatures were NOT compared.")
    return parse(path.read_text())


def fields_of(document: DocumentNode) -> dict[tuple[str, str], str]:
    """(type, field) → its signature, such as `(id: ID, slug: String): Product`."""
    kinds = (ObjectTypeDefinitionNode, ObjectTypeExtensionNode, InterfaceTypeDefinitionNode)
    return {
        (node.name.value, field.name.value): signature(
            {argument.name.value: print_ast(argument.type) for argument in field.arguments}, print_ast(field.type)
        )
        for node in document.definitions
        if isinstance(node, kinds)
        for field in node.fields
    }


def signature(arguments: dict[str, str], of: str) -> str:
    return f"({', '.join(f'{name}: {kind}' for name, kind in sorted(arguments.items()))}): {of}"


def our_signature(kind: str, field: str) -> str | None:
    found = getattr(OURS.get(kind), "fields", {}).get(field)
    return found and signature({name: str(arg.type) for name, arg in found.args.items()}, str(found.type))


@pytest.mark.parametrize("name", ["storefront.graphql", "staff.graphql"])
def test_each_field_that_we_have_is_signed_as_saleors(name, record_property):
    wanted = fields_of(contract(name))
    ours = {place: our_signature(*place) for place in wanted}
    have = {place: found for place, found in ours.items() if found}
    wrong = {place: (found, wanted[place]) for place, found in have.items() if found != wanted[place]}
    roots = [place for place in wanted if place[0] in ("Query", "Mutation")]
    record_property(
        "told",
        f"{name}: we have {len(have)} of {len(wanted)} (type, field) pairs, "
        f"{len(have.keys() & set(roots))} of {len(roots)} root fields",
    )
    assert not wrong
    assert have


@pytest.mark.parametrize("name", ["storefront.graphql", "staff.graphql"])
def test_inputs_and_enums_are_saleors(name):
    compared = 0
    for node in contract(name).definitions:
        ours = OURS.get(getattr(getattr(node, "name", None), "value", ""))
        if isinstance(node, InputObjectTypeDefinitionNode) and ours:
            assert isinstance(ours, GraphQLInputObjectType)
            expected = {field.name.value: print_ast(field.type) for field in node.fields}
            assert {field: str(kind.type) for field, kind in ours.fields.items()} == expected, node.name.value
            compared += 1
        elif isinstance(node, EnumTypeDefinitionNode) and ours:
            assert isinstance(ours, GraphQLEnumType)
            expected_members = {value.name.value for value in node.values}
            if node.name.value in ABBREVIATED:
                assert expected_members <= set(ours.values)
            else:
                assert expected_members == set(ours.values), node.name.value
            compared += 1
    assert compared


def test_types_implement_saleors_interfaces():
    for node in contract("storefront.graphql").definitions:
        ours = OURS.get(getattr(getattr(node, "name", None), "value", ""))
        if isinstance(node, ObjectTypeDefinitionNode) and isinstance(ours, GraphQLObjectType):
            missing = {kind.name.value for kind in node.interfaces} - {kind.name for kind in ours.interfaces}
            assert not missing, (node.name.value, missing)


# Of these nothing is missing: neither an argument, nor a field of the answer, of its errors or of its inputs.
WHOLE = {
    "storefront.graphql": ["paymentGatewayInitialize", "transactionInitialize", "transactionProcess"],
    "staff.graphql": [
        "transactionCreate",
        "orderCancel",
        "orderFulfill",
        "orderFulfillmentCancel",
        "orderFulfillmentUpdateTracking",
        "orderMarkAsPaid",
        "orderVoid",
    ],
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_payments_and_orders_are_driven_by_lacks_nothing(name):
    document = contract(name)
    wanted = fields_of(document)
    # What both files need stands in the first.
    known = wanted | fields_of(contract("storefront.graphql"))
    for root in WHOLE[name]:
        assert our_signature("Mutation", root) == wanted["Mutation", root], root
        answer = wanted["Mutation", root].rpartition(": ")[2]
        for kind in (answer, *errors_in(answer, known)):
            fields = {field for of, field in known if of == kind}
            assert fields, f"The contract says nothing of {kind}."
            assert fields <= set(OURS[kind].fields), kind


def errors_in(answer: str, known: dict[tuple[str, str], str]) -> set[str]:
    """The types of the errors in a mutation's answer."""
    kinds = {found.rpartition(": ")[2].strip("[]!") for (of, field), found in known.items() if of == answer}
    return {kind for kind in kinds if kind.endswith("Error")}
