import { toJSONSchema, union, type ZodType } from 'zod';
import { outcomes } from '../exitCodes';
import { contract } from '../version';
import { answers, failure, progress, type CommandName } from './answers';

const schemaOf = (type: ZodType) => toJSONSchema(type, { target: 'draft-2020-12', override: opened });

/** Ours say no more than they promise; a program written today reads past what is added tomorrow. */
function opened({ jsonSchema }: { jsonSchema: { additionalProperties?: unknown } }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** All that a command says with --json, each line of it where there are several. */
export const schemaOfCommand = (name: CommandName) => ({
  title: `quire ${name} --json`,
  ...schemaOf(union([answers[name], failure])),
});

/** Of all commands, with what they have in common. */
export const contractSchema = () => ({
  contract,
  commands: Object.fromEntries(Object.entries(answers).map(([name, type]) => [name, schemaOf(type)])),
  failure: schemaOf(failure),
  progress: schemaOf(progress),
  exitCodes: outcomes,
});
