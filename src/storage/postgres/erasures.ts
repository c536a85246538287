import { mapPage } from '../../kernel/page.ts'
import type { Erasure, ErasureStore } from '../../users/erasure.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

/** Somebody is deleted softly once and erased once; more is none of ours to keep. */
const receiptsOfOneAtMost = 10

export function postgresErasures(executor: Executor, applicationId: number): ErasureStore {
  return {
    insert: async (erasures) => {
      await executor.change(sql`INSERT INTO erasures
          (application_id, id, mode, subject_hash, address_hash, at, erased_by, counts, is_approved)
        SELECT ${applicationId}, e.* FROM unnest(${erasures.map(({ id }) => id)}::text[],
          ${erasures.map(({ mode }) => mode)}::text[], ${erasures.map(({ subject }) => subject)}::bytea[],
          ${erasures.map(({ address }) => address)}::bytea[],
          ${erasures.map(({ at }) => at)}::timestamptz[], ${erasures.map(({ by }) => JSON.stringify(by))}::jsonb[],
          ${erasures.map(({ counts }) => JSON.stringify(counts))}::jsonb[],
          ${erasures.map(({ isApproved }) => isApproved)}::boolean[]) AS e`)
    },
    find: async (id) => {
      const [row] = await executor.rows<Erasure>(sql`SELECT ${columns} FROM erasures
        WHERE application_id = ${applicationId} AND id = ${id}`)
      return row ?? null
    },
    findOf: (subject) =>
      executor.rows<Erasure>(sql`SELECT ${columns} FROM erasures
        WHERE application_id = ${applicationId} AND subject_hash = ${subject}
        ORDER BY at DESC LIMIT ${receiptsOfOneAtMost}`),
    addressesOf: async (subject, tombstone) => {
      const found = await executor.rows<{ address: Buffer }>(sql`SELECT address_hash AS address FROM erasures
          WHERE application_id = ${applicationId} AND subject_hash = ${subject} AND address_hash IS NOT NULL
        UNION SELECT address_hash FROM erasures
          WHERE application_id = ${applicationId} AND id = ${tombstone} AND address_hash IS NOT NULL`)
      return found.map(({ address }) => address)
    },
    findOfAddress: (address) =>
      executor.rows<Erasure>(sql`SELECT ${columns} FROM erasures
        WHERE application_id = ${applicationId} AND address_hash = ${address}
        ORDER BY at DESC LIMIT ${receiptsOfOneAtMost}`),
    countAlone: async (byId, since) => {
      await executor.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`erasing ${applicationId} ${byId}`}, 0))`)
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) AS count FROM erasures
        WHERE application_id = ${applicationId} AND erased_by ->> 'id' = ${byId} AND at > ${since}
          AND mode = 'erase' AND NOT is_approved`)
      return row?.count ?? 0
    },
    list: async (page) => {
      const listing = {
        name: [applicationId, 'erasures'],
        columns,
        from: sql`erasures`,
        where: sql`application_id = ${applicationId}`,
        key: sql`at`,
        keyType: 'timestamptz',
        id: sql`id`,
        isDescending: true,
      } as const
      return mapPage(await listPage<Erasure>(executor, listing, page), (row) => row)
    },
  }
}

const columns = trusted('id, mode, at, erased_by AS by, counts')
