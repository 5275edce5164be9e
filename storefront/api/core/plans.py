"""Queries turned into plain Python once, so that answering them again costs a fraction of walking the document.

A plan knows only the way on which nothing goes wrong. Whatever goes wrong (an exception, a null where none may be, a
wrong variable) raises out of `run`, and the caller lets graphql-core execute the same query for the exact errors;
queries change nothing, so they may run twice. Mutations, directives and introspection have no plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

from graphene.types.resolver import get_default_resolver
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    Visitor,
    visit,
)
from graphql.execution.values import get_argument_values, get_variable_values

# Reads one field of a source; completes one value. Both know the run that they are part of.
Read = Callable[[Any, "Run"], Any]
Steps = list[tuple[str, Read]]


class NoPlan(Exception):
    """This operation is left to graphql-core."""


class WentWrong(Exception):
    """Something that graphql-core must put into words."""


class Run:
    """One execution: its context, its variables, and the arguments that hang on them."""

    __slots__ = ("_arguments", "info", "variables")

    def __init__(self, context: Any, variables: dict[str, Any]) -> None:
        # All that the store's own resolvers of queries look at.
        self.info = SimpleNamespace(context=context)
        self.variables = variables
        self._arguments: dict[int, dict[str, Any]] = {}

    def arguments(self, field: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The arguments of a field, reckoned once for all sources that have it."""
        known = self._arguments.get(id(node))
        if known is None:
            known = self._arguments[id(node)] = get_argument_values(field, node, self.variables)
        return known


class Plan:
    """One query operation of a document, ready to run. Raises NoPlan where there can be none."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        if operation.operation is not OperationType.QUERY or schema.query_type is None or _has_directives(document):
            raise NoPlan
        self._schema, self._operation = schema, operation
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._steps = self._steps_of(schema.query_type, [operation.selection_set])

    def run(self, *, context: Any, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The data of the answer. Raises whatever goes wrong."""
        coerced = get_variable_values(self._schema, self._operation.variable_definitions or (), dict(variables))
        if isinstance(coerced, list):
            raise WentWrong
        run = Run(context, coerced)
        return {key: read(None, run) for key, read in self._steps}

    # --- What is selected ----------------------------------------------------

    def _steps_of(self, of: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> Steps:
        fields: dict[str, list[FieldNode]] = {}
        for selection_set in selections:
            self._collect(of, selection_set, fields, set())
        return [(key, self._reader(of, nodes)) for key, nodes in fields.items()]

    def _collect(
        self, of: GraphQLObjectType, selections: SelectionSetNode, into: dict[str, list[FieldNode]], seen: set[str]
    ) -> None:
        for node in selections.selections:
            if isinstance(node, FieldNode):
                into.setdefault((node.alias or node.name).value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or self._applies(node.type_condition.name.value, of):
                    self._collect(of, node.selection_set, into, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                fragment = self._fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, of):
                    self._collect(of, fragment.selection_set, into, seen)

    def _applies(self, condition: str, of: GraphQLObjectType) -> bool:
        named = self._schema.type_map[condition]
        if named is of:
            return True
        return isinstance(named, GraphQLInterfaceType | GraphQLUnionType) and self._schema.is_sub_type(named, of)

    # --- How it is read ------------------------------------------------------

    def _reader(self, of: GraphQLObjectType, nodes: list[FieldNode]) -> Read:
        name = nodes[0].name.value
        if name == "__typename":
            return lambda _source, _run: of.name
        field = of.fields.get(name)
        if field is None:
            raise NoPlan
        complete = self._completer(field.type, nodes)
        resolve = field.resolve
        if isinstance(resolve, partial) and resolve.func is get_default_resolver():
            name, default = resolve.args
            return _attribute(name, default, complete)
        if resolve is None:
            raise NoPlan
        return _resolved(field, nodes[0], resolve, complete)

    def _completer(self, of: GraphQLOutputType, nodes: list[FieldNode]) -> Read:
        if isinstance(of, GraphQLNonNull):
            return _never_null(self._completer(of.of_type, nodes))
        if isinstance(of, GraphQLList):
            return _each(self._completer(of.of_type, nodes))
        if isinstance(of, GraphQLObjectType):
            return _object(self._steps_of(of, [node.selection_set for node in nodes if node.selection_set]))
        if isinstance(of, GraphQLInterfaceType | GraphQLUnionType):
            return self._abstract(of, nodes)
        assert isinstance(of, GraphQLScalarType | GraphQLEnumType), "There are no other types of output."
        return _leaf(of)

    def _abstract(self, of: GraphQLAbstractType, nodes: list[FieldNode]) -> Read:
        """What a value is shows only when it is there; each type's steps are made when it first comes."""
        known: dict[str, Read] = {}

        def complete(value: Any, run: Run) -> Any:
            if value is None:
                return None
            if of.resolve_type is None:
                raise WentWrong
            name = of.resolve_type(value, run.info, of)  # type: ignore[arg-type]  # See Run.info.
            if not isinstance(name, str):
                raise WentWrong
            if name not in known:
                concrete = self._schema.type_map[name]
                assert isinstance(concrete, GraphQLObjectType), "Only objects are values."
                known[name] = self._completer(concrete, nodes)
            return known[name](value, run)

        return complete


def _attribute(name: str, default: Any, complete: Read) -> Read:
    return lambda source, run: complete(getattr(source, name, default), run)


def _resolved(field: GraphQLField, node: FieldNode, resolve: Callable[..., Any], complete: Read) -> Read:
    if not field.args:
        return lambda source, run: complete(resolve(source, run.info), run)
    return lambda source, run: complete(resolve(source, run.info, **run.arguments(field, node)), run)


def _object(steps: Steps) -> Read:
    return lambda value, run: None if value is None else {key: read(value, run) for key, read in steps}


def _each(complete: Read) -> Read:
    return lambda values, run: None if values is None else [complete(value, run) for value in values]


def _never_null(complete: Read) -> Read:
    def completed(value: Any, run: Run) -> Any:
        found = complete(value, run)
        if found is None:
            raise WentWrong
        return found

    return completed


def _leaf(of: GraphQLLeafType) -> Read:
    serialize = of.serialize
    if of.name in ("String", "ID"):
        return lambda value, _run: value if type(value) is str or value is None else serialize(value)
    return lambda value, _run: None if value is None else serialize(value)


def _has_directives(document: DocumentNode) -> bool:
    found = _Directives()
    visit(document, found)
    return found.any


class _Directives(Visitor):
    any = False

    def enter_directive(self, *_: Any) -> None:
        self.any = True
