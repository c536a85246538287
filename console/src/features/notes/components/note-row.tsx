import { useState } from 'react'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { noteParts } from '../api/note-parts.ts'
import { type Note, removeNote } from '../api/note-queries.ts'

interface NoteRowProps {
  readonly userId: string
  readonly note: Note
  readonly mayRemove: boolean
  readonly onRemoved: () => Promise<void>
}

export function NoteRow({ userId, note, mayRemove, onRemoved }: NoteRowProps) {
  const [isLeaving, setIsLeaving] = useState(false)

  async function remove() {
    if (isLeaving) return
    setIsLeaving(true)
    try {
      await removeNote(userId, note.id)
      await onRemoved()
    } catch (error) {
      setIsLeaving(false)
      toastProblem(t("Couldn't remove the note."), error)
    }
  }

  return (
    <li className="flex gap-2 border-line border-b px-4 py-2.5 text-table last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="whitespace-pre-wrap break-words">
          {noteParts(note.text).map(({ isLink, text }, place) =>
            isLink ? (
              <a
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a note never change places.
                key={place}
                href={text}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="rounded-control text-accent underline hover:text-accent-hover"
              >
                {text}
              </a>
            ) : (
              text
            ),
          )}
        </p>
        <p className="text-meta text-muted">
          {note.author.name} · <TimeStamp at={note.writtenAt} />
        </p>
      </div>
      {mayRemove && (
        <IconButton
          icon="trash"
          label={t('Remove the note by {name}', { name: note.author.name })}
          aria-disabled={isLeaving}
          onClick={() => void remove()}
        />
      )}
    </li>
  )
}
