import { Outlet, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AlsoHere } from '../../features/presence/components/also-here.tsx'
import { MaskedLine } from '../../features/reveal/components/masked-line.tsx'
import { useLiveUser } from '../../features/users/components/use-live-user.ts'
import { UserPage } from '../../features/users/components/user-page.tsx'
import { BelongsTo } from './belongs-to.tsx'
import { ListSequence } from './list-sequence.tsx'
import { type UserAct, UserActDialog, UserActItems } from './user-actions.tsx'

export function UserRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  useLiveUser(userId)
  const [act, setAct] = useState<UserAct | null>(null)
  return (
    <UserPage
      key={userId}
      userId={userId}
      menuItems={<UserActItems userId={userId} onOpen={setAct} />}
      facts={
        <>
          <BelongsTo userId={userId} />
          <MaskedLine userId={userId} />
        </>
      }
      sequence={<ListSequence />}
      alsoHere={<AlsoHere place={{ kind: 'user', id: userId }} />}
    >
      <Outlet />
      <UserActDialog act={act} userId={userId} onClose={() => setAct(null)} />
    </UserPage>
  )
}
