/** A link that stands by itself beside what it leads on from, such as in the head of a card. */
export const linkClasses =
  'inline-flex min-h-6 items-center rounded-control font-semibold text-accent text-table hover:text-accent-hover'

/** The same where the text around it is small. */
export const smallLinkClasses =
  'inline-flex min-h-6 items-center rounded-control font-semibold text-accent text-meta hover:text-accent-hover'

/** What leads on from a sentence that it follows. */
export const plainLinkClasses = 'inline-flex min-h-6 items-center rounded-control text-accent hover:underline'

/** The one link of a row, by its name. */
export const rowLinkClasses =
  'block truncate rounded-control font-semibold text-fg hover:text-accent group-hover:text-accent'
