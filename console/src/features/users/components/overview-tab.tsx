import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { userQuery } from '../api/get-user.ts'
import { ProfileCard } from './profile-card.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { StatusSentence } from './status-sentence.tsx'

interface OverviewTabProps {
  readonly userId: string
  /** Who suspended them and why, from the audit log. */
  readonly suspension: ReactNode
  /** The last events about them. */
  readonly recent: ReactNode
}

export function OverviewTab({ userId, suspension, recent }: OverviewTabProps) {
  const { data: user } = useQuery(userQuery(userId))
  if (user === undefined) return null
  return (
    <div className="grid grid-cols-1 gap-4">
      <StatusSentence user={user} suspension={suspension} />
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ProfileCard user={user} />
        <div className="grid grid-cols-1 gap-4">
          <SignInCard user={user} />
          {recent}
        </div>
      </div>
    </div>
  )
}
