import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import type { UserMessage } from '../api/user-message-queries.ts'

type Told = Pick<UserMessage, 'status' | 'linkUsed' | 'linkOpenedAt' | 'linkEndsAt'>

/** What became of a letter and of the link in it. Opened is not read: what scans mail opens links too. */
export function MessageState({ message }: { readonly message: Told }) {
  const isLost = message.status === 'failed' || message.status === 'suppressed'
  return <span className={isLost ? 'text-danger' : ''}>{stateInWords(message)}</span>
}

function stateInWords({ status, linkUsed, linkOpenedAt, linkEndsAt }: Told) {
  if (status === 'failed') return t('not delivered')
  if (status === 'suppressed') return t('held back: the address is suppressed')
  const opened = linkOpenedAt !== null && { time: <TimeStamp at={linkOpenedAt} /> }
  if (linkUsed === true) return opened ? tNodes('opened {time}, link used', opened) : t('link used')
  if (status === 'waiting') return t('waiting to be sent')
  const isKept = status === 'kept'
  if (linkUsed === null) return isKept ? t('in the Outbox') : t('sent')
  if (opened) {
    return isKept
      ? tNodes('in the Outbox, opened {time}, link not used', opened)
      : tNodes('sent, opened {time}, link not used', opened)
  }
  if (linkEndsAt !== null && new Date(linkEndsAt) <= new Date()) {
    const ended = { time: <TimeStamp at={linkEndsAt} /> }
    return isKept
      ? tNodes('in the Outbox, not opened, link ended {time}', ended)
      : tNodes('sent, not opened, link ended {time}', ended)
  }
  return isKept ? t('in the Outbox, not opened') : t('sent, not opened')
}
