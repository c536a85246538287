import { mapPage } from '../../kernel/page.ts'
import type { SuppressedAddress, SuppressedAddressStore } from '../../messages/suppressed-address.ts'
import type { Executor } from './database.ts'
import { beginningWith } from './like-pattern.ts'
import { countCapped, listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

export function postgresSuppressedAddresses(executor: Executor, applicationId: number): SuppressedAddressStore {
  const here = sql`application_id = ${applicationId}`
  return {
    list: async (beginning, page) => {
      const from = sql`suppressed_addresses`
      const where = beginning === null ? here : sql`${here} AND address LIKE ${beginningWith(beginning)}`
      const listing = {
        name: [applicationId, 'suppressed addresses', beginning],
        columns,
        from,
        where,
        key: trusted('since'),
        keyType: 'timestamptz',
        id: trusted('id'),
        isDescending: true,
        count: () => countCapped(executor, from, where),
      } as const
      return mapPage(await listPage<Row>(executor, listing, page), addressFromRow)
    },
    findByAddress: async (address) => {
      const [row] = await executor.rows<Row>(
        sql`SELECT ${columns} FROM suppressed_addresses WHERE ${here} AND address = ${address}`,
      )
      return row === undefined ? null : addressFromRow(row)
    },
    ownerOf: async (address) => {
      const [row] = await executor.rows<{ id: string }>(
        sql`SELECT id FROM users WHERE ${here} AND email = ${address} ORDER BY id LIMIT 1`,
      )
      return row?.id ?? null
    },
    among: async (addresses) => {
      const rows = await executor.rows<Pick<Row, 'address'>>(
        sql`SELECT address FROM suppressed_addresses WHERE ${here} AND address = ANY (${[...addresses]}::text[])`,
      )
      return new Set(rows.map(({ address }) => address))
    },
    insert: async ({ id, address, userId, reason, note, since }) => {
      // Locked, so that an erasure under way ends first, or finds the address here.
      const isThere = sql`EXISTS (SELECT FROM users WHERE ${here} AND id = ${userId} FOR KEY SHARE)`
      const changed = await executor.change(sql`INSERT INTO suppressed_addresses (application_id, ${columns})
        SELECT ${applicationId}, ${id}, ${address}, ${userId}, ${reason}, ${note}, ${since}
        WHERE ${userId}::text IS NULL OR ${isThere}
        ON CONFLICT (application_id, address) DO NOTHING`)
      return changed === 1
    },
    remove: async (id) => {
      const [row] = await executor.rows<Row>(
        sql`DELETE FROM suppressed_addresses WHERE ${here} AND id = ${id} RETURNING ${columns}`,
      )
      return row === undefined ? null : addressFromRow(row)
    },
  }
}

const columns = trusted('id, address, user_id, reason, note, since')

interface Row {
  readonly id: string
  readonly address: string
  readonly user_id: string | null
  readonly reason: SuppressedAddress['reason']
  readonly note: string | null
  readonly since: Date
}

function addressFromRow({ id, address, user_id: userId, reason, note, since }: Row): SuppressedAddress {
  return { id, address, userId, reason, note, since }
}
