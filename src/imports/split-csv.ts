import { isUtf8 } from 'node:buffer'
import { csvCells } from './csv-cells.ts'
import { isBlank, type RawRecord, recordMaxBytes } from './raw-record.ts'
import type { Splitter } from './splitter.ts'

const newline = 0x0a
const quote = 0x22
export const delimiters = [0x2c, 0x3b, 0x09] as const
export type Delimiter = (typeof delimiters)[number]

type Place = 'cell-start' | 'plain' | 'quoted' | 'after-quote'

/**
 * Rows of a CSV (RFC 4180), each as a JSON array of its cells, at the line of the file on which it begins. A quote opens a
 * cell only at its beginning, so that one inside a text swallows nothing.
 */
export class CsvSplitter implements Splitter {
  readonly #delimiter: Delimiter
  #records: RawRecord[] = []
  #pieces: Buffer[] = []
  #length = 0
  #line = 1
  #firstLine = 1
  #place: Place = 'cell-start'

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter
  }

  push(chunk: Buffer): RawRecord[] {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number
      if (byte === newline) {
        this.#line += 1
        if (this.#place !== 'quoted') {
          this.#add(chunk.subarray(start, at))
          this.#close()
          start = at + 1
          continue
        }
      }
      this.#place = this.#next(byte)
    }
    this.#add(chunk.subarray(start))
    return this.#take()
  }

  end(): RawRecord[] {
    if (this.#place === 'quoted') this.#records.push({ position: this.#firstLine, content: 'open-quote' })
    else this.#close()
    return this.#take()
  }

  #next(byte: number): Place {
    if (this.#place === 'quoted') return byte === quote ? 'after-quote' : 'quoted'
    if (byte === this.#delimiter) return 'cell-start'
    if (byte === quote && this.#place !== 'plain') return 'quoted'
    return 'plain'
  }

  #add(piece: Buffer): void {
    this.#length += piece.length
    if (this.#length > recordMaxBytes) this.#pieces = []
    else if (piece.length > 0) this.#pieces.push(piece)
  }

  #close(): void {
    const position = this.#firstLine
    const row = Buffer.concat(this.#pieces)
    if (this.#length > recordMaxBytes) this.#records.push({ position, content: 'too-long' })
    else if (!row.every(isBlank)) this.#records.push({ position, content: this.#contentOf(row) })
    this.#pieces = []
    this.#length = 0
    this.#firstLine = this.#line
    this.#place = 'cell-start'
  }

  /** A row that is no text stays as it is: reading says what is wrong with it. */
  #contentOf(row: Buffer): Buffer {
    if (!isUtf8(row)) return row
    return Buffer.from(JSON.stringify(csvCells(row.toString('utf8'), String.fromCharCode(this.#delimiter))))
  }

  #take(): RawRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }
}
