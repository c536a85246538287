import { useQueryClient } from '@tanstack/react-query'
import {
  type OrganizationSession,
  organizationSessionQuery,
} from '../../features/organization-users/api/organization-session.ts'
import { personSignInAddress } from '../organization-address.ts'
import { SessionEndedDialog } from '../shell/session-ended-dialog.tsx'

interface PersonSessionEndedProps {
  readonly slug: string
  readonly user: OrganizationSession['user']
}

/** For a person who administers an organization. */
export function PersonSessionEnded({ slug, user }: PersonSessionEndedProps) {
  const queryClient = useQueryClient()
  return (
    <SessionEndedDialog
      who={{ id: user.id, label: user.email ?? user.name ?? user.id }}
      signIn={personSignInAddress(location.pathname)}
      whoIsIn={async () => (await queryClient.fetchQuery({ ...organizationSessionQuery(slug), staleTime: 0 })).user}
      onBack={() => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })}
    />
  )
}
