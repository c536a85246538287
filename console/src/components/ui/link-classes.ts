/** A link that stands by itself beside what it leads on from, such as in the head of a card. */
export const linkClasses =
  'inline-flex min-h-6 items-center rounded-control font-semibold text-accent text-table hover:text-accent-hover'

/** The same where the text around it is small. */
export const smallLinkClasses =
  'inline-flex min-h-6 items-center rounded-control font-semibold text-accent text-meta hover:text-accent-hover'
