import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { expect, vi } from 'vitest';
import { dataOf, type Answer } from './quire';

export type Settings = { graphql: string; region: string; accessToken: string };

type Asked = { query: string; variables: object };

export type Order =
  ({ kind: 'ask'; id: number } & Asked) | ({ kind: 'subscribe' } & Asked) | { kind: 'token'; token: string };

export type Report =
  { kind: 'answer'; id: number; answer: object } | { kind: 'event'; event: object } | { kind: 'started' };

const waiting = { timeout: 20_000, interval: 10 };

/** AWS's own client, in its own process: Node reads which authorities it trusts only when it starts. */
export class AmplifyProgram {
  /** What subscriptions received, errors included. */
  readonly events: object[] = [];
  private readonly answers = new Map<number, object>();
  private readonly child: ChildProcess;
  private count = 0;
  private starts = 0;

  constructor(settings: Settings, authority: string) {
    this.child = fork(join(import.meta.dirname, 'amplifyClient.ts'), [JSON.stringify(settings)], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
    });
    this.child.on('message', (report: Report) => this.hear(report));
  }

  /** The raw answer, with its errors. */
  async ask<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const id = (this.count += 1);
    this.order({ kind: 'ask', id, query: print(document), variables });
    const answer = await vi.waitFor(() => this.answers.get(id) ?? Promise.reject(new Error('No answer yet.')), waiting);
    return { status: 200, data: null, errors: [], ...answer };
  }

  async get<Data, Variables extends object>(document: TypedDocumentNode<Data, Variables>, variables: Variables) {
    return dataOf(await this.ask(document, variables));
  }

  listen(query: string, variables: object = {}): void {
    this.order({ kind: 'subscribe', query, variables });
  }

  /** Resolves once the subscription is active. */
  async subscribe(query: string, variables: object = {}): Promise<void> {
    const starts = this.starts;
    this.listen(query, variables);
    await vi.waitFor(() => expect(this.starts).toBeGreaterThan(starts), waiting);
  }

  become(token: string): void {
    this.order({ kind: 'token', token });
  }

  close(): void {
    this.child.kill();
  }

  private order(order: Order): void {
    this.child.send(order);
  }

  private hear(report: Report): void {
    if (report.kind === 'answer') this.answers.set(report.id, report.answer);
    else if (report.kind === 'event') this.events.push(report.event);
    else this.starts += 1;
  }
}
