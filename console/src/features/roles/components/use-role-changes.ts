import { useQueryClient } from '@tanstack/react-query'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type Assignment, assigning, assignRole, type Term, unassigning, unassignRole } from '../api/assign-role.ts'
import type { RolePlace } from '../api/role.ts'

interface NamedRole {
  readonly roleId: string
  readonly name: string
  /** Where it holds; null for everywhere. */
  readonly organization: RolePlace | null
  readonly from?: string | null
  /** Until when it holds, where it ends by itself. */
  readonly until?: string | null
}

/** Assigning and unassigning, each with the other as its Undo. */
export function useRoleChanges(userId: string) {
  const queryClient = useQueryClient()

  const assignmentOf = ({ roleId, organization }: NamedRole): Assignment => ({
    userId,
    roleId,
    ...(organization !== null && { organizationId: organization.id }),
  })

  async function assign(roles: readonly NamedRole[], reason = ''): Promise<void> {
    try {
      await oneByOne(roles, reason, (role, why) => assignRole({ ...assignmentOf(role), ...termOf(role) }, why))
    } finally {
      await refresh()
    }
    toastDone(
      t('{roles} assigned.', { roles: names(roles) }),
      (why) => unassign(roles, why),
      roles.map((role) => unassigning(assignmentOf(role))),
    )
  }

  async function unassign(roles: readonly NamedRole[], reason = ''): Promise<void> {
    try {
      await oneByOne(roles, reason, (role, why) => unassignRole(assignmentOf(role), why))
    } finally {
      await refresh()
    }
    toastDone(
      t('{roles} unassigned.', { roles: names(roles) }),
      (why) => assign(roles, why),
      roles.map((role) => assigning({ ...assignmentOf(role), ...termOf(role) })),
    )
  }

  async function refresh(): Promise<void> {
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    void queryClient.invalidateQueries({ queryKey: ['diagnosis', userId] })
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['roles', 'of', userId] }),
      queryClient.invalidateQueries({ queryKey: ['memberships', userId] }),
      queryClient.invalidateQueries({ queryKey: ['permissions', 'of', userId] }),
    ])
  }

  return { assign, unassign }
}

/** Where each is confirmed for itself, whoever called asks for the first, and every further one asks by itself. */
async function oneByOne(
  [first, ...more]: readonly NamedRole[],
  reason: string,
  act: (role: NamedRole, reason: string) => Promise<unknown>,
): Promise<void> {
  if (first !== undefined) await act(first, reason)
  for (const role of more) await withStepUp((why) => act(role, why || reason))
}

/** What is taken back by Undo ends when it would have ended. */
function termOf({ from, until }: NamedRole): Term {
  const isAhead = from != null && Date.parse(from) > Date.now()
  return { ...(isAhead && { from }), ...(until && { until }) }
}

function names(roles: readonly NamedRole[]): string {
  return roles.map(({ name }) => name).join(', ')
}
