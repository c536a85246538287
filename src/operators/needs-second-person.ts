import type { Operator } from './operator.ts'

/** What is done to somebody who could undo everything takes two people, unless they do it to themselves (console.md 1.8, T4). */
export function needsSecondPerson(actorId: string, { id, role }: Pick<Operator, 'id' | 'role'>): boolean {
  return id !== actorId && (role === 'owner' || role === 'admin' || role === 'security')
}
