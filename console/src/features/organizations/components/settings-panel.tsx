import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { changeOrganization } from '../api/change-organization.ts'
import type { Organization, StoredOrganization } from '../api/organization.ts'
import { organizationsKey } from '../api/organization-queries.ts'
import { DeleteOrganizationDialog } from './delete-organization-dialog.tsx'
import { SuspensionCard } from './suspension-card.tsx'

interface SettingsPanelProps {
  readonly organization: StoredOrganization
  /** Pools are isolated, so its people have nowhere else to be. */
  readonly isIsolated: boolean
  readonly onDeleted: () => void
}

export function SettingsPanel({ organization, isIsolated, onDeleted }: SettingsPanelProps) {
  const mayDelete = useMay('update:settings')
  const [isDeleting, setIsDeleting] = useState(false)
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <NameCard key={organization.displayName} organization={organization} />
      <SuspensionCard organization={organization} />
      <Card
        title={t('Delete organization')}
        action={
          mayDelete ? (
            <Button tone="danger-quiet" onClick={() => setIsDeleting(true)}>
              {t('Delete organization…')}
            </Button>
          ) : (
            <Needs permission="update:settings" />
          )
        }
      >
        <p className="px-4 py-3 text-muted text-table">
          {isIsolated
            ? t('Its roles, invitations and settings go with it. Its people are deleted only where that is said.')
            : t('Its memberships, roles, invitations and settings go with it. Its people keep their accounts.')}
        </p>
      </Card>
      {isDeleting && (
        <DeleteOrganizationDialog
          organization={organization}
          isIsolated={isIsolated}
          onClose={() => setIsDeleting(false)}
          onDeleted={onDeleted}
        />
      )}
    </div>
  )
}

function NameCard({ organization }: { readonly organization: Organization }) {
  const queryClient = useQueryClient()
  const mayChange = useMay('update:security_settings')
  const [displayName, setDisplayName] = useState(organization.displayName ?? '')
  const isChanged = displayName.trim() !== (organization.displayName ?? '')

  async function save(next: string): Promise<void> {
    await changeOrganization(organization.id, { displayName: next })
    await queryClient.invalidateQueries({ queryKey: organizationsKey })
  }

  async function submit() {
    try {
      await save(displayName.trim())
      const { displayName: before } = organization
      toastDone(t('The display name was saved.'), before === null ? undefined : () => save(before))
    } catch (error) {
      toastProblem(t("Couldn't save the display name."), error)
    }
  }

  return (
    <Card title={t('Name')}>
      <form
        noValidate
        className="flex flex-wrap items-end gap-3 px-4 py-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (mayChange && isChanged && displayName.trim() !== '') void submit()
        }}
      >
        <Field
          className="min-w-0 flex-1 basis-64"
          label={t('Display name')}
          value={displayName}
          maxLength={255}
          readOnly={!mayChange}
          autoComplete="off"
          onChange={(event) => setDisplayName(event.target.value)}
        />
        {mayChange ? (
          <Button
            type="submit"
            tone="primary"
            disabledReason={
              displayName.trim() === '' ? t('Enter a name first') : isChanged ? null : t('Nothing was changed')
            }
          >
            {t('Save')}
          </Button>
        ) : (
          <Needs permission="update:security_settings" />
        )}
      </form>
    </Card>
  )
}
