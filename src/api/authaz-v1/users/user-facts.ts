// What rows of a users list tell besides, where `include` asks for it.
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { type MetadataColumn, metadataAt, metadataColumn } from '../../../users/metadata-column.ts'
import { factNames, readUserFacts, type UserFactName } from '../../../users/read-user-facts.ts'
import { connectionNames, type User } from '../../../users/user.ts'
import { countedAtMost, type FirstOf } from '../../../users/user-facts.ts'

/** For a page at once. */
export async function factsOf(
  { stores: { userFacts }, clock }: Directory,
  actor: Actor,
  users: readonly User[],
  include: string | undefined,
): Promise<(user: User) => Record<string, unknown>> {
  const asked = new Set(include?.split(','))
  if (asked.has('roles') && !actor.permissions.has('read:roles')) {
    throw new RollcallError('insufficient_scope', 'include=roles needs the permission read:roles.')
  }
  const has = (name: UserFactName) => asked.has(name)
  const names = new Set(factNames.filter(has))
  const userIds = users.map(({ id }) => id)
  const factsAbout = await readUserFacts(userFacts, { userIds, names, now: clock.now() })
  const metadata = [...asked].flatMap((name) => metadataColumn(name) ?? [])
  return (user) => {
    const facts = factsAbout(user.id)
    return {
      ...(has('mfa') && { mfa: mfaJson(facts.mfa) }),
      ...(has('roles') && { roles: capped(facts.roles) }),
      ...(has('organizations') && { organizations: capped(facts.organizations) }),
      ...(has('sessions') && { sessions: cappedCount(facts.sessions) }),
      ...(has('failedSignIns') && { failedSignIns: cappedCount(facts.failedSignIns) }),
      ...(has('passwordChanged') && { passwordChangedAt: facts.passwordChanged }),
      ...(has('lastCountry') && { lastCountry: facts.lastCountry }),
      ...(has('origin') && { origin: facts.origin }),
      ...(has('pending') && { pending: facts.pending }),
      ...(asked.has('connections') && { connections: connectionNames(user) }),
      ...metadataJson(user, metadata),
    }
  }
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
