import { mapPage } from '../../kernel/page.ts'
import type { View, ViewStore } from '../../views/view.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

/** Of the console's application, whose users the operators are. */
export function postgresViews(executor: Executor, applicationId: number): ViewStore {
  const one = async (id: string, lock: 'FOR UPDATE OF v' | '') => {
    const [row] = await executor.rows<ViewRow>(sql`SELECT ${columns} FROM ${source}
      WHERE v.application_id = ${applicationId} AND v.id = ${id} ${trusted(lock)}`)
    return row === undefined ? null : viewFromRow(row)
  }
  return {
    find: (id) => one(id, ''),
    findForChange: (id) => one(id, 'FOR UPDATE OF v'),
    listFor: async (operatorId, list, page) => {
      const listing = {
        name: [applicationId, 'views', operatorId, list],
        columns,
        from: source,
        where: sql`v.application_id = ${applicationId} AND v.list = ${list} AND (v.is_shared OR v.owner_id = ${operatorId})`,
        key: trusted('v.created_at'),
        keyType: 'timestamptz',
        id: trusted('v.id'),
      } as const
      return mapPage(await listPage<ViewRow>(executor, listing, page), viewFromRow)
    },
    countForInsert: async (operatorId) => {
      await executor.rows(sql`SELECT FROM operators WHERE application_id = ${applicationId} AND user_id = ${operatorId}
        FOR NO KEY UPDATE`)
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM saved_views
        WHERE application_id = ${applicationId} AND owner_id = ${operatorId}`)
      return row?.count ?? 0
    },
    insert: async ({ id, list, ownerId, name, description, search, isShared, createdAt }) => {
      await executor.change(sql`INSERT INTO saved_views
          (application_id, id, list, owner_id, name, description, search, is_shared, created_at, updated_at)
        VALUES (${applicationId}, ${id}, ${list}, ${ownerId}, ${name}, ${description}, ${search}, ${isShared},
          ${createdAt}, ${createdAt})`)
    },
    save: async ({ id, name, description, search, isShared, updatedAt }) => {
      await executor.change(sql`UPDATE saved_views SET name = ${name}, description = ${description},
          search = ${search}, is_shared = ${isShared}, updated_at = ${updatedAt}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    remove: async (id) => {
      await executor.change(sql`DELETE FROM saved_views WHERE application_id = ${applicationId} AND id = ${id}`)
    },
  }
}

const source = trusted('saved_views v JOIN users u ON u.application_id = v.application_id AND u.id = v.owner_id')
const columns =
  trusted(`v.id, v.list, v.owner_id, coalesce(u.name, u.email, u.id) AS owner_name, v.name, v.description, v.search,
  v.is_shared, v.created_at, v.updated_at`)

interface ViewRow {
  readonly id: string
  readonly list: View['list']
  readonly owner_id: string
  readonly owner_name: string
  readonly name: string
  readonly description: string | null
  readonly search: string
  readonly is_shared: boolean
  readonly created_at: Date
  readonly updated_at: Date
}

function viewFromRow(row: ViewRow): View {
  return {
    id: row.id,
    list: row.list,
    owner: { id: row.owner_id, name: row.owner_name },
    name: row.name,
    description: row.description,
    search: row.search,
    isShared: row.is_shared,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
