// Metadata and keys of providers, fetched through the dispatcher and kept for a few minutes.
import type { Clock } from '../kernel/clock.ts'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { type Outgoing, OutgoingFault } from '../kernel/outgoing.ts'
import { UpstreamFailure } from './upstream.ts'

export interface FetchDeps {
  readonly outgoing: Outgoing
  readonly clock: Clock
}

const keptMs = 10 * 60_000
const addressesAtMost = 500

interface Kept {
  readonly at: number
  readonly json: Promise<JsonObject>
}

/** A key or endpoint that a provider withdraws is believed no longer than this cache lives. */
const caches = new WeakMap<Outgoing, Map<string, Kept>>()

/** The document at an address, at most `olderMs` old. */
export function fetchedJson(deps: FetchDeps, name: string, url: string, olderMs = keptMs): Promise<JsonObject> {
  const { outgoing, clock } = deps
  const cache = caches.get(outgoing) ?? new Map<string, Kept>()
  caches.set(outgoing, cache)
  const now = clock.now().getTime()
  const known = cache.get(url)
  if (known !== undefined && now - known.at < olderMs) return known.json
  const json = askedJson(outgoing, name, { method: 'GET', url, headers: { accept: 'application/json' } })
  cache.delete(url)
  if (cache.size >= addressesAtMost) cache.delete(cache.keys().next().value as string)
  cache.set(url, { at: now, json })
  json.catch(() => cache.get(url)?.json === json && cache.delete(url))
  return json
}

/** One call whose answer must be a JSON object with status 200. */
export async function askedJson(
  outgoing: Outgoing,
  name: string,
  request: Parameters<Outgoing['request']>[0],
): Promise<JsonObject> {
  const { status, value } = await askedValue(outgoing, name, request)
  if (status === 200 && isJsonObject(value)) return value
  throw new UpstreamFailure(name, 'unreachable', `${new URL(request.url).host} answered ${status}`)
}

/** One call, whatever its status; `undefined` for what is no JSON. */
export async function askedValue(
  outgoing: Outgoing,
  name: string,
  request: Parameters<Outgoing['request']>[0],
): Promise<{ readonly status: number; readonly value: unknown }> {
  try {
    const { status, body } = await outgoing.request(request)
    return { status, value: parsed(body) }
  } catch (fault) {
    if (!(fault instanceof OutgoingFault)) throw fault
    throw new UpstreamFailure(name, 'unreachable', fault.message, fault)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Whatever is no JSON is no answer; the caller says so with the status.
    return undefined
  }
}
