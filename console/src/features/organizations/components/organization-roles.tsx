import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { type OrganizationRole, organizationRolesQuery, rolePermissionsQuery } from '../api/organization-roles.ts'

/** The roles that people can hold in an organization, to be read; each opens what it allows. */
export function OrganizationRoles({ organizationId }: { readonly organizationId: string }) {
  const roles = useInfiniteQuery(organizationRolesQuery(organizationId))
  if (roles.data === undefined) {
    if (roles.isPending) return <SkeletonLines label={t('Loading roles…')} />
    return <ProblemNotice title={t("Couldn't load roles.")} error={roles.error} onRetry={() => void roles.refetch()} />
  }
  if (roles.data.length === 0) {
    return (
      <EmptyState icon="shield" title={t('There are no roles yet')}>
        {t('A role gives its permissions to whoever holds it in this organization.')}
      </EmptyState>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <ul aria-label={t('Roles')} className="overflow-hidden rounded-card border border-line bg-raised">
        {roles.data.map((role) => (
          <RoleRow key={role.id} organizationId={organizationId} role={role} />
        ))}
      </ul>
      <ShowMore list={roles}>{t('Show more roles')}</ShowMore>
    </div>
  )
}

interface RoleRowProps {
  readonly organizationId: string
  readonly role: OrganizationRole
}

function RoleRow({ organizationId, role }: RoleRowProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li className="border-line border-b last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-12 w-full items-center gap-3 px-4 py-2 text-start hover:bg-hover"
      >
        <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} className="text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold text-table">{role.name}</span>
          {role.description && <span className="block truncate text-meta text-muted">{role.description}</span>}
        </span>
        {role.makesAdministrator && <Badge tone="info">{t('Makes an administrator')}</Badge>}
        <span className="text-meta text-muted max-table:hidden">
          {role.isOfOrganization ? t('Of this organization') : t('Of the application')}
        </span>
      </button>
      {isOpen && <Permissions organizationId={organizationId} roleId={role.id} />}
    </li>
  )
}

function Permissions({ organizationId, roleId }: { readonly organizationId: string; readonly roleId: string }) {
  const { data, isError, error, refetch } = useQuery(rolePermissionsQuery(organizationId, roleId))
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading permissions…')} count={2} />
    return <ProblemNotice title={t("Couldn't load permissions.")} error={error} onRetry={() => void refetch()} />
  }
  if (data.length === 0) return <p className="px-11 pb-3 text-muted text-table">{t('This role allows nothing.')}</p>
  return (
    <ul aria-label={t('Permissions')} className="grid gap-1 px-11 pb-3 text-table">
      {data.map(({ name, resourceServer, description }) => (
        <li key={`${resourceServer} ${name}`}>
          <code className="font-mono text-meta">{name}</code>{' '}
          <span className="text-meta text-muted">{description ?? resourceServer}</span>
        </li>
      ))}
    </ul>
  )
}
