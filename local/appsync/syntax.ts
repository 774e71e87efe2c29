import { parse, type AnyNode, type Program } from 'acorn';
import { placeOf } from './source';
import { refusedForm } from './syntax/forms';
import { functionMisuse } from './syntax/functionUse';
import { callsBy, recursionIn, type Call } from './syntax/recursion';
import { entered, type Scope } from './syntax/scopes';
import { firstBelow } from './syntax/tree';

type Refused = { form: string; node: AnyNode };

/** Throws one sentence with file and line at the first form of syntax that AppSync refuses at deploy. */
export function requireSyntax(source: string, name: string): Program {
  const program = parsed(source, name);
  const refused = refusedIn(program);
  if (!refused) return program;
  const place = placeOf(source, name, refused.node.start);
  throw new Error(`${place}: The code contains one or more errors: APPSYNC_JS has no ${refused.form}.`);
}

function parsed(source: string, name: string): Program {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    const { message, pos } = error as SyntaxError & { pos: number };
    const reason = message.replace(/ \(\d+:\d+\)$/, '');
    throw new Error(`${placeOf(source, name, pos)}: The code contains one or more errors: ${reason}.`, {
      cause: error,
    });
  }
}

function refusedIn(program: Program): Refused | undefined {
  const calls: Call[] = [];
  const look = (node: AnyNode, around: Scope): Refused | undefined => {
    const scope = entered(node, around);
    const form = refusedForm(node) ?? functionMisuse(node, scope.names);
    if (form) return { form, node };
    if (node.type === 'CallExpression') calls.push(...callsBy(node, scope));
    return firstBelow(node, (child) => look(child, scope));
  };
  const found = look(program, { names: [], within: [] });
  if (found) return found;
  const recursive = recursionIn(calls);
  return recursive && { form: 'recursion', node: recursive };
}
