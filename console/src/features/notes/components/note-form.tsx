import { useId, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { addNote } from '../api/note-queries.ts'

interface NoteFormProps {
  readonly userId: string
  readonly onAdded: () => Promise<void>
  readonly onClose: () => void
}

const lengthAtMost = 2_000

/** Ctrl+Enter or ⌘Enter saves, Escape leaves. */
export function NoteForm({ userId, onAdded, onClose }: NoteFormProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)

  async function save() {
    if (isBusy || text.trim() === '') return
    setIsBusy(true)
    setFault(null)
    try {
      await addNote(userId, text.trim())
      await onAdded()
      onClose()
    } catch (error) {
      setFault(isProblem(error) ? error.message : t("Couldn't save the note."))
      setIsBusy(false)
    }
  }

  return (
    <form
      className="grid gap-2 border-line border-b px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label htmlFor={id} className="sr-only">
        {t('Note')}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={lengthAtMost}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked for it.
        autoFocus
        placeholder={t('What the next one who helps them should know')}
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        className={classNames(
          'block w-full resize-y rounded-control border bg-canvas px-2.5 py-1.5 text-body text-fg max-table:text-input',
          fault === null ? 'border-control hover:border-fg' : 'border-danger',
        )}
      />
      {fault !== null && (
        <p id={`${id}-fault`} role="alert" className="text-danger text-meta">
          {fault}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('Cancel')}</Button>
        <Button
          type="submit"
          tone="primary"
          aria-disabled={isBusy}
          disabledReason={text.trim() === '' ? t('Write something first') : null}
        >
          {isBusy ? t('Saving…') : t('Save note')}
        </Button>
      </div>
    </form>
  )
}
