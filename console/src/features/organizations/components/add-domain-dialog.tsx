import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { addDomain, organizationDomainsQuery } from '../api/organization-domains.ts'
import { organizationsKey } from '../api/organization-queries.ts'

interface AddDomainDialogProps {
  readonly organizationId: string
  readonly onClose: () => void
}

export function AddDomainDialog({ organizationId, onClose }: AddDomainDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [domain, setDomain] = useState('')
  const [faults, setFaults] = useState<Faults>({})

  async function add(): Promise<void> {
    const added = await addDomain(organizationId, domain.trim())
    await queryClient.invalidateQueries({ queryKey: organizationDomainsQuery(organizationId).queryKey })
    void queryClient.invalidateQueries({ queryKey: organizationsKey })
    toastDone(t('{domain} was added.', { domain: added.domain }))
  }

  return (
    <DialogForm
      title={t('Add domain')}
      confirm={t('Add domain')}
      confirming={t('Adding…')}
      failure={t("Couldn't add the domain.")}
      blockedReason={domain.trim() === '' ? t('Enter a domain first') : null}
      initialFocus={box}
      onConfirm={add}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={box}
        label={t('Domain')}
        hint={t('What stands behind the @ of its mail addresses, such as example.com.')}
        value={domain}
        errors={faults.domain}
        maxLength={253}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => setDomain(event.target.value)}
      />
    </DialogForm>
  )
}
