// What was issued to a user and works without them: refresh tokens, apps they allowed something, and API keys of theirs.
// It knows the user by id only.
import type { ReactNode } from 'react'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { useMay } from '../../../lib/permissions.ts'
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
    return <NoAccess title={t('Tokens are not shown to your role')} permission="read:sessions" />
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <RefreshTokensCard userId={userId} person={person} />
      <GrantsCard userId={userId} person={person} />
      <UserKeysCard userId={userId} person={person} />
    </div>
  )
}
