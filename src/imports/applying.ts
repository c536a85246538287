import type { ReadBatch } from './apply-batch.ts'

/** The batches that are being applied right now. */
export class Applying {
  readonly #running = new Map<ReadBatch, Promise<void>>()
  readonly #atOnce: number
  #fault: unknown = null

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /**
   * Waits until there is room, and until nobody in the batch shares an identifier with somebody under way: which of two
   * records comes first is decided by the file, never by which transaction is faster. Throws what went wrong with one.
   */
  async roomFor(batch: ReadBatch): Promise<void> {
    while (this.#running.size >= this.#atOnce || this.#meets(batch)) {
      await Promise.race(this.#running.values())
      this.#throwFault()
    }
    this.#throwFault()
  }

  add(batch: ReadBatch, work: Promise<void>): void {
    const running = work
      .catch((fault: unknown) => {
        this.#fault ??= fault
      })
      .finally(() => this.#running.delete(batch))
    this.#running.set(batch, running)
  }

  /** Waits for all of them, and throws what went wrong with one. */
  async end(): Promise<void> {
    await Promise.all(this.#running.values())
    this.#throwFault()
  }

  #throwFault(): void {
    if (this.#fault !== null) throw this.#fault
  }

  #meets(batch: ReadBatch): boolean {
    if (this.#running.size === 0) return false
    const own = new Set(batch.offered.flatMap(({ identifiers }) => identifiers))
    return [...this.#running.keys()].some(({ offered }) =>
      offered.some(({ identifiers }) => identifiers.some((identifier) => own.has(identifier))),
    )
  }
}
