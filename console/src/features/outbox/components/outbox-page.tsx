// The Outbox: what Rollcall wrote to people, newest first. Where no mail server is set this is where it is read.
import { useInfiniteQuery } from '@tanstack/react-query'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import { messagesQuery } from '../api/message-queries.ts'
import { MessageCards } from './message-cards.tsx'
import { MessageTable } from './message-table.tsx'
import { NotSentNote } from './not-sent-note.tsx'

export function OutboxPage() {
  const mayRead = useMay('read:messages')
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Outbox')]}>{t('Outbox')}</PageTitle>
      </header>
      {mayRead ? <Messages /> : <NotShown />}
    </div>
  )
}

export function NotShown() {
  return (
    <NoAccess title={t('Messages are not shown to your role')} permission="read:messages">
      {t('Links in them open accounts.')}
    </NoAccess>
  )
}

function Messages() {
  const messages = useInfiniteQuery(messagesQuery)
  const fitsTable = useFitsTable()
  const { data } = messages
  if (data === undefined) {
    if (messages.isPending) return <SkeletonLines label={t('Loading messages…')} count={6} />
    const retry = () => void messages.refetch()
    return <ProblemNotice title={t("Couldn't load messages.")} error={messages.error} onRetry={retry} />
  }
  if (data.length === 0) {
    return (
      <EmptyState icon="mail" title={t('Nothing was written yet')}>
        {t('Messages to people, such as links to set a password, show up here and are forgotten after 30 days.')}
      </EmptyState>
    )
  }
  return (
    <section aria-label={t('Messages')} aria-busy={messages.isFetching} className="grid grid-cols-1 gap-3">
      {data[0]?.status === 'kept' && <NotSentNote />}
      {messages.isError && <ProblemNotice title={t("Couldn't refresh messages.")} error={messages.error} />}
      {fitsTable ? <MessageTable messages={data} /> : <MessageCards messages={data} />}
      <ShowMore list={messages}>{t('Show older messages')}</ShowMore>
    </section>
  )
}
