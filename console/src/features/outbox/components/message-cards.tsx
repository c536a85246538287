import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { MessageSummary } from '../api/message.ts'
import { MessageLink } from './message-link.tsx'
import { MessageStatus } from './message-status.tsx'

/** The list on a narrow screen. */
export function MessageCards({ messages }: { readonly messages: readonly MessageSummary[] }) {
  return (
    <ul aria-label={t('Messages, newest first')} className="-mx-4 border-line border-t">
      {messages.map((message) => (
        <li key={message.id} className="border-line border-b px-4 py-2">
          <div className="flex items-center justify-between gap-2">
            <div className="min-w-0 text-body">
              <MessageLink message={message} />
            </div>
            <MessageStatus status={message.status} />
          </div>
          <p className="truncate text-muted text-table">{message.to}</p>
          <p className="text-meta text-muted">
            <TimeStamp at={message.queuedAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}
