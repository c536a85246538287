import type { SettingsStore } from '../applications/settings.ts'
import { changedValues } from '../audit/changed-values.ts'
import { mfaGraceEnd, refuseBadMfaGrace } from '../authentication-methods/mfa-grace.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { OrganizationDeps } from './create-organization.ts'
import { presentOrganization } from './find-organization.ts'
import { type Organization, refuseBadOrganization } from './organization.ts'
import { organizationValues } from './organization-values.ts'

export interface UpdateOrganizationInput {
  readonly name?: string
  readonly displayName?: string
  readonly requiresMfa?: boolean
  /** From now on; 0 ends it at once. Only where a second factor is required. */
  readonly mfaGraceDays?: number
  readonly sessionMinutes?: number | null
  readonly recoveryWaitingHours?: number | null
  /** Replaces the settings of the same names; null takes one away. */
  readonly settings?: JsonObject
}

export interface UpdateOrganizationDeps extends OrganizationDeps {
  readonly settings: Pick<SettingsStore, 'read'>
}

/** Throws `not_permitted` where somebody of the organization alone would have recoveries wait less than everywhere else. */
export async function updateOrganization(
  { organizations, settings: application, audit, clock }: UpdateOrganizationDeps,
  actor: Actor,
  id: string,
  { settings = {}, mfaGraceDays, ...named }: UpdateOrganizationInput,
): Promise<Organization> {
  const current = presentOrganization(await organizations.findForChange(id))
  await refuseShorterWait({ settings: application }, actor, named)
  const requiresMfa = named.requiresMfa ?? current.requiresMfa
  if (mfaGraceDays !== undefined) refuseBadMfaGrace(requiresMfa, mfaGraceDays)
  const until = mfaGraceDays === undefined ? current.mfaGraceUntil : mfaGraceEnd(clock.now(), mfaGraceDays)
  const changed = {
    ...current,
    ...named,
    mfaGraceUntil: requiresMfa ? until : null,
    settings: withoutNulls({ ...current.settings, ...settings }),
  }
  refuseBadOrganization(changed)
  await organizations.save(changed)
  const fields = [
    ...Object.keys(named),
    ...(mfaGraceDays === undefined ? [] : ['mfaGraceDays']),
    ...Object.keys(settings),
  ]
  const details = { fields, ...changedValues(organizationValues(current), organizationValues(changed)) }
  await audit.record(actor, 'organization.updated', { kind: 'organization', id }, details)
  return changed
}

/** What the installation asks for keeps whoever took an administrator over from helping themselves: they only lengthen it. */
async function refuseShorterWait(
  { settings }: Pick<UpdateOrganizationDeps, 'settings'>,
  { organizationId }: Actor,
  { recoveryWaitingHours: hours }: Pick<UpdateOrganizationInput, 'recoveryWaitingHours'>,
): Promise<void> {
  if (organizationId == null || hours == null) return
  const { recoveryWaitingHours: least } = await settings.read()
  if (hours >= least) return
  throw new RollcallError(
    'not_permitted',
    `Links wait ${least} hours everywhere else. Here they may wait longer, not less.`,
  )
}

function withoutNulls(settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null))
}
