import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** `pid` is the listening process. */
export type Listener = { address: string; port: number; pid: number };

const listening = '0A';

/** The addresses that this process and its children listen on, from /proc. */
export function listenersOf(pid: number): Listener[] {
  const own = new Map(familyOf(pid).flatMap((each) => socketsOf(each).map((inode) => [inode, each] as const)));
  return ['tcp', 'tcp6']
    .flatMap((protocol) => readFileSync(`/proc/net/${protocol}`, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, local = '', , state, ...rest]) => {
      const owner = own.get(rest[5] ?? '');
      return state === listening && owner !== undefined ? [{ ...placeOf(local), pid: owner }] : [];
    });
}

function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

/** The inodes of the process's sockets. */
function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      // It was closed in the meantime.
      return [];
    }
  });
}

/** The kernel writes an IPv4 address backwards, in hex. */
function placeOf(local: string): Omit<Listener, 'pid'> {
  const [address = '', port = ''] = local.split(':');
  const bytes = Buffer.from(address, 'hex').reverse();
  return { address: bytes.length === 4 ? [...bytes].join('.') : address, port: Number.parseInt(port, 16) };
}
