import { problemText, t } from './text.ts'

/** One list of messages for each field at fault. */
export type Faults = Readonly<Record<string, readonly string[]>>

/** What the API answered instead of an answer (`application/problem+json`), or that nothing answered at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly fields: Faults
  readonly retryAfterSeconds: number | null
  /** The whole body, for the few answers that carry more, such as `position` and `existingUserId`. */
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Record<string, unknown>, requestId: string | null, retryAfter: string | null) {
    const code = text(body.code) ?? (status === 0 ? 'unreachable' : 'unknown')
    super(
      problemText(code) ??
        text(body.detail) ??
        text(body.title) ??
        t('The server answered with status {status}.', { status }),
    )
    this.status = status
    this.code = code
    this.requestId = text(body.requestId) ?? requestId
    this.fields = (body.errors as Record<string, string[]> | undefined) ?? {}
    this.retryAfterSeconds = retryAfter === null || Number.isNaN(Number(retryAfter)) ? null : Number(retryAfter)
    this.body = body
  }
}

/** The request never reached the server or the answer never came back. */
export function unreachable(): ApiProblem {
  return new ApiProblem(
    0,
    { detail: t('The server could not be reached. Check the connection and try again.') },
    null,
    null,
  )
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}

/** Nobody is signed in. A refused password is a 401 too, but says nothing about the session. */
export function isSignedOut(error: unknown): boolean {
  return isProblem(error) && error.status === 401 && error.code !== 'invalid_credentials'
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
