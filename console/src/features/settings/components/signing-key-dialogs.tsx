import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { revokeSigningKey, rotateSigningKeys, type SigningKey, signingKeysQuery } from '../api/signing-keys.ts'
import { systemStateQuery } from '../api/system.ts'

export function RotateSigningKeysDialog({ onClose }: { readonly onClose: () => void }) {
  const reload = useReload()
  const typed = useTypedWord(rotateWord)
  const [force, setForce] = useState(false)
  async function rotate(reason: string): Promise<void> {
    await rotateSigningKeys(force, reason)
    await reload()
    toastDone(t('The signing keys were rotated.'))
  }
  return (
    <DialogForm
      title={t('Rotate signing keys')}
      grade="T3"
      confirm={t('Rotate signing keys')}
      confirming={t('Rotating…')}
      failure={t("Couldn't rotate the signing keys.")}
      tone="danger"
      blockedReason={typed.isTyped ? null : t('Type the word first')}
      initialFocus={typed.box}
      onConfirm={rotate}
      onClose={onClose}
    >
      <p>{t('The next key signs from now on. What the present one signed stays good for 31 days.')}</p>
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('Rotate even if the next key is less than 24 hours old')}
        description={t('Programs that keep the key set may refuse new tokens until they fetch it again.')}
        checked={force}
        onChange={(event) => setForce(event.target.checked)}
      />
      {typed.field}
    </DialogForm>
  )
}

/** As it is typed in any language. */
const rotateWord = 'rotate'

interface RevokeSigningKeyDialogProps {
  readonly signingKey: SigningKey
  readonly onClose: () => void
}

export function RevokeSigningKeyDialog({ signingKey: { id, state }, onClose }: RevokeSigningKeyDialogProps) {
  const reload = useReload()
  const typed = useTypedWord(id.slice(0, 8))
  async function revoke(reason: string): Promise<void> {
    await revokeSigningKey(id, reason)
    await reload()
    toastDone(t('The signing key was revoked.'))
  }
  return (
    <DialogForm
      title={t('Revoke signing key')}
      grade="T3"
      confirm={t('Revoke signing key')}
      confirming={t('Revoking…')}
      failure={t("Couldn't revoke the signing key.")}
      tone="danger"
      blockedReason={typed.isTyped ? null : t('Type the word first')}
      initialFocus={typed.box}
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>{effects[state]}</p>
      <p>{t('For a key that others may know. To replace one in the ordinary way, rotate.')}</p>
      {typed.field}
    </DialogForm>
  )
}

const effects = {
  current: t('Every token it signed is refused at once, and the next key signs. Programs have to get new ones.'),
  next: t('It has signed nothing. Another key is published in its place.'),
  retired: t('Every token it signed is refused at once.'),
} as const

function useReload() {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: signingKeysQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: systemStateQuery.queryKey }),
    ])
}
