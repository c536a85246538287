// One connection: what is set of its provider, whether it answers, who may come by it, and its end.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { strategyLabel } from '../../../lib/strategy-words.ts'
import { t } from '../../../lib/text.ts'
import { connectionLabel, type ProviderInFull, providerQuery, type UpstreamFailure } from '../api/connection.ts'
import { refusalWords } from '../api/refusal-words.ts'
import { strategies } from '../api/strategies.ts'
import { ConnectionBadge } from './connection-columns.tsx'
import { ProviderFacts } from './provider-facts.tsx'
import { ProviderForm } from './provider-form.tsx'
import { TestCard } from './test-card.tsx'

interface ConnectionPanelProps {
  readonly connectionId: string
  /** The apps whose people may come by it. */
  readonly apps: (connection: ProviderInFull) => ReactNode
  /** The organizations whose people may. */
  readonly organizations: ReactNode
}

export function ConnectionPanel(props: ConnectionPanelProps) {
  const mayRead = useMay('read:settings')
  if (mayRead) return <OneConnection {...props} />
  return <NoAccess title={t('Connections are not shown to your role')} permission="read:settings" />
}

function OneConnection({ connectionId, apps, organizations }: ConnectionPanelProps) {
  const { data, error, isError, refetch } = useQuery(providerQuery(connectionId))
  const mayChange = useMay('update:settings')
  if (data === undefined && isError) {
    return <ProblemNotice title={t("Couldn't load the connection.")} error={error} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <SkeletonLines label={t('Loading the connection…')} count={5} />
  const { provider, strategy } = data
  const known = strategies[strategy]
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={connectionLabel(data)} action={<ConnectionBadge isEnabled={data.isEnabled} />}>
        <About connection={data} />
      </Card>
      {provider === null || known === undefined ? (
        <p className="rounded-card border border-line bg-raised px-4 py-3 text-table">
          {t('It was brought along and is kept, but nobody can sign in by a connection of this kind here.')}
        </p>
      ) : (
        <>
          <Card title={t('Provider')} action={mayChange ? undefined : <Needs permission="update:settings" />}>
            {mayChange ? (
              <ProviderForm key={data.id} connection={data} provider={provider} strategy={known} />
            ) : (
              <ProviderFacts provider={provider} strategy={known} />
            )}
          </Card>
          <TestCard connectionId={connectionId} mayTest={mayChange} />
        </>
      )}
      {apps(data)}
      {organizations}
      <DeleteCard connection={data} />
    </div>
  )
}

function About({ connection }: { readonly connection: ProviderInFull }) {
  const { name, strategy, createdAt, callbackUrl, lastFailure } = connection
  return (
    <Facts>
      <Fact name={t('Kind')}>{strategyLabel(strategy)}</Fact>
      <Fact name={t('Name in addresses')}>
        <Copyable text={name} what={t('name in addresses')} isCode />
      </Fact>
      <Fact name={t('Callback address')}>
        <Copyable text={callbackUrl} what={t('callback address')} isCode />
        <p className="text-meta text-muted">{t('Register it at the provider: people are sent back there.')}</p>
      </Fact>
      <Fact name={t('Last refusal')}>
        {lastFailure === null ? t('None in the audit') : <Refusal failure={lastFailure} />}
      </Fact>
      <Fact name={t('Created')}>
        <TimeStamp at={createdAt} />
      </Fact>
    </Facts>
  )
}

function Refusal({ failure }: { readonly failure: UpstreamFailure }) {
  return (
    <>
      <p>
        {refusalWords(failure)} · <TimeStamp at={failure.at} />
      </p>
      <p className="text-meta text-muted [overflow-wrap:anywhere]">{failure.detail}</p>
    </>
  )
}

function DeleteCard({ connection }: { readonly connection: ProviderInFull }) {
  const navigate = useNavigate()
  const mayDelete = useMay('update:settings')
  const [isDeleting, setIsDeleting] = useState(false)
  const action = mayDelete ? (
    <Button tone="danger-quiet" onClick={() => setIsDeleting(true)}>
      {t('Delete connection…')}
    </Button>
  ) : (
    <Needs permission="update:settings" />
  )
  return (
    <Card title={t('Delete connection')} action={action}>
      <p className="px-4 py-3 text-muted text-table">
        {t('Nobody comes in by it any more, and people whose account is of it are deleted. Turning it off keeps them.')}
      </p>
      <Suspense>
        {isDeleting && (
          <DeleteConnectionDialog
            connection={connection}
            onClose={() => setIsDeleting(false)}
            onDeleted={() => void navigate({ to: '/settings/connections', replace: true })}
          />
        )}
      </Suspense>
    </Card>
  )
}

const DeleteConnectionDialog = lazy(() =>
  import('./delete-connection-dialog.tsx').then((m) => ({ default: m.DeleteConnectionDialog })),
)
