import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { JsonBox } from '../../../components/ui/json-box.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { isUnchanged, type MetadataChange, metadataChange, metadataDifferences } from '../api/metadata-change.ts'
import { readJsonObject } from '../api/read-json.ts'
import { updateUser } from '../api/update-user.ts'
import type { User } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { DifferenceTable } from './difference-table.tsx'

export interface MetadataCardProps {
  readonly user: User
  readonly field: 'appMetadata' | 'userMetadata'
  readonly title: string
  readonly note: string
}

interface MetadataEditorProps extends MetadataCardProps {
  readonly isLarge: boolean
  readonly onClose: () => void
}

/** The raw object. It says before saving which keys would change, from what to what, and sends those alone. */
export function MetadataEditor({ user, field, title, isLarge, onClose }: MetadataEditorProps) {
  const queryClient = useQueryClient()
  const noteId = useId()
  const [opened] = useState(user)
  const [text, setText] = useState(() => JSON.stringify(user[field] ?? {}, null, 2))
  const read = readJsonObject(text)
  const change = 'value' in read ? metadataChange(opened[field] ?? {}, read.value) : null
  const saving = useMutation({
    mutationFn: ({ patch }: MetadataChange) => updateUser(opened, { [field]: patch }),
    onSuccess: finish,
  })
  function finish(saved: User): void {
    keepUser(queryClient, saved)
    toastDone(t('{title} was saved.', { title }))
    onClose()
  }
  const hasConflict = isProblem(saving.error, 'version_conflict')
  const fault = change === null ? t('Correct the JSON first') : isUnchanged(change) ? t('Nothing is changed yet') : null

  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        if (change !== null && fault === null && !saving.isPending) saving.mutate(change)
      }}
    >
      <div className="grid gap-3 p-4">
        <JsonBox
          label={title}
          value={text}
          onChange={setText}
          isWrong={'fault' in read}
          describedBy={noteId}
          isLarge={isLarge}
        />
        <p id={noteId} role="status" className={`min-h-5 text-table ${'fault' in read ? 'text-danger' : 'text-muted'}`}>
          {'fault' in read ? read.fault : changeInWords(change)}
        </p>
        {change !== null && !isUnchanged(change) && (
          <DifferenceTable rows={metadataDifferences(opened[field] ?? {}, change.patch)} isCode />
        )}
        {saving.isError && !hasConflict && (
          <ProblemNotice title={t("Couldn't save {title}.", { title })} error={saving.error} />
        )}
      </div>
      <footer className="flex justify-end gap-2 border-line border-t bg-subtle px-4 py-3">
        <Button onClick={onClose}>{t('Cancel')}</Button>
        <Button type="submit" tone="primary" aria-disabled={saving.isPending} disabledReason={fault}>
          {saving.isPending ? t('Saving…') : t('Save')}
        </Button>
      </footer>
      {hasConflict && change !== null && (
        <ConflictDialog
          user={opened}
          changes={{ [field]: change.patch }}
          onSaved={finish}
          onUseTheirs={onClose}
          onClose={saving.reset}
        />
      )}
    </form>
  )
}

function changeInWords(change: MetadataChange | null): string {
  if (change === null || isUnchanged(change)) return t('Keys are saved whole: a key you leave out is removed.')
  const { added, changed, removed } = change
  const sentence = [
    ...(added.length > 0 ? [t('adds {keys}', { keys: added.join(', ') })] : []),
    ...(changed.length > 0 ? [t('changes {keys}', { keys: changed.join(', ') })] : []),
    ...(removed.length > 0 ? [t('removes {keys}', { keys: removed.join(', ') })] : []),
  ].join('; ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
