import { afterMark, mayBeMark } from './byte-order-mark.ts'
import { isBlank, type RawRecord } from './raw-record.ts'
import { ArraySplitter } from './split-array.ts'
import { LineSplitter } from './split-lines.ts'
import type { Splitter } from './splitter.ts'

const openingBracket = 0x5b

/** A JSON array, told by its first character, or one record a line. */
export async function* splitRecords(text: AsyncIterable<Buffer>): AsyncIterable<RawRecord[]> {
  let splitter: Splitter | null = null
  let head = Buffer.alloc(0)
  for await (const chunk of text) {
    if (splitter !== null) {
      yield splitter.push(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    const start = startOfText(head)
    if (start === null) continue
    splitter = head[start] === openingBracket ? new ArraySplitter() : new LineSplitter()
    // Blank lines before the first record are lines all the same.
    yield splitter.push(head.subarray(splitter instanceof LineSplitter ? afterMark(head) : start + 1))
  }
  if (splitter !== null) yield splitter.end()
}

/** Where the first character stands that is not blank; null when there is none yet. */
function startOfText(head: Buffer): number | null {
  if (mayBeMark(head)) return null
  for (let at = afterMark(head); at < head.length; at += 1) {
    if (!isBlank(head[at] as number)) return at
  }
  return null
}
