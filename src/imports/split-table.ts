import { afterMark } from './byte-order-mark.ts'
import type { RawRecord } from './raw-record.ts'
import { CsvSplitter, type Delimiter, delimiters } from './split-csv.ts'

const newline = 0x0a
/** A header longer than this is none. */
const headMaxBytes = 64 * 1024

/** The rows of a table, its header first. What divides cells is told by the header: a comma, a semicolon or a tab. */
export async function* splitTable(text: AsyncIterable<Buffer>): AsyncIterable<RawRecord[]> {
  let splitter: CsvSplitter | null = null
  let head = Buffer.alloc(0)
  for await (const chunk of text) {
    if (splitter !== null) {
      yield splitter.push(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    if (!head.includes(newline) && head.length < headMaxBytes) continue
    splitter = new CsvSplitter(delimiterOf(head))
    yield splitter.push(head.subarray(afterMark(head)))
  }
  if (splitter === null) {
    splitter = new CsvSplitter(delimiterOf(head))
    yield splitter.push(head.subarray(afterMark(head)))
  }
  yield splitter.end()
}

function delimiterOf(head: Buffer): Delimiter {
  const end = head.indexOf(newline)
  const line = head.subarray(0, end < 0 ? head.length : end)
  const count = (delimiter: Delimiter) => line.filter((byte) => byte === delimiter).length
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best))
}
