import type { Answer, Command } from '../command';
import type { Told } from '../contract/answers';
import { helpOf, helpWith } from '../help';
import { lineOf } from '../line';
import { contract, version as number } from '../version';

export const help: Command<'help'> = {
  name: 'help',
  usage: '[COMMAND]',
  summary: 'Say more about a command, or list them all',
  options: {},
  arguments: [0, 1],
  examples: ['quire help', 'quire help save'],
  run({ commands }, { positionals: [name] }) {
    const text = name === undefined ? helpOf(commands) : helpWith(lineOf(commands, [name]).command);
    return Promise.resolve(helping(text));
  },
};

export const helping = (text: string): Answer<Told<'help'>> => ({ data: { help: text }, text });

export const version: Command<'version'> = {
  name: 'version',
  usage: '',
  summary: 'Say which version this program and what it tells programs are',
  options: {},
  arguments: [0, 0],
  examples: ['quire version', 'quire --version'],
  run: () => Promise.resolve({ data: { version: number, contract }, text: number }),
};
