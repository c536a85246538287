import { useQuery } from '@tanstack/react-query'
import { t, tNodes } from '../../../lib/text.ts'
import { checkSentence, checkTitle } from '../api/check-words.ts'
import type { SignInCheck } from '../api/diagnosis.ts'
import { diagnosisQuery } from '../api/sign-in-queries.ts'

/** What keeps somebody out besides their suspension, and stays when that is lifted (console.md 2.5). */
export function RemainingBlocks({ userId }: { readonly userId: string }) {
  const { data } = useQuery(diagnosisQuery(userId, null))
  const blocks = data?.checks.filter(staysInTheWay) ?? []
  if (blocks.length === 0) return null
  return (
    <section aria-labelledby="remaining-blocks" className="grid gap-1 text-table">
      <h3 id="remaining-blocks" className="font-semibold">
        {t('What stays in the way')}
      </h3>
      <ul className="grid gap-1">
        {blocks.map((check) => (
          <li key={check.id}>
            {tNodes('{check}: {finding}', {
              check: <strong>{checkTitle(check)}</strong>,
              finding: checkSentence(check),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

const waiting: readonly string[] = ['invitation', 'email']

/** The account itself is what is being opened. */
function staysInTheWay({ id, state }: SignInCheck): boolean {
  return id !== 'account' && (state === 'fail' || (state === 'warn' && waiting.includes(id)))
}
