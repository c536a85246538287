import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { userQuery } from '../api/get-user.ts'
import type { User } from '../api/user.ts'
import { NextSignInCard } from './next-sign-in-card.tsx'
import { OffboardingCard } from './offboarding-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import type { ProfilePart } from './profile-form.tsx'
import { SignInCard } from './sign-in-card.tsx'

interface OverviewTabProps {
  readonly userId: string
  /** Whether they can sign in, before any data (console.md 5.1). */
  readonly diagnosis: (user: User, editEmail: () => void) => ReactNode
  /** Before their address changes. */
  readonly verifyCaller: VerifyCallerSlot
  /** The last events about them. */
  readonly recent: ReactNode
  /** What operators wrote about them, and what was written to them. */
  readonly notes: ReactNode
  readonly messages: ReactNode
}

export function OverviewTab({ userId, diagnosis, verifyCaller, recent, notes, messages }: OverviewTabProps) {
  const { data: user } = useQuery(userQuery(userId))
  const [editing, setEditing] = useState<ProfilePart | null>(null)
  if (user === undefined) return null
  return (
    <div className="grid grid-cols-1 gap-4">
      {diagnosis(user, () => setEditing('email'))}
      <Next>
        <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid grid-cols-1 gap-4">
            <ProfileCard user={user} verifyCaller={verifyCaller} editing={editing} onEdit={setEditing} />
            {notes}
          </div>
          <div className="grid grid-cols-1 gap-4">
            <OffboardingCard user={user} />
            <SignInCard user={user} />
            <NextSignInCard user={user} />
            {recent}
            {messages}
          </div>
        </div>
      </Next>
    </div>
  )
}

/** Whether they can sign in is drawn without waiting for the rest, which follows in the next breath. */
function Next({ children }: { readonly children: ReactNode }) {
  const isTime = useDeferredValue(true, false)
  return isTime && children
}
