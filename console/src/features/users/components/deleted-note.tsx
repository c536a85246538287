import { useQuery } from '@tanstack/react-query'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { tNodes } from '../../../lib/text.ts'
import { receiptsQuery } from '../api/erasure.ts'

/** For those who read the audit: that somebody had this id, when they were deleted and by whom. */
export function DeletedNote({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:audit')
  const { data = [] } = useQuery({ ...receiptsQuery(userId), enabled: mayRead })
  const [newest] = data
  if (newest === undefined) return null
  const nodes = { time: <TimeStamp at={newest.at} />, name: <strong>{newest.by.name}</strong> }
  return (
    <p className="text-body">
      {newest.mode === 'erase'
        ? tNodes('The account with this ID was hard-deleted on {time} by {name}.', nodes)
        : tNodes('The account with this ID was deleted on {time} by {name}.', nodes)}
    </p>
  )
}
