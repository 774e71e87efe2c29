import { UsageError, type Command } from '../command';
import { shells } from '../shells';

export const completion: Command<'completion'> = {
  name: 'completion',
  usage: Object.keys(shells).join('|'),
  summary: 'Teach your shell to complete these commands',
  options: {},
  arguments: [1, 1],
  examples: [
    'eval "$(quire completion bash)"  (in ~/.bashrc)',
    'eval "$(quire completion zsh)"  (in ~/.zshrc, after compinit)',
    'quire completion fish > ~/.config/fish/completions/quire.fish',
  ],
  run({ commands }, { positionals: [shell = ''] }) {
    const script = Object.hasOwn(shells, shell) ? shells[shell]?.(commands) : undefined;
    if (script === undefined) throw new UsageError(`There is completion for ${Object.keys(shells).join(', ')}.`);
    return Promise.resolve({ data: { script }, text: script });
  },
};
