import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { heldRolesQuery } from '../../features/roles/api/role-queries.ts'
import { userSessionsQuery } from '../../features/user-sessions/api/session-queries.ts'
import type { TabCounts } from '../../features/users/components/user-tabs.tsx'
import { exactCount } from '../../lib/format-count.ts'
import { useMay } from '../../lib/permissions.ts'
import { useQuietMoment } from '../../lib/quiet.ts'

/** How many there are on the tabs of a user's page (console.md 3.4), asked for after what the open tab shows. */
export function useTabCounts(userId: string): TabCounts {
  const isTime = useQuietMoment()
  const mayReadSessions = useMay('read:sessions')
  const mayReadRoles = useMay('read:roles')
  const sessions = useInfiniteQuery({ ...userSessionsQuery(userId), enabled: isTime && mayReadSessions })
  const roles = useQuery({ ...heldRolesQuery(userId), enabled: isTime && mayReadRoles })
  const organizations = useQuery(membershipsQuery(userId))
  const counted = (list: readonly unknown[], hasMore = false) => `${exactCount(list.length)}${hasMore ? '+' : ''}`
  return {
    ...(sessions.data && { sessions: counted(sessions.data, sessions.hasNextPage) }),
    ...(roles.data && { roles: counted(roles.data) }),
    ...(organizations.data && { organizations: counted(organizations.data) }),
  }
}
