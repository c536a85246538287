import { createHmac } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type Answer, type IdempotencyStore, type KeptAnswer, keptMs } from './kept-answer.ts'

export interface AnswerOnceDeps {
  /** Of the transaction in which the work is done. */
  readonly idempotency: Pick<IdempotencyStore, 'hold' | 'find' | 'keep'>
  readonly sealer: Sealer
  readonly clock: Clock
}

interface KeyedRequest {
  /** Who asks, in full: nobody else ever gets the answer. */
  readonly principal: readonly string[]
  readonly key: string
  /** Everything that makes it this request. */
  readonly request: readonly string[]
}

export type Outcome =
  | { readonly kind: 'answered' | 'replayed'; readonly answer: Answer }
  /** Nothing is kept, and what the work deliberately kept of the refusal holds. */
  | { readonly kind: 'refused'; readonly fault: unknown }

/**
 * Runs the work, or gives what it answered the last time. Call it in one transaction that commits whatever comes back
 * and rolls back whatever is thrown: then a request that failed for a passing reason may be sent again with its key.
 */
export async function answerOnce(
  { idempotency, sealer, clock }: AnswerOnceDeps,
  { principal, key, request }: KeyedRequest,
  isRefusal: (fault: unknown) => boolean,
  work: () => Promise<Answer>,
): Promise<Outcome> {
  const keyHash = keyedHash(sealer, 'key', [...principal, key])
  const requestHash = keyedHash(sealer, 'request', request)
  if (!(await idempotency.hold(keyHash))) throw stillRunning()
  const now = clock.now()
  const kept = await idempotency.find(keyHash, new Date(now.getTime() - keptMs))
  if (kept !== null) return { kind: 'replayed', answer: openAnswer(sealer, kept, requestHash) }
  try {
    const answer = await work()
    const sealedAnswer = sealer.seal(JSON.stringify([answer.headers, answer.body]), place(keyHash))
    await idempotency.keep({ keyHash, requestHash, status: answer.status, sealedAnswer, createdAt: now })
    return { kind: 'answered', answer }
  } catch (fault) {
    if (isRefusal(fault)) return { kind: 'refused', fault }
    throw fault
  }
}

/** Keyed, as requests hold passwords; each part with its end, so that no two lists make the same hash. */
function keyedHash(sealer: Sealer, purpose: string, parts: readonly string[]): Buffer {
  return createHmac('sha256', sealer.derive(`idempotency ${purpose}`))
    .update(JSON.stringify(parts))
    .digest()
}

function openAnswer(sealer: Sealer, kept: KeptAnswer, requestHash: Buffer): Answer {
  if (!kept.requestHash.equals(requestHash)) {
    const message =
      'This Idempotency-Key was used for another request within the last 24 hours. Take a new key for each request.'
    throw new RollcallError('idempotency_key_reused', message)
  }
  const opened = sealer.unseal(kept.sealedAnswer, place(kept.keyHash)).toString()
  const [headers, body] = JSON.parse(opened) as [Answer['headers'], Answer['body']]
  return { status: kept.status, headers, body }
}

const place = (keyHash: Buffer) => ['idempotency_keys', 'answer', keyHash.toString('hex')]

function stillRunning(): RollcallError {
  const message = 'A request with this Idempotency-Key is still running. Send it again shortly to get its answer.'
  return new RollcallError('idempotency_running', message, { retryAfterSeconds: 1 })
}
