/** `signers`: the clock of those who sign requests. `ours`: the clock that says when a presigned URL expires. */
export type SigningTime = { signers: number; ours: number };

// Requests are signed in other threads and processes, whose clock stays the machine's when a test moves Date in this
// one.
const machineTime = Date.now;

export const signingTime = (): SigningTime => ({ signers: machineTime(), ours: Date.now() });
