import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { announce } from '../../../lib/announce.ts'
import { t } from '../../../lib/text.ts'
import { type MetadataRoot, metadataColumnId, metadataRoots } from './more-columns.tsx'

interface MetadataColumnFormProps {
  readonly shown: readonly string[]
  readonly onAdd: (id: string) => void
}

/** A column of one's own: a key of what is kept about people. */
export function MetadataColumnForm({ shown, onAdd }: MetadataColumnFormProps) {
  const [root, setRoot] = useState<MetadataRoot>('appMetadata')
  const [key, setKey] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  function add() {
    const id = metadataColumnId(root, key)
    if (id === null) return setFault(t('Letters, digits, - and _, with dots between the keys of what is nested.'))
    if (shown.includes(id)) return setFault(t('This column is shown already.'))
    announce(t('{column} is now column {place}', { column: key.trim(), place: shown.length + 1 }))
    setKey('')
    onAdd(id)
  }
  return (
    <form
      aria-label={t('Column of metadata')}
      className="mt-2 grid gap-2 border-line border-t px-2 pt-2"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Select
        label={t('Column of metadata')}
        options={metadataRoots}
        value={root}
        onChange={(event) => setRoot(event.target.value as MetadataRoot)}
      />
      <Field
        label={t('Metadata key')}
        value={key}
        hint={t('Such as plan, or address.city.')}
        errors={fault === null ? undefined : [fault]}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setKey(event.target.value)
          setFault(null)
        }}
      />
      <Button type="submit" icon="plus" disabledReason={key.trim() === '' ? t('Give the key') : null}>
        {t('Add column')}
      </Button>
    </form>
  )
}
