// Requests that are wrong in one way each, made from an endpoint's own schemas by a seeded generator: the same seed
// makes the same requests, so a failure can be met again.

/** A JSON schema, as far as samples are made from it. */
export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
}

export interface Endpoint {
  readonly face: 'v2' | 'v1' | 'oauth'
  readonly method: string
  /** From the root, with `:name` for parameters. */
  readonly path: string
  readonly query: Schema | undefined
  readonly body: Schema | undefined
  readonly takesStream: boolean
}

export interface Malformed {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | null
  /** What a 400 must speak of: one of these words. */
  readonly about: readonly string[]
  /** True where nothing but a refusal is right. */
  readonly mustFail: boolean
  /** True where the caller is not who they say. */
  readonly isForged: boolean
}

export interface Surroundings {
  readonly random: Random
  /** A well-formed value for a path parameter, by the word before it. */
  readonly ids: Readonly<Record<string, string>>
  readonly credentials: Readonly<Record<Endpoint['face'], Readonly<Record<string, string>>>>
  readonly forged: readonly Readonly<Record<string, string>>[]
}

export interface Random {
  below(limit: number): number
  pick<Item>(items: readonly Item[]): Item
}

/** mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: (items) => items[below(items.length)] as (typeof items)[number] }
}

const sqlPieces = ["'", '"', '\\', ';--', '$$', '%', "' || pg_sleep(3) || '", "'; DROP TABLE users; --", '1 OR 1=1']
const jsonpathPieces = ['$.**', '") ? (@ == 1', '" || true || "', '@.keyvalue()', '.*']
export const oddTexts = [
  ...sqlPieces,
  ...jsonpathPieces,
  '',
  ' ',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '{{7*7}}',
  '../../etc/passwd',
  'a\r\nSet-Cookie: x=1',
  '\u202egnp.exe',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  'x'.repeat(1_000),
  'x'.repeat(100_000),
  '\u0430'.repeat(5_000),
  '2024-13-45T99:99:99Z',
  '999999999999999999999',
  '-1',
  '1e2',
  '0x10',
  'NaN',
  'no_such_value',
]

/** JSON texts, not all of which JSON.stringify would write. */
const values = [
  ...oddTexts.map((text) => JSON.stringify(text)),
  ...['null', 'true', 'false', '0', '-1', '-0', '1.5', '1e308', '1e400', '9007199254740993', '2147483648'],
  ...['[]', '{}', '[null]', '[[]]', '[{}]', '{"$ne":null}', '{"a":{"b":null}}', '["x","x"]', '[1,"x",null]'],
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":1,"a":2}',
  '{"":1}',
  '{"a.b":1,"$set":2}',
  `${'['.repeat(40)}${']'.repeat(40)}`,
  `${'['.repeat(6_000)}${']'.repeat(6_000)}`,
  `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`,
  `[${'1,'.repeat(20_000)}1]`,
]

const brokenJson = [
  '{',
  '}',
  '[1,',
  '{"a"}',
  "{'a':1}",
  '{"a":1}{"b":2}',
  'undefined',
  'NaN',
  '\ufeff{}',
  '{"a":1,}',
  '"',
  '\u0000',
]

const otherTypes = [
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/json',
  'a/b',
  ';',
]

const badIds = ['%00', 'auth0%7C%00', '%2e%2e%2f', '..%5c', '%0d%0aX:1', '%F0%9F%98%80', 'x'.repeat(3_000)]

export function malformedRequest(endpoint: Endpoint, around: Surroundings): Malformed {
  const { random } = around
  const ways = [wrongCaller, wrongQuery, wrongQuery]
  if (endpoint.path.includes(':')) ways.push(wrongId, wrongId)
  if (endpoint.takesStream) ways.push(wrongStream, wrongStream, wrongStream)
  else if (endpoint.body !== undefined) ways.push(wrongProperty, wrongProperty, wrongProperty, wrongBody, wrongType)
  else ways.push(unasked)
  return random.pick(ways)(endpoint, around)
}

