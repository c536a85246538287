import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type FullReceipt, newestReceipt, receiptsQuery } from '../api/erasure.ts'
import { DeletionEvents } from './deletion-events.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'

/** For those who read the audit: that somebody had this id, when they were deleted and by whom, with the receipt. */
export function DeletedNote({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:audit')
  const button = useRef<HTMLButtonElement>(null)
  const { data = [] } = useQuery({ ...receiptsQuery(userId), enabled: mayRead })
  const [receipt, setReceipt] = useState<FullReceipt | null>(null)
  const [newest] = data
  if (newest === undefined) return null
  const nodes = { time: <TimeStamp at={newest.at} />, name: <strong>{newest.by.name}</strong> }

  async function open(): Promise<void> {
    try {
      setReceipt(await newestReceipt(userId))
    } catch (error) {
      toastProblem(t("Couldn't load the receipt."), error)
    }
  }

  return (
    <>
      <p className="text-body">
        {newest.mode === 'erase'
          ? tNodes('The account with this ID was hard-deleted on {time} by {name}.', nodes)
          : tNodes('The account with this ID was deleted on {time} by {name}.', nodes)}{' '}
        <DeletionEvents subject={newest.mode === 'erase' ? newest.id : userId} />
      </p>
      <Button ref={button} className="justify-self-start" onClick={() => void open()}>
        {t('Open receipt')}
      </Button>
      {receipt && (
        <ReceiptDialog receipt={receipt} onClose={() => setReceipt(null)} finalFocus={() => button.current} />
      )}
    </>
  )
}
