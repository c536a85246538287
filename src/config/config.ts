// Settings as the rest of the program sees them: typed, checked, with every fault in one message.
import { BlockList, isIP, isIPv6 } from 'node:net'
import { resolve } from 'node:path'
import type { Environment } from './env.ts'

export interface Config {
  readonly port: number
  readonly host: string
  /** Ends with a slash: the issuer, and the root of every absolute address. */
  readonly publicUrl: string
  readonly trustedProxies: BlockList | null
  readonly outgoingAllow: readonly string[]
  /** Paths, read in this order. */
  readonly placesFiles: readonly string[]
  /** Null: passwords are held against no leaks. */
  readonly leakedPasswordsFile: string | null
  /** Null: heads of the audit are kept in no file outside. */
  readonly auditAnchorFile: string | null
  /** Null: as it stands, and shared at the first start. */
  readonly poolMode: 'shared' | 'isolated' | null
  /** Null in production. */
  readonly environmentName: string | null
  readonly logLevel: string
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly databasePool: number
  readonly owner: { readonly email: string; readonly password: string } | null
  readonly https: 'self-signed' | { readonly certificate: string; readonly key: string } | null
  readonly smtpUrl: string | null
  readonly mailFrom: { readonly name: string; readonly address: string }
  readonly rateLimit: { readonly perSecond: number; readonly burst: number } | null
  readonly importBytes: number
  readonly resultLimit: number | null
}

/** Throws one Error whose message lists every fault. */
export function readConfig(environment: Environment): Config {
  const faults: string[] = []
  const fault = (text: string) => {
    faults.push(text)
  }
  const port = wholeNumber(environment.PORT, 'PORT', 0, 65_535, fault)
  const https = readHttps(environment, fault)
  const publicUrl = readPublicUrl(environment, port, https !== null, fault)
  const config: Config = {
    port,
    host: environment.HOST ?? 'localhost',
    publicUrl,
    trustedProxies: readProxies(environment.TRUSTED_PROXIES, fault),
    outgoingAllow: readOutgoingAllow(environment.OUTGOING_ALLOW, fault),
    placesFiles: readList(environment.PLACES_FILES).map((path) => resolve(path)),
    leakedPasswordsFile: environment.LEAKED_PASSWORDS_FILE === null ? null : resolve(environment.LEAKED_PASSWORDS_FILE),
    auditAnchorFile: environment.AUDIT_ANCHOR_FILE === null ? null : resolve(environment.AUDIT_ANCHOR_FILE),
    poolMode: environment.POOL_MODE === null ? null : oneOf(environment.POOL_MODE, 'POOL_MODE', poolModes, fault),
    environmentName: readEnvironmentName(environment.ENVIRONMENT, fault),
    logLevel: oneOf(environment.LOG_LEVEL, 'LOG_LEVEL', logLevels, fault),
    databaseUrl: readDatabaseUrl(environment, fault),
    dataDir: resolve(environment.DATA_DIR ?? './data'),
    databasePool: wholeNumber(environment.DATABASE_POOL, 'DATABASE_POOL', 2, 200, fault),
    owner: readOwner(environment, fault),
    https,
    smtpUrl: readSmtpUrl(environment.SMTP_URL, fault),
    mailFrom: readMailFrom(environment.MAIL_FROM, publicUrl, fault),
    rateLimit: readRateLimit(environment.API_RATE_LIMIT, fault),
    importBytes: wholeNumber(environment.API_IMPORT_BYTES, 'API_IMPORT_BYTES', 1_000, 1_000_000_000, fault),
    resultLimit:
      environment.API_RESULT_LIMIT === 'none'
        ? null
        : wholeNumber(environment.API_RESULT_LIMIT, 'API_RESULT_LIMIT', 1, 1_000_000, fault),
  }
  if (faults.length > 0) throw new Error(`Rollcall cannot start with these settings:\n- ${faults.join('\n- ')}`)
  return config
}

type Fault = (text: string) => void

const poolModes = ['shared', 'isolated'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1'])
const ownerPasswordMinimum = 15

function readPublicUrl({ PUBLIC_URL, HOST }: Environment, port: number, isHttps: boolean, fault: Fault): string {
  if (PUBLIC_URL === null) {
    if (!loopbackHosts.has(HOST ?? '')) {
      fault(`PUBLIC_URL is missing: HOST is ${HOST}, so people reach Rollcall by an address only you know. Set it.`)
    }
    return `${isHttps ? 'https' : 'http'}://localhost:${port}/`
  }
  const url = parsedUrl(PUBLIC_URL)
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.pathname !== '/') {
    fault(`PUBLIC_URL must be http(s)://host without a path, such as https://id.example.com; it is ${PUBLIC_URL}.`)
    return 'http://localhost/'
  }
  return url.href
}

function readEnvironmentName(text: string | null, fault: Fault): string | null {
  const name = text?.trim() ?? ''
  if (!/^[\p{L}\p{N} ._/-]{0,40}$/u.test(name)) {
    fault(`ENVIRONMENT must be a short name such as staging, of at most 40 letters and digits; it is ${text}.`)
  }
  return name === '' || name.toLowerCase() === 'production' ? null : name
}

