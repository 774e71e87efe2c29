import type { Cloud } from '../cloud';
import type { Dynamo } from '../dynamodb/client';
import type { Functions } from '../lambda/functions';
import { buildApi, type Api } from './api';

/** One version of the code with its Lambda functions, which live until its last request is answered. */
export class Generation {
  private readonly api: Api;
  private running = 0;
  private isRetired = false;
  private closed: Promise<void> | undefined;

  constructor(
    cloud: Cloud,
    private readonly functions: Functions,
    dynamo: Dynamo,
  ) {
    this.api = buildApi(cloud, functions, dynamo);
  }

  async use(work: (api: Api) => Promise<void>): Promise<void> {
    this.running += 1;
    try {
      await work(this.api);
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
