// Which rules ask somebody for a second factor, whatever they chose themselves: for those who help them. What a sign-in
// makes of the rules say mfa-rules.ts and second-factor-step.ts.
import type { Application } from '../applications/application.ts'
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import { hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { Clock } from '../kernel/clock.ts'
import { isJsonObject } from '../kernel/json.ts'
import { unlessTooLong } from '../kernel/search-timeout.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { calledName } from '../organizations/organization.ts'
import type { RoleAssignmentStore } from '../roles/role-assignment.ts'
import { presentUser } from '../users/find-user.ts'
import type { AccountStore } from './account.ts'
import { exemptionOf, graceOfApplication, type MfaRule } from './mfa-rules.ts'

/** Whose rule it is: for every sign-in, for those to an organization, for whoever has a role everywhere. */
export interface StandingMfaRule extends Pick<MfaRule, 'by' | 'name'> {
  readonly id: string
  /** Null where the audit does not tell. */
  readonly since: Date | null
  /** Until then this person may put it off. Past: they may not. */
  readonly graceUntil: Date
}

export interface StandingMfaRules {
  readonly rules: readonly StandingMfaRule[]
  /** They have a factor that counts, and nobody took it back. */
  readonly isCompliant: boolean
  /** Until when no rule makes them set one up. */
  readonly exemptUntil: Date | null
}

export interface StandingMfaRulesDeps {
  readonly application: Pick<Application, 'id'>
  readonly clock: Clock
  readonly stores: {
    readonly accounts: Pick<AccountStore, 'find'>
    readonly settings: Pick<SettingsStore, 'read'>
    readonly memberships: Pick<MembershipStore, 'organizationsOf'>
    readonly roleAssignments: Pick<RoleAssignmentStore, 'mfaDemandOn'>
    readonly authenticationMethods: Pick<AuthenticationMethodStore, 'factorsOf'>
    readonly auditSearch: Pick<AuditSearchStore, 'search'>
  }
}

const organizationsAtMost = 50

/** The application's rule first, then those of the person's organizations by name, then a role's. Throws `user_not_found`. */
export async function standingMfaRules(
  { stores, clock, application }: StandingMfaRulesDeps,
  userId: string,
): Promise<StandingMfaRules> {
  const now = clock.now()
  const [found, settings, organizations, role, { factors, mustEnrolAgain, exemptUntil }] = await Promise.all([
    stores.accounts.find(userId),
    stores.settings.read(),
    stores.memberships.organizationsOf(userId, organizationsAtMost, now),
    stores.roleAssignments.mfaDemandOn(userId, null, now),
    stores.authenticationMethods.factorsOf(userId),
  ])
  const grace = graceOfApplication(presentUser(found), settings)
  const asking: Omit<StandingMfaRule, 'since'>[] = [
    ...(settings.mfaPolicy === 'required'
      ? [{ by: 'application', id: application.id, name: null, graceUntil: grace } as const]
      : []),
    ...organizations
      .filter(({ requiresMfa }) => requiresMfa)
      .map((one) => {
        const graceUntil = one.mfaGraceUntil ?? grace
        return { by: 'organization', id: one.id, name: calledName(one), graceUntil } as const
      }),
    ...(role === null ? [] : [{ by: 'role', ...role } as const]),
  ]
  const since = await askedSince(
    stores.auditSearch,
    asking.map(({ id }) => id),
  )
  return {
    rules: asking.map((rule) => ({ ...rule, since: since.get(rule.id) ?? null })),
    isCompliant: hasSecondFactor(factors) && !(mustEnrolAgain && settings.mfaPolicy !== 'off'),
    exemptUntil: exemptionOf({ exemptUntil, now }),
  }
}

const changesAtMost = 200

/** When each began to ask: its newest change that says so. A question to the audit for all of them, which may end early. */
async function askedSince(
  auditSearch: Pick<AuditSearchStore, 'search'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map()
  const types = ['settings.changed', 'organization.created', 'organization.updated', 'role.updated'] as const
  const page = { kind: 'cursor', after: null, limit: changesAtMost, withTotal: false } as const
  const found = await unlessTooLong(auditSearch.search({ types, aboutAnyOf: ids }, page), null)
  // What is asked for is known without it.
  if (found === null) return new Map()
  const begun = found.items.filter(({ details: { after } }) => isJsonObject(after) && asksForMfa(after))
  // Newest first, and the last entry of a key stays.
  return new Map(begun.toReversed().map(({ subject, at }) => [subject?.id ?? '', at]))
}

function asksForMfa({ requiresMfa, mfaPolicy }: { readonly [name: string]: unknown }): boolean {
  return requiresMfa === true || mfaPolicy === 'required'
}
