// Idempotency: a request that carries a key has its effect once, however often it is sent (P14, security.md 5.10). Its
// whole work and the answer commit together; until then the key is held by the transaction itself, so that a process
// that dies leaves nothing half done and no key stuck. How a key and a request look on the wire is the business of http/.

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As it was sent; null for an empty one. */
  readonly body: string | null
}

export interface KeptAnswer {
  /** Of who asked and the key. */
  readonly keyHash: Buffer
  /** Of what was asked for. */
  readonly requestHash: Buffer
  readonly status: number
  readonly sealedAnswer: Buffer
  readonly createdAt: Date
}

export interface IdempotencyStore {
  /** Takes the key until the transaction ends, whichever way; false while another has it. */
  hold(keyHash: Buffer): Promise<boolean>
  /** Null where nothing was answered since then. */
  find(keyHash: Buffer, since: Date): Promise<KeptAnswer | null>
  /** In the place of an older one. */
  keep(answer: KeptAnswer): Promise<void>
  /** In bounded steps. */
  removeUntil(at: Date): Promise<void>
}

export const keptMs = 24 * 60 * 60_000
