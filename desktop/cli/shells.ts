import type { Command } from './command';
import { everywhere } from './help';

/** For each shell, the completion script with all commands and options. */
export const shells: Record<string, (commands: Command[]) => string> = { bash, zsh, fish };

type Flag = { flag: string; summary: string; takesValue: boolean };

function flagsOf({ options }: Command): Flag[] {
  return Object.entries({ ...options, ...everywhere }).map(([name, { type, summary }]) => ({
    flag: `--${name}`,
    summary,
    takesValue: type === 'string',
  }));
}

const takesFiles = ({ usage }: Command) => usage.includes('FILE');

/** The words in the usage that are typed literally. */
const wordsOf = ({ usage }: Command): string[] => usage.match(/[a-z]+/g) ?? [];

// `-o default` completes file names if nothing else fits.
function bash(commands: Command[]): string {
  const cases = commands.map((command) => {
    const words = [...wordsOf(command), ...flagsOf(command).map(({ flag }) => flag)].join(' ');
    return `    ${command.name}) ${takesFiles(command) ? '[[ $word == -* ]] && ' : ''}words='${words}' ;;`;
  });
  return [
    '_quire() {',
    "  local word=${COMP_WORDS[COMP_CWORD]} words=''",
    '  case ${COMP_WORDS[1]} in',
    ...cases,
    '  esac',
    `  [[ $COMP_CWORD -eq 1 ]] && words='${commands.map(({ name }) => name).join(' ')}'`,
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    'complete -o default -F _quire quire',
  ].join('\n');
}

function zsh(commands: Command[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const cases = commands.map((command) => {
    const flags = flagsOf(command).map(({ flag, summary, takesValue }) =>
      quoted(`${flag}[${summary}]${takesValue ? ':value:' : ''}`),
    );
    const words = wordsOf(command).length > 0 ? [quoted(`1:shell:(${wordsOf(command).join(' ')})`)] : [];
    const files = takesFiles(command) ? [quoted('*:file:_files')] : [];
    return `    ${command.name}) _arguments ${[...flags, ...words, ...files].join(' ')} ;;`;
  });
  return [
    '#compdef quire',
    '_quire() {',
    `  local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ')})`,
    '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
    '  shift words; (( CURRENT -= 1 ))',
    '  case $words[1] in',
    ...cases,
    '  esac',
    '}',
    'compdef _quire quire',
  ].join('\n');
}

function fish(commands: Command[]): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const lines = commands.flatMap((command) => {
    const here = `complete -c quire -n '__fish_seen_subcommand_from ${command.name}'`;
    return [
      `complete -c quire -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
      ...(takesFiles(command) ? [`${here} -F`] : []),
      ...wordsOf(command).map((word) => `${here} -a ${word}`),
      ...flagsOf(command).map(
        ({ flag, summary, takesValue }) =>
          `${here} -l ${flag.slice(2)}${takesValue ? ' -x' : ''} -d ${quoted(summary)}`,
      ),
    ];
  });
  return ['complete -c quire -f', ...lines].join('\n');
}
