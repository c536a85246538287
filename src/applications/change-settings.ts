import { isDeepStrictEqual } from 'node:util'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Application } from './application.ts'
import { type ApplicationSettings, refuseBadSettings, type SettingsStore } from './settings.ts'

export interface ChangeSettingsDeps {
  readonly settings: SettingsStore
  readonly audit: AuditStore
  readonly application: Application
}

/** What is left out stays as it is. Repeating what is set already is no change and leaves no event. */
export async function changeSettings(
  { settings, audit, application }: ChangeSettingsDeps,
  actor: Actor,
  change: Partial<ApplicationSettings>,
): Promise<ApplicationSettings> {
  refuseBadSettings(change)
  const before = await settings.readForChange()
  const fields = (Object.keys(change) as (keyof ApplicationSettings)[]).filter(
    (name) => !isDeepStrictEqual(change[name], before[name]),
  )
  if (fields.length === 0) return before
  await settings.change(change)
  const after = { ...before, ...change }
  const details = { fields, ...changedValues({ ...before }, after) }
  await audit.record(actor, 'settings.changed', { kind: 'settings', id: application.id }, details)
  return after
}
