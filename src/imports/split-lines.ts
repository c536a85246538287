import type { RawRecord } from './raw-record.ts'
import { RecordCollector } from './record-collector.ts'
import type { Splitter } from './splitter.ts'

const newline = 0x0a

/** One record a line (NDJSON). */
export class LineSplitter implements Splitter {
  readonly #records = new RecordCollector()

  push(chunk: Buffer): RawRecord[] {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      this.#records.add(chunk.subarray(start, end))
      this.#records.close()
      start = end + 1
    }
    this.#records.add(chunk.subarray(start))
    return this.#records.take()
  }

  end(): RawRecord[] {
    this.#records.close()
    return this.#records.take()
  }
}
