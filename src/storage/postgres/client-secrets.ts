// The secrets of clients, which are read with them (clients.ts).
import type { ClientSecret } from '../../clients/client.ts'
import { useNotedMs } from '../../clients/client-secret.ts'
import type { ClientStore } from '../../clients/client-store.ts'
import type { Executor } from './database.ts'
import { preparedChange, sql } from './sql.ts'

type SecretMethods = Pick<ClientStore, 'setSecrets' | 'noteSecretUse' | 'withEndingSecrets'>

export function postgresClientSecrets(executor: Executor, applicationId: number): SecretMethods {
  return {
    setSecrets: (id, secrets) => setSecrets(executor, applicationId, id, secrets),
    noteSecretUse: async (id, secretId, at) => {
      const notedBefore = new Date(at.getTime() - useNotedMs)
      await executor.change(preparedChange('note secret use')`UPDATE client_secrets SET last_used_at = ${at}
        WHERE application_id = ${applicationId} AND client_id = ${id} AND id = ${secretId}
          AND (last_used_at IS NULL OR last_used_at <= ${notedBefore})`)
    },
    withEndingSecrets: async (now, by, limit) => {
      const rows = await executor.rows<{ client_id: string; expires_at: Date }>(sql`SELECT client_id, expires_at
        FROM client_secrets s WHERE application_id = ${applicationId} AND expires_at > ${now} AND expires_at <= ${by}
          AND NOT EXISTS (SELECT FROM client_secrets o
            WHERE o.application_id = s.application_id AND o.client_id = s.client_id
              AND (o.expires_at IS NULL OR (o.expires_at, o.number) > (s.expires_at, s.number)))
        ORDER BY expires_at, number LIMIT ${limit}`)
      return rows.map(({ client_id: clientId, expires_at: endsAt }) => ({ clientId, endsAt }))
    },
  }
}

async function setSecrets(
  executor: Executor,
  applicationId: number,
  clientId: string,
  secrets: readonly ClientSecret[],
): Promise<void> {
  // The oldest first, as they are numbered.
  const made = secrets.toReversed()
  const each = <Value>(value: (secret: ClientSecret) => Value) => made.map(value)
  await executor.change(sql`WITH gone AS (
      DELETE FROM client_secrets WHERE application_id = ${applicationId} AND client_id = ${clientId}
        AND id <> ALL (${each(({ id }) => id)}::text[]))
    INSERT INTO client_secrets (application_id, client_id, id, name, sealed_secret, created_at, maker_kind, maker_id,
      maker_name, expires_at)
    SELECT ${applicationId}::integer, ${clientId}, given.id, given.name, given.sealed, given.created_at,
      given.maker_kind, given.maker_id, given.maker_name, given.expires_at
    FROM unnest(${each(({ id }) => id)}::text[], ${each(({ name }) => name)}::text[],
      ${each(({ sealed }) => sealed)}::bytea[], ${each(({ createdAt }) => createdAt)}::timestamptz[],
      ${each(({ createdBy }) => createdBy?.kind ?? null)}::text[], ${each(({ createdBy }) => createdBy?.id ?? null)}::text[],
      ${each(({ createdBy }) => createdBy?.name ?? null)}::text[], ${each(({ expiresAt }) => expiresAt)}::timestamptz[])
      WITH ORDINALITY
      AS given (id, name, sealed, created_at, maker_kind, maker_id, maker_name, expires_at, place)
    ORDER BY given.place
    ON CONFLICT (application_id, client_id, id) DO UPDATE SET expires_at = excluded.expires_at`)
}

/** Of a row of `clients`. */
export const secretsOfClient = `(SELECT json_agg(json_build_object('id', s.id, 'name', s.name,
    'sealed', encode(s.sealed_secret, 'base64'), 'createdAt', s.created_at, 'makerKind', s.maker_kind,
    'makerId', s.maker_id, 'makerName', s.maker_name, 'expiresAt', s.expires_at, 'lastUsedAt', s.last_used_at)
    ORDER BY s.number DESC)
  FROM client_secrets s WHERE s.application_id = clients.application_id AND s.client_id = clients.id) AS secrets`

export interface SecretRow {
  readonly id: string
  readonly name: string | null
  readonly sealed: string
  readonly createdAt: string
  readonly makerKind: NonNullable<ClientSecret['createdBy']>['kind'] | null
  readonly makerId: string | null
  readonly makerName: string | null
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

export function secretFromRow({ makerKind, makerId, makerName, ...row }: SecretRow): ClientSecret {
  const time = (text: string | null) => (text === null ? null : new Date(text))
  return {
    id: row.id,
    name: row.name,
    sealed: Buffer.from(row.sealed, 'base64'),
    createdAt: new Date(row.createdAt),
    createdBy:
      makerKind === null || makerId === null || makerName === null
        ? null
        : { kind: makerKind, id: makerId, name: makerName },
    expiresAt: time(row.expiresAt),
    lastUsedAt: time(row.lastUsedAt),
  }
}
