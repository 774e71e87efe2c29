import { format } from 'node:util';
import { vi, type MockInstance } from 'vitest';
import type { Bed } from './bed';

/** Records where requests went, what the API answered and what was printed, until `vi.restoreAllMocks`. */
export class Watch {
  readonly urls: string[] = [];
  readonly answers: string[] = [];
  private readonly printed: MockInstance[] = [
    ...(['debug', 'log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method)),
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
  ];

  constructor({ endpoints }: Bed) {
    const send = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (target, init) => {
      const url = target instanceof Request ? target.url : String(target);
      const response = await send(target, init);
      this.urls.push(url);
      if (url.startsWith(endpoints.graphql)) this.answers.push(await response.clone().text());
      return response;
    });
  }

  get logs(): string[] {
    return this.printed.flatMap(({ mock }) => mock.calls.map((values: unknown[]) => format(...values)));
  }
}
