// What was issued to a user and works without them: refresh tokens, apps they allowed something, and API keys of theirs.
// It knows the user by id only.
import type { ReactNode } from 'react'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { GrantsCard } from './grants-card.tsx'
import { RefreshTokensCard } from './refresh-tokens-card.tsx'
import { UserKeysCard } from './user-keys-card.tsx'

interface TokensTabProps {
  readonly userId: string
  /** Who the dialogs are about. */
  readonly person: ReactNode
}

export function TokensTab({ userId, person }: TokensTabProps) {
  const mayRead = useMay('read:sessions')
  if (!mayRead) {
    return (
      <EmptyState icon="lock" title={t('Tokens are not shown to your role')}>
        {needs('read:sessions')}.
      </EmptyState>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <RefreshTokensCard userId={userId} person={person} />
      <GrantsCard userId={userId} person={person} />
      <UserKeysCard userId={userId} person={person} />
    </div>
  )
}
