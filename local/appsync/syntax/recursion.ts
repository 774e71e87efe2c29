import type { AnyNode, CallExpression } from 'acorn';
import { functionsIn, type FunctionNode, type Scope } from './scopes';

/** A call of a function, with the function that it stands in. */
export type Call = { from: FunctionNode; to: FunctionNode; node: AnyNode };

/** The functions that are called. A function that is handed to a method is called by it, and what stands within a function it does. */
export function callsBy(node: CallExpression, { names, within }: Scope): Call[] {
  const called = [node.callee, ...node.arguments].flatMap((value) => functionsIn(value, names));
  return called.flatMap((to) => within.map((from) => ({ from, to, node })));
}

/** The first call by which a function comes back to itself, directly or by way of others. */
export function recursionIn(calls: Call[]): AnyNode | undefined {
  const called = new Map<FunctionNode, FunctionNode[]>();
  for (const { from, to } of calls) called.set(from, [...(called.get(from) ?? []), to]);
  const comesTo = (from: FunctionNode, to: FunctionNode, seen: Set<FunctionNode>): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (called.get(from) ?? []).some((next) => comesTo(next, to, seen));
  };
  return calls.find(({ from, to }) => comesTo(to, from, new Set()))?.node;
}
