import { useQuery } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { changeEffectsQuery, effectSentences } from '../api/change-effects.ts'
import type { SettingsChanges } from '../api/settings.ts'

/** Whom the unsaved changes would touch. It asks a moment after the last key. */
export function ChangeEffects({ changes }: { readonly changes: SettingsChanges }) {
  const asked = useSettled(JSON.stringify(changes))
  const { data, isError } = useQuery(changeEffectsQuery(JSON.parse(asked) as SettingsChanges))
  if (data === undefined || isError) return null
  const sentences = effectSentences(data)
  if (sentences.length === 0) return null
  return (
    <section aria-label={t('Preview of effect')} className="rounded-card bg-selected px-4 py-3 text-table">
      <h2 className="font-semibold">{t('Preview of effect')}</h2>
      <ul className="mt-1 grid gap-0.5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
