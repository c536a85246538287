import { useId, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import { type Comparison, compareCheckpoint, type LogName } from '../api/integrity.ts'

interface CompareDialogProps {
  readonly log: LogName
  readonly onClose: () => void
}

/** A checkpoint that was kept elsewhere shows what nothing inside the database can. */
export function CompareDialog({ log, onClose }: CompareDialogProps) {
  const noteId = useId()
  const [note, setNote] = useState('')
  const [found, setFound] = useState<Comparison | null>(null)
  return (
    <DialogForm
      title={t('Compare with a head hash you saved')}
      confirm={t('Compare')}
      confirming={t('Comparing…')}
      failure={t("Couldn't compare it.")}
      blockedReason={note.trim() === '' ? t('Paste it first') : null}
      onConfirm={() => compareCheckpoint(log, note)}
      onDone={setFound}
      onClose={onClose}
    >
      <div>
        <label htmlFor={noteId} className="mb-1 block font-semibold text-table">
          {t('The checkpoint, or its size and its root')}
        </label>
        <textarea
          id={noteId}
          rows={6}
          value={note}
          onChange={(event) => {
            setNote(event.target.value)
            setFound(null)
          }}
          spellCheck={false}
          className="block w-full rounded-control border border-control bg-canvas px-2.5 py-2 font-mono text-meta"
        />
      </div>
      {found && (
        <p
          role={found.outcome === 'fits' ? 'status' : 'alert'}
          className={found.outcome === 'fits' ? 'text-success' : 'text-danger'}
        >
          {outcomeWords(found)}
        </p>
      )}
    </DialogForm>
  )
}

function outcomeWords({ outcome, size, currentSize }: Comparison): string {
  const numbers = { size: exactCount(size), now: exactCount(currentSize) }
  if (outcome === 'fits')
    return t('It fits: the first {size} events are those it was made of. The log holds {now}.', numbers)
  if (outcome === 'shorter') return t('The log was cut: it stands for {size} events, and the log holds {now}.', numbers)
  if (outcome === 'unsigned') return t('It is not signed by the key of this log, so it proves nothing.')
  return t('It differs: the first {size} events are not those it was made of.', numbers)
}
