import { useParams, useSearch } from '@tanstack/react-router'
import { MergePage } from '../../features/merge/components/merge-page.tsx'
import { AlsoHere } from '../../features/presence/components/also-here.tsx'

export function MergeRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId/merge' })
  const { with: otherId } = useSearch({ from: '/signed-in/users/$userId/merge' })
  return (
    <MergePage
      key={userId}
      userId={userId}
      otherId={otherId}
      alsoHere={<AlsoHere place={{ kind: 'user', id: userId }} />}
    />
  )
}
