import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { Agent, type Dispatcher } from 'undici';
import { answered, Refusal, type Answered, type ApiError } from '#client/refusal';
import type { Person } from '../sides/side';

type Answer<Data> = { data?: Data | null; errors?: ApiError[] };

type Signed = { method: string; url: string; headers: { name: string; value: string }[] };

/** Calls a side as a client does, on kept-alive connections, and rejects unexpected answers. */
export class Client {
  private readonly agent: Agent;
  private readonly printed = new Map<object, string>();

  constructor(
    private readonly graphql: string,
    connections: number,
  ) {
    this.agent = new Agent({ connections });
  }

  /** The data of an answer. Throws if it has errors. */
  async ask<Data, Variables>(
    { accessToken }: Person,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answered<Data>> {
    const body = JSON.stringify({ query: this.textOf(document), variables });
    const headers = { 'content-type': 'application/json', authorization: accessToken };
    const { statusCode, body: answer } = await this.agent.request({
      ...placeOf(this.graphql),
      method: 'POST',
      headers,
      body,
    });
    if (statusCode !== 200) throw new Error(`The API answered ${statusCode}: ${await answer.text()}`);
    const { data, errors: [error] = [] } = (await answer.json()) as Answer<Data>;
    if (error) throw new Refusal(error);
    return answered(data);
  }

  /** Sends bytes by a signed request. */
  async put(signed: Signed, bytes: Uint8Array): Promise<void> {
    const { statusCode, body } = await this.send(signed, bytes);
    if (statusCode !== 200) throw new Error(`The store answered ${statusCode}: ${await body.text()}`);
    await body.dump();
  }

  /** Fetches bytes by a signed request, chunk by chunk. */
  async get(signed: Signed): Promise<AsyncIterable<Uint8Array>> {
    const { statusCode, body } = await this.send(signed, null);
    if (statusCode !== 200) throw new Error(`The store answered ${statusCode}: ${await body.text()}`);
    return body;
  }

  close = () => this.agent.destroy();

  private send({ method, url, headers }: Signed, body: Uint8Array | null) {
    const given = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
    return this.agent.request({ ...placeOf(url), method: method as Dispatcher.HttpMethod, headers: given, body });
  }

  private textOf(document: TypedDocumentNode<unknown, never>): string {
    const text = this.printed.get(document) ?? print(document);
    this.printed.set(document, text);
    return text;
  }
}

function placeOf(url: string) {
  const { origin, pathname, search } = new URL(url);
  return { origin, path: pathname + search };
}
