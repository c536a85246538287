import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { type MetadataRoot, metadataRoots } from './more-columns.tsx'

interface MetadataKeyFieldsProps {
  readonly rootLabel: string
  readonly root: MetadataRoot
  readonly metadataKey: string
  readonly fault: string | null
  readonly onRootChange: (root: MetadataRoot) => void
  readonly onKeyChange: (key: string) => void
}

/** What is said where a key is none. */
export const keyFault = t('Letters, digits, - and _, with dots between the keys of what is nested.')

/** Which key of metadata is meant, and in which of the two it is kept. */
export function MetadataKeyFields(props: MetadataKeyFieldsProps) {
  const { rootLabel, root, metadataKey, fault, onRootChange, onKeyChange } = props
  return (
    <>
      <Select
        label={rootLabel}
        options={metadataRoots}
        value={root}
        onChange={(event) => onRootChange(event.target.value as MetadataRoot)}
      />
      <Field
        label={t('Metadata key')}
        value={metadataKey}
        hint={t('Such as plan, or address.city.')}
        errors={fault === null ? undefined : [fault]}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onKeyChange(event.target.value)}
      />
    </>
  )
}