function readDatabaseUrl({ DATABASE_URL }: Environment, fault: Fault): string | null {
  if (DATABASE_URL === null) return null
  const url = parsedUrl(DATABASE_URL)
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    fault('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  return DATABASE_URL
}

function readProxies(text: string | null, fault: Fault): BlockList | null {
  if (text === null) return null
  const list = new BlockList()
  for (const entry of text.split(',').map((part) => part.trim())) {
    const network = parsedNetwork(entry)
    if (network === null) {
      fault(`TRUSTED_PROXIES holds ${entry}, which is neither an address nor a network such as 10.0.0.0/8.`)
    } else {
      list.addSubnet(network.address, network.prefix, network.family)
    }
  }
  return list
}

function readOutgoingAllow(text: string | null, fault: Fault): readonly string[] {
  const entries = readList(text)
  for (const entry of entries.filter(
    (each) => parsedNetwork(each) === null && !/^[a-z\d_-]+(\.[a-z\d_-]+)*$/i.test(each),
  )) {
    fault(`OUTGOING_ALLOW holds ${entry}, which is no host name, address or network; write names without port or path.`)
  }
  return entries
}

function readList(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** An address is the network of itself alone. */
function parsedNetwork(entry: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', bits] = entry.split('/')
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  const largest = family === 'ipv6' ? 128 : 32
  const prefix = bits === undefined ? largest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  return isIP(address) === 0 || prefix < 0 || prefix > largest ? null : { address, prefix, family }
}

function readOwner({ OWNER_EMAIL, OWNER_PASSWORD }: Environment, fault: Fault): Config['owner'] {
  if (OWNER_EMAIL === null && OWNER_PASSWORD === null) return null
  if (OWNER_EMAIL === null || OWNER_PASSWORD === null) {
    fault('OWNER_EMAIL and OWNER_PASSWORD belong together; set both or neither.')
    return null
  }
  if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(OWNER_EMAIL)) fault(`OWNER_EMAIL is not an e-mail address: ${OWNER_EMAIL}.`)
  if ([...OWNER_PASSWORD].length < ownerPasswordMinimum) {
    fault(`OWNER_PASSWORD is too short: use at least ${ownerPasswordMinimum} characters.`)
  }
  return { email: OWNER_EMAIL, password: OWNER_PASSWORD }
}

function readHttps({ HTTPS, TLS_CERT, TLS_KEY }: Environment, fault: Fault): Config['https'] {
  if (TLS_CERT !== null && TLS_KEY !== null) return { certificate: TLS_CERT, key: TLS_KEY }
  if (TLS_CERT !== null || TLS_KEY !== null) fault('TLS_CERT and TLS_KEY belong together; set both or neither.')
  if (HTTPS === null) return null
  if (HTTPS !== 'self-signed') fault(`HTTPS can only be self-signed; it is ${HTTPS}.`)
  return 'self-signed'
}

function readSmtpUrl(text: string | null, fault: Fault): string | null {
  if (text !== null && !/^smtps?:$/.test(parsedUrl(text)?.protocol ?? '')) {
    fault('SMTP_URL must look like smtp://user:password@host:587.')
  }
  return text
}

/** `Name <address>` or an address alone. */
function readMailFrom(text: string | null, publicUrl: string, fault: Fault): Config['mailFrom'] {
  if (text === null) return { name: 'Rollcall', address: `no-reply@${new URL(publicUrl).hostname}` }
  const match = /^(?:([^<>\p{C}]*)<)?([^\s@<>"',;\p{C}]{1,64}@[^\s@<>"',;\p{C}]{1,189})>?$/u.exec(text.trim())
  const [, name, address] = match ?? []
  if (address === undefined || text.trim().endsWith('>') !== (name !== undefined)) {
    fault(`MAIL_FROM must look like Acme <no-reply@example.com>; it is ${text}.`)
    return { name: '', address: '' }
  }
  return { name: (name ?? '').trim().replace(/^"(.*)"$/, '$1'), address }
}

function readRateLimit(text: string | null, fault: Fault): Config['rateLimit'] {
  if (text === 'off') return null
  const match = /^(\d{1,7}):(\d{1,7})$/.exec(text ?? '')
  if (match === null || Number(match[1]) < 1 || Number(match[2]) < 1) {
    fault(`API_RATE_LIMIT must be rate:burst, such as 100:500, or off; it is ${text}.`)
    return null
  }
  return { perSecond: Number(match[1]), burst: Number(match[2]) }
}

function wholeNumber(text: string | null, name: string, least: number, most: number, fault: Fault): number {
  const number = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  fault(`${name} must be a whole number from ${least} to ${most}; it is ${text}.`)
  return least
}

function oneOf<Choice extends string>(
  text: string | null,
  name: string,
  allowed: readonly Choice[],
  fault: Fault,
): Choice {
  const chosen = allowed.find((each) => each === text)
  if (chosen !== undefined) return chosen
  fault(`${name} must be one of ${allowed.join(', ')}; it is ${text}.`)
  return allowed[0] as Choice
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
