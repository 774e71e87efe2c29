import type { Node } from 'constructs';

/** Everything that differs between stages. */
export type Stage = {
  name: 'dev' | 'staging' | 'prod';
  /** When the API key expires, at most a year after the deployment; AppSync rounds it down to the hour. */
  apiKeyExpires: Date;
  /** The quota of a new account, in bytes. */
  bytesQuota: number;
  /** Whether the stack cannot be deleted by mistake. */
  isProtected: boolean;
  /** Days that overwritten and deleted bytes stay in the bucket. */
  noncurrentDays: number;
};

const gibibyte = 2 ** 30;

const stages: Record<Stage['name'], Stage> = {
  dev: {
    name: 'dev',
    apiKeyExpires: new Date('2027-10-01T00:00:00Z'),
    bytesQuota: 10 * gibibyte,
    isProtected: false,
    noncurrentDays: 1,
  },
  staging: {
    name: 'staging',
    apiKeyExpires: new Date('2027-10-01T00:00:00Z'),
    bytesQuota: 10 * gibibyte,
    isProtected: false,
    noncurrentDays: 7,
  },
  prod: {
    name: 'prod',
    apiKeyExpires: new Date('2027-10-01T00:00:00Z'),
    bytesQuota: 50 * gibibyte,
    isProtected: true,
    noncurrentDays: 30,
  },
};

/** The message lists the stages. */
export class UnknownStage extends Error {}

/** The stage named by `-c stage=dev|staging|prod`; dev when none is. Throws UnknownStage. */
export function stageOf(node: Node): Stage {
  const name: unknown = node.tryGetContext('stage') ?? 'dev';
  const stage = Object.values(stages).find((candidate) => candidate.name === name);
  if (!stage) throw new UnknownStage(`There is no stage ${JSON.stringify(name)}: use -c stage=dev, staging or prod.`);
  return stage;
}
