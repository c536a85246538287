import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { pastePermission } from '../../../lib/may-paste.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { UserListSearch } from '../api/list-search.ts'

interface UsersHeaderProps {
  readonly search: UserListSearch
  readonly children: ReactNode
}

/** The title of the list, and the ways in which it gets longer. */
export function UsersHeader({ search, children }: UsersHeaderProps) {
  const mayCreate = useMay('create:users')
  const mayImport = useMay('import:users')
  const mayPaste = useMay(pastePermission)
  return (
    <header className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <PageTitle trail={[t('Users')]}>{t('Users')}</PageTitle>
      <div className="flex flex-wrap items-center gap-2">
        {mayPaste && (
          <Link to="/users/paste" className={`${buttonClasses()} max-table:hidden`}>
            {t('Paste list')}
          </Link>
        )}
        {mayImport && (
          <Link to="/imports/new" className={`${buttonClasses()} max-table:hidden`}>
            {t('Import')}
          </Link>
        )}
        {children}
        {mayCreate && (
          <Link to="/users/new" search={search} className={buttonClasses('primary')} aria-label={t('Add user')}>
            <Icon name="plus" />
            <span className="max-table:hidden">{t('Add user')}</span>
            <span className="table:hidden">{t('Add')}</span>
          </Link>
        )}
      </div>
    </header>
  )
}
