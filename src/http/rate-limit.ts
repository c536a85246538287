// A token bucket for each caller, in the memory of this process: it protects the process, it is no accounting.

export interface RateLimits {
  readonly perSecond: number
  readonly burst: number
}

export interface RateVerdict {
  readonly isAllowed: boolean
  readonly limit: number
  readonly remaining: number
  /** When the bucket is full again, in seconds since 1970 (auth0.md 1.6). */
  readonly resetAt: number
  readonly retryAfterSeconds: number
}

interface Bucket {
  tokens: number
  filledAtMs: number
}

/** Callers seen beyond this number push out the ones seen longest ago, who by then have a full bucket again. */
const rememberedCallers = 50_000

export class RateLimiter {
  readonly #limits: RateLimits
  readonly #buckets = new Map<string, Bucket>()

  constructor(limits: RateLimits) {
    this.#limits = limits
  }

  take(caller: string, nowMs: number): RateVerdict {
    const { perSecond, burst } = this.#limits
    const bucket = this.#bucket(caller, nowMs)
    bucket.tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.filledAtMs) / 1000) * perSecond)
    bucket.filledAtMs = nowMs
    const isAllowed = bucket.tokens >= 1
    if (isAllowed) bucket.tokens -= 1
    return {
      isAllowed,
      limit: burst,
      remaining: Math.floor(bucket.tokens),
      resetAt: Math.ceil(nowMs / 1000 + (burst - bucket.tokens) / perSecond),
      retryAfterSeconds: isAllowed ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond)),
    }
  }

  #bucket(caller: string, nowMs: number): Bucket {
    const known = this.#buckets.get(caller)
    if (known !== undefined) return known
    if (this.#buckets.size >= rememberedCallers) this.#buckets.delete(this.#buckets.keys().next().value as string)
    const bucket = { tokens: this.#limits.burst, filledAtMs: nowMs }
    this.#buckets.set(caller, bucket)
    return bucket
  }
}
