// What concerns the whole database: one start-up at a time, the root key that sealed it, and whether the server is fit.
import type { InstallationStore } from '../../applications/installation.ts'
import { rootKeyCheck } from '../../kernel/sealing.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

const startLockKey = 7_263_518_205
const clockToleranceSeconds = 30

export function postgresInstallation(executor: Executor): InstallationStore {
  return {
    read: async () => {
      const [row] = await executor.rows<{ version: string; name: string; takes_changes: boolean }>(sql`SELECT name,
        split_part(current_setting('server_version'), ' ', 1) AS version,
        NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS takes_changes
        FROM schema_migrations ORDER BY name DESC LIMIT 1`)
      if (row === undefined) throw new Error('the database has no migration, though the start applied them')
      const schema = row.name.replace(/\.sql$/, '')
      return { databaseVersion: row.version, schema, takesChanges: row.takes_changes }
    },
  }
}

/** Held until the transaction ends, so that of two processes starting at once the second finds what the first made. */
export async function lockStart(executor: Executor): Promise<void> {
  await executor.rows(sql`SELECT pg_advisory_xact_lock(${startLockKey})`)
}

/** Remembers the root key's check at the first start; throws when another key is given later (CFG-04). */
export async function refuseForeignRootKey(executor: Executor, rootKey: Buffer): Promise<void> {
  const check = rootKeyCheck(rootKey)
  await executor.change(sql`INSERT INTO installation (root_key_check) VALUES (${check}) ON CONFLICT DO NOTHING`)
  const [row] = await executor.rows<{ root_key_check: Buffer }>(sql`SELECT root_key_check FROM installation`)
  if (!row?.root_key_check.equals(check)) {
    throw new Error(
      'The root key is not the one this database was sealed with. Give ROOT_KEY or ROOT_KEY_FILE the original key.',
    )
  }
}

interface Fitness {
  readonly version: number
  readonly is_superuser: boolean
  readonly bypasses_rls: boolean
  readonly fsync: string
  readonly synchronous_commit: string
  readonly encoding: string
  readonly clock_apart: number
}

/** Throws one message with every reason why this database must not be used (CFG-01). */
export async function refuseUnfitDatabase(executor: Executor, now: Date): Promise<void> {
  const [fitness] = await executor.rows<Fitness>(sql`SELECT current_setting('server_version_num')::integer AS version,
    rolsuper AS is_superuser, rolbypassrls AS bypasses_rls, current_setting('fsync') AS fsync,
    current_setting('synchronous_commit') AS synchronous_commit, current_setting('server_encoding') AS encoding,
    extract(epoch FROM clock_timestamp() - ${now}::timestamptz)::float8 AS clock_apart
    FROM pg_roles WHERE rolname = current_user`)
  const faults = fitness === undefined ? ['its role cannot be read'] : faultsOf(fitness)
  if (faults.length > 0) throw new Error(`Rollcall does not start on this database: ${faults.join('; ')}.`)
}

function faultsOf(fitness: Fitness): string[] {
  const faults: string[] = []
  if (fitness.version < 150_000) faults.push('it is older than PostgreSQL 15')
  if (fitness.is_superuser)
    faults.push(
      'its role is a superuser; make one with CREATE ROLE rollcall LOGIN PASSWORD … and own the database by it',
    )
  if (fitness.bypasses_rls) faults.push('its role has BYPASSRLS; take it away with ALTER ROLE … NOBYPASSRLS')
  if (fitness.fsync !== 'on') faults.push('fsync is off, so what was acknowledged can be lost')
  if (fitness.synchronous_commit === 'off')
    faults.push('synchronous_commit is off, so what was acknowledged can be lost')
  if (fitness.encoding !== 'UTF8') faults.push(`its encoding is ${fitness.encoding}, not UTF8`)
  if (Math.abs(fitness.clock_apart) > clockToleranceSeconds) {
    faults.push(`its clock is ${Math.round(fitness.clock_apart)} seconds away from this machine's`)
  }
  return faults
}
