// A database that takes no changes for a while, as after a failover or while somebody restores one.
import pg from 'pg'
import type { TestApp } from './test-app.ts'

export interface ReadOnlySwitch {
  /** Every connection is lost, and the new ones take no changes. */
  stopChanges(): Promise<void>
  /** From the next connection on. */
  takeChanges(): Promise<void>
  close(): Promise<void>
}

export async function readOnlySwitch({ connection }: Pick<TestApp, 'connection'>): Promise<ReadOnlySwitch> {
  const admin = new pg.Client(connection)
  await admin.connect()
  return {
    stopChanges: async () => {
      await admin.query(`ALTER DATABASE ${admin.database} SET default_transaction_read_only = on`)
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'rollcall'`)
    },
    takeChanges: async () => {
      await admin.query(`ALTER DATABASE ${admin.database} RESET default_transaction_read_only`)
    },
    close: () => admin.end(),
  }
}
