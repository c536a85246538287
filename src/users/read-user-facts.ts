// What a list tells of people beside their record, for a page or a chunk of them at once: one question a fact, and none
// for what nobody asked for.
import {
  type AccountOrigin,
  countedAtMost,
  type FactorType,
  type FirstOf,
  failuresCountedMs,
  type NamedFact,
  nothingPending,
  type PendingFact,
  type RoleFact,
  type UserFactStore,
} from './user-facts.ts'

/** A fact that was not asked for is as of somebody who has nothing. */
export interface UserFacts {
  /** The strongest first. */
  readonly mfa: readonly FactorType[]
  readonly roles: FirstOf<RoleFact>
  readonly organizations: FirstOf<NamedFact>
  /** A number counted to `countedAtMost` may be more. */
  readonly sessions: number
  readonly failedSignIns: number
  readonly passwordChanged: Date | null
  /** Null where it is not known. */
  readonly lastCountry: string | null
  readonly origin: AccountOrigin | null
  readonly pending: PendingFact
}

export const factNames = [
  'mfa',
  'roles',
  'organizations',
  'sessions',
  'failedSignIns',
  'passwordChanged',
  'lastCountry',
  'origin',
  'pending',
] as const satisfies readonly (keyof UserFacts)[]
export type UserFactName = (typeof factNames)[number]

export interface AskedFacts {
  readonly userIds: readonly string[]
  readonly names: ReadonlySet<UserFactName>
  readonly now: Date
  /** Of what somebody holds and belongs to everything up to the cap, and not the first few. */
  readonly isWhole?: boolean
}

const none: FirstOf<never> = { first: [], total: 0 }

/** What is known of each, by their ids. */
export async function readUserFacts(
  store: UserFactStore,
  { userIds, names, now, isWhole = false }: AskedFacts,
): Promise<(userId: string) => UserFacts> {
  const shown = isWhole ? countedAtMost : undefined
  const [factors, roles, organizations, sessions, failures, passwords, countries, origins, pending] = await Promise.all(
    [
      names.has('mfa') ? store.factors(userIds) : null,
      names.has('roles') ? store.roles(userIds, now, shown) : null,
      names.has('organizations') ? store.organizations(userIds, shown) : null,
      names.has('sessions') ? store.sessions(userIds, now) : null,
      names.has('failedSignIns') ? store.failedSignIns(userIds, new Date(now.getTime() - failuresCountedMs)) : null,
      names.has('passwordChanged') ? store.passwords(userIds) : null,
      names.has('lastCountry') ? store.countries(userIds) : null,
      names.has('origin') ? store.origins(userIds) : null,
      names.has('pending') ? store.pending(userIds, now) : null,
    ],
  )
  return (id) => ({
    mfa: factors?.get(id) ?? [],
    roles: roles?.get(id) ?? none,
    organizations: organizations?.get(id) ?? none,
    sessions: sessions?.get(id) ?? 0,
    failedSignIns: failures?.get(id) ?? 0,
    passwordChanged: passwords?.get(id) ?? null,
    lastCountry: countries?.get(id) ?? null,
    origin: origins?.get(id) ?? null,
    pending: pending?.get(id) ?? nothingPending,
  })
}
