// `/api/v1` over HTTP: one sentence for whatever goes wrong, and a difference between refused and gone.
import { CommandFailure, ServerGone } from './failure.ts'
import { howToReach, type ServerAddress } from './server-address.ts'

export type Query = Readonly<Record<string, string | undefined>>

/** Paths begin after `/api/v1`. What comes back is as that face's own JSON modules write it. */
export interface Api {
  get<Body>(path: string, query?: Query): Promise<Body>
  post<Body>(path: string, body?: object): Promise<Body>
  delete(path: string): Promise<void>
  /** Sends bytes as they come. */
  upload<Body>(path: string, query: Query, type: string, bytes: AsyncIterable<Uint8Array>): Promise<Body>
  /** Hands bytes on as they come. */
  download(path: string, query: Query): Promise<AsyncIterable<Uint8Array>>
}

/** A server that is alive answers short calls well within this. */
const patienceMs = 60_000

export function connect({ url, key }: ServerAddress): Api {
  const call = (method: string, path: string, query: Query, init: RequestInit) =>
    send(url, new URL(`api/v1${path}${queryText(query)}`, url), {
      ...init,
      method,
      headers: { ...init.headers, 'x-api-key': key },
      // The key is for this server alone.
      redirect: 'manual',
    })
  const short = () => AbortSignal.timeout(patienceMs)
  return {
    get: async (path, query = {}) => json(url, await call('GET', path, query, { signal: short() })),
    post: async (path, body = {}) => {
      const headers = { 'content-type': 'application/json' }
      return json(url, await call('POST', path, {}, { body: JSON.stringify(body), headers, signal: short() }))
    },
    delete: async (path) => {
      await call('DELETE', path, {}, { signal: short() })
    },
    upload: async (path, query, type, bytes) =>
      json(url, await call('POST', path, query, { body: bytes, headers: { 'content-type': type }, duplex: 'half' })),
    download: async (path, query) => {
      const { body } = await call('GET', path, query, {})
      return body === null ? noBytes() : unbroken(url, body)
    },
  }
}

async function send(server: string, address: URL, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((fault: unknown) => {
    throw unreachable(server, fault)
  })
  if (response.ok) return response
  throw await refusal(server, response)
}

async function json<Body>(server: string, response: Response): Promise<Body> {
  const text = await response.text().catch((fault: unknown) => {
    throw unreachable(server, fault)
  })
  const value = parsed(text)
  if (value === null) throw new CommandFailure(`${server} answers, but not as Rollcall does. Is the address right?`)
  return value as Body
}

async function* unbroken(server: string, body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch (fault) {
    throw unreachable(server, fault)
  }
}

async function* noBytes(): AsyncIterable<Uint8Array> {}

function unreachable(server: string, fault: unknown): CommandFailure {
  // What our own end did not manage, such as reading the file, has its sentence already.
  const cause = causeOf(fault)
  if (cause instanceof CommandFailure) return cause
  const { code = '' } = cause as NodeJS.ErrnoException
  if (/CERT|SIGNATURE|SSL/.test(code)) {
    const what = 'Set NODE_EXTRA_CA_CERTS to a file with the certificate of who signed it.'
    return new CommandFailure(`The certificate of ${server} is not trusted (${code}). ${what}`)
  }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new ServerGone(`No Rollcall answers on ${server}. ${howToReach}`, { cause: fault })
  }
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new ServerGone(`${server} has not answered for ${patienceMs / 1_000} s. Look at its log.`, { cause: fault })
  }
  const why = code || (cause instanceof Error ? cause.message : String(cause))
  return new ServerGone(`The connection to ${server} broke (${why}). Look whether Rollcall still runs.`, {
    cause: fault,
  })
}

/** `fetch` hides the reason behind one or more layers, and behind a list where several addresses were tried. */
function causeOf(fault: unknown): unknown {
  if (fault instanceof AggregateError) return causeOf(fault.errors[0])
  return fault instanceof TypeError && fault.cause !== undefined ? causeOf(fault.cause) : fault
}

interface Problem {
  readonly detail?: unknown
  readonly errors?: Readonly<Record<string, unknown>>
  readonly requestId?: unknown
}

async function refusal(server: string, response: Response): Promise<CommandFailure> {
  const { status, headers } = response
  const problem = parsed(await response.text().catch(() => '')) as Problem | null
  if (typeof problem?.detail !== 'string') {
    const location = headers.get('location')
    const where = location === null ? 'Is the address right?' : `It sends callers on to ${location}.`
    const sentence = `${server} answers, but not as Rollcall does (status ${status}). ${where}`
    return status >= 500 ? new ServerGone(sentence) : new CommandFailure(sentence)
  }
  const sentence = sentenceOf(problem.detail, Object.keys(problem.errors ?? {}))
  const quoted = status === 500 ? ` The request id is ${problem.requestId}.` : ''
  if (status !== 429 && status !== 503) return new CommandFailure(sentence + quoted)
  return new ServerGone(sentence, { retryAfterMs: 1_000 * Number(headers.get('retry-after') ?? 0) || 0 })
}

/** Some details leave it to `errors` to say which field they are about. */
function sentenceOf(detail: string, fields: readonly string[]): string {
  const [only] = fields
  const isNamed = fields.length !== 1 || only === undefined || detail.toLowerCase().includes(only.toLowerCase())
  return isNamed ? detail : `${only}: ${detail}`
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

function queryText(query: Query): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
