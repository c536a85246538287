// One message: to whom, what became of it, and what it says as long as it was not sent.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { kindLabel, type Message } from '../api/message.ts'
import { messageQuery } from '../api/message-queries.ts'
import { MessageStatus } from './message-status.tsx'
import { MessageText } from './message-text.tsx'
import { NotSentNote } from './not-sent-note.tsx'
import { NotShown } from './outbox-page.tsx'

export function MessagePage({ messageId }: { readonly messageId: string }) {
  const mayRead = useMay('read:messages')
  const { data, error, isError, refetch } = useQuery({ ...messageQuery(messageId), enabled: mayRead })
  return (
    <div className="grid max-w-[760px] grid-cols-1 gap-4">
      <Link
        to="/outbox"
        className="inline-flex h-7 items-center gap-1.5 justify-self-start rounded-control text-muted text-table hover:text-fg"
      >
        <Icon name="arrowLeft" />
        {t('Outbox')}
      </Link>
      {data ? (
        <MessageDetails message={data} />
      ) : (
        <>
          <PageTitle trail={[t('Message'), t('Outbox')]}>
            {isProblem(error, 'message_not_found') ? t('No message with this ID') : t('Message')}
          </PageTitle>
          {!mayRead ? (
            <NotShown />
          ) : isProblem(error, 'message_not_found') ? (
            <p className="text-body text-muted">
              {t('Messages are forgotten after 30 days, and with the person they concern.')}
            </p>
          ) : isError ? (
            <ProblemNotice title={t("Couldn't load this message.")} error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonLines label={t('Loading message…')} count={6} />
          )}
        </>
      )}
    </div>
  )
}

function MessageDetails({ message }: { readonly message: Message }) {
  const title = kindLabel(message.kind)
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle trail={[title, t('Outbox')]} className="min-w-0 break-words font-semibold text-hero tracking-tight">
          {title}
        </PageTitle>
        <MessageStatus status={message.status} />
      </header>
      {message.status === 'kept' && <NotSentNote />}
      <Card title={t('Delivery')}>
        <Facts>
          <Fact name={t('To')}>
            {message.userId === null ? (
              message.to
            ) : (
              <Link
                to="/users/$userId/overview"
                params={{ userId: message.userId }}
                className="text-accent hover:underline"
              >
                {message.to}
              </Link>
            )}
          </Fact>
          <Fact name={t('Written')}>
            <TimeStamp at={message.queuedAt} isExact />
          </Fact>
          {message.sentAt !== null && (
            <Fact name={t('Sent')}>
              <TimeStamp at={message.sentAt} isExact />
            </Fact>
          )}
          {message.attempts > 0 && <Fact name={t('Attempts')}>{message.attempts}</Fact>}
          {message.lastFault !== null && <Fact name={t('Mail server said')}>{message.lastFault}</Fact>}
        </Facts>
      </Card>
      <Card title={message.subject ?? t('Text')}>
        {message.text === null ? (
          <EmptyState icon="mail" title={t('Only the recipient has it')}>
            {t('What a message says is forgotten once a mail server took it.')}
          </EmptyState>
        ) : (
          <MessageText text={message.text} />
        )}
      </Card>
    </>
  )
}
