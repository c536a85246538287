import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t } from '../../../lib/text.ts'
import { filterLabels } from './filter-words.ts'
import { keyFault, MetadataKeyFields } from './metadata-key-fields.tsx'
import { type MetadataRoot, metadataColumn, metadataColumnId } from './more-columns.tsx'
import type { ListFilterProps } from './value-filter.tsx'

/** A filter by one key of metadata and its whole value: `appMetadata.plan=gold`. */
export function MetadataFilter({ offer, value, onChange, startsOpen }: ListFilterProps) {
  const [id = '', ...rest] = value?.split('=') ?? []
  const wanted = rest.join('=')
  const chosen = value === undefined ? [] : [`${metadataColumn(id)?.header ?? id} = ${wanted}`]
  const label = filterLabels[offer.name]
  return (
    <FilterChip label={label} startsOpen={startsOpen} chosen={chosen} onClear={() => onChange(undefined)}>
      <MetadataForm key={value ?? ''} id={id} wanted={wanted} onApply={onChange} />
    </FilterChip>
  )
}

interface MetadataFormProps {
  readonly id: string
  readonly wanted: string
  readonly onApply: (value: string) => void
}

function MetadataForm({ id: given, wanted: givenValue, onApply }: MetadataFormProps) {
  const [root, setRoot] = useState<MetadataRoot>(given.startsWith('userMetadata') ? 'userMetadata' : 'appMetadata')
  const [key, setKey] = useState(given.slice(given.indexOf('.') + 1))
  const [wanted, setWanted] = useState(givenValue)
  const [fault, setFault] = useState<string | null>(null)
  function apply() {
    const id = metadataColumnId(root, key)
    if (id === null) setFault(keyFault)
    else onApply(`${id}=${wanted.trim()}`)
  }
  const missing = key.trim() === '' ? t('Give the key') : wanted.trim() === '' ? t('Give the value') : null
  return (
    <form
      className="grid gap-2 px-2 pb-1"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null) apply()
      }}
    >
      <MetadataKeyFields
        rootLabel={t('Where it is kept')}
        root={root}
        metadataKey={key}
        fault={fault}
        onRootChange={setRoot}
        onKeyChange={(next) => {
          setKey(next)
          setFault(null)
        }}
      />
      <Field
        label={t('Value')}
        value={wanted}
        hint={t('The whole value, in its letter case.')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setWanted(event.target.value)}
      />
      <Button type="submit" disabledReason={missing}>
        {t('Apply')}
      </Button>
    </form>
  )
}
