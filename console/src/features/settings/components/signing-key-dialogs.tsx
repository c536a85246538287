import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { revokeSigningKey, rotateSigningKeys, type SigningKey, signingKeysQuery } from '../api/signing-keys.ts'
import { systemStateQuery } from '../api/system.ts'

export function RotateSigningKeysDialog({ onClose }: { readonly onClose: () => void }) {
  const reload = useReload()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [force, setForce] = useState(false)
  async function rotate(): Promise<void> {
    await rotateSigningKeys(force)
    await reload()
    toastDone(t('The signing keys were rotated.'))
  }
  return (
    <DialogForm
      title={t('Rotate signing keys')}
      confirm={t('Rotate signing keys')}
      confirming={t('Rotating…')}
      failure={t("Couldn't rotate the signing keys.")}
      tone="danger"
      blockedReason={typed.trim() === rotateWord ? null : t('Type the word first')}
      initialFocus={box}
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
      <ConfirmBox box={box} word={rotateWord} typed={typed} onType={setTyped} />
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
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const word = id.slice(0, 8)
  async function revoke(): Promise<void> {
    await revokeSigningKey(id)
    await reload()
    toastDone(t('The signing key was revoked.'))
  }
  return (
    <DialogForm
      title={t('Revoke signing key')}
      confirm={t('Revoke signing key')}
      confirming={t('Revoking…')}
      failure={t("Couldn't revoke the signing key.")}
      tone="danger"
      blockedReason={typed.trim() === word ? null : t('Type the word first')}
      initialFocus={box}
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>{effects[state]}</p>
      <p>{t('For a key that others may know. To replace one in the ordinary way, rotate.')}</p>
      <ConfirmBox box={box} word={word} typed={typed} onType={setTyped} />
    </DialogForm>
  )
}

const effects = {
  current: t('Every token it signed is refused at once, and the next key signs. Programs have to get new ones.'),
  next: t('It has signed nothing. Another key is published in its place.'),
  retired: t('Every token it signed is refused at once.'),
} as const

interface ConfirmBoxProps {
  readonly box: RefObject<HTMLInputElement | null>
  readonly word: string
  readonly typed: string
  readonly onType: (typed: string) => void
}

function ConfirmBox({ box, word, typed, onType }: ConfirmBoxProps) {
  return (
    <Field
      ref={box}
      label={t('Type {word} to confirm', { word })}
      value={typed}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

function useReload() {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: signingKeysQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: systemStateQuery.queryKey }),
    ])
}
