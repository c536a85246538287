// The one way the console speaks to the server: JSON over the public /api/v1, a cookie for the session and a header
// against forged requests. It knows no resource.
import { isAttended } from './attendance.ts'
import { lossesSoFar, noteAnswer, noteNoAnswer } from './connection.ts'
import { earlyAnswer } from './early-answers.ts'
import { noteProblem } from './held-up.ts'
import { ApiProblem, unreachable } from './problem.ts'
import { revealPass } from './sight.ts'
import { t } from './text.ts'

let csrfToken: string | null = null

/** Every call carries this token; what tells who is signed in hands it out. */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token
}

export interface CallOptions {
  readonly body?: unknown
  /** Sent as it is, however large: the browser reads it from the disk. */
  readonly file?: Blob
  /** It is meant for what it changes as it was then, and refused where that was changed since. */
  readonly ifVersion?: string | number | undefined
  /** Why it is done; the events of this very call keep it. Empty where nobody said. */
  readonly reason?: string
  readonly signal?: AbortSignal
  /** It arrives although the page is being left. */
  readonly outlivesPage?: boolean
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

let stepUpProof: string | null = null
let renewal: Promise<unknown> | null = null

/** Goes along with every write until it is taken back: the one act it is for spends it. */
export function keepStepUpProof(proof: string | null): void {
  stepUpProof = proof
}

/** While the session gets a new secret, what was asked with the old one may be refused. */
export function noteRenewal(settled: Promise<unknown>): void {
  renewal = settled.catch(() => undefined)
}

export async function call<Answer>(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await sendInSession(method, path, options)
  const body = await read(response)
  if (!response.ok) throw problemOf(response, body)
  return body as Answer
}

/** A file for whoever the page is of: a link carries no token that says whose call it is. */
export async function callFile(path: string): Promise<Blob> {
  const response = await sendInSession('GET', path, {})
  if (!response.ok) throw problemOf(response, await read(response))
  return response.blob().catch(() => {
    throw unreachable()
  })
}

/** What the server tells line by line while it works, each line JSON. */
export async function* callLines<Line>(path: string, body: unknown, signal: AbortSignal): AsyncIterable<Line> {
  const response = await sendInSession('POST', path, { body, signal })
  if (!response.ok) throw problemOf(response, await read(response))
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    text += decoder.decode(value, { stream: !done })
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line
    if (done) return
  }
}

function problemOf(response: Response, body: unknown): ApiProblem {
  const fields = isRecord(body) ? body : {}
  const { headers, status } = response
  if (typeof fields.code === 'string') noteProblem(fields.code)
  return new ApiProblem(status, fields, headers.get('x-request-id'), headers.get('retry-after'))
}

/** `?a=1&b=2` of what is set; empty and missing values are left out. */
export function queryString(values: Record<string, string | number | boolean | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** A step-up, here or in another tab, gave the session a new secret, or another session followed: then it is asked once more with that. */
async function sendInSession(method: Method, path: string, options: CallOptions): Promise<Response> {
  const tokenThen = csrfToken
  const response = await send(method, path, options)
  if (response.status === 401 && csrfToken !== tokenThen) return send(method, path, options)
  if (method === 'GET') {
    if (response.status !== 401 || renewal === null) return response
    await renewal
    return send(method, path, options)
  }
  if (response.status !== 403 || !(await isOldToken(response.clone()))) return response
  const session = await send('GET', '/session', {})
  if (!session.ok) return response
  keepCsrfToken(((await session.json()) as { csrfToken: string }).csrfToken)
  return send(method, path, options)
}

async function isOldToken(response: Response): Promise<boolean> {
  const body = await read(response)
  return isRecord(body) && body.code === 'csrf_refused'
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const { body, file, ifVersion, signal, outlivesPage = false, reason = '' } = options
  const init: RequestInit = { method, headers: { accept: 'application/json' }, credentials: 'same-origin' }
  if (signal !== undefined) init.signal = signal
  if (outlivesPage) init.keepalive = true
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, 'content-type': 'application/json' }
  }
  if (file !== undefined) {
    init.body = file
    init.headers = { ...init.headers, 'content-type': 'application/octet-stream' }
  }
  // Reads too: a browser may be signed in as an operator and as a person, and the token says whose call it is.
  if (csrfToken !== null) init.headers = { ...init.headers, 'x-csrf-token': csrfToken }
  if (!isAttended()) init.headers = { ...init.headers, 'x-unattended': '1' }
  const pass = revealPass()
  if (pass !== null) init.headers = { ...init.headers, 'x-reveal': pass }
  if (method !== 'GET' && stepUpProof !== null) init.headers = { ...init.headers, 'x-step-up': stepUpProof }
  if (ifVersion !== undefined) init.headers = { ...init.headers, 'if-match': `"${ifVersion}"` }
  // A header has no room for every letter.
  if (method !== 'GET' && reason !== '') init.headers = { ...init.headers, 'x-reason': encodeURIComponent(reason) }
  const lossesThen = lossesSoFar()
  try {
    const response = (await earlyAnswer(method, path)) ?? (await fetch(`/api/v1${path}`, init))
    noteAnswer(lossesThen)
    return response
  } catch (error) {
    if (signal?.aborted) throw error
    noteNoAnswer()
    throw unreachable()
  }
}

/** A proxy in between may answer with a page of its own: that is a problem without a body, never a crash. */
async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  if (isJson) return response.json()
  if (response.ok) throw new ApiProblem(response.status, { detail: t('The answer was not JSON.') }, null, null)
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
