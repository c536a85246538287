// The one dispatcher of calls to machines of others (security.md 5.5): it resolves the name, refuses special-use
// addresses, connects to the very address it checked, follows nothing, and gives up after five seconds or 64 KiB.
import type { LookupAddress } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { type RequestOptions, request as secureRequest } from 'node:https'
import { type Outgoing, type OutgoingAnswer, OutgoingFault, type OutgoingRequest } from '../kernel/outgoing.ts'
import { type AllowedTargets, allowedTargets } from './allowed-targets.ts'
import {
  checkedAddresses,
  hostOf,
  isKnownPrivate,
  notPublic,
  pinned,
  type Resolve,
  systemLookup,
} from './checked-addresses.ts'
import { mailServers } from './mail-servers.ts'
import { textRecords } from './text-records.ts'

export interface OutgoingOptions {
  /** Host names, addresses and networks that the operator allows besides public addresses. */
  readonly allow: readonly string[]
  readonly limits?: OutgoingLimits
  readonly resolve?: Resolve
}

export interface OutgoingLimits {
  readonly totalMs: number
  readonly answerBytes: number
  readonly headerBytes: number
}

const standardLimits: OutgoingLimits = { totalMs: 5_000, answerBytes: 64 * 1024, headerBytes: 16 * 1024 }

export function createOutgoing({ allow, limits = standardLimits, resolve = systemLookup }: OutgoingOptions): Outgoing {
  const targets = allowedTargets(allow)
  return {
    ...mailServers(targets, resolve, limits.totalMs),
    objection: (url) => objection(targets, url),
    textRecords,
    request: async (request) => {
      const refusal = objection(targets, request.url)
      if (refusal !== null) throw new OutgoingFault('refused', refusal)
      const url = new URL(request.url)
      const signal = AbortSignal.timeout(limits.totalMs)
      try {
        const addresses = await checkedAddresses(targets, hostOf(url), resolve, signal)
        return await exchange(url, request, addresses, limits, signal)
      } catch (fault) {
        if (fault instanceof OutgoingFault) throw fault
        if (signal.aborted) {
          throw new OutgoingFault(
            'too-slow',
            `${url.host} did not answer within ${limits.totalMs / 1000} seconds`,
            fault,
          )
        }
        throw new OutgoingFault('unreachable', `${url.host} could not be reached`, fault)
      }
    },
  }
}

/** Ports where web servers live; others may be a mail server, a database, a shell (OUT-01). */
const webPorts: ReadonlySet<string> = new Set(['', '443', '8443'])

const allowable = 'the operator can allow its host with OUTGOING_ALLOW'

function objection(targets: AllowedTargets, text: string): string | null {
  if (!URL.canParse(text)) return 'The address is no URL'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The address must begin with https://'
  if (url.username !== '' || url.password !== '') return 'The address must not hold a user name or password'
  const host = hostOf(url)
  if (targets.hasHost(host)) return null
  if (url.protocol !== 'https:') return `The address must begin with https://; ${allowable}`
  if (!webPorts.has(url.port)) return `Port ${url.port} is not called; use 443 or 8443, or ${allowable}`
  return isKnownPrivate(targets, host) ? notPublic(host) : null
}

function exchange(
  url: URL,
  { method, headers, body }: OutgoingRequest,
  addresses: readonly LookupAddress[],
  limits: OutgoingLimits,
  signal: AbortSignal,
): Promise<OutgoingAnswer> {
  const options: RequestOptions = {
    method,
    signal,
    // Of its own for each call: a kept connection would go to an address that was checked for another.
    agent: false,
    lookup: pinned(addresses),
    maxHeaderSize: limits.headerBytes,
    headers: {
      // Nothing is unpacked, so nothing can be packed to burst.
      'accept-encoding': 'identity',
      'user-agent': 'Rollcall',
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    },
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    const call = send(url, options, (answer) => readAnswer(url, answer, limits).then(resolve, reject))
    call.on('error', reject)
    call.end(body)
  })
}

async function readAnswer(url: URL, answer: IncomingMessage, limits: OutgoingLimits): Promise<OutgoingAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limits.answerBytes) {
      answer.destroy()
      throw new OutgoingFault('too-large', `${url.host} answered more than ${limits.answerBytes / 1024} KiB`)
    }
    chunks.push(chunk)
  }
  const headers = Object.entries(answer.headers).map(
    ([name, value]) => [name, [value ?? ''].flat().join(', ')] as const,
  )
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
