// How operators sign in: the settings of the application they are users of.
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { createConnection } from '../connections/create-connection.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { operatorPasswordMinCharacters } from './operator-password.ts'

export const operatorConnectionName = 'Operators'

export interface ConsoleApplicationDeps {
  readonly connections: ConnectionStore
  readonly settings: SettingsStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly outgoing: Outgoing
  readonly clock: Clock
}

/**
 * Makes the database operators are kept in, and sets how they sign in: nobody signs up, a second factor is required
 * after two weeks at the latest, and sessions are short (security.md 5.4). Call it in a transaction that holds the
 * start-up lock.
 */
export async function ensureConsoleApplication(deps: ConsoleApplicationDeps): Promise<void> {
  if ((await deps.connections.findDefaultDatabase()) !== null) return
  await createConnection(deps, systemActor, {
    name: operatorConnectionName,
    strategy: 'auth0',
    options: {
      passwordPolicy: 'none',
      password_complexity_options: { min_length: operatorPasswordMinCharacters },
      password_dictionary: { enable: true, dictionary: [] },
      password_no_personal_info: { enable: true },
      disable_signup: true,
    },
  })
  await deps.settings.change({
    displayName: 'Rollcall console',
    isSignUpOpen: false,
    allowsEmailCode: false,
    mfaPolicy: 'required',
    mfaGraceDays: 14,
    sessionIdleMinutes: 15,
    sessionAbsoluteMinutes: 480,
  })
}
