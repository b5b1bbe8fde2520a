import type { EpochSec, TimeZone } from './time.ts';

/** A device of the account. Type and battery pass through as the service words them. */
export type Device = {
  readonly type: string;
  readonly model: string;
  readonly modelId?: number;
  readonly deviceId?: string;
  readonly battery?: string;
  readonly timeZone?: TimeZone;
  readonly firstSessionAt?: EpochSec;
  readonly lastSessionAt?: EpochSec;
};

/** Goals the person set at the service; each absent where there is none. */
export type Goals = { readonly steps?: number; readonly sleepSec?: number; readonly weightKg?: number };

/** A notification subscription of the account. */
export type Subscription = {
  readonly appli: number;
  readonly callbackUrl: string;
  readonly comment: string | null;
  readonly expiresAt?: EpochSec;
  /** Made by this installation, and thus ours to end. */
  readonly isOwn?: boolean;
};
