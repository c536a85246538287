import type { DeviceApproval, DeviceRequest } from './device-request.ts'

export interface DeviceRequestKeys {
  readonly deviceCodeHash: Buffer
  readonly userCodeHash: Buffer
}

export interface Poll {
  readonly request: DeviceRequest
  /** The device asked before its interval was over, which is longer now. */
  readonly isTooSoon: boolean
}

/** Absence is `null`. What ran out is there for nobody but the device. */
export interface DeviceRequestStore {
  /** False when the screen of another device shows that code. */
  insert(request: DeviceRequest, keys: DeviceRequestKeys): Promise<boolean>
  /** Takes a request for the browser in which its code is typed, unless another browser has it or it is decided. */
  claim(userCodeHash: Buffer, browserHash: Buffer, now: Date): Promise<DeviceRequest | null>
  /** Decided or not, for the browser that claimed it. */
  findForBrowser(id: string, browserHash: Buffer, now: Date): Promise<DeviceRequest | null>
  /** The yes of the browser that claimed it, once, in one conditional statement. */
  approve(id: string, browserHash: Buffer, approval: DeviceApproval, now: Date): Promise<DeviceRequest | null>
  /** The no, which comes to nothing after a yes. */
  deny(id: string, browserHash: Buffer, now: Date): Promise<DeviceRequest | null>
  /** Counts a question of the device and reads how it stands, in one statement. What ran out too. */
  poll(deviceCodeHash: Buffer, clientId: string, now: Date): Promise<Poll | null>
  /** Spends the yes: null unless there is one, unspent and in time, of a person who is as they were then (AUT-13). */
  redeem(deviceCodeHash: Buffer, clientId: string, now: Date): Promise<DeviceRequest | null>
  /** Forgets what ran out before this time. */
  removeEnded(before: Date): Promise<void>
}