/** A request with nothing wrong but what the caller overlays. */
function request(endpoint: Endpoint, around: Surroundings, wrong: Partial<Malformed>): Malformed {
  const sample = endpoint.body === undefined ? null : JSON.stringify(sampleOf(endpoint.body))
  const type: Record<string, string> = sample === null ? {} : { 'content-type': 'application/json' }
  return {
    path: pathOf(endpoint, around),
    body: sample,
    about: [],
    mustFail: false,
    isForged: false,
    ...wrong,
    headers: { ...around.credentials[endpoint.face], ...type, ...wrong.headers },
  }
}

/** What is well formed before any digits, where an endpoint looks at the form. */
const idStarts: Readonly<Record<string, string>> = { users: 'auth0|none', 'user-blocks': 'auth0|none', jobs: 'job_' }
/** Where an endpoint takes a few words, or one form, and no digits. */
const wellFormed: Readonly<Record<string, string>> = {
  ips: '192.0.2.77',
  factors: 'otp',
  multifactor: 'google-authenticator',
  'email-templates': 'verify_email',
  prompts: 'login',
  screen: 'login',
  'custom-text': 'en',
}

/** Nothing that a test still needs is deleted by a request that is well formed after all. */
function pathOf({ path, method }: Endpoint, { ids, random }: Surroundings): string {
  return path.replace(/([a-z-]+)\/:[a-z_A-Z]+/g, (_whole, noun: string) => {
    const nobody = wellFormed[noun] ?? `${idStarts[noun] ?? ''}${String(random.below(10_000)).padStart(16, '0')}`
    const id = method === 'DELETE' ? nobody : (ids[noun] ?? nobody)
    return `${noun}/${encodeURIComponent(id)}`
  })
}

function wrongCaller(endpoint: Endpoint, around: Surroundings): Malformed {
  const isOpen = around.credentials[endpoint.face].authorization === undefined && endpoint.face !== 'v1'
  const whole = request(endpoint, around, {
    about: ['header', 'authentication', 'token', 'key'],
    mustFail: true,
    isForged: true,
  })
  if (isOpen) return whole
  const { authorization: _, 'x-api-key': __, ...rest } = whole.headers
  return { ...whole, headers: { ...rest, ...around.random.pick(around.forged) } }
}

function wrongQuery(endpoint: Endpoint, around: Surroundings): Malformed {
  const { random } = around
  const names = [...Object.keys(endpoint.query?.properties ?? {}), 'unheard_of']
  const name = random.pick(names)
  const type = endpoint.query?.properties?.[name]?.type
  const text = random.pick(oddTexts)
  const value = inAddress(text)
  const written = random.pick([
    `${name}=${value}`,
    `${name}=${value}`,
    `${name}=${value}&${name}=${value}`,
    `${name}[]=${value}`,
    `${name}=%`,
    `${name}=%zz&&&&`,
    `${name}=%ED%A0%80`,
    `${'unheard=1&'.repeat(300)}${name}=1e2`,
  ])
  const isNumber = type === 'integer' && written === `${name}=${value}` && text !== '999999999999999999999'
  return request(endpoint, around, {
    path: `${pathOf(endpoint, around)}?${written}`,
    about: [name, 'query', 'unheard', ...(endpoint.takesStream ? ['multipart', 'file'] : [])],
    mustFail: isNumber && endpoint.face !== 'oauth',
  })
}

function wrongId(endpoint: Endpoint, around: Surroundings): Malformed {
  const { random } = around
  const text = random.pick(oddTexts)
  const id = random.pick([inAddress(text), inAddress(text), ...badIds, `auth0%7C${inAddress(text)}`])
  const parts = endpoint.path.split('/').map((part) => (part.startsWith(':') ? id : part))
  return request(endpoint, around, { path: parts.join('/'), about: ['path', 'id', 'url'] })
}

