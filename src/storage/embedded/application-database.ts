// Rollcall's role and database in its own server. The role owns its database and has no power beyond it.
import { Client } from 'pg'
import { superuser } from './create-cluster.ts'

export const applicationRole = 'rollcall'
export const applicationDatabase = 'rollcall'

/** Done at every start, step by step, so that a start killed between two steps is finished by the next one. */
export async function ensureApplicationDatabase(host: string, port: number): Promise<void> {
  const client = new Client({ host, port, user: superuser, database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query<{ hasRole: boolean; hasDatabase: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "hasRole",
              EXISTS (SELECT FROM pg_database WHERE datname = $2) AS "hasDatabase"`,
      [applicationRole, applicationDatabase],
    )
    if (!rows[0]?.hasRole) {
      await client.query(
        `CREATE ROLE ${applicationRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS`,
      )
    }
    if (!rows[0]?.hasDatabase) await client.query(`CREATE DATABASE ${applicationDatabase} OWNER ${applicationRole}`)
  } finally {
    await client.end()
  }
}
