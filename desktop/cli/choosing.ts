import type { Context } from './command';

/** Lets the person at the terminal choose one by its first letters; null to decide later. */
export async function choose<Name extends string>(
  { ask, say }: Pick<Context, 'ask' | 'say'>,
  choices: Partial<Record<Name, string>>,
): Promise<Name | null> {
  const names = Object.keys(choices) as Name[];
  for (const name of names) say(`  ${name.charAt(0)}  ${choices[name]}`);
  const answer = (await ask?.('Which one? (Enter: decide later) '))?.trim().toLowerCase() ?? '';
  return names.find((name) => answer !== '' && name.startsWith(answer)) ?? null;
}
