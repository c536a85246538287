import type { PresenceStore, PresentOperator } from '../../presence/presence.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { prepared, preparedChange, sql } from './sql.ts'

/** Of the console's application, whose users the operators are. */
export function postgresPresences(executor: Executor, applicationId: number): PresenceStore {
  return {
    note: async ({ operatorId, name }, { kind, id }, at) => {
      await executor.change(preparedChange(
        'note presence',
      )`INSERT INTO presences (application_id, operator_id, tab, place_kind, place_id, seen_at)
        VALUES (${applicationId}, ${operatorId}, ${name}, ${kind}, ${id}, ${at})
        ON CONFLICT (application_id, operator_id, tab) DO UPDATE
          SET place_kind = EXCLUDED.place_kind, place_id = EXCLUDED.place_id, seen_at = EXCLUDED.seen_at`)
    },
    listOthers: ({ kind, id }, operatorId, since, atMost) =>
      executor.rows<PresentOperator>(prepared('others present')`SELECT o.user_id AS id,
          coalesce(u.name, u.email, u.id) AS name, o.role
        FROM operators o JOIN users u ON u.application_id = o.application_id AND u.id = o.user_id
        WHERE o.application_id = ${applicationId} AND o.user_id IN (SELECT p.operator_id FROM presences p
            WHERE p.application_id = ${applicationId} AND p.place_kind = ${kind} AND p.place_id = ${id}
              AND p.operator_id <> ${operatorId} AND p.seen_at > ${since})
        ORDER BY name, o.user_id LIMIT ${atMost}`),
    listAll: (since, atMost) =>
      executor.rows(prepared('all present')`SELECT DISTINCT p.place_kind AS kind, p.place_id AS id,
          p.operator_id AS "operatorId" FROM presences p
        WHERE p.application_id = ${applicationId} AND p.seen_at > ${since} LIMIT ${atMost}`),
    remove: async ({ operatorId, name }, { kind, id }) => {
      await executor.change(preparedChange('remove presence')`DELETE FROM presences
        WHERE application_id = ${applicationId} AND operator_id = ${operatorId} AND tab = ${name}
          AND place_kind = ${kind} AND place_id = ${id}`)
    },
    removeSeenBefore: (at) =>
      removeRows(executor, 'presences', sql`application_id = ${applicationId} AND seen_at < ${at}`),
  }
}
