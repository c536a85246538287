import { useQuery } from '@tanstack/react-query'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { tNodes } from '../../../lib/text.ts'
import { addressReceiptsQuery } from '../api/unknown-identifier.ts'
import { DeletionEvents } from './deletion-events.tsx'

/** For those who read the audit: that somebody had this address, when they were deleted and by whom. */
export function DeletedAddressNote({ email }: { readonly email: string }) {
  const mayRead = useMay('read:audit')
  const { data = [] } = useQuery({ ...addressReceiptsQuery(email), enabled: mayRead })
  const [newest] = data
  if (newest === undefined) return null
  const nodes = { time: <TimeStamp at={newest.at} />, name: <strong>{newest.by.name}</strong> }
  return (
    <p>
      {newest.mode === 'erase'
        ? tNodes('An account with this address was hard-deleted on {time} by {name}.', nodes)
        : tNodes('An account with this address was deleted on {time} by {name}.', nodes)}{' '}
      {newest.mode === 'erase' && <DeletionEvents subject={newest.id} />}
    </p>
  )
}
