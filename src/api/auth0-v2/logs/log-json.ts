// A log entry in the vendor's words (auth0.md 7): every property is there, null where there is nothing to tell.
import { agentName } from '../../../audit/agent-name.ts'
import { logTypes } from '../../../audit/log-type.ts'
import { strategyType } from '../../../connections/connection.ts'
import type { Directory } from '../../../directory.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { placeName } from '../../../kernel/place.ts'
import type { LogEntry } from '../../../logs/log-entry.ts'
import { logId } from '../../../logs/log-id.ts'

type Surroundings = Pick<Directory, 'publicUrl' | 'places'>

export function logJson(entry: LogEntry, { publicUrl, places }: Surroundings): object {
  const { event, type, operation, strategy } = entry
  const { at, ip, userAgent, details } = event
  const id = logId(entry.place)
  const agent = agentName(userAgent)
  return {
    _id: id,
    log_id: id,
    date: at.toISOString(),
    type,
    description: operation?.name ?? logTypes[type],
    connection: entry.connectionName,
    connection_id: entry.connectionId,
    organization_id: entry.organizationId,
    organization_name: entry.organizationName,
    client_id: entry.clientId,
    client_name: entry.clientName,
    ip,
    hostname: hostnameOf(publicUrl),
    details: operation === null ? eventDetails(entry) : callDetails(entry),
    user_id: entry.userId,
    user_name: entry.userName ?? entry.recipient,
    user_agent: agent.text,
    audience: typeof details.audience === 'string' ? details.audience : null,
    scope: Array.isArray(details.scope) ? details.scope.join(' ') : null,
    strategy,
    strategy_type: strategy === null ? null : strategyType(strategy),
    isMobile: agent.isMobile,
    location_info: location(places, ip),
  }
}

export function hostnameOf(publicUrl: string): string {
  return new URL(publicUrl).hostname
}

/** The bodies of calls are about people and nowhere kept. */
function callDetails({ event, operation }: LogEntry): object {
  const { ip, userAgent } = event
  const { method = '', path = '', query = {} } = operation ?? {}
  return {
    request: {
      auth: { credentials: {}, strategy: 'jwt', user: {} },
      body: {},
      channel: 'api',
      ip,
      method,
      path,
      query,
      userAgent,
    },
    response: { body: {} },
  }
}

/** Those have properties of their own in an entry. */
const toldElsewhere: ReadonlySet<string> = new Set([
  'client',
  'connection',
  'connectionId',
  'organization',
  'audience',
  'scope',
  // Whose values they are may be read by those who may read them where they are kept.
  'before',
  'after',
])
const wireNames: Readonly<Record<string, string>> = { session: 'session_id', refreshToken: 'refresh_token_id' }

function eventDetails({ event, recipient }: LogEntry): object | null {
  if (event.type === 'message.failed') return messageDetails(event.details, recipient)
  const told = Object.entries(event.details)
    .filter(([name]) => !toldElsewhere.has(name))
    .map(([name, value]) => [wireNames[name] ?? snakeCase(name), value])
  return told.length === 0 ? null : Object.fromEntries(told)
}

function messageDetails({ kind = null, attempts = null }: JsonObject, recipient: string | null): object {
  return { email_type: kind, to: recipient, attempts }
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function location(places: Surroundings['places'], ip: string | null): object | null {
  const place = places.placeOf(ip)
  if (place === null) return null
  const { country, city } = place
  return {
    ...(country === null ? {} : { country_code: country, country_name: placeName({ country, city: null }, 'en') }),
    ...(city === null ? {} : { city_name: city }),
  }
}
