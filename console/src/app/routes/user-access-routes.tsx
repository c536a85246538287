// The tabs about how a user signs in and where they are signed in.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EndedSessions } from '../../features/audit/components/ended-sessions.tsx'
import { SecurityTab } from '../../features/authentication-methods/components/security-tab.tsx'
import { VerifyCaller } from '../../features/caller-verification/components/verify-caller.tsx'
import { LocksCard } from '../../features/sign-ins/components/locks-card.tsx'
import { SessionsTab } from '../../features/user-sessions/components/sessions-tab.tsx'
import { SessionTokens } from '../../features/user-tokens/components/session-tokens.tsx'
import { userQuery } from '../../features/users/api/get-user.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { AddMethod } from './add-method.tsx'
import { EnrolmentLink, PasswordActions, ProviderRows } from './security-parts.tsx'
import { SuspensionRow } from './suspension-row.tsx'

export function SessionsRoute() {
  const userId = useUserId()
  return (
    <div className="grid grid-cols-1 gap-4">
      <SessionsTab
        userId={userId}
        person={<PersonById userId={userId} />}
        tokensOf={(sessionId) => <SessionTokens userId={userId} sessionId={sessionId} />}
      />
      <EndedSessions userId={userId} />
    </div>
  )
}

export function SecurityRoute() {
  const userId = useUserId()
  const { data: user } = useQuery(userQuery(userId))
  const suspended = user?.status === 'suspended' ? user : null
  return (
    <SecurityTab
      userId={userId}
      person={<PersonById userId={userId} />}
      locks={<LocksCard userId={userId} suspension={suspended ? <SuspensionRow user={suspended} /> : null} />}
      verifyCaller={(onChange) => <VerifyCaller act="mfa-reset" userId={userId} onChange={onChange} />}
      passwordActions={<PasswordActions userId={userId} />}
      addMethod={<AddMethod userId={userId} />}
      providers={<ProviderRows userId={userId} />}
      enrolment={<EnrolmentLink userId={userId} />}
    />
  )
}

function useUserId(): string {
  return useParams({ from: '/signed-in/users/$userId' }).userId
}
