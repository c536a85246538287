import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { type App, appsKey } from '../api/app.ts'
import { addGrant } from '../api/change-app.ts'

interface AddGrantDialogProps {
  readonly app: App
  readonly onClose: () => void
}

export function AddGrantDialog({ app, onClose }: AddGrantDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [audience, setAudience] = useState('')
  const [scopes, setScopes] = useState('')
  const [faults, setFaults] = useState<Faults>({})

  async function add() {
    const named = scopes.split(/[\s,]+/).filter((scope) => scope !== '')
    await addGrant(app.id, audience.trim(), named.length === 0 ? 'all' : named)
    await queryClient.invalidateQueries({ queryKey: [...appsKey, 'grants', app.id] })
  }

  return (
    <DialogForm
      title={t('Add API')}
      confirm={t('Add API')}
      confirming={t('Adding…')}
      failure={t("Couldn't add the API.")}
      blockedReason={audience.trim() === '' ? t('Enter an identifier first') : null}
      initialFocus={box}
      onConfirm={add}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={box}
        label={t('Identifier of the API')}
        value={audience}
        onChange={(event) => setAudience(event.target.value)}
        errors={faults.audience}
        placeholder="https://api.example.com"
        maxLength={600}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Field
        label={t('Permissions')}
        value={scopes}
        onChange={(event) => setScopes(event.target.value)}
        errors={faults.scopes}
        hint={t('With spaces between them; empty for all that the API defines now.')}
        autoComplete="off"
        spellCheck={false}
      />
    </DialogForm>
  )
}
