import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An operation that the app has sent to the API. */
type Asked = { operation: string; variables: Record<string, unknown>; headers: Record<string, unknown> };

type Answers = Record<string, object | ((asked: Asked) => object)>;

/** A refusal as AppSync writes it. */
export const refusal = (errorType: string, message = 'The words of the API.', errorInfo: object | null = null) => ({
  errors: [{ errorType, message, errorInfo, path: [] }],
  data: null,
});

/** A stand-in for the API: it gives each operation the answer that a test has prepared, and records the requests. */
export async function startApi() {
  const asked: Asked[] = [];
  const answers: Answers = {};
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { operationName, variables } = JSON.parse(body) as { operationName: string; variables: Asked['variables'] };
      const question = { operation: operationName, variables, headers: request.headers };
      asked.push(question);
      const answer = answers[operationName] ?? refusal('Unexpected', `Nobody has said what ${operationName} answers.`);
      const told = typeof answer === 'function' ? (answer as (asked: Asked) => object)(question) : answer;
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify('errors' in told ? told : { data: told }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, asked, answers, close: () => server.close() };
}
