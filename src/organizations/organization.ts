// Organizations: the customer companies inside an application. They own roles and say from which connections their
// people come; who is a member of one is the matter of memberships/.
import { invalidField } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { SessionLimit } from '../sessions/session-limit.ts'

export interface Organization extends SessionLimit {
  readonly id: string
  /** What the company is called in addresses and tokens. */
  readonly name: string
  readonly displayName: string | null
  /** Its members show a second factor whatever the application asks for. */
  readonly requiresMfa: boolean
  /** Until then whoever has no factor may put it off. Null: the application's time of grace holds here too. */
  readonly mfaGraceUntil: Date | null
  /** Its members sign in by its own provider, and no other proof counts here. */
  readonly requiresSingleSignOn: boolean
  /** How long an approved recovery of a member waits for its link; null: as long as the application says. */
  readonly recoveryWaitingHours: number | null
  /** Null: it is not suspended. */
  readonly suspension: OrganizationSuspension | null
  /** Kept for callers, in their words; nothing here reads it. */
  readonly settings: JsonObject
  readonly createdAt: Date
}

export interface OrganizationSuspension {
  readonly at: Date
  readonly reason: string
}

/** What people call it: by the name it has for them, else by the one in addresses. */
export function calledName({ displayName, name }: Pick<Organization, 'name' | 'displayName'>): string {
  return displayName ?? name
}

/** Lower-case letters, digits, `-`, `_` and `.`, at most 50 (auth0.md 5.5). */
export const nameForm = /^[a-z0-9][a-z0-9\-_.]{0,49}$/
const displayNameMaxLength = 255

export function refuseBadOrganization({ name, displayName }: Pick<Organization, 'name' | 'displayName'>): void {
  if (!nameForm.test(name)) throw invalidField('name', `String does not match pattern ${nameForm.source}: ${name}`)
  const length = [...(displayName ?? '')].length
  if (length > displayNameMaxLength) {
    throw invalidField('display_name', `String is too long (${length} chars), maximum ${displayNameMaxLength}`)
  }
}

/** Why it is not deleted. */
export const peopleAreInIt =
  'People are in this organization, and in isolated pools they belong to no other. Delete them first; whoever is left as its last administrator goes with it (users=delete at /api/v1).'
