import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { MessageSummary } from '../api/message.ts'
import { MessageLink } from './message-link.tsx'
import { MessageStatus } from './message-status.tsx'

export function MessageTable({ messages }: { readonly messages: readonly MessageSummary[] }) {
  return (
    <table className="-mx-3 w-[calc(100%+1.5rem)] table-fixed border-separate border-spacing-0 text-table">
      <caption className="sr-only">{t('Messages, newest first')}</caption>
      <thead className="[&_th]:sticky [&_th]:top-12 [&_th]:z-10 [&_th]:h-9 [&_th]:border-line [&_th]:border-b [&_th]:bg-canvas [&_th]:px-3 [&_th]:text-start [&_th]:font-normal [&_th]:text-muted">
        <tr>
          <th scope="col">{t('Message')}</th>
          <th scope="col">{t('To')}</th>
          <th scope="col" className="w-[176px]">
            {t('Status')}
          </th>
          <th scope="col" className="w-[124px] text-end!">
            {t('Written')}
          </th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id} className="hover:bg-hover [&>*]:border-line [&>*]:border-b [&>*]:px-3">
            <th scope="row" className="h-12 text-start font-normal">
              <MessageLink message={message} />
            </th>
            <td className="truncate" title={message.to}>
              {message.to}
            </td>
            <td>
              <MessageStatus status={message.status} />
            </td>
            <td className="text-end text-muted tabular-nums">
              <TimeStamp at={message.queuedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
