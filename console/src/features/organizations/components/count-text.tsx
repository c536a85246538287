import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { Counted } from '../api/organization.ts'

/** "12", and "more than 1,000" where the server stopped counting. */
export function CountText({ of }: { readonly of: Counted }) {
  const count = exactCount(of.count)
  return <>{of.isEstimate ? t('more than {count}', { count }) : count}</>
}
