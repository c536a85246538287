import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Dialog } from '../../../components/ui/dialog.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { copyText } from '../../../lib/copy-text.ts'
import { t } from '../../../lib/text.ts'
import { type FullReceipt, holdingRows } from '../api/erasure.ts'

interface ReceiptDialogProps {
  readonly receipt: FullReceipt
  readonly onClose: () => void
  readonly finalFocus: () => HTMLElement | null
}

/** What went, when, by whom, and that the log still is what was sealed. It names nobody who is gone. */
export function ReceiptDialog({ receipt, onClose, finalFocus }: ReceiptDialogProps) {
  return (
    <Dialog title={t('Receipt of the deletion')} onClose={onClose} finalFocus={finalFocus}>
      <div className="grid grid-cols-1 gap-4 px-5 pt-3 pb-5 text-body">
        <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-1.5 text-table">
          <Line name={t('Tombstone')}>
            <code className="break-all font-mono text-meta">{receipt.id}</code>
          </Line>
          <Line name={t('Deleted')}>
            <TimeStamp at={receipt.at} />
          </Line>
          <Line name={t('By')}>{receipt.by.name}</Line>
          <Line name={t('Audit log')}>{integrityWords[receipt.integrity.state]}</Line>
        </dl>
        <section aria-label={t('What was removed')}>
          <h3 className="mb-1.5 font-semibold text-table">{t('What was removed')}</h3>
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-table">
            {holdingRows(receipt.counts).map(([name, count]) => (
              <Line key={name} name={name} isNumber>
                {count}
              </Line>
            ))}
          </dl>
        </section>
        <p className="text-muted text-table">
          {t('Audit events stay and carry the tombstone. This receipt is kept; auditors find it by the old user ID.')}
        </p>
      </div>
      <footer className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
        <Button icon="copy" onClick={() => void copyText(JSON.stringify(receipt, null, 2), t('Receipt'))}>
          {t('Copy receipt')}
        </Button>
        <Button tone="primary" onClick={onClose}>
          {t('Close')}
        </Button>
      </footer>
    </Dialog>
  )
}

const integrityWords: Readonly<Record<FullReceipt['integrity']['state'], string>> = {
  intact: t('Intact after the deletion'),
  broken: t('Broken: open the audit integrity page'),
  incomplete: t('Incomplete: open the audit integrity page'),
  'not-available': t('Not sealed yet'),
}

interface LineProps {
  readonly name: string
  readonly isNumber?: boolean
  readonly children: ReactNode
}

function Line({ name, isNumber = false, children }: LineProps) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={isNumber ? 'text-end tabular-nums' : 'min-w-0'}>{children}</dd>
    </>
  )
}
