// The list of organizations: found by name, and narrowed to those that need something.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices, nameChoices } from '../../../components/data-table/sort-menu.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { fromStart } from '../../../lib/list-address.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { organizationListQuery } from '../api/organization-queries.ts'
import { type OrganizationSearch, type OrganizationView, organizationViews } from '../api/organization-search.ts'
import { CreateDialog } from './create-dialog.tsx'
import { OrganizationLines, organizationColumns } from './organization-columns.tsx'
import { OrganizationExport } from './organization-export.tsx'

export function OrganizationsPage({ search }: { readonly search: OrganizationSearch }) {
  const navigate = useNavigate()
  const mayCreate = useMay('update:settings')
  const [isCreating, setIsCreating] = useState(false)
  const { list, show } = useSizedList(
    search,
    organizationListQuery,
    (next, step) => void navigate({ to: '/organizations', search: next, ...step }),
  )
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <PageTitle trail={[t('Organizations')]}>{t('Organizations')}</PageTitle>
        <div className="flex flex-wrap items-center gap-2">
          <OrganizationExport search={search} />
          {mayCreate ? (
            <Button tone="primary" icon="plus" onClick={() => setIsCreating(true)}>
              {t('Create organization')}
            </Button>
          ) : (
            <span className="text-meta text-muted">
              {t('To create organizations: {needs}', { needs: needs('update:settings') })}
            </span>
          )}
        </div>
      </header>
      <ViewTabs search={search} />
      <SearchBox
        label={t('Search organizations')}
        placeholder={t('Name, ID or domain')}
        value={search.q ?? ''}
        onChange={(q) => list.onChange({ q }, true)}
      />
      <SizedList
        caption={t('Organizations')}
        columns={organizationColumns}
        keyOf={({ id }) => id}
        {...list}
        order={{ defaultSort: '-created', choices: [...creationChoices, ...nameChoices] }}
        sizeLabel={t('Organizations per page')}
        card={(organization) => <OrganizationLines organization={organization} />}
        words={words}
        empty={
          search.q === undefined && search.view === undefined ? (
            <EmptyState icon="users" title={t('No organizations yet')}>
              {t('An organization is a customer company whose people sign in together.')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="search"
              title={t('No organizations match.')}
              action={
                <Button tone="primary" onClick={() => show({})}>
                  {t('Clear all')}
                </Button>
              }
            >
              {t('Check the spelling or look at all of them.')}
            </EmptyState>
          )
        }
      />
      {isCreating && (
        <CreateDialog
          onClose={() => setIsCreating(false)}
          onCreated={({ id }) =>
            void navigate({ to: '/organizations/$organizationId/members', params: { organizationId: id } })
          }
        />
      )}
    </div>
  )
}

const words = {
  loading: t('Loading organizations…'),
  notLoaded: t("Couldn't load organizations."),
  notRefreshed: t("Couldn't refresh organizations."),
}

const viewWords: Readonly<Record<OrganizationView, string>> = {
  all: t('All'),
  suspended: t('Suspended'),
  'no-admin': t('No administrator'),
  'no-mfa': t('MFA not enforced'),
}

function ViewTabs({ search }: { readonly search: OrganizationSearch }) {
  const current = search.view ?? 'all'
  return (
    <TabStrip label={t('Views')}>
      {organizationViews.map((view) => (
        <TabLink
          key={view}
          to="/organizations"
          search={fromStart(search, { view: view === 'all' ? undefined : view })}
          aria-current={current === view ? 'page' : undefined}
        >
          {viewWords[view]}
        </TabLink>
      ))}
    </TabStrip>
  )
}
