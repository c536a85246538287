import { t } from '../../lib/text.ts'

/** JSON to read. A region that scrolls has to be reachable with the keyboard, hence the tab stop. */
export function JsonView({ json }: { readonly json: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section tabIndex={0} aria-label={t('Raw JSON')} className="max-h-[480px] overflow-auto p-4 -outline-offset-2">
      <pre className="font-mono text-meta">{json}</pre>
    </section>
  )
}
