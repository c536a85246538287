import { type ReactNode, useState } from 'react'
import type { ActionGrade } from '../../lib/action-grade.ts'
import { t } from '../../lib/text.ts'
import { DialogForm } from './dialog-form.tsx'
import { SecretOnce } from './secret-once.tsx'
import { Select } from './select.tsx'

interface RotateDialogProps {
  /** "Rotate secret": the button says it too. */
  readonly title: string
  /** Of whoever has the secret. */
  readonly name: string
  readonly failure: string
  readonly grade?: ActionGrade
  /** "The old secret works for"; left out where nobody is asked for how long. */
  readonly overlap?: string
  /** Answers the new secret. */
  readonly onRotate: (overlapHours: number) => Promise<string>
  /** How the new one is shown: the title, and the word of the copy button. */
  readonly shownAs: { readonly title: string; readonly what: string; readonly note?: ReactNode }
  /** It was called off, or whoever rotated it has the new one. */
  readonly onClose: () => void
  /** What comes of it. */
  readonly children: ReactNode
}

/** A secret is replaced by another, which is shown this once. */
export function RotateDialog({ title, name, overlap, onRotate, shownAs, children, ...form }: RotateDialogProps) {
  const [hours, setHours] = useState('24')
  const [secret, setSecret] = useState<string | null>(null)
  if (secret !== null) {
    return (
      <SecretOnce title={shownAs.title} what={shownAs.what} secret={secret} onClose={form.onClose}>
        {shownAs.note}
      </SecretOnce>
    )
  }
  return (
    <DialogForm
      {...form}
      title={title}
      confirm={title}
      confirming={t('Rotating…')}
      onConfirm={() => onRotate(Number(hours))}
      onDone={setSecret}
    >
      <p>
        <strong>{name}</strong>
      </p>
      {children}
      {overlap !== undefined && (
        <Select label={overlap} value={hours} onChange={(event) => setHours(event.target.value)} options={overlaps} />
      )}
    </DialogForm>
  )
}

const overlaps = [
  { value: '0', label: t('Not at all: it ends now') },
  { value: '24', label: t('24 hours') },
  { value: '168', label: t('7 days') },
  { value: '720', label: t('30 days') },
]
