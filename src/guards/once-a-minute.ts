const everyMs = 60_000
const rememberedAtMost = 10_000

/** What is recorded once a minute, however often somebody makes it happen (DOS-08). */
export class OnceAMinute {
  readonly #at = new Map<string, number>()

  /** Does it in any case, told whether it is the first of its minute. What fails was not recorded: the next is first. */
  async tell<Result>(key: string, now: Date, act: (isFirst: boolean) => Promise<Result>): Promise<Result> {
    const isFirst = this.#isFirst(key, now)
    try {
      return await act(isFirst)
    } catch (fault) {
      if (isFirst) this.#at.delete(key)
      throw fault
    }
  }

  /** Does it where it is the first of its minute. */
  record(key: string, now: Date, write: () => Promise<void>): Promise<void> {
    return this.tell(key, now, async (isFirst) => {
      if (isFirst) await write()
    })
  }

  #isFirst(key: string, now: Date): boolean {
    const at = now.getTime()
    if (at - (this.#at.get(key) ?? Number.NEGATIVE_INFINITY) < everyMs) return false
    if (this.#at.size >= rememberedAtMost) this.#at.clear()
    this.#at.set(key, at)
    return true
  }
}
