// How long an organization takes a sign-in of its people for proven. Their session goes on for everything else; the
// same question of tokens is asked in SQL (storage/postgres/organization-tokens.ts).
import type { Organization } from './organization.ts'

export const sessionMinutesRange = { least: 5, most: 525_600 } as const

/** Whether somebody who proved who they are at that time is to prove it anew. */
export function isBeyondLimit(
  { sessionMinutes }: Pick<Organization, 'sessionMinutes'>,
  authenticatedAt: Date,
  now: Date,
): boolean {
  return sessionMinutes !== null && now.getTime() - authenticatedAt.getTime() > sessionMinutes * 60_000
}
