import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { changeView, saveView, type View, type ViewList, viewsQuery } from '../api/view.ts'

interface SaveViewDialogProps {
  readonly list: ViewList
  /** Null: a new one. */
  readonly view: View | null
  readonly search: string
  readonly onClose: () => void
  readonly onSaved: (view: View) => void
}

export function SaveViewDialog({ list, view, search, onClose, onSaved }: SaveViewDialogProps) {
  const queryClient = useQueryClient()
  const [name, setName] = useState(view?.name ?? '')
  const [description, setDescription] = useState(view?.description ?? '')
  const [isShared, setShared] = useState(view?.isShared ?? false)
  const fields = { name: name.trim(), description: description.trim() || null, isShared }
  return (
    <DialogForm
      title={view === null ? t('Save view') : t('Edit view')}
      confirm={t('Save view')}
      confirming={t('Saving…')}
      failure={t("Couldn't save the view.")}
      blockedReason={fields.name === '' ? t('Give the view a name') : null}
      onConfirm={() => (view === null ? saveView(list, { ...fields, search }) : changeView(view.id, fields))}
      onDone={(saved) => {
        void queryClient.invalidateQueries({ queryKey: viewsQuery(list).queryKey })
        onSaved(saved)
      }}
      onClose={onClose}
    >
      <Field label={t('Name')} value={name} maxLength={60} required onChange={(event) => setName(event.target.value)} />
      <Field
        label={t('Description')}
        value={description}
        maxLength={300}
        onChange={(event) => setDescription(event.target.value)}
      />
      <Choice
        type="checkbox"
        label={t('Share with every operator')}
        description={t('They can open it, and save it as one of their own.')}
        checked={isShared}
        onChange={(event) => setShared(event.target.checked)}
      />
    </DialogForm>
  )
}
