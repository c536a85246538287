import { type ReactNode, useState } from 'react'
import { t } from '../../lib/text.ts'
import { Button } from './button.tsx'
import { Choice } from './choice.tsx'
import { CopyButton } from './copyable.tsx'
import { Dialog } from './dialog.tsx'

interface SecretOnceProps {
  readonly title: string
  /** For the copy button and the announcement: "API key". */
  readonly what: string
  readonly secret: string
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** A secret that is shown this once. The dialog is left only by somebody who says that they have it. */
export function SecretOnce({ title, what, secret, children, onClose }: SecretOnceProps) {
  const [isStored, setIsStored] = useState(false)
  return (
    <Dialog title={title} onClose={onClose} isHeld={!isStored}>
      <div className="grid grid-cols-1 gap-4 px-5 pt-3 pb-5 text-body">
        <p>{t('Copy it now: it is shown only this once.')}</p>
        <p className="flex min-w-0 items-center gap-2 rounded-card border border-line bg-inset px-3 py-2">
          <code className="min-w-0 flex-1 break-all font-mono text-table">{secret}</code>
          <CopyButton text={secret} what={what} />
        </p>
        {children}
        <Choice
          type="checkbox"
          label={t('I stored it')}
          checked={isStored}
          onChange={(event) => setIsStored(event.target.checked)}
        />
      </div>
      <footer className="flex justify-end rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
        <Button tone="primary" disabledReason={isStored ? null : t('Store it first, then say so')} onClick={onClose}>
          {t('Done')}
        </Button>
      </footer>
    </Dialog>
  )
}
