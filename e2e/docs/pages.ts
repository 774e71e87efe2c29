import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles, root } from '../mutation/rooms';

/** `place` is file:line, as editors and terminals write it. */
type Printed = { place: string; text: string };
type Block = Printed & { language: string };

export const pages = projectFiles().filter((file) => file.endsWith('.md'));

export const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

const lineAt = (text: string, index = 0) => text.slice(0, index).split('\n').length;

export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ index, 1: language = '', 2: block = '' }) => ({
    place: `${page}:${lineAt(text, index)}`,
    language,
    text: block,
  }));
}

/** The texts between backticks, outside of code blocks. */
export function spansOf(page: string): Printed[] {
  const text = textOf(page).replace(/^```.*?^```$/gms, (block) => block.replace(/[^\n]/g, ' '));
  return [...text.matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(({ index, 1: span = '' }) => ({
    place: `${page}:${lineAt(text, index)}`,
    text: span.replace(/\s+/g, ' '),
  }));
}

const isCommand = (text: string) => /^([A-Z_]+=\S+ )*(npm|npx|node|git|curl|cdk|aws|export|quire) /.test(text);

const commandsOfBlock = ({ place, text }: Block): Printed[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter(Boolean)
    .map((line) => ({ place, text: line }));

/** Every command that a page prints, in order, except calls of `quire` in running text. */
export function commandsOf(page: string): Printed[] {
  const blocks = blocksOf(page).filter(({ language }) => language === 'sh');
  const spans = spansOf(page).filter(({ text }) => isCommand(text) && !text.startsWith('quire '));
  return [...blocks.flatMap(commandsOfBlock), ...spans];
}

/** Calls of `quire` that only illustrate: in running text, and as examples of a command. */
export function quireCallsOf(page: string): Printed[] {
  const examples = blocksOf(page).filter(({ language }) => language === 'console');
  const spans = spansOf(page).filter(({ text }) => /^quire( |$)/.test(text));
  return [...examples.flatMap(commandsOfBlock), ...spans].map(({ place, text }) => ({
    place,
    text: /\bquire( [^|>()"]*)?/.exec(text)?.[0].trim() ?? text,
  }));
}
