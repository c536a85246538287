import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { strategyLabel } from '../../../lib/strategy-words.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changeConnection, type OrganizationConnection, removeConnection } from '../api/organization-connections.ts'
import { organizationsKey } from '../api/organization-queries.ts'

interface ConnectionRowProps {
  readonly organizationId: string
  readonly connection: OrganizationConnection
  readonly mayChange: boolean
}

export function ConnectionRow({ organizationId, connection, mayChange }: ConnectionRowProps) {
  const { name, strategy, isEnabled, isConnectionEnabled, assignsMembership } = connection
  const isOn = isEnabled && isConnectionEnabled
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null)
  const told = [
    strategyLabel(strategy),
    ...(assignsMembership ? [t('makes members')] : []),
    ...(isConnectionEnabled ? [] : [t('turned off for everybody')]),
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0">
        <ConnectionName connection={connection} />
        <p className="text-meta text-muted">{told.join(' · ')}</p>
      </div>
      <Badge tone={isOn ? 'success' : 'neutral'}>{isOn ? t('On') : t('Off')}</Badge>
      {mayChange && (
        <span className="ms-auto flex flex-wrap gap-2">
          <Button onClick={() => setAsking('change')}>
            {t('Change…')}
            <span className="sr-only"> {name}</span>
          </Button>
          <Button tone="danger-quiet" onClick={() => setAsking('remove')}>
            {t('Remove')}
            <span className="sr-only"> {name}</span>
          </Button>
        </span>
      )}
      {asking === 'change' && (
        <ChangeDialog organizationId={organizationId} connection={connection} onClose={() => setAsking(null)} />
      )}
      {asking === 'remove' && (
        <RemoveDialog organizationId={organizationId} connection={connection} onClose={() => setAsking(null)} />
      )}
    </li>
  )
}

function ConnectionName({ connection: { connectionId, name, isProvider } }: Pick<ConnectionRowProps, 'connection'>) {
  const mayRead = useMay('read:settings')
  if (!mayRead || !isProvider) return <span className="break-all font-semibold text-table">{name}</span>
  return (
    <Link
      to="/settings/connections/$connectionId"
      params={{ connectionId }}
      className="break-all font-semibold text-table hover:underline"
    >
      {name}
    </Link>
  )
}

interface ActDialogProps {
  readonly organizationId: string
  readonly connection: OrganizationConnection
  readonly onClose: () => void
}

function ChangeDialog({ organizationId, connection, onClose }: ActDialogProps) {
  const reload = useReload()
  const { connectionId, name } = connection
  const [isEnabled, setIsEnabled] = useState(connection.isEnabled)
  const [assignsMembership, setAssignsMembership] = useState(connection.assignsMembership)
  const [showsButton, setShowsButton] = useState(connection.showsButton)
  const changes = {
    ...(isEnabled !== connection.isEnabled && { isEnabled }),
    ...(assignsMembership !== connection.assignsMembership && { assignsMembership }),
    ...(showsButton !== connection.showsButton && { showsButton }),
  }
  const letsMoreIn = changes.isEnabled === true || changes.assignsMembership === true
  return (
    <DialogForm
      title={t('Change {name}', { name })}
      confirm={t('Save')}
      confirming={t('Saving…')}
      failure={t("Couldn't change {name}.", { name })}
      blockedReason={Object.keys(changes).length === 0 ? t('Nothing was changed yet') : null}
      grade={letsMoreIn ? 'T3' : undefined}
      startOnCancel={false}
      onConfirm={async (reason) => {
        await changeConnection(organizationId, connectionId, changes, reason)
        await reload()
        toastDone(t('{name} was changed.', { name }))
      }}
      onClose={onClose}
    >
      <div className="-mx-2 grid">
        <Choice
          type="checkbox"
          label={t('People come in by it')}
          description={t('Turned off it keeps the choices below.')}
          checked={isEnabled}
          onChange={(event) => setIsEnabled(event.target.checked)}
        />
        <MembershipChoice isChecked={assignsMembership} onChange={setAssignsMembership} />
        <Choice
          type="checkbox"
          label={t('The sign-in page shows its button')}
          checked={showsButton}
          onChange={(event) => setShowsButton(event.target.checked)}
        />
      </div>
    </DialogForm>
  )
}

function RemoveDialog({ organizationId, connection: { connectionId, name }, onClose }: ActDialogProps) {
  const reload = useReload()
  return (
    <DialogForm
      title={t('Remove connection')}
      confirm={t('Remove connection')}
      confirming={t('Removing…')}
      failure={t("Couldn't remove {name}.", { name })}
      tone="danger"
      onConfirm={async () => {
        await removeConnection(organizationId, connectionId)
        await reload()
        toastDone(t('{name} was removed.', { name }))
      }}
      onClose={onClose}
    >
      <p>
        {t('Nobody comes into this organization by {name} any more. Members stay members, and the connection stays.', {
          name,
        })}
      </p>
    </DialogForm>
  )
}

interface MembershipChoiceProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}

export function MembershipChoice({ isChecked, onChange }: MembershipChoiceProps) {
  return (
    <Choice
      type="checkbox"
      label={t('Whoever comes by it becomes a member')}
      description={t('Otherwise only members get in.')}
      checked={isChecked}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}

export function useReload(): () => Promise<unknown> {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['organization-connections'] }),
      queryClient.invalidateQueries({ queryKey: organizationsKey }),
    ])
}
