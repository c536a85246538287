// What happened to everybody: three audit events a person, spread evenly over the year that ends now.
import type pg from 'pg'
import type { AuditEventType } from '../../src/audit/event-types.ts'
import { logTypesOf } from '../../src/audit/log-types.ts'
import type { JsonObject } from '../../src/kernel/json.ts'
import { type Home, settleTables } from '../people.ts'
import { withoutIndexes } from '../without-indexes.ts'

const eventsOfEach = 3
const chunkEvents = 100_000
/** From this many on it is quicker to make the indexes anew than to keep them up. */
const manyEvents = 100_000

interface Kind {
  /** In a hundred. */
  readonly share: number
  readonly type: AuditEventType
  readonly by: 'user' | 'client' | 'operator' | 'system'
  readonly details: JsonObject
}

interface Told {
  readonly people: number
  readonly clientId: string
}

export async function addEvents(client: pg.Client, home: Home, { people, clientId }: Told): Promise<void> {
  const kinds = kindsOf(clientId, home.connectionId)
  const last = people * eventsOfEach
  const add = async () => {
    for (let from = 1; from <= last; from += chunkEvents) {
      const to = Math.min(last, from + chunkEvents - 1)
      await client.query(events, [home.applicationId, from, to, last, people, clientId, ...asLists(kinds)])
    }
  }
  if (last < manyEvents) await add()
  else await withoutIndexes(client, ['audit_events'], add)
  await settleTables(client, ['audit_events'])
}

function kindsOf(client: string, connectionId: string): readonly Kind[] {
  const place = { client, connectionId }
  const signedIn = { type: 'user.signed_in', by: 'user' } as const
  const failed = { type: 'user.sign_in_failed', by: 'system' } as const
  return [
    { share: 42, ...signedIn, details: { methods: ['password'], ...place } },
    { share: 8, ...signedIn, details: { methods: ['password', 'totp'], ...place } },
    { share: 11, ...failed, details: { reason: 'wrong_password', ...place } },
    { share: 2, ...failed, details: { reason: 'wrong_totp', ...place } },
    { share: 2, ...failed, details: { reason: 'too_many_attempts', ...place } },
    { share: 18, type: 'user.tokens_issued', by: 'client', details: { client, grant: 'refresh_token', scope: [] } },
    { share: 7, type: 'user.signed_out', by: 'user', details: {} },
    { share: 4, type: 'user.updated', by: 'operator', details: { fields: ['name'] } },
    { share: 3, type: 'user.password_changed', by: 'user', details: { reason: 'reset' } },
    { share: 2, type: 'user.signed_up', by: 'system', details: place },
    { share: 1, type: 'user.suspended', by: 'operator', details: { reason: 'Chargeback' } },
  ]
}

/** One list a column: what PostgreSQL draws from. */
function asLists(kinds: readonly Kind[]) {
  let sum = 0
  const bounds = kinds.map(({ share }) => {
    sum += share
    return sum / 100
  })
  const subject = { kind: 'user', id: '' } as const
  return [
    bounds.slice(0, -1),
    kinds.map(({ type }) => type),
    kinds.map(({ by }) => by),
    kinds.map(({ details }) => JSON.stringify(details)),
    kinds.map(({ by: kind, type, details }) => logTypesOf({ actor: { kind }, type, subject, details }).join(' ')),
  ]
}

/** A number without a common divisor with round numbers of people: it leads to each of them, in no order. */
const stride = 7_919

const events = `INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name, subject_kind,
    subject_id, ip, user_agent, agent, request_id, details, log_types)
  SELECT $1, now() - (1 - drawn.number / $4::double precision) * interval '365 days', ($8::text[])[kind], by,
    CASE by WHEN 'user' THEN person.id WHEN 'client' THEN $6 WHEN 'system' THEN by ELSE 'opr_' || drawn.number % 7 END,
    CASE by WHEN 'user' THEN person.name WHEN 'client' THEN 'Customer portal' WHEN 'system' THEN 'Sign-in page'
      ELSE 'Operator ' || drawn.number % 7 END,
    'user', person.id,
    format('%s.%s.%s.5', 1 + person.number % 220, person.number / 220 % 250, person.number / 55000 % 250),
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Chrome 140.0.0 / Linux', 'req_' || md5(drawn.number::text), ($10::jsonb[])[kind],
    string_to_array(($11::text[])[kind], ' ')
  FROM (
    SELECT *, ($9::text[])[kind] AS by FROM (
      SELECT number, 1 + number * ${stride} % $5::bigint AS who,
        1 + width_bucket(pg_temp.draw(number, 40), $7::double precision[]) AS kind
      FROM generate_series($2::bigint, $3::bigint) AS number) numbers
  ) drawn
  JOIN pg_temp.numbered person ON person.number = drawn.who
  ORDER BY drawn.number`
