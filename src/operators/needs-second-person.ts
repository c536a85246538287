import type { Operator } from './operator.ts'

/** What is done to somebody who could undo everything takes two people, unless they do it to themselves (console.md 1.8, T4). */
export function needsSecondPerson(
  actorId: string,
  { id, role, invitedAt }: Pick<Operator, 'id' | 'role' | 'invitedAt'>,
): boolean {
  // Whoever has not come in yet can undo nothing, and what was sent to a wrong address is withdrawn at once.
  if (invitedAt !== null) return false
  return id !== actorId && (role === 'owner' || role === 'admin' || role === 'security')
}
