import { RollcallError } from '../../kernel/errors.ts'
import { mapPage } from '../../kernel/page.ts'
import type { ConsoleRole } from '../../operators/console-roles.ts'
import type { Operator } from '../../operators/operator.ts'
import type { OperatorStore } from '../../operators/operator-store.ts'
import type { StoredPassword } from '../../passwords/stored-password.ts'
import { type Executor, violates } from './database.ts'
import { listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

export function postgresOperators(executor: Executor, applicationId: number): OperatorStore {
  const countOwners = async () => {
    const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM operators
      WHERE application_id = ${applicationId} AND role = 'owner'`)
    return row?.count ?? 0
  }
  return {
    find: async (id) => {
      const [row] = await executor.rows<OperatorRow>(sql`SELECT ${operatorColumns} FROM operators o
        WHERE o.application_id = ${applicationId} AND o.id = ${id}`)
      return row === undefined ? null : operatorFromRow(row)
    },
    findForSignIn: async (email) => {
      const [row] = await executor.rows<OperatorRow & { password: StoredPassword }>(sql`
        SELECT ${operatorColumns}, o.password FROM operators o
        WHERE o.application_id = ${applicationId} AND o.email = ${email}`)
      return row === undefined ? null : { operator: operatorFromRow(row), password: row.password }
    },
    list: async (page) => {
      const listing = {
        name: [applicationId, 'operators'],
        columns: operatorColumns,
        from: sql`operators o`,
        where: sql`o.application_id = ${applicationId}`,
        key: sql`o.created_at`,
        keyType: 'timestamptz',
        id: sql`o.id`,
      } as const
      return mapPage(await listPage<OperatorRow>(executor, listing, page), operatorFromRow)
    },
    countOwners,
    holdOwners: async () => {
      // Weaker than FOR UPDATE: rows of other tables may still point at the application meanwhile.
      await executor.rows(sql`SELECT FROM applications WHERE id = ${applicationId} FOR NO KEY UPDATE`)
      return countOwners()
    },
    insert: async ({ id, email, name, role, createdAt }, password) => {
      try {
        await executor.change(sql`INSERT INTO operators (application_id, id, email, name, role, password, created_at)
          VALUES (${applicationId}, ${id}, ${email}, ${name}, ${role}, ${password}, ${createdAt})`)
      } catch (fault) {
        if (!violates(fault, 'operators_application_id_email_key')) throw fault
        throw new RollcallError('operator_exists', 'Somebody with this e-mail address is an operator already.')
      }
    },
    setRole: async (id, role) => {
      await executor.change(sql`UPDATE operators SET role = ${role}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    setPassword: async (id, password) => {
      await executor.change(sql`UPDATE operators SET password = ${password}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    remove: async (id) => {
      await executor.change(sql`DELETE FROM operators WHERE application_id = ${applicationId} AND id = ${id}`)
    },
  }
}

export const operatorColumns = trusted('o.id, o.email, o.name, o.role, o.created_at')

export interface OperatorRow {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly role: ConsoleRole
  readonly created_at: Date
}

export function operatorFromRow({ id, email, name, role, created_at: createdAt }: OperatorRow): Operator {
  return { id, email, name, role, createdAt }
}
