/** How a role is held that the list is narrowed by: wherever, in the whole application, or inside an organization. */
export const holdings = ['any', 'application', 'organizations'] as const
export type Holding = (typeof holdings)[number]
