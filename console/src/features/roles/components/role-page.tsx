// One role: what it is called in the header, and a tab for each side of it.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type StoredRole, storedRoleQuery } from '../api/stored-role.ts'
import { DeleteRoleDialog } from './delete-role-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'

interface RolePageProps {
  readonly roleId: string
  /** The opened tab. */
  readonly children: ReactNode
  readonly onDeleted: () => void
}

export function RolePage({ roleId, children, onDeleted }: RolePageProps) {
  const mayRead = useMay('read:roles')
  const answer = useQuery({ ...storedRoleQuery(roleId), enabled: mayRead })
  return (
    <DetailPage
      back={<BackLink to="/roles">{t('Roles')}</BackLink>}
      answer={answer}
      words={{
        one: t('Role'),
        all: t('Roles'),
        notLoaded: t("Couldn't load this role."),
        loading: t('Loading role…'),
      }}
      missing={{
        code: 'role_not_found',
        title: t('No such role'),
        text: (
          <EmptyState icon="search" title={t('There is no role with this ID.')}>
            {t('It may have been deleted, or the link may be cut short.')}
          </EmptyState>
        ),
      }}
      notShown={!mayRead && <NoAccess title={t('Roles are not shown to your role')} permission="read:roles" />}
    >
      {(role) => (
        <>
          <Header role={role} onDeleted={onDeleted} />
          <Tabs roleId={roleId} />
          {children}
        </>
      )}
    </DetailPage>
  )
}

function Header({ role, onDeleted }: { readonly role: StoredRole; readonly onDeleted: () => void }) {
  const mayChange = useMay('update:roles')
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  const close = () => setOpen(null)
  return (
    <header className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <PageTitle
          trail={[role.name, t('Roles')]}
          className="min-w-0 break-words font-semibold text-hero tracking-tight"
        >
          {role.name}
        </PageTitle>
        {role.description && <p className="mt-1 break-words text-body text-muted">{role.description}</p>}
        <p className="mt-1 text-muted text-table">
          <Copyable text={role.id} what={t('role ID')} isCode />
        </p>
      </div>
      {mayChange ? (
        <div className="flex gap-2">
          <Button icon="pencil" onClick={() => setOpen('edit')}>
            {t('Edit role')}
          </Button>
          <Button tone="danger-quiet" icon="trash" onClick={() => setOpen('delete')}>
            {t('Delete role')}
          </Button>
        </div>
      ) : (
        <Needs permission="update:roles" />
      )}
      {open === 'edit' && <RoleDialog role={role} onClose={close} onSaved={close} />}
      {open === 'delete' && <DeleteRoleDialog role={role} onClose={close} onDeleted={onDeleted} />}
    </header>
  )
}

function Tabs({ roleId }: { readonly roleId: string }) {
  const mayReadAudit = useMay('read:audit')
  return (
    <TabStrip label={t('Role')}>
      {tabs
        .filter(({ path }) => path !== 'audit' || mayReadAudit)
        .map(({ path, label }) => (
          <TabLink key={path} to={`/roles/$roleId/${path}`} params={{ roleId }} resetScroll={false}>
            {label}
          </TabLink>
        ))}
    </TabStrip>
  )
}

const tabs = [
  { path: 'permissions', label: t('Permissions') },
  { path: 'members', label: t('Members') },
  { path: 'security', label: t('Security') },
  { path: 'audit', label: t('Audit') },
] as const
