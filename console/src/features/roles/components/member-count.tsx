import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { MemberCount as Count } from '../api/stored-role.ts'

/** "12", and "more than 10,000" where the server stopped counting. */
export function MemberCount({ of }: { readonly of: Count }) {
  const count = exactCount(of.count)
  return <>{of.isEstimate ? t('more than {count}', { count }) : count}</>
}
