import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { type Permission, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type DataFormat, exportData } from '../api/data-export.ts'
import { lastListSearch } from '../api/last-list.ts'
import { isKeptOut, type User, userLabel } from '../api/user.ts'
import { type OpenUserDialog, UserDialogs } from './user-dialogs.tsx'

interface PrivacyCardProps {
  readonly user: User
  /** What was asked for and done before. */
  readonly history: ReactNode
}

/** What the law lets a person ask for: their data, that it rests, and that it goes (console.md 3.13). */
export function PrivacyCard({ user, history }: PrivacyCardProps) {
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  return (
    <Card title={t('Privacy')}>
      <ul>
        <Request
          name={t('Export data')}
          what={t(
            'Everything kept about them: profile, metadata, identities, sign-in methods, organizations, roles, sessions, apps, notes and the audit about them. No secret is in it.',
          )}
          permission="export:users"
        >
          <ExportButtons user={user} />
        </Request>
        <Request
          name={t('Restrict processing')}
          what={t('Suspends the user with this reason. Nothing is deleted, and activating ends the restriction.')}
          permission="suspend:users"
        >
          <Button
            disabledReason={isKeptOut(user.status) ? t('Already suspended') : null}
            onClick={() => setDialog({ kind: 'restrict', user })}
          >
            {t('Restrict processing…')}
          </Button>
        </Request>
        <Request
          name={t('Delete user')}
          what={t('Leaves an anonymized record, or erases everything for good, with a receipt.')}
          permission="delete:users"
        >
          <Button tone="danger-quiet" onClick={() => setDialog({ kind: 'delete', user })}>
            {t('Delete user…')}
          </Button>
        </Request>
      </ul>
      {history}
      <UserDialogs
        dialog={dialog}
        onChange={setDialog}
        onDeleted={() => navigate({ to: '/users', search: lastListSearch() })}
      />
    </Card>
  )
}

interface RequestProps {
  readonly name: string
  readonly what: string
  readonly permission: Permission
  readonly children: ReactNode
}

function Request({ name, what, permission, children }: RequestProps) {
  const may = useMay(permission)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-3 text-table">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-semibold">{name}</p>
        <p className="text-muted">{what}</p>
      </div>
      {may ? children : <Needs permission={permission} />}
    </li>
  )
}

function ExportButtons({ user }: { readonly user: User }) {
  const queryClient = useQueryClient()
  const [saving, setSaving] = useState<DataFormat | null>(null)
  async function save(format: DataFormat): Promise<void> {
    if (saving !== null) return
    setSaving(format)
    try {
      await exportData(user, format)
      toastDone(t('The data about {name} was exported.', { name: userLabel(user) }))
      void queryClient.invalidateQueries({ queryKey: ['events', user.id] })
    } catch (error) {
      toastProblem(t("Couldn't export the data."), error)
    } finally {
      setSaving(null)
    }
  }
  const button = (format: DataFormat, name: string, words: string) => (
    <Button aria-label={name} aria-disabled={saving !== null} onClick={() => void save(format)}>
      {saving === format ? t('Exporting…') : words}
    </Button>
  )
  return (
    <div className="flex flex-wrap gap-2">
      {button('json', t('Export data as JSON'), t('JSON'))}
      {button('html', t('Export data as page to read'), t('Page to read'))}
    </div>
  )
}
