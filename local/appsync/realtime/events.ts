import { OperationTypeNode, type FieldNode } from 'graphql';
import type { Fragments } from '../folding';
import type { Result } from '../execute';
import { fieldsOf, type Operation } from '../operations';
import type { Body } from '../response';
import type { Effect } from '../utils/invocation';
import type { Event, Hub, Invalidation } from './hub';

/** Tells subscribers the result of a mutation, then ends the subscriptions that it invalidates. */
export function announce(operation: Operation, { body, effects }: Result, hub: Hub): Body {
  if (operation.definition.operation !== OperationTypeNode.MUTATION) return body;
  for (const event of eventsOf(operation, body)) hub.publish(event);
  for (const invalidation of effects.flatMap(invalidationOf)) hub.invalidate(invalidation);
  return body;
}

function invalidationOf(effect: Effect): Invalidation[] {
  if (effect.kind !== 'invalidate' || typeof effect.subscriptionField !== 'string') return [];
  return [{ subscriptionField: effect.subscriptionField, payload: effect.payload }];
}

/** An event for each field of a mutation that succeeded, as its caller selected it. */
function eventsOf({ definition, fragments }: Operation, { data, errors = [] }: Body): Event[] {
  const failed = new Set(errors.map(({ path }) => path?.[0]));
  return fieldsOf(definition.selectionSet, fragments).flatMap((field) => {
    const value = isRecord(data) ? (data[keyOf(field)] ?? null) : null;
    if (value === null || failed.has(keyOf(field))) return [];
    return [{ mutation: field.name.value, payload: named(value, field, fragments) }];
  });
}

/** The value under the schema's field names instead of the caller's aliases. */
function named(value: unknown, { selectionSet }: FieldNode, fragments: Fragments): unknown {
  if (!selectionSet) return value;
  const renamed = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(renamed);
    if (!isRecord(each)) return each;
    const fields = fieldsOf(selectionSet, fragments).filter((field) => Object.hasOwn(each, keyOf(field)));
    return fields
      .map((field) => ({ [field.name.value]: named(each[keyOf(field)], field, fragments) }))
      .reduce<unknown>(merged, {});
  };
  return renamed(value);
}

/** A field that is selected several times, each time with other fields of its own, is one field. */
function merged(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) return after.map((each, index) => merged(before[index], each));
  if (!isRecord(before) || !isRecord(after)) return after;
  const both = Object.entries(after).map(([name, value]) => [name, merged(before[name], value)] as const);
  return { ...before, ...Object.fromEntries(both) };
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
