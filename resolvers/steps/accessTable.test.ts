import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { codeOf, fields, type Step } from '../../infra/fields';
import type { Role } from '../generated/types';
import type { Action } from '../shared/can';
import type { DocumentItem } from '../shared/items';
import type { GrantRole } from '../shared/shareItems';
import { context, documentItem, grantItem, now, outcomeOf, step, table } from '../testing/step';

/** docs/access.md is written from what the access step does; `npx vitest run --project resolvers -u` updates it. */
const page = join(import.meta.dirname, '../../docs/access.md');
const access = step('steps/access');

const roles: Role[] = ['VIEWER', 'EDITOR', 'MANAGER', 'OWNER'];
const states: [string, Partial<DocumentItem>][] = [
  ['As a rule', {}],
  ['Read-only', { isReadOnly: true }],
  ['In the trash', { trashedAt: now }],
];

const resolversOf = (code: string) => readFileSync(join(import.meta.dirname, '..', `${code}.ts`), 'utf8');

/** The actions that a pipeline asks the access step for, in the field's own code or in an earlier step. */
function actionsOf(field: string, { noun, steps }: { noun: string; steps: Step[] }): Action[] {
  const codes = steps.map(({ code }) => code);
  const asking = [codeOf(field, noun), ...codes.slice(0, codes.indexOf('steps/access'))];
  const asked = asking.flatMap((code) =>
    [...resolversOf(code).matchAll(/\baction: ([^,}]+)/g)].map(([, what]) => what),
  );
  return asked.flatMap((what) => [...(what ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, action]) => action as Action));
}

const pipelines = Object.entries<{ noun: string; steps: Step[] }>(fields);
const asked = pipelines.map(([field, pipeline]) => [field, actionsOf(field, pipeline)] as const);
const actions = [...new Set(asked.flatMap(([, names]) => names))];

function outcome(role: Role | null, action: Action, state: Partial<DocumentItem>): string {
  const userId = role === 'OWNER' ? 'alice' : 'carol';
  const held = role && role !== 'OWNER' ? [grantItem({ role: role satisfies GrantRole })] : [];
  const answer = access.response(
    context({
      identity: { sub: userId, claims: { token_use: 'access', client_id: 'web' } },
      stash: { needs: { documentId: 'd1', action } },
      result: { data: { [table]: [documentItem(state), ...held] }, unprocessedKeys: { [table]: [] } },
    }),
  );
  const told = outcomeOf(answer);
  return told === 'returned' ? 'yes' : told;
}

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;

function tableOf(state: Partial<DocumentItem>): string {
  const rows = actions.map((action) => row([action, ...roles.map((role) => outcome(role, action, state))]));
  return [row(['action', ...roles]), row(['---', ...roles.map(() => '---')]), ...rows].join('\n');
}

function fieldTable(): string {
  const named = actions.map((action) => {
    const names = asked.filter(([, others]) => others.includes(action)).map(([field]) => `\`${field.split('.')[1]}\``);
    return row([action, names.join(', ')]);
  });
  return [row(['action', 'fields']), row(['---', '---']), ...named].join('\n');
}

const markdown = () => `# Access

Written by a test from what the access step answers: change the code, and \`npx vitest run --project resolvers -u\` changes this
page. Who may do what is decided in [\`can.ts\`](../resolvers/shared/can.ts), who may give which role in
[\`terms.ts\`](../resolvers/sharing/terms.ts), and which action a field needs in the field's own file.

Without a grant, with an expired one, or with one whose giver is no longer a manager, a person gets \`NotFound\` for every action
in every state, in the same words as for a document that does not exist. A deleted document is \`NotFound\` for everybody. A
desktop whose device is not registered, and a caller who is not signed in, get \`Unauthorized\` before any document is looked at.

${states.map(([name, state]) => `## ${name}\n\n${tableOf(state)}`).join('\n\n')}

\`NotFound\`: only its owner sees a document in the trash. \`COMPLETE\` ends a save that has begun: what now stands against it is
reported once its bytes are safe. The owner cannot \`LEAVE\`: that is \`Invalid\`. A manager gives, changes and revokes only VIEWER
and EDITOR; a MANAGER's share is \`Forbidden\` to them.

## Which field is which action

${fieldTable()}

\`updateDocument\` locks or renames, as asked, and only reads if asked for neither. \`presignUploadParts\` and \`completeUpload\`
read if the upload is completed already. \`openLink\` is for anybody with a link: it works while the document exists and is not in
the trash, and while the manager who made the link is one. \`documents\` lists what its caller can read.
`;

test('docs/access.md says what the code does', async () => {
  const options = (await resolveConfig(page)) ?? {};
  await expect(await format(markdown(), { ...options, parser: 'markdown' })).toMatchFileSnapshot(page);
});

test.each(actions)('nobody without a grant may %s anything, nor anybody a deleted document (E-27)', (action) => {
  const told = states.map(([, state]) => outcome(null, action, state));
  const deleted = roles.map((role) => outcome(role, action, { deletedAt: now }));
  expect([...new Set([...told, ...deleted])]).toEqual(['NotFound']);
});
