import type { ReasonPreset } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'

/** Why a request is denied (console.md 3.14). The log keeps the English. */
export const denyReasons: readonly ReasonPreset[] = [
  { reason: 'Not verified', label: t('Not verified') },
  { reason: 'Suspected fraud', label: t('Suspected fraud') },
  { reason: 'Duplicate', label: t('Duplicate') },
  { reason: 'Wrong account', label: t('Wrong account') },
  { reason: 'Spam', label: t('Spam') },
]
