// Who holds a role in effect: everywhere or inside an organization, each with the way.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type RoleMember, roleMembersQuery } from '../api/stored-role.ts'
import { AssignUsersDialog } from './assign-users-dialog.tsx'

export function RoleMembers({ roleId }: { readonly roleId: string }) {
  const mayAssign = useMay('assign:roles')
  const members = useInfiniteQuery(roleMembersQuery(roleId))
  const [isAssigning, setIsAssigning] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-table">
          {t('Everybody who holds it now. Who holds it in several ways stands here several times.')}
        </p>
        {mayAssign ? (
          <Button icon="plus" onClick={() => setIsAssigning(true)}>
            {t('Assign to users')}
          </Button>
        ) : (
          <span className="text-meta text-muted">
            {t('To assign roles: {needs}', { needs: needs('assign:roles') })}
          </span>
        )}
      </div>
      <DataList
        caption={t('People who hold this role')}
        columns={memberColumns()}
        rows={members.data}
        keyOf={({ user, organization }) => `${user.id} ${organization?.id ?? ''}`}
        answer={members}
        card={(member) => (
          <>
            <MemberLink member={member} />
            <p className="truncate text-muted text-table">{wayInWords(member)}</p>
          </>
        )}
        words={listWords}
        empty={
          <EmptyState icon="users" title={t('Nobody holds this role')}>
            {t('Assign it to users here, or to members of an organization on its page.')}
          </EmptyState>
        }
      />
      <ShowMore list={members}>{t('Show more')}</ShowMore>
      {isAssigning && <AssignUsersDialog roleId={roleId} onClose={() => setIsAssigning(false)} />}
    </div>
  )
}

const listWords = {
  loading: t('Loading people…'),
  notLoaded: t("Couldn't load people."),
  notRefreshed: t("Couldn't refresh people."),
}

function memberColumns(): readonly Column<RoleMember>[] {
  return [
    { id: 'name', header: t('Name'), isRowHeader: true, cell: (member) => <MemberLink member={member} /> },
    {
      id: 'email',
      header: t('E-mail'),
      cell: ({ user }) => <span className="block truncate">{user.email ?? '–'}</span>,
    },
    { id: 'how', header: t('How'), cell: (member) => <span className="block truncate">{wayInWords(member)}</span> },
    {
      id: 'mfa',
      header: t('MFA'),
      className: 'w-[132px] max-desk:hidden',
      cell: ({ factors }) => <Factors of={factors} />,
    },
    {
      id: 'since',
      header: t('Since'),
      isAtEnd: true,
      className: 'w-[124px] text-muted',
      cell: ({ since }) => (since === null ? '–' : <TimeStamp at={since} />),
    },
    {
      id: 'last',
      header: t('Last sign-in'),
      isAtEnd: true,
      className: 'w-[124px] text-muted',
      cell: ({ user }) => (user.lastSignInAt === null ? t('Never') : <TimeStamp at={user.lastSignInAt} />),
    },
  ]
}

function MemberLink({ member: { user } }: { readonly member: RoleMember }) {
  return (
    <Link
      to="/users/$userId/roles"
      params={{ userId: user.id }}
      data-row-link={user.id}
      className="block truncate rounded-control font-semibold text-fg hover:text-accent group-hover:text-accent"
    >
      {user.name ?? user.email ?? user.id}
    </Link>
  )
}

function Factors({ of: [strongest, ...others] }: { readonly of: readonly string[] }) {
  if (strongest === undefined) return <Badge tone="warning">{t('No MFA')}</Badge>
  const name = factorNames[strongest] ?? strongest
  return <span className="block truncate">{others.length === 0 ? name : `${name} +${others.length}`}</span>
}

const factorNames: Readonly<Record<string, string>> = {
  passkey: t('Passkey'),
  'security-key': t('Security key'),
  totp: t('Authenticator'),
  email: t('E-mail'),
  phone: t('Phone'),
}

function wayInWords({ organization }: RoleMember): string {
  if (organization === null) return t('direct, everywhere')
  return t('direct, in {organization}', { organization: organization.displayName ?? organization.name })
}
