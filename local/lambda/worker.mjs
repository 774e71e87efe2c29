// The thread of one function. It loads the handler and no other code of the cloud.
import { parentPort, workerData } from 'node:worker_threads';

const { file, exportName, functionName, timeoutSeconds } = workerData;
const handlers = await import(file);

parentPort.on('message', async ({ id, payload }) => {
  parentPort.postMessage({ id, isTaken: true });
  try {
    const answer = await handlers[exportName](payload, contextOf(id));
    parentPort.postMessage({ id, payload: answer === undefined ? null : JSON.parse(JSON.stringify(answer)) });
  } catch (error) {
    const { name = 'Error', message = String(error), stack } = error ?? {};
    console.error(stack ?? message);
    parentPort.postMessage({ id, error: { errorType: name, errorMessage: message } });
  }
});

function contextOf(awsRequestId) {
  const end = Date.now() + timeoutSeconds * 1000;
  return { awsRequestId, functionName, getRemainingTimeInMillis: () => Math.max(0, end - Date.now()) };
}
