// What was written to a user lately and what became of it, as far as is known (console.md 3.4).

import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { messageKind } from '../api/message-words.ts'
import { type Mail, userMessagesQuery } from '../api/user-message-queries.ts'
import { MessageState } from './message-state.tsx'
import { useSendMail } from './use-send-mail.ts'

export function MessagesCard({ userId }: { readonly userId: string }) {
  const maySend = useMay('suspend:users')
  const messages = useQuery(userMessagesQuery(userId))
  const sending = useSendMail(userId)
  const offline = useOfflineReason()
  const { data } = messages
  // Only the newest of a kind can be asked for: its link has taken the place of those before.
  const newest = new Map((data ?? []).toReversed().map((message) => [message.kind, message.id]))
  return (
    <Card title={t('Messages')}>
      {messages.isError && (data === undefined || offline === null) && (
        <div className="p-4">
          <ProblemNotice
            title={t("Couldn't load messages.")}
            error={messages.error}
            onRetry={() => void messages.refetch()}
          />
        </div>
      )}
      {messages.isPending && <SkeletonLines label={t('Loading messages…')} count={2} />}
      {data?.length === 0 && (
        <p className="px-4 py-3 text-muted text-table">{t('Nothing was written to them in the last 30 days.')}</p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul>
          {data.map((message) => (
            <li
              key={message.id}
              className="flex items-start justify-between gap-3 border-line border-b px-4 py-2.5 text-table last:border-b-0"
            >
              <div className="min-w-0">
                <p>{messageKind(message.kind)}</p>
                <p className="break-words text-meta text-muted">
                  <TimeStamp at={message.sentAt ?? message.queuedAt} /> · <MessageState message={message} /> ·{' '}
                  {message.to}
                </p>
                {message.lastFault !== null && <p className="break-words text-danger text-meta">{message.lastFault}</p>}
              </div>
              {maySend && message.canSendAgain && newest.get(message.kind) === message.id && (
                <Button
                  aria-label={t('Send again: {kind}', { kind: messageKind(message.kind) })}
                  aria-disabled={sending.isPending}
                  disabledReason={offline}
                  onClick={() => !sending.isPending && sending.mutate(message.kind as Mail)}
                >
                  {t('Send again')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
