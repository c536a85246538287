import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import type { EffectivePermission, RolePlace } from '../api/role.ts'
import { type PermissionScope, permissionsQuery } from '../api/role-queries.ts'
import { placed, sourcesInWords } from '../api/source-words.ts'

interface PermissionsCardProps {
  readonly userId: string
  /** The organizations of the person, in which a role may hold too. */
  readonly places: readonly RolePlace[]
}

/** Every permission in effect, with the way it comes to the person and where it holds (console.md D11). */
export function PermissionsCard({ userId, places }: PermissionsCardProps) {
  const [scope, setScope] = useState<PermissionScope>('anywhere')
  const asked = useQuery({ ...permissionsQuery(userId, scope), placeholderData: keepPreviousData })
  const { data: permissions, isError, error, refetch } = asked
  const [words, setWords] = useState('')
  const shown = permissions?.filter((permission) => matches(permission, words))
  return (
    <Card
      title={
        permissions && permissions.length > 0
          ? t('Effective permissions ({count})', { count: permissions.length })
          : t('Effective permissions')
      }
      action={
        permissions &&
        permissions.length > 8 && (
          <input
            type="search"
            aria-label={t('Search permissions')}
            placeholder={t('Search permissions')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className={`${inputClasses()} max-w-60`}
          />
        )
      }
    >
      {places.length > 0 && (
        <div className="border-line border-b px-4 py-3">
          <Select
            label={t('Held')}
            className="max-w-72"
            options={[
              { value: 'anywhere', label: t('Everywhere and in organizations') },
              { value: 'everywhere', label: t('Everywhere') },
              ...places.map((place) => ({ value: place.id, label: t('Only in {organization}', placed(place)) })),
            ]}
            value={typeof scope === 'string' ? scope : scope.organization}
            onChange={({ target: { value } }) => setScope(scopeOf(value))}
          />
        </div>
      )}
      {isError && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't load permissions.")} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {shown === undefined && !isError && <SkeletonLines label={t('Loading permissions…')} />}
      {shown?.length === 0 && (
        <p className="px-4 py-3 text-muted text-table">{words === '' ? noneIn(scope) : t('No permission matches.')}</p>
      )}
      <ul>
        {shown?.map((permission) => (
          <PermissionRow key={`${permission.resourceServer} ${permission.name}`} permission={permission} />
        ))}
      </ul>
    </Card>
  )
}

function PermissionRow({ permission }: { readonly permission: EffectivePermission }) {
  const { name, description, resourceServer, resourceServerName } = permission
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-line border-b px-4 py-2 text-table last:border-b-0">
      <span className="min-w-0">
        <code className="break-all font-mono text-meta">{name}</code>
        {description && <span className="ms-2 text-muted">{description}</span>}
      </span>
      <span className="min-w-0 text-meta text-muted [overflow-wrap:anywhere]">
        {sourcesInWords(permission)} · {resourceServerName ?? resourceServer}
      </span>
    </li>
  )
}

function scopeOf(value: string): PermissionScope {
  return value === 'anywhere' || value === 'everywhere' ? value : { organization: value }
}

function noneIn(scope: PermissionScope): string {
  return scope === 'anywhere'
    ? t('Roles and direct permissions add up here. There are none.')
    : t('Nothing is held there.')
}

function matches({ name, description, resourceServerName }: EffectivePermission, words: string): boolean {
  const text = `${name} ${description ?? ''} ${resourceServerName ?? ''}`.toLowerCase()
  return text.includes(words.trim().toLowerCase())
}
