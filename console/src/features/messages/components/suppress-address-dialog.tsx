import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { suppressAddress, suppressedAddressesKey } from '../api/suppressed-addresses.ts'

export function SuppressAddressDialog({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  const [address, setAddress] = useState('')
  const [note, setNote] = useState('')
  const [faults, setFaults] = useState<Faults>({})

  async function add(): Promise<void> {
    const added = await suppressAddress(address.trim(), note.trim() || null)
    await queryClient.invalidateQueries({ queryKey: suppressedAddressesKey })
    toastDone(t('{address} gets no letters now.', { address: added.address }))
  }

  return (
    <DialogForm
      title={t('Suppress an address')}
      confirm={t('Suppress the address')}
      confirming={t('Suppressing…')}
      failure={t("Couldn't suppress the address.")}
      blockedReason={address.trim() === '' ? t('Enter an address first') : null}
      initialFocus={first}
      onConfirm={add}
      onFaults={setFaults}
      onClose={onClose}
    >
      <Field
        ref={first}
        label={t('E-mail address')}
        type="email"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        errors={faults.address}
        maxLength={254}
        autoComplete="off"
        required
      />
      <Field
        label={t('Note (optional)')}
        hint={t('Why, for whoever wonders later.')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        errors={faults.note}
        maxLength={200}
        autoComplete="off"
      />
      <p className="text-muted text-table">
        {t('Letters to it are held back, codes and links to sign in among them, until somebody takes it off.')}
      </p>
    </DialogForm>
  )
}
