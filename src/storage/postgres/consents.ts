import type { Consent, ConsentStore } from '../../consents/consent.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { mapPage } from '../../kernel/page.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { joinSql, prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresConsents(executor: Executor, applicationId: number): ConsentStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<ConsentRow>(statement)
    return row === undefined ? null : consentFromRow(row)
  }
  return {
    find: (userId, clientId, audience) =>
      one(prepared('consent')`SELECT ${columns} FROM consents WHERE application_id = ${applicationId}
        AND user_id = ${userId} AND client_id = ${clientId} AND audience = ${audience}`),
    list: async ({ userId, clientId, audience }, page) => {
      const conditions = [
        sql`application_id = ${applicationId}`,
        ...(userId === undefined ? [] : [sql`user_id = ${userId}`]),
        ...(clientId === undefined ? [] : [sql`client_id = ${clientId}`]),
        ...(audience === undefined ? [] : [sql`audience = ${audience}`]),
      ]
      const listing = {
        name: [applicationId, 'consents', userId ?? null, clientId ?? null, audience ?? null],
        columns,
        from: sql`consents`,
        where: joinSql(conditions, ' AND '),
        key: sql`given_at`,
        keyType: 'timestamptz',
        id: sql`id`,
      } as const
      return mapPage(await listPage<ConsentRow>(executor, listing, page), consentFromRow)
    },
    give: async (consent) => {
      try {
        await executor.change(sql`INSERT INTO consents AS kept (application_id, id, user_id, client_id, audience,
            scope, given_at)
          VALUES (${applicationId}, ${consent.id}, ${consent.userId}, ${consent.clientId}, ${consent.audience},
            ${[...consent.scope]}, ${consent.givenAt})
          ON CONFLICT (application_id, user_id, client_id, audience) DO UPDATE SET given_at = excluded.given_at,
            scope = kept.scope || ARRAY(SELECT added FROM unnest(excluded.scope) added WHERE added <> ALL (kept.scope))`)
      } catch (fault) {
        if (!pointsNowhere(fault, 'consents')) throw fault
        throw new RollcallError('user_not_found', 'The user or the client does not exist any more.', { cause: fault })
      }
    },
    findForChange: (id) =>
      one(sql`SELECT ${columns} FROM consents WHERE application_id = ${applicationId} AND id = ${id} FOR UPDATE`),
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM consents WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
    removeOf: (userId) =>
      executor.change(sql`DELETE FROM consents WHERE application_id = ${applicationId} AND user_id = ${userId}`),
  }
}

const columns = trusted('id, user_id, client_id, audience, scope, given_at')

interface ConsentRow {
  readonly id: string
  readonly user_id: string
  readonly client_id: string
  readonly audience: string
  readonly scope: readonly string[]
  readonly given_at: Date
}

function consentFromRow(row: ConsentRow): Consent {
  return {
    id: row.id,
    userId: row.user_id,
    clientId: row.client_id,
    audience: row.audience,
    scope: row.scope,
    givenAt: row.given_at,
  }
}
