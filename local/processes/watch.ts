import { watch } from 'chokidar';
import { oneAtATime } from './oneAtATime';
import type { RunningCloud } from './supervisor';

const settleMilliseconds = 100;

/** Reloads the API when a resolver or the schema changes; the web's own server does the same for the web. */
export function watchCode(cloud: RunningCloud) {
  let timer: NodeJS.Timeout | undefined;
  const reload = oneAtATime(() =>
    cloud.reload().then(
      () => console.log('Resolvers and schema are reloaded.'),
      (error: Error) => console.error(`${error.message}\nThe API goes on with the code from before.`),
    ),
  );
  watch(['resolvers', 'schema'], { ignoreInitial: true }).on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(reload, settleMilliseconds);
  });
}
