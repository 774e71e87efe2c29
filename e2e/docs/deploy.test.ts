import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { quireApp } from '../../infra/app';
import { QuireStack } from '../../infra/stack';
import { readEnvironment } from '../../web/app/environment';
import { commandsOf, pages, textOf } from './pages';

/** These commands need an AWS account, so their names are checked against the template instead. */
function templateOf(stage: string) {
  const app = quireApp({ context: { stage } });
  const stack = app.node.children.find((child): child is QuireStack => child instanceof QuireStack);
  if (!stack) throw new Error('The app has no stack.');
  return Template.fromStack(stack);
}

const operating = 'docs/operating.md';
const deployments = pages.flatMap(commandsOf).filter(({ text }) => text.startsWith('npm run deploy -- '));
const stages = deployments.map(({ text }) => /-c stage=(\w+)/.exec(text)?.[1] ?? 'dev');
const template = templateOf(stages[0] ?? 'dev');

const given = (text: string) =>
  [...text.matchAll(/--parameters (\w+)=(\S+)/g)].map(([, name = '', value = '']) => ({ name, value }));

test('a deployment is printed', () => expect(deployments).not.toEqual([]));

test.each(deployments)('$place: the parameters are those of the template, and all that it asks for', ({ text }) => {
  const asked = template.findParameters('*') as Record<string, { Default?: string; AllowedPattern?: string }>;
  for (const { name, value } of given(text)) {
    expect(Object.keys(asked)).toContain(name);
    expect(value).toMatch(new RegExp(asked[name]?.AllowedPattern ?? ''));
  }
  const open = Object.entries(asked).filter(([, { Default }]) => Default === undefined);
  expect(given(text).map(({ name }) => name)).toEqual(expect.arrayContaining(open.map(([name]) => name)));
});

test('the stages are those that are documented', () => {
  const named = [...textOf(operating).matchAll(/^\| (\w+) \| `\1`/gm)].map(([, name = '']) => name);
  expect(named).toEqual(['dev', 'staging', 'prod']);
  for (const stage of named) expect(() => templateOf(stage)).not.toThrow();
});

test('the outputs that are named are those of the template', () => {
  const outputs = Object.keys(template.findOutputs('*'));
  const named = [...textOf(operating).matchAll(/`Quire-(?:<stage>|\w+)\.(\w+)`/g)].map(([, name = '']) => name);
  expect(named).toEqual(expect.arrayContaining(['Table', 'Bucket', 'WebServerPolicy']));
  expect(named.filter((name) => !outputs.includes(name))).toEqual([]);
});

/** The cells of the table below this heading. */
function rowsBelow(heading: string): string[][] {
  const [, part = ''] = textOf(operating).split(`## ${heading}\n`);
  const lines = (part.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const wordsIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
const settings = rowsBelow('What the web app needs');

test('the parameters that the web app is told of are published', () => {
  const names = Object.values(template.findResources('AWS::SSM::Parameter')).map(
    ({ Properties }) =>
      String((Properties as { Name: string }).Name)
        .split('/')
        .at(-1) ?? '',
  );
  const isParameter = /^[a-z]+(_[a-z]+)*$/;
  const named = settings
    .flatMap(([, from]) => wordsIn(from))
    .filter((word) => isParameter.test(word) && word !== 'wss' && word !== 'https');
  expect(named.filter((name) => !names.includes(name))).toEqual([]);
  expect(named).toContain('bucket');
});

test('the variables that the web app asks for are those that are documented', () => {
  const documented = settings.flatMap(([variables]) => wordsIn(variables));
  let missing = '';
  try {
    readEnvironment({ NODE_ENV: 'production' });
  } catch (error) {
    missing = (error as Error).message;
  }
  const asked = [...missing.matchAll(/([A-Z_0-9]+) \(missing\)/g)].map(([, name = '']) => name);
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !documented.includes(name))).toEqual([]);
});
