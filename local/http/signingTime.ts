/** `signers`: the time at which a request is signed. `ours`: the time at which what was signed for a while ends. */
export type SigningTime = { signers: number; ours: number };

// Those who sign are other threads and processes: where a test moves this process's Date, their time stays the machine's.
const machineTime = Date.now;

export const signingTime = (): SigningTime => ({ signers: machineTime(), ours: Date.now() });
