import { useInfiniteQuery } from '@tanstack/react-query'
import { calendarDay } from '../../../lib/format-time.ts'
import { useMay } from '../../../lib/permissions.ts'
import { reasonOf } from '../api/event-sentence.ts'
import { userEventsQuery } from '../api/user-events.ts'

/** "Suspended by Sam on 3 Mar: suspected compromise." as far as the log within reach tells. */
export function SuspensionNote({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:audit')
  const { data: events } = useInfiniteQuery({ ...userEventsQuery(userId), enabled: mayRead })
  const suspension = events?.find(({ type }) => type === 'user.suspended')
  if (suspension === undefined) return 'New sign-ins and refresh-token requests are blocked.'
  const reason = reasonOf(suspension)
  const said = `Suspended by ${suspension.actor.name} on ${calendarDay(new Date(suspension.at))}`
  return reason === null ? `${said}.` : `${said}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`
}
