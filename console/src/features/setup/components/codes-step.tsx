import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { saveText } from '../../../lib/save-text.ts'
import { t } from '../../../lib/text.ts'
import { SetupFrame } from './setup-frame.tsx'
import { StepButtons } from './step-buttons.tsx'

interface CodesStepProps {
  readonly codes: readonly string[]
  readonly email: string
  readonly onNext: () => void
}

/** Shown this once. The page is left only by somebody who says that they have them. */
export function CodesStep({ codes, email, onNext }: CodesStepProps) {
  const [isStored, setIsStored] = useState(false)
  const text = codes.join('\n')

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isStored) onNext()
  }

  return (
    <SetupFrame
      step="codes"
      title={t('Keep your recovery codes')}
      lead={t('Each of them lets you in once when your second factor is lost. They are shown only now.')}
    >
      <form onSubmit={submit} className="grid gap-4">
        <ul
          aria-label={t('Recovery codes')}
          className="grid gap-x-8 gap-y-1 rounded-card border border-line bg-inset p-4 font-mono text-table table:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            icon="download"
            onClick={() => saveText(`${t('Rollcall recovery codes of {email}', { email })}\n\n${text}\n`, fileName)}
          >
            {t('Download')}
          </Button>
          <Button onClick={() => window.print()}>{t('Print')}</Button>
          <CopyButton text={text} what={t('recovery codes')} />
        </div>
        <Choice
          type="checkbox"
          label={t('I stored them')}
          checked={isStored}
          onChange={(event) => setIsStored(event.target.checked)}
        />
        <StepButtons
          next={t('Continue')}
          busy={t('Continue')}
          isBusy={false}
          blockedReason={isStored ? null : t('Store the codes first, then say so')}
        />
      </form>
    </SetupFrame>
  )
}

const fileName = 'rollcall-recovery-codes.txt'
