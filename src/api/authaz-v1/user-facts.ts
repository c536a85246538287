// What rows of a users list tell besides, where `include` asks for it.
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { type MetadataColumn, metadataAt, metadataColumn } from '../../users/metadata-column.ts'
import { connectionNames, type User } from '../../users/user.ts'
import { countedAtMost, type FirstOf, failuresCountedMs } from '../../users/user-facts.ts'

const nothing: FirstOf<never> = { first: [], total: 0 }

/** For a page at once: one question a fact, and none for what the record itself tells. */
export async function factsOf(
  { stores: { userFacts }, clock, places }: Directory,
  actor: Actor,
  users: readonly User[],
  include: string | undefined,
): Promise<(user: User) => Record<string, unknown>> {
  const asked = new Set(include?.split(','))
  if (asked.has('roles') && !actor.permissions.has('read:roles')) {
    throw new RollcallError('insufficient_scope', 'include=roles needs the permission read:roles.')
  }
  const ids = users.map(({ id }) => id)
  const now = clock.now()
  const [factors, roles, organizations, sessions, failures, passwords, origins] = await Promise.all([
    asked.has('mfa') ? userFacts.factors(ids) : null,
    asked.has('roles') ? userFacts.roles(ids, now) : null,
    asked.has('organizations') ? userFacts.organizations(ids) : null,
    asked.has('sessions') ? userFacts.sessions(ids, now) : null,
    asked.has('failedSignIns') ? userFacts.failedSignIns(ids, new Date(now.getTime() - failuresCountedMs)) : null,
    asked.has('passwordChanged') ? userFacts.passwords(ids) : null,
    asked.has('origin') ? userFacts.origins(ids) : null,
  ])
  const metadata = [...asked].flatMap((name) => metadataColumn(name) ?? [])
  return (user) => ({
    ...(factors && { mfa: mfaJson(factors.get(user.id) ?? []) }),
    ...(roles && { roles: capped(roles.get(user.id) ?? nothing) }),
    ...(organizations && { organizations: capped(organizations.get(user.id) ?? nothing) }),
    ...(sessions && { sessions: cappedCount(sessions.get(user.id) ?? 0) }),
    ...(failures && { failedSignIns: cappedCount(failures.get(user.id) ?? 0) }),
    ...(passwords && { passwordChangedAt: passwords.get(user.id) ?? null }),
    ...(origins && { origin: origins.get(user.id) ?? null }),
    ...(asked.has('connections') && { connections: connectionNames(user) }),
    ...(asked.has('lastCountry') && { lastCountry: places.placeOf(user.lastIp)?.country ?? null }),
    ...metadataJson(user, metadata),
  })
}

function mfaJson(factors: readonly string[]) {
  return { strongest: factors[0] ?? null, count: factors.length }
}

/** What was counted to the cap may be more. */
function capped({ first, total }: FirstOf<unknown>) {
  return { first, total: cappedCount(total) }
}

function cappedCount(count: number) {
  return { count, isEstimate: count >= countedAtMost }
}

/** Under the names of the record, so that whoever sees metadata masked sees this masked too. */
function metadataJson(user: User, asked: readonly MetadataColumn[]): Record<string, unknown> {
  const roots = [...new Set(asked.map(({ root }) => root))]
  const valuesOf = (wanted: MetadataColumn['root']) =>
    Object.fromEntries(
      asked.filter(({ root }) => root === wanted).map((column) => [column.key, metadataAt(user, column)]),
    )
  return Object.fromEntries(roots.map((root) => [root, valuesOf(root)]))
}
