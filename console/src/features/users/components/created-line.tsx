import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { tNodes } from '../../../lib/text.ts'
import type { AccountOrigin, User } from '../api/user.ts'
import { originQuery } from '../api/user-origin.ts'

/** When the account was made, and how as soon as that is known. */
export function CreatedLine({ user }: { readonly user: User }) {
  const { data: origin = null } = useQuery(originQuery(user.id))
  return <span>{createdWords(origin, <TimeStamp at={user.createdAt} />)}</span>
}

function createdWords(origin: AccountOrigin | null, time: ReactNode): ReactNode {
  switch (origin?.source) {
    case 'invitation':
      return tNodes('Created {time} by invitation', { time })
    case 'sign-up':
      return tNodes('Created {time} by sign-up', { time })
    case 'import':
      return tNodes('Created {time} by an import', { time })
    case 'api':
      return tNodes('Created {time} through the API', { time })
    default:
      return origin?.by == null
        ? tNodes('Created {time}', { time })
        : tNodes('Created {time} by {name}', { time, name: origin.by })
  }
}
