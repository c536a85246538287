import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { strategyLabel } from '../../../lib/strategy-words.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { connectionChoicesQuery, enableConnection } from '../api/organization-connections.ts'
import { MembershipChoice, useReload } from './connection-row.tsx'

interface EnableConnectionDialogProps {
  readonly organizationId: string
  /** The ids of those that it has. */
  readonly present: readonly string[]
  readonly onClose: () => void
}

export function EnableConnectionDialog({ organizationId, present, onClose }: EnableConnectionDialogProps) {
  const reload = useReload()
  const { data, isError, error, refetch } = useQuery(connectionChoicesQuery)
  const choices = data?.data.filter(({ id }) => !present.includes(id)) ?? []
  const [wanted, setWanted] = useState<string | null>(null)
  const [assignsMembership, setAssignsMembership] = useState(true)
  const first = choices.find(({ isProvider }) => isProvider) ?? choices[0]
  const chosen = choices.find(({ id }) => id === wanted) ?? first
  return (
    <DialogForm
      title={t('Add connection')}
      confirm={t('Add connection')}
      confirming={t('Adding…')}
      failure={t("Couldn't add the connection.")}
      blockedReason={chosen === undefined ? t('Choose a connection first') : null}
      grade="T3"
      startOnCancel={false}
      onConfirm={async (reason) => {
        if (chosen === undefined) return
        await enableConnection(organizationId, chosen.id, { assignsMembership }, reason)
        await reload()
        toastDone(t('{name} was added.', { name: chosen.displayName ?? chosen.name }))
      }}
      onClose={onClose}
    >
      {data === undefined ? (
        isError ? (
          <ProblemNotice title={t("Couldn't load the connections.")} error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonLines label={t('Loading connections…')} count={2} />
        )
      ) : choices.length === 0 ? (
        <p>{t('It has all connections there are. Others are made in the settings.')}</p>
      ) : (
        <>
          <Select
            label={t('Connection')}
            value={chosen?.id ?? ''}
            onChange={(event) => setWanted(event.target.value)}
            options={choices.map(({ id, name, displayName, strategy }) => ({
              value: id,
              label: `${displayName ?? name} (${strategyLabel(strategy)})`,
            }))}
          />
          {data.nextCursor !== null && (
            <p className="text-muted text-table">
              {t('The oldest 200 connections are offered. Add others by the API.')}
            </p>
          )}
          <div className="-mx-2 grid">
            <MembershipChoice isChecked={assignsMembership} onChange={setAssignsMembership} />
          </div>
        </>
      )}
    </DialogForm>
  )
}
