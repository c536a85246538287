// Who runs Rollcall: their roles, their second factors, and what may be done about them.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { factorName } from '../../../lib/factor-words.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { isOutOfReach, type Operator, operatorLabel, operatorsQuery, roleLabels } from '../api/operator.ts'
import { ActionGradesCard } from './action-grades-card.tsx'
import { OperatorActions } from './operator-actions.tsx'
import type { OperatorAct } from './operator-dialog.tsx'
import { useInvitation } from './use-invitation.tsx'

interface TeamPageProps {
  /** Who is signed in. */
  readonly ownId: string
  readonly ownRole: string
}

export function TeamPage({ ownId, ownRole }: TeamPageProps) {
  const mayRead = useMay('read:operators')
  const mayAdd = useMay('create:operators')
  const mayReadSettings = useMay('read:settings')
  const [isAdding, setIsAdding] = useState(false)
  const invitation = useInvitation()
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <PageTitle trail={[t('Team')]}>{t('Team')}</PageTitle>
        {mayAdd && (
          <Button tone="primary" icon="plus" onClick={() => setIsAdding(true)}>
            {t('Invite to the team')}
          </Button>
        )}
      </header>
      {mayRead ? (
        <Team ownId={ownId} ownRole={ownRole} again={invitation.again} />
      ) : (
        <NoAccess title={t('The team is not shown to your role')} permission="read:operators" />
      )}
      {mayReadSettings && <ActionGradesCard isOwner={ownRole === 'owner'} />}
      <Suspense>
        {isAdding && (
          <AddOperatorDialog
            ownRole={ownRole}
            onInvited={(email, made) => {
              setIsAdding(false)
              invitation.tell(email, made)
            }}
            onClose={() => setIsAdding(false)}
          />
        )}
      </Suspense>
      {invitation.link}
    </div>
  )
}

function Team({ ownId, ownRole, again }: TeamPageProps & Pick<ReturnType<typeof useInvitation>, 'again'>) {
  const answer = useQuery(operatorsQuery)
  const [opened, setOpened] = useState<{ readonly act: OperatorAct; readonly operator: Operator } | null>(null)
  const actions = (operator: Operator) => (
    <OperatorActions
      operator={operator}
      isOutOfReach={isOutOfReach(operator, ownId, ownRole)}
      onAct={(act) => setOpened({ act, operator })}
      onInvite={again.isPending ? null : () => again.mutate(operator)}
    />
  )
  return (
    <>
      <DataList
        caption={t('Team')}
        columns={[...columns, actionsColumn('w-[330px] roomy:w-[412px]', actions)]}
        rows={answer.data?.data}
        keyOf={({ id }) => id}
        answer={answer}
        card={(operator) => (
          <div className="grid gap-2">
            <Name operator={operator} />
            <div className="flex flex-wrap items-center gap-2">
              <span className="text-meta">{roleLabels[operator.role]}</span>
              <Factor operator={operator} />
            </div>
            {actions(operator)}
          </div>
        )}
        words={{
          loading: t('Loading the team…'),
          notLoaded: t("Couldn't load the team."),
          notRefreshed: t("Couldn't refresh the team."),
        }}
        empty={<EmptyState icon="users" title={t('Nobody is in the team yet')} />}
      />
      <Suspense>
        {opened && <OperatorDialog {...opened} ownId={ownId} ownRole={ownRole} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}

const columns: readonly Column<Operator>[] = [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (operator) => <Name operator={operator} /> },
  { id: 'role', header: t('Role'), className: 'w-[132px]', cell: ({ role }) => roleLabels[role] },
  { id: 'mfa', header: t('MFA'), className: 'w-[140px]', cell: (operator) => <Factor operator={operator} /> },
  {
    id: 'last',
    header: t('Last sign-in'),
    className: 'w-[112px] text-muted max-desk:hidden',
    cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('Never') : <TimeStamp at={lastSignInAt} />),
  },
]

function Name({ operator }: { readonly operator: Operator }) {
  const label = operatorLabel(operator)
  const email = label === operator.email ? null : operator.email
  return (
    <div className="min-w-0">
      <p className="truncate font-semibold">{label}</p>
      {operator.invitedAt === null ? (
        email && <p className="truncate text-meta text-muted">{email}</p>
      ) : (
        <p className="truncate text-meta text-muted">
          <span className="font-semibold text-accent">{t('Invited')}</span> <TimeStamp at={operator.invitedAt} />
          {email && ` · ${email}`}
        </p>
      )}
    </div>
  )
}

function Factor({ operator }: { readonly operator: Operator }) {
  const [strongest] = operator.factors
  if (strongest === undefined) return <Badge tone="warning">{t('None')}</Badge>
  // Their mailbox sets a new password too, and so proves little beside one.
  return <Badge tone={strongest === 'email' ? 'warning' : 'success'}>{factorName(strongest)}</Badge>
}

const OperatorDialog = lazy(() => import('./operator-dialog.tsx').then((m) => ({ default: m.OperatorDialog })))
const AddOperatorDialog = lazy(() =>
  import('./add-operator-dialog.tsx').then((m) => ({ default: m.AddOperatorDialog })),
)
