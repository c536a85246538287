// What a role lets do, API by API: everything that could be ticked, what is, and what the ticks would change.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { changedAtMost } from '../api/change-role.ts'
import {
  changeOf,
  groupsOf,
  isTicked,
  keyOfPermission,
  noChanges,
  type PermissionGroup,
  ticked,
} from '../api/permission-draft.ts'
import { type DefinedPermission, definedPermissionsQuery, rolePermissionsQuery } from '../api/stored-role.ts'
import { SavePermissionsDialog } from './save-permissions-dialog.tsx'

export function RolePermissions({ roleId }: { readonly roleId: string }) {
  const mayChange = useMay('update:roles')
  const [words, setWords] = useState('')
  const [draft, setDraft] = useState(noChanges)
  const [isSaving, setIsSaving] = useState(false)
  const given = useQuery(rolePermissionsQuery(roleId))
  const defined = useQuery({ ...definedPermissionsQuery(words), placeholderData: keepPreviousData })
  const failed = given.isError ? given : defined.isError ? defined : null
  if (failed !== null) {
    return (
      <ProblemNotice
        title={t("Couldn't load permissions.")}
        error={failed.error}
        onRetry={() => void failed.refetch()}
      />
    )
  }
  if (given.data === undefined || defined.data === undefined) {
    return <SkeletonLines label={t('Loading permissions…')} count={6} />
  }
  const held = new Set(given.data.map(keyOfPermission))
  const groups = groupsOf(defined.data)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchBox
          label={t('Search permissions')}
          placeholder={t('Part of a name')}
          value={words}
          onChange={(next) => setWords(next ?? '')}
        />
        <p className="text-muted text-table tabular-nums">
          {tCount(given.data.length, '1 permission given', '{count} permissions given')}
        </p>
      </div>
      {!mayChange && <p className="text-meta text-muted">{needs('update:roles')}</p>}
      {groups.length === 0 ? (
        <EmptyState
          icon="shield"
          title={words === '' ? t('No API defines permissions yet') : t('No permission matches.')}
        >
          {words === '' && t('An API names its permissions; then roles can give them.')}
        </EmptyState>
      ) : (
        groups.map((group) => (
          <Group
            key={group.resourceServer}
            group={group}
            isLocked={!mayChange}
            isGiven={(permission) => isTicked(permission, held, draft)}
            isChanged={(permission) => draft.has(keyOfPermission(permission))}
            onTick={(permission, isGiven) => setDraft(ticked(permission, isGiven, held, draft))}
          />
        ))
      )}
      {draft.size > 0 && (
        <section
          aria-label={t('Changes')}
          className="layer-shadow sticky bottom-4 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-raised px-4 py-3"
        >
          <p role="status" className="text-table">
            {tCount(draft.size, '1 change is not saved.', '{count} changes are not saved.')}
          </p>
          <div className="flex gap-2">
            <Button onClick={() => setDraft(noChanges)}>{t('Discard')}</Button>
            <Button
              tone="primary"
              disabledReason={
                draft.size > changedAtMost ? t('Save at most {count} at once', { count: changedAtMost }) : null
              }
              onClick={() => setIsSaving(true)}
            >
              {t('Review and save')}
            </Button>
          </div>
        </section>
      )}
      {isSaving && (
        <SavePermissionsDialog
          roleId={roleId}
          change={changeOf(draft)}
          onClose={() => setIsSaving(false)}
          onSaved={() => {
            setDraft(noChanges)
            setIsSaving(false)
          }}
        />
      )}
    </div>
  )
}

interface GroupProps {
  readonly group: PermissionGroup
  readonly isLocked: boolean
  readonly isGiven: (permission: DefinedPermission) => boolean
  readonly isChanged: (permission: DefinedPermission) => boolean
  readonly onTick: (permission: DefinedPermission, isGiven: boolean) => void
}

function Group({ group, isLocked, isGiven, isChanged, onTick }: GroupProps) {
  const { resourceServer, label, permissions } = group
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-raised px-2 pb-2">
      <legend className="float-start w-full px-2 pt-3 font-semibold text-body [overflow-wrap:anywhere]">{label}</legend>
      {label !== resourceServer && (
        <p className="clear-both break-all px-2 pb-1 font-mono text-meta text-muted">{resourceServer}</p>
      )}
      <div className="clear-both grid grid-cols-1 gap-x-4 table:grid-cols-2 desk:grid-cols-3">
        {permissions.map((permission) => (
          <Choice
            key={permission.name}
            type="checkbox"
            className={isChanged(permission) ? 'bg-selected' : ''}
            label={<code className="break-all font-mono text-meta">{permission.name}</code>}
            description={permission.description}
            checked={isGiven(permission)}
            aria-disabled={isLocked}
            onChange={(event) => !isLocked && onTick(permission, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