function wrongProperty(endpoint: Endpoint, around: Surroundings): Malformed {
  const { random } = around
  const names = Object.keys(endpoint.body?.properties ?? {})
  const name = random.pick([...names, ...names, 'unheard_of', '__proto__', "a'b", 'x'.repeat(5_000)])
  const rest = Object.entries(sampleOf(endpoint.body as Schema) as object).filter(([other]) => other !== name)
  const members = rest.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  const member = `${JSON.stringify(name)}:${random.pick(values)}`
  const isTwice = random.below(12) === 0
  const written = random.below(15) === 0 ? members : [...members, member, ...(isTwice ? [member] : [])]
  return request(endpoint, around, {
    body: `{${written.join(',')}}`,
    about: [name, 'body', 'payload'],
    mustFail: isTwice && written !== members,
  })
}

function wrongBody(endpoint: Endpoint, around: Surroundings): Malformed {
  const { random } = around
  const isBroken = random.below(2) === 0
  const body = isBroken ? random.pick(brokenJson) : random.pick(values.filter((text) => !text.startsWith('{')))
  const isUtf16 = random.below(10) === 0
  return request(endpoint, around, {
    body: isUtf16 ? Buffer.from(`${body}  `, 'utf16le') : body,
    about: ['body', 'payload', 'request'],
    // Some take a text in place of an object.
    mustFail: isBroken || !(endpoint.body?.anyOf ?? []).some(({ type }) => type === 'string'),
  })
}

function wrongType(endpoint: Endpoint, around: Surroundings): Malformed {
  const type = around.random.pick(otherTypes)
  return request(endpoint, around, {
    headers: { 'content-type': type },
    about: ['type', 'body', 'payload', 'content'],
    mustFail: true,
  })
}

/** A body where none belongs. */
function unasked(endpoint: Endpoint, around: Surroundings): Malformed {
  const body = around.random.pick([...values, ...brokenJson])
  const headers = { 'content-type': around.random.pick(['application/json', ...otherTypes]) }
  return request(endpoint, around, { body, headers, about: ['body', 'payload', 'request', 'type'] })
}

function wrongStream(endpoint: Endpoint, around: Surroundings): Malformed {
  const { random } = around
  const part = (name: string, content: string, file = '') =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${content}\r\n`
  const users = (content: string) => part('users', content, 'users.json')
  const connectionId = part('connection_id', random.pick(['con_0000000000000000', 'x', '', '\u0000', ...sqlPieces]))
  const body = random.pick([
    '',
    '--b--\r\n',
    connectionId,
    `${connectionId}--b--\r\n`,
    `${users('[]')}--b--\r\n`,
    `${users(random.pick([...values, ...brokenJson]))}${connectionId}--b--\r\n`,
    `${connectionId}${users(random.pick([...values, ...brokenJson]))}--b--\r\n`,
    `${connectionId}${users('[{"email":"a@example.com"')}`,
    `${connectionId}${connectionId}${users('[]')}${users('[]')}--b--\r\n`,
    `${part('upsert', 'maybe')}${connectionId}${users('[]')}--b--\r\n`,
    `--b\r\n${'X: y\r\n'.repeat(3_000)}\r\nz\r\n--b--\r\n`,
    'x'.repeat(100_000),
    random.pick(values),
  ])
  const type = random.pick([
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary=b',
    ...otherTypes,
    'application/json',
  ])
  return request(endpoint, around, {
    body,
    headers: { 'content-type': type },
    about: ['users', 'connection', 'multipart', 'body', 'payload', 'file', 'type', 'upsert', 'part'],
  })
}

/** Short enough for an address, and decodable: what is not is refused before any endpoint is known. */
function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed().slice(0, 600))
}

/** A value that a schema would let pass, near enough. */
function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0] as Schema)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleOf(inner)]))
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(schema.items)]
    case 'integer':
    case 'number':
      return 10
    case 'boolean':
      return false
    case 'string':
      return sampleText(schema)
    default:
      return null
  }
}

function sampleText({ format, pattern, minLength = 0 }: Schema): string {
  if (format === 'email') return 'malformed@example.com'
  if (format === 'uri') return 'https://example.com/x'
  if (pattern?.includes('\\+')) return '+15550000'
  return 'sample'.padEnd(minLength, 'x')
}
