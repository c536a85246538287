// People who can sign in, and the program they sign in to.
import { callOurApi, postedJson } from './api-access.ts'
import { requestBytes } from './http-connection.ts'
import type { RunningBench } from './running-bench.ts'

export const password = 'Seven-Otters-Read-Maps-1'
export const callback = 'https://rp.example.com/callback'

const peopleAtMost = 5_000

export interface SignInSetting {
  readonly emails: readonly string[]
  readonly clientId: string
  readonly clientSecret: string
  /** Of everybody, as the table holds it. */
  readonly hash: string
}

/** Everybody gets the same hash, which one of them was given by the product itself. */
export async function prepareSignIns(bench: RunningBench): Promise<SignInSetting> {
  const { client, home, ours, headers } = bench
  const authorization = Object.fromEntries(headers.map((line) => line.split(': ', 2) as [string, string]))
  const post = async <Answer>(path: string, body: object) => {
    const { headers: type, ...posted } = postedJson(body)
    return callOurApi<Answer>(ours.ready, `/api/v2${path}`, { ...posted, headers: { ...type, ...authorization } })
  }
  const connection = 'Username-Password-Authentication'
  await post('/users', { connection, email: 'first.sign.in@example.com', password })
  const { rows: kept } = await client.query<{ stored: { readonly hash: string } }>(
    `SELECT p.stored FROM passwords p JOIN identities i USING (application_id, connection_id, subject)
     WHERE p.application_id = $1 AND i.email = 'first.sign.in@example.com'`,
    [home.applicationId],
  )
  const stored = kept[0]?.stored
  if (stored === undefined) throw new Error('a person with a password must have a hash')
  const { rows } = await client.query<{ email: string }>(
    `WITH chosen AS (
       SELECT i.* FROM identities i JOIN users u ON u.application_id = i.application_id AND u.id = i.user_id
       WHERE i.application_id = $1 AND i.connection_id = $2 AND u.blocked IS NOT TRUE
       ORDER BY hashtext(i.user_id) LIMIT $3
     ), kept AS (
       INSERT INTO passwords (application_id, connection_id, subject, stored, changed_at)
       SELECT application_id, connection_id, subject, $4, now() FROM chosen
       ON CONFLICT (application_id, connection_id, subject) DO UPDATE SET stored = excluded.stored)
     SELECT email FROM chosen`,
    [home.applicationId, home.connectionId, peopleAtMost, stored],
  )
  const made = await post<{ client_id: string; client_secret: string }>('/clients', {
    name: 'Bench portal',
    app_type: 'regular_web',
    callbacks: [callback],
    grant_types: ['authorization_code', 'refresh_token', 'password'],
  })
  return {
    emails: rows.map(({ email }) => email),
    clientId: made.client_id,
    clientSecret: made.client_secret,
    hash: stored.hash,
  }
}

/** Each person asks from a network of their own, as people do. */
export function addressOf(number: number): string {
  return `100.${64 + ((number >> 16) & 63)}.${(number >> 8) & 255}.${number & 255}`
}

/** A name and a password, typed into the program by somebody with an address of their own. */
export function passwordGrant(
  { clientId, clientSecret }: Pick<SignInSetting, 'clientId' | 'clientSecret'>,
  username: string,
  typed: string,
  number: number,
): Buffer {
  const grant = { grant_type: 'password', username, password: typed, scope: 'openid profile email offline_access' }
  return requestBytes({
    method: 'POST',
    path: '/oauth/token',
    headers: [`X-Forwarded-For: ${addressOf(number)}`],
    json: { ...grant, client_id: clientId, client_secret: clientSecret },
  })
}
