// What those who help a user should know of them: dated, with who wrote it, shown to operators alone.

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useOnline } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { notesQuery } from '../api/note-queries.ts'
import { NoteForm } from './note-form.tsx'
import { NoteRow } from './note-row.tsx'

interface NotesCardProps {
  readonly userId: string
  /** The operator at the screen: they may take back what they wrote. */
  readonly ownId: string
}

export function NotesCard({ userId, ownId }: NotesCardProps) {
  const queryClient = useQueryClient()
  const canUpdate = useMay('update:users')
  const canSuspend = useMay('suspend:users')
  const mayRemoveAny = useMay('delete:users')
  const [isWriting, setIsWriting] = useState(false)
  // Offline, the page says so above: what was read stays as it is.
  const isOnline = useOnline()
  const notes = useInfiniteQuery(notesQuery(userId))
  const { data } = notes
  const mayWrite = canUpdate || canSuspend

  async function refresh() {
    await queryClient.invalidateQueries({ queryKey: notesQuery(userId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
  }

  const add =
    mayWrite && !isWriting ? (
      <Button tone="quiet" onClick={() => setIsWriting(true)}>
        {t('Add note')}
      </Button>
    ) : null
  return (
    <Card title={t('Internal notes')} action={add}>
      {isWriting && <NoteForm userId={userId} onAdded={refresh} onClose={() => setIsWriting(false)} />}
      {notes.isError && (data === undefined || isOnline) && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't load notes.")} error={notes.error} onRetry={() => void notes.refetch()} />
        </div>
      )}
      {notes.isPending && <SkeletonLines label={t('Loading notes…')} count={1} />}
      {data?.length === 0 && !isWriting && (
        <p className="px-4 py-3 text-muted text-table">{t('None. Operators alone see what stands here.')}</p>
      )}
      {data !== undefined && data.length > 0 && (
        <ul aria-label={t('Internal notes, newest first')}>
          {data.map((note) => (
            <NoteRow
              key={note.id}
              userId={userId}
              note={note}
              mayRemove={mayWrite && (mayRemoveAny || note.author.id === ownId)}
              onRemoved={refresh}
            />
          ))}
        </ul>
      )}
      <ShowMore list={notes} isInCard>
        {t('Show older notes')}
      </ShowMore>
    </Card>
  )
}
