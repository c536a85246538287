// What is asked of new passwords, for each database that holds some.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { databasesQuery, passwordPolicyQuery } from '../api/password-policy.ts'
import { PasswordPolicyForm } from './password-policy-form.tsx'
import { SettingsFrame } from './settings-frame.tsx'

export function PasswordsPage() {
  const mayRead = useMay('read:settings')
  return (
    <SettingsFrame
      title={t('Passwords')}
      explanation={t(
        'What a new password must be, when one is chosen. Of the passwords that people have, only how long they last is asked.',
      )}
    >
      {mayRead ? (
        <Databases />
      ) : (
        <NoAccess title={t('Settings are not shown to your role')} permission="read:settings" />
      )}
    </SettingsFrame>
  )
}

function Databases() {
  const { data, error, isError, refetch } = useQuery(databasesQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading settings…')} count={6} />
    return <ProblemNotice title={t("Couldn't load settings.")} error={error} onRetry={() => void refetch()} />
  }
  const id = chosen ?? data.listed[0]?.id
  if (id === undefined) {
    return (
      <EmptyState icon="key" title={t('Nobody signs in with a password')}>
        {t('There is no connection that holds passwords.')}
      </EmptyState>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      {data.listed.length > 1 && (
        <Select
          label={t('Database')}
          value={id}
          options={data.listed.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
      {data.hasMore && (
        <p className="text-muted text-table">{t('There are more connections. The API changes what they ask.')}</p>
      )}
      <Policy key={id} connectionId={id} />
    </div>
  )
}

function Policy({ connectionId }: { readonly connectionId: string }) {
  const { data, error, isError, refetch } = useQuery(passwordPolicyQuery(connectionId))
  if (data !== undefined) return <PasswordPolicyForm policy={data} />
  if (!isError) return <SkeletonLines label={t('Loading settings…')} count={6} />
  return <ProblemNotice title={t("Couldn't load settings.")} error={error} onRetry={() => void refetch()} />
}
