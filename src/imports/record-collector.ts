import { isBlank, type RawRecord, recordMaxBytes } from './raw-record.ts'

/** Gathers the pieces of one record after the other; what grows too long is forgotten, and only its place is kept. */
export class RecordCollector {
  #pieces: Buffer[] = []
  #length = 0
  #position = 1
  #records: RawRecord[] = []

  add(piece: Buffer): void {
    this.#length += piece.length
    if (this.#length > recordMaxBytes) this.#pieces = []
    else if (piece.length > 0) this.#pieces.push(piece)
  }

  /** The record ends here. */
  close(): void {
    const isTooLong = this.#length > recordMaxBytes
    const content = isTooLong ? 'too-long' : this.#gathered()
    if (typeof content === 'string' || !content.every(isBlank)) {
      this.#records.push({ position: this.#position, content })
    }
    this.#position += 1
    this.#pieces = []
    this.#length = 0
  }

  /** The text ends here, before a record that was announced. */
  closeCutShort(): void {
    if (this.#length > 0 && !this.#gathered().every(isBlank)) this.close()
    else this.#records.push({ position: this.#position, content: 'cut-short' })
  }

  /** The records closed since the last call. */
  take(): RawRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  #gathered(): Buffer {
    return this.#pieces.length === 1 ? (this.#pieces[0] as Buffer) : Buffer.concat(this.#pieces)
  }
}
