import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import type { EffectivePermission, PermissionSource } from '../api/role.ts'
import { permissionsQuery } from '../api/role-queries.ts'

/** Every permission in effect, with the way it comes to the person (console.md D11). */
export function PermissionsCard({ userId }: { readonly userId: string }) {
  const { data: permissions, isError, error, refetch } = useQuery(permissionsQuery(userId))
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
      {isError && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't load permissions.")} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {shown === undefined && !isError && <SkeletonLines label={t('Loading permissions…')} />}
      {shown?.length === 0 && (
        <p className="px-4 py-3 text-muted text-table">
          {words === '' ? t('Roles and direct permissions add up here. There are none.') : t('No permission matches.')}
        </p>
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
  const { name, description, resourceServer, resourceServerName, sources } = permission
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-line border-b px-4 py-2 text-table last:border-b-0">
      <span className="min-w-0">
        <code className="break-all font-mono text-meta">{name}</code>
        {description && <span className="ms-2 text-muted">{description}</span>}
      </span>
      <span className="min-w-0 text-meta text-muted [overflow-wrap:anywhere]">
        {sourcesInWords(sources)} · {resourceServerName ?? resourceServer}
      </span>
    </li>
  )
}

/** "given directly, through Admin, Viewer". */
function sourcesInWords(sources: readonly PermissionSource[]): string {
  const roles = sources.filter(({ type }) => type === 'role').map(({ roleName }) => roleName ?? t('a role'))
  const direct = sources.some(({ type }) => type === 'direct') ? [t('given directly')] : []
  return [...direct, ...(roles.length > 0 ? [t('through {roles}', { roles: roles.join(', ') })] : [])].join(', ')
}

function matches({ name, description, resourceServerName }: EffectivePermission, words: string): boolean {
  const text = `${name} ${description ?? ''} ${resourceServerName ?? ''}`.toLowerCase()
  return text.includes(words.trim().toLowerCase())
}
