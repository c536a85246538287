import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { announce } from '../../../lib/announce.ts'
import { t } from '../../../lib/text.ts'
import { keyFault, MetadataKeyFields } from './metadata-key-fields.tsx'
import { type MetadataRoot, metadataColumnId } from './more-columns.tsx'

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
    if (id === null) return setFault(keyFault)
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
      <MetadataKeyFields
        rootLabel={t('Column of metadata')}
        root={root}
        metadataKey={key}
        fault={fault}
        onRootChange={setRoot}
        onKeyChange={(next) => {
          setKey(next)
          setFault(null)
        }}
      />
      <Button type="submit" icon="plus" disabledReason={key.trim() === '' ? t('Give the key') : null}>
        {t('Add column')}
      </Button>
    </form>
  )
}
