// One message: to whom, what became of it, and what it says as long as it was not sent.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { messageKind } from '../../messages/api/message-words.ts'
import type { Message } from '../api/message.ts'
import { messageQuery } from '../api/message-queries.ts'
import { MessageStatus } from './message-status.tsx'
import { MessageText } from './message-text.tsx'
import { NotSentNote } from './not-sent-note.tsx'
import { NotShown } from './outbox-page.tsx'
import { SuppressedNote } from './suppressed-note.tsx'

export function MessagePage({ messageId }: { readonly messageId: string }) {
  const mayRead = useMay('read:messages')
  const answer = useQuery({ ...messageQuery(messageId), enabled: mayRead })
  return (
    <DetailPage
      className="max-w-[760px]"
      back={<BackLink to="/outbox">{t('Outbox')}</BackLink>}
      answer={answer}
      words={{
        one: t('Message'),
        all: t('Outbox'),
        notLoaded: t("Couldn't load this message."),
        loading: t('Loading message…'),
      }}
      missing={{
        code: 'message_not_found',
        title: t('No message with this ID'),
        text: (
          <p className="text-body text-muted">
            {t('Messages are forgotten after 30 days, and with the person they concern.')}
          </p>
        ),
      }}
      notShown={!mayRead && <NotShown />}
    >
      {(message) => <MessageDetails message={message} />}
    </DetailPage>
  )
}

function MessageDetails({ message }: { readonly message: Message }) {
  const title = messageKind(message.kind)
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle trail={[title, t('Outbox')]} className="min-w-0 break-words font-semibold text-hero tracking-tight">
          {title}
        </PageTitle>
        <MessageStatus status={message.status} />
      </header>
      {message.status === 'kept' && <NotSentNote />}
      {message.status === 'suppressed' && <SuppressedNote />}
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
