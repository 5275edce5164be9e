"""GraphQL documents: parsed and validated once, then remembered by the hash of their text."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    parse,
    validate,
)

from storefront.api.core.plans import NoPlan, Plan

REMEMBERED = 512
LONGEST_LIST = 100
# Two hundred fields of one name; a large document of a client has some sixty times `id`.
MOST_COMPARISONS = 40_000
LIST_LENGTHS = ("first", "last")


class Refused(Exception):
    """The document cannot be executed: what is wrong with it."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


@dataclass(slots=True)
class Document:
    """A valid document."""

    schema: GraphQLSchema
    digest: str
    ast: DocumentNode
    _costs: dict[tuple[str | None, tuple[Any, ...]], int] = field(default_factory=dict)
    _plans: dict[str | None, Plan | None] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation to run, or None when the name does not say which."""
        operations = [node for node in self.ast.definitions if isinstance(node, OperationDefinitionNode)]
        if name is None:
            return operations[0] if len(operations) == 1 else None
        return next((node for node in operations if node.name and node.name.value == name), None)

    def plan(self, name: str | None) -> Plan | None:
        """The fast way to answer this operation; None where there is none."""
        if name not in self._plans:
            operation = self.operation(name)
            try:
                self._plans[name] = Plan(self.schema, self.ast, operation) if operation else None
            except NoPlan:
                self._plans[name] = None
        return self._plans[name]

    def cost(self, name: str | None, variables: Mapping[str, Any]) -> int:
        """How many fields the answer may have at most, lists counted by the length that is asked for."""
        whole = tuple((key, value) for key, value in sorted(variables.items()) if type(value) is int)
        known = self._costs.get((name, whole))
        if known is None:
            operation = self.operation(name)
            fragments = _fragments(self.ast)
            known = _cost(operation.selection_set, fragments, variables) if operation else 0
            if len(self._costs) < REMEMBERED:
                self._costs[name, whole] = known
        return known


class Documents:
    """The documents of one schema that were asked for last."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Document] = OrderedDict()

    def get(self, text: str) -> Document:
        """The document of a text. Raises Refused when it is malformed, invalid, too long or too deep."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        with self._lock:
            if known := self._known.get(digest):
                self._known.move_to_end(digest)
                return known
        document = Document(self.schema, digest, self._checked(text))
        with self._lock:
            self._known[digest] = document
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return document

    def _checked(self, text: str) -> DocumentNode:
        try:
            ast = parse(text, max_tokens=settings.GRAPHQL_MAX_TOKENS)
        except GraphQLError as error:
            raise Refused([error]) from None
        except RecursionError:
            raise Refused([GraphQLError("The document is nested too deeply.")]) from None
        if _comparisons(ast) > MOST_COMPARISONS:
            raise Refused([GraphQLError("The document asks for the same fields too often.")])
        # Depth first: what is nested too deeply is not worth the work of validation.
        if _depth_of(ast) > settings.GRAPHQL_MAX_DEPTH:
            raise Refused([GraphQLError(f"The document is nested deeper than {settings.GRAPHQL_MAX_DEPTH} levels.")])
        if errors := validate(self.schema, ast, max_errors=20):
            # Without what raised them: a number of five thousand digits is no fault of ours.
            raise Refused([GraphQLError(error.message, error.nodes) for error in errors])
        return ast


def _fragments(ast: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {node.name.value: node for node in ast.definitions if isinstance(node, FragmentDefinitionNode)}


def _comparisons(ast: DocumentNode) -> int:
    """How many pairs of fields validation may have to compare: all that share a name in the answer, and fragments."""
    seen: Counter[str] = Counter()
    waiting: list[Any] = list(ast.definitions)
    while waiting:
        node = waiting.pop()
        if isinstance(node, FieldNode):
            seen[(node.alias or node.name).value] += 1
        elif isinstance(node, FragmentDefinitionNode | FragmentSpreadNode):
            seen["..."] += 1
        if inside := getattr(node, "selection_set", None):
            waiting.extend(inside.selections)
    return sum(times * times for times in seen.values())


def _depth_of(ast: DocumentNode) -> int:
    """The deepest nesting of fields of any operation, with its fragments. A circle of fragments counts as too deep."""
    fragments = _fragments(ast)
    known: dict[str, int] = {}
    too_deep = settings.GRAPHQL_MAX_DEPTH + 1

    def depth(selections: SelectionSetNode | None, inside: frozenset[str]) -> int:
        deepest = found = 0
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                found = 1 + (depth(node.selection_set, inside) if node.selection_set else 0)
            elif isinstance(node, FragmentSpreadNode):
                found = of_fragment(node.name.value, inside)
            elif isinstance(node, InlineFragmentNode):
                found = depth(node.selection_set, inside)
            deepest = max(deepest, found)
        return deepest

    def of_fragment(name: str, inside: frozenset[str]) -> int:
        if name in inside:
            return too_deep
        if name not in fragments:
            return 0
        if name not in known:
            known[name] = depth(fragments[name].selection_set, inside | {name})
        return known[name]

    return max(
        (
            depth(node.selection_set, frozenset())
            for node in ast.definitions
            if isinstance(node, OperationDefinitionNode)
        ),
        default=0,
    )


def _cost(
    selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, Any]
) -> int:
    """Fields below these selections; validated before, so that fragments exist and end."""
    known: dict[str, int] = {}

    def cost(selections: SelectionSetNode | None) -> int:
        total = 0
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                total += 1 + (_length(node, variables) * cost(node.selection_set) if node.selection_set else 0)
            elif isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name not in known:
                    known[name] = cost(fragments[name].selection_set)
                total += known[name]
            elif isinstance(node, InlineFragmentNode):
                total += cost(node.selection_set)
        return total

    return cost(selections)


def _length(node: FieldNode, variables: Mapping[str, Any]) -> int:
    """How many times what is below a field may come: what `first` or `last` says, once where it has neither."""
    for argument in node.arguments:
        if argument.name.value not in LIST_LENGTHS:
            continue
        value = argument.value
        if isinstance(value, IntValueNode):
            # The number may be absurd; the resolver says so. Here it counts as the longest list.
            return min(int(value.value[:6]), LONGEST_LIST)
        if isinstance(value, VariableNode):
            wanted = variables.get(value.name.value, LONGEST_LIST)
            return min(max(wanted, 1), LONGEST_LIST) if type(wanted) is int else LONGEST_LIST
    return 1
