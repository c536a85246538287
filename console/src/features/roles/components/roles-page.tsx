// The list of roles: what each gives, and how many hold it.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices, nameChoices } from '../../../components/data-table/sort-menu.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { RoleSearch } from '../api/role-search.ts'
import { roleListQuery } from '../api/stored-role.ts'
import { RoleLines, roleColumns } from './role-columns.tsx'
import { RoleDialog } from './role-dialog.tsx'

export function RolesPage({ search }: { readonly search: RoleSearch }) {
  const mayRead = useMay('read:roles')
  const mayCreate = useMay('update:roles')
  const navigate = useNavigate()
  const [isCreating, setIsCreating] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <PageTitle trail={[t('Roles')]}>{t('Roles')}</PageTitle>
        {mayCreate ? (
          <Button tone="primary" icon="plus" onClick={() => setIsCreating(true)}>
            {t('Create role')}
          </Button>
        ) : (
          <span className="text-meta text-muted">
            {t('To create and change roles: {needs}', { needs: needs('update:roles') })}
          </span>
        )}
      </header>
      {mayRead ? (
        <Roles search={search} />
      ) : (
        <NoAccess title={t('Roles are not shown to your role')} permission="read:roles" />
      )}
      {isCreating && (
        <RoleDialog
          onClose={() => setIsCreating(false)}
          onSaved={({ id }) => void navigate({ to: '/roles/$roleId/permissions', params: { roleId: id } })}
        />
      )}
    </div>
  )
}

function Roles({ search }: { readonly search: RoleSearch }) {
  const navigate = useNavigate()
  const { list, show } = useSizedList(
    search,
    roleListQuery,
    (next, step) => void navigate({ to: '/roles', search: next, ...step }),
  )
  return (
    <>
      <SearchBox
        label={t('Search roles')}
        placeholder={t('Part of a name')}
        value={search.q ?? ''}
        onChange={(q) => list.onChange({ q }, true)}
      />
      <SizedList
        caption={t('Roles')}
        columns={roleColumns}
        keyOf={({ id }) => id}
        {...list}
        order={{ defaultSort: 'created', choices: [...creationChoices, ...nameChoices] }}
        sizeLabel={t('Roles per page')}
        card={(role) => <RoleLines role={role} />}
        words={listWords}
        empty={
          search.q === undefined ? (
            <EmptyState icon="shield" title={t('There are no roles yet.')}>
              {t('A role bundles permissions, so that they are given and taken back together.')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="search"
              title={t('No role matches "{words}".', { words: search.q })}
              action={
                <Button tone="primary" onClick={() => show({})}>
                  {t('Clear all')}
                </Button>
              }
            />
          )
        }
      />
    </>
  )
}

const listWords = {
  loading: t('Loading roles…'),
  notLoaded: t("Couldn't load roles."),
  notRefreshed: t("Couldn't refresh roles."),
}
