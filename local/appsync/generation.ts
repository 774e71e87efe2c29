import type { Cloud } from '../shared/cloud';
import type { Dynamo } from '../dynamodb/client';
import type { Functions } from '../lambda/functions';
import { buildApi, type Api } from './api';
import type { Hub } from './realtime/hub';

/** One version of the code with its Lambda functions, which live until its last request is answered. */
export class Generation {
  private readonly api: Api;
  private running = 0;
  private isRetired = false;
  private closed: Promise<void> | undefined;

  constructor(
    cloud: Cloud,
    private readonly functions: Functions,
    parts: { dynamo: Dynamo; hub: Hub },
  ) {
    this.api = buildApi(cloud, functions, parts);
  }

  async use<T>(work: (api: Api) => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await work(this.api);
    } finally {
      this.running -= 1;
      await this.closeWhenDone();
    }
  }

  async retire(): Promise<void> {
    this.isRetired = true;
    await this.closeWhenDone();
  }

  private async closeWhenDone(): Promise<void> {
    if (!this.isRetired || this.running > 0) return;
    this.closed ??= this.functions.close();
    await this.closed;
  }
}
