import type { RawRecord } from './raw-record.ts'

/** Cuts a text into records as it arrives, whatever the chunks. Blank records are left out; positions count them. */
export interface Splitter {
  push(chunk: Buffer): RawRecord[]
  end(): RawRecord[]
}
