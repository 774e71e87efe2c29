/** `next` tells when the first run after a moment is due (milliseconds since the epoch), or null if there is none. */
export type Schedule = { next(after: number): number | null };
