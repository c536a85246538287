import { t } from '../../lib/text.ts'

/** The first thing that takes the focus on a page. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link by nature, but a fragment in the address would drop the list's place
    <a
      href="#main"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}
      className="fixed start-2 -top-20 z-60 rounded-control bg-accent px-4 py-2 font-semibold text-accent-fg text-body focus:top-2"
    >
      {t('Skip to content')}
    </a>
  )
}
