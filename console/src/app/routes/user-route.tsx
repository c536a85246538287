import { Outlet, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { AlsoHere } from '../../features/presence/components/also-here.tsx'
import { MaskedLine } from '../../features/reveal/components/masked-line.tsx'
import { UnlockButton } from '../../features/sign-ins/components/unlock-button.tsx'
import { useLiveUser } from '../../features/users/components/use-live-user.ts'
import { UserPage } from '../../features/users/components/user-page.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { AdminBadge } from './admin-badge.tsx'
import { BelongsTo } from './belongs-to.tsx'
import { ListSequence } from './list-sequence.tsx'
import { useTabCounts } from './use-tab-counts.ts'
import { type UserAct, UserActDialog, UserActItems } from './user-actions.tsx'

export function UserRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  useLiveUser(userId)
  const [act, setAct] = useState<UserAct | null>(null)
  const counts = useTabCounts(userId)
  const mayUnlock = useMay('suspend:users')
  const mayReset = useMay('reset:mfa')
  return (
    <UserPage
      key={userId}
      userId={userId}
      menuItems={<UserActItems userId={userId} onOpen={setAct} without="reset-mfa" />}
      unlock={mayUnlock && <UnlockButton userId={userId} isPrimary />}
      resetMfa={
        mayReset && (
          <Button icon="shield" onClick={() => setAct('reset-mfa')}>
            {t('Reset MFA')}
          </Button>
        )
      }
      counts={counts}
      facts={
        <>
          <BelongsTo userId={userId} />
          <MaskedLine userId={userId} />
        </>
      }
      standing={<AdminBadge userId={userId} />}
      sequence={<ListSequence />}
      alsoHere={<AlsoHere place={{ kind: 'user', id: userId }} />}
    >
      <Outlet />
      <UserActDialog act={act} userId={userId} onClose={() => setAct(null)} />
    </UserPage>
  )
}
