import type { Figures, Load, Place } from '../operations/operation';

/** An order to the driver's process, and its result. */
export type Order = { name: string; plan: unknown; place: Place; load: Load };
export type Outcome = { figures: Figures } | { failure: string };
