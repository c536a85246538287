import type { RawRecord } from './raw-record.ts'
import { RecordCollector } from './record-collector.ts'
import type { Splitter } from './splitter.ts'

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openingBracket = 0x5b
const closingBracket = 0x5d
const openingBrace = 0x7b
const closingBrace = 0x7d

/**
 * The elements of one JSON array, from behind its opening bracket. It looks at brackets, commas and quotes only: whether
 * an element is JSON is asked when it is read, so that a bad one is a fault of its own and not of the file.
 */
export class ArraySplitter implements Splitter {
  readonly #records = new RecordCollector()
  #depth = 0
  #isInText = false
  #isEscaped = false
  #hasEnded = false
  readonly #isPart: boolean

  /** Of an array that is part of more, what stands behind it is others'. */
  constructor(isPart = false) {
    this.#isPart = isPart
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  push(chunk: Buffer): RawRecord[] {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      if (!this.#isBoundary(chunk[at] as number)) continue
      this.#records.add(chunk.subarray(start, at))
      this.#records.close()
      start = at + 1
      if (this.#hasEnded && this.#isPart) return this.#records.take()
    }
    this.#records.add(chunk.subarray(start))
    return this.#records.take()
  }

  /** What is left is blank in a file that is whole; in one that was cut short it is the record that was cut. */
  end(): RawRecord[] {
    if (this.#hasEnded) this.#records.close()
    else this.#records.closeCutShort()
    return this.#records.take()
  }

  #isBoundary(byte: number): boolean {
    if (this.#isInText) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (byte === backslash) this.#isEscaped = true
      else if (byte === quote) this.#isInText = false
      return false
    }
    switch (byte) {
      case quote:
        this.#isInText = true
        return false
      case openingBrace:
      case openingBracket:
        this.#depth += 1
        return false
      case comma:
        return this.#depth === 0 && !this.#hasEnded
      case closingBrace:
        if (this.#depth > 0) this.#depth -= 1
        return false
      case closingBracket:
        if (this.#depth > 0) this.#depth -= 1
        else if (!this.#hasEnded) {
          this.#hasEnded = true
          return true
        }
        return false
      default:
        return false
    }
  }
}
