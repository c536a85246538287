import { type KeptCall, sendKept } from '../../../lib/kept-call.ts'

export interface Assignment {
  readonly userId: string
  readonly roleId: string
  /** Left out: in the whole application. */
  readonly organizationId?: string
}

/** From when to when it holds; left out, from now on and without end. */
export interface Term {
  readonly from?: string
  readonly until?: string
}

export const assigning = (assignment: Assignment & Term): KeptCall => ({
  method: 'POST',
  path: '/role-assignments',
  body: assignment,
})

export const unassigning = (assignment: Assignment): KeptCall => ({
  method: 'DELETE',
  path: '/role-assignments',
  body: assignment,
})

export function assignRole(assignment: Assignment & Term, reason = ''): Promise<unknown> {
  return sendKept(assigning(assignment), reason)
}

export function unassignRole(assignment: Assignment, reason: string): Promise<unknown> {
  return sendKept(unassigning(assignment), reason)
}
