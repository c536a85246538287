import { useInfiniteQuery } from '@tanstack/react-query'
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { calendarDay } from '../../../lib/format-time.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { withinSentence } from '../../../lib/within-sentence.ts'
import { reasonOf } from '../api/event-sentence.ts'
import { userEventsQuery } from '../api/user-events.ts'

/** "Suspended by Sam on 3 Mar: suspected compromise." as far as the log within reach tells. */
export function SuspensionNote({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:user_events')
  const { data: events } = useInfiniteQuery({ ...userEventsQuery(userId), enabled: mayRead })
  const suspension = events?.find(({ type }) => type === 'user.suspended' || type === 'user.locked_down')
  if (suspension === undefined) return t('New sign-ins and refresh-token requests are blocked.')
  const reason = reasonOf(suspension)
  const who = { name: suspension.actor.name, day: calendarDay(new Date(suspension.at)) }
  if (reason === null) return t('Suspended by {name} on {day}.', who)
  return t('Suspended by {name} on {day}: {reason}.', { ...who, reason: withinSentence(reasonInWords(reason)) })
}
