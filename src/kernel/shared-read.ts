/**
 * Lets callers who ask the same question at the same time share one answer. An answer is only shared by those who asked
 * before its read began, so nobody gets one that is older than their question: what is revoked before a request arrives
 * is always seen by it.
 */
export class SharedReads<Answer> {
  readonly #waiting = new Map<string, Promise<Answer>>()
  readonly #running = new Map<string, Promise<unknown>>()

  ask(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const waiting = this.#waiting.get(key)
    if (waiting !== undefined) return waiting
    const answer = this.#next(key, read)
    this.#waiting.set(key, answer)
    return answer
  }

  async #next(key: string, read: () => Promise<Answer>): Promise<Answer> {
    // A failed read is the fault of those who share it, not of those who wait for their own.
    await this.#running.get(key)?.catch(() => undefined)
    this.#waiting.delete(key)
    const answer = read()
    this.#running.set(key, answer)
    try {
      return await answer
    } finally {
      if (this.#running.get(key) === answer) this.#running.delete(key)
    }
  }
}
