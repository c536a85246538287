import { useParams, useSearch } from '@tanstack/react-router'
import { MergePage } from '../../features/merge/components/merge-page.tsx'

export function MergeRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId/merge' })
  const { with: otherId } = useSearch({ from: '/signed-in/users/$userId/merge' })
  return <MergePage key={userId} userId={userId} otherId={otherId} />
}
