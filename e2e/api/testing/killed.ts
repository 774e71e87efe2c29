import { AsyncLocalStorage } from 'node:async_hooks';
import { spawnSync } from 'node:child_process';

/** A process that is killed after a number of operations ("deeds"). */
type Life = { deeds: number; end: () => void; files: Closable[] };

type Closable = { close: () => Promise<void> };

const lives = new AsyncLocalStorage<Life>();

type Outcome<T> = { isKilled: true } | { isKilled: false; value: T };

/** Does the work as a process that is killed before its n-th deed: nothing goes on, not even cleaning up. */
export async function killedBefore<T>(deed: number, work: () => Promise<T>): Promise<Outcome<T>> {
  const giveBack = becomeProcess(spawnSync('true').pid);
  const files: Closable[] = [];
  try {
    return await new Promise<Outcome<T>>((resolve, reject) => {
      const life = { deeds: deed, files, end: () => resolve({ isKilled: true }) };
      void lives.run(life, () => work().then((value) => resolve({ isKilled: false, value }), reject));
    });
  } finally {
    giveBack();
    for (const file of files) await file.close();
  }
}

/** The same function, whose calls count as deeds. */
export const mortal =
  <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
  async (...given: Given): Promise<Result> => {
    await live();
    return call(...given);
  };

/** The same file, which is closed when the process is killed, as the system does. */
export function ofTheProcess<File extends Closable>(file: File): File {
  lives.getStore()?.files.push(file);
  return file;
}

/** The same object, some of whose calls count as deeds. */
export function withDeeds<Subject extends object>(subject: Subject, deeds: (keyof Subject)[]): Subject {
  return new Proxy(subject, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (!isCall(value)) return value;
      const call = (...given: unknown[]) => value.apply(target, given);
      return deeds.some((deed) => deed === name) ? mortal(call) : call;
    },
  });
}

const isCall = (value: unknown): value is (...given: unknown[]) => Promise<unknown> => typeof value === 'function';

async function live(): Promise<void> {
  const life = lives.getStore();
  if (!life) return;
  life.deeds -= 1;
  if (life.deeds > 0) return;
  life.end();
  await new Promise(() => undefined);
}

/** Locks name their owner. */
function becomeProcess(pid: number): () => void {
  const own = process.pid;
  const be = (value: number) => void Object.defineProperty(process, 'pid', { value, configurable: true });
  be(pid);
  return () => be(own);
}
