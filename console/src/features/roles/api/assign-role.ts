import { call } from '../../../lib/http.ts'

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

export function assignRole(assignment: Assignment & Term): Promise<unknown> {
  return call('POST', '/role-assignments', { body: assignment })
}

export function unassignRole(assignment: Assignment): Promise<unknown> {
  return call('DELETE', '/role-assignments', { body: assignment })
}
