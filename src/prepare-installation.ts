// What must stand before the first request, made once however many processes start at the same time.
import { ensureLocalKey } from './api-keys/ensure-local-key.ts'
import type { Application } from './applications/application.ts'
import { ensureApplication } from './applications/ensure-application.ts'
import type { Config } from './config/config.ts'
import { ensureDefaultConnection } from './connections/ensure-default-connection.ts'
import type { SurroundingsBesideGate } from './directory.ts'
import type { Clock } from './kernel/clock.ts'
import { RollcallError } from './kernel/errors.ts'
import { ensureConsoleApplication } from './operators/console-application.ts'
import { ensureFirstOwner } from './operators/ensure-first-owner.ts'
import { ensureManagementApi } from './resource-servers/management-api.ts'
import { ensureTenantAccessApi } from './resource-servers/tenant-access-api.ts'
import { ensureLogKey } from './seals/log-key.ts'
import { ensureSigningKeys } from './signing-keys/rotate-signing-keys.ts'
import { postgresApplications } from './storage/postgres/applications.ts'
import type { Database } from './storage/postgres/database.ts'
import { lockStart, refuseForeignRootKey, refuseUnfitDatabase } from './storage/postgres/installation.ts'
import { postgresStores } from './storage/postgres/stores.ts'

export interface PrepareOptions {
  readonly database: Database
  readonly rootKey: Buffer
  readonly clock: Clock
  readonly config: Pick<Config, 'owner' | 'poolMode'>
  /** The local command line's key as the data folder has it. */
  readonly keptLocalKey: string | null
  readonly surroundingsOf: (application: Application) => SurroundingsBesideGate
}

export interface Prepared {
  readonly application: Application
  /** Of the people who run Rollcall. */
  readonly consoleApplication: Application
  readonly newLocalKey: string | null
  readonly setupToken: string | null
}

export async function prepareInstallation(options: PrepareOptions): Promise<Prepared> {
  const { database, rootKey, clock, config, surroundingsOf } = options
  return database.transaction(async (executor) => {
    await refuseUnfitDatabase(executor, clock.now())
    await lockStart(executor)
    await refuseForeignRootKey(executor, rootKey)
    const applications = postgresApplications(executor)
    const application = await ensureApplication(applications, 'people', config.poolMode)
    const consoleApplication = await ensureApplication(applications, 'console')
    const depsOf = (each: Application) => {
      const around = surroundingsOf(each)
      return { ...around, ...postgresStores(database, executor, each.number, around) }
    }
    const deps = depsOf(application)
    const consoleDeps = depsOf(consoleApplication)
    await ensureSigningKeys(deps)
    await ensureLogKey(deps)
    await ensureLogKey(consoleDeps)
    await ensureManagementApi(deps, deps.publicUrl, deps.clock)
    await ensureTenantAccessApi(deps, deps.clock)
    // Isolated pools have a database for each organization, made with it.
    if (application.poolMode === 'shared') await ensureDefaultConnection(deps)
    await ensureConsoleApplication(consoleDeps)
    return {
      application,
      consoleApplication,
      newLocalKey: await ensureLocalKey(deps, options.keptLocalKey),
      setupToken: await ensureFirstOwner(consoleDeps, config.owner).catch(refusedSetting),
    }
  })
}

/** Whoever starts Rollcall knows the owner by the names of the settings. */
function refusedSetting(fault: unknown): never {
  if (!(fault instanceof RollcallError) || fault.kind !== 'invalid') throw fault
  const setting = fault.details[0]?.field === 'email' ? 'OWNER_EMAIL' : 'OWNER_PASSWORD'
  throw new Error(`${setting} was refused. ${fault.message}`, { cause: fault })
}
