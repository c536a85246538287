import type { SettingsDraft } from '../api/settings-draft.ts'

/** What each group of fields gets. */
export interface SettingFieldsProps {
  readonly draft: SettingsDraft
  readonly faults: Readonly<Record<string, readonly string[]>>
  /** Null for those who may only look. */
  readonly onChange: ((edits: Partial<SettingsDraft>) => void) | null
}
