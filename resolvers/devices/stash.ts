import type { mostCodesAnHour } from '../../schema/limits';
import type { DeviceLoginPoll } from '../generated/types';
import type { StepContext } from '../shared/context';
import type { AskedLogin, CodeEntriesItem, DeviceItem, DeviceLoginItem } from '../shared/deviceItems';
import type { MintedCodes } from '../shared/mint';

/** What the steps of devices and their logins pass to each other. A step may read only what a step before it has written. */
type DeviceStash = {
  /** The counter of device codes that this request adds to. */
  codeCount: CodeCount;
  askedLogin: AskedLogin;
  /** As it was given; it is hashed and never stored. */
  deviceCode: string | null;
  /** The id of the device login; null if the code leads to none. */
  loginId: string | null;
  deviceLogin: DeviceLoginItem | null;
  /** The entered code in capitals, without dash and spaces. */
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
  /** The device after this request. */
  device: DeviceItem;
  devices: DeviceItem[];
};

export type DeviceContext<Args = unknown, Result = unknown> = StepContext<Args, Result, DeviceStash>;

/** What is counted, and whether this is one more of it: where not, it is only asked whether there were too many. */
type CodeCount = { what: keyof typeof mostCodesAnHour; isOneMore: boolean };
