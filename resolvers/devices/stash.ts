import type { mostCodesAnHour } from '../../schema/limits';
import type { DeviceLoginPoll } from '../generated/types';
import type { StepContext } from '../shared/context';
import type { AskedLogin, CodeEntriesItem, DeviceItem, DeviceLoginItem } from '../shared/deviceItems';
import type { MintedCodes } from '../shared/mint';

/** What the steps of devices and their logins tell each other. A step may read only what a step before it has written. */
type DeviceStash = {
  /** Which of the counts of device codes this request goes into. */
  codeCount: CodeCount;
  askedLogin: AskedLogin;
  /** As it was given, to be hashed and never kept. */
  deviceCode: string | null;
  /** The device login that is asked for; null where no code leads to one. */
  loginId: string | null;
  deviceLogin: DeviceLoginItem | null;
  /** As it was entered, in plain capitals. */
  userCode: string;
  codeEntries: CodeEntriesItem | null;
  mintedCodes: MintedCodes;
  /** The OAuth state of the approval. */
  approvalState: string;
  /** The authorization code that came back from the pool. */
  authorizationCode: string;
  poll: DeviceLoginPoll;
  deviceId: string;
  deviceName: string | null;
  /** A device as this request leaves it. */
  device: DeviceItem;
  devices: DeviceItem[];
};

export type DeviceContext<Args = unknown, Result = unknown> = StepContext<Args, Result, DeviceStash>;

/** What is counted, and whether this is one more of it: where not, it is only asked whether there were too many. */
type CodeCount = { what: keyof typeof mostCodesAnHour; isOneMore: boolean };
