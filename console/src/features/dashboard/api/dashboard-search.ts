// The address of the dashboard: the time its charts are about.

export const periods = ['24h', '7d', '30d', '90d'] as const
export type Period = (typeof periods)[number]

export interface DashboardSearch {
  /** Left out: the last 24 hours. */
  readonly period?: Period | undefined
}

export const defaultPeriod: Period = '24h'

export function readDashboardSearch({ period }: Record<string, unknown>): DashboardSearch {
  const found = periods.find((one) => one === period)
  return found === undefined ? {} : { period: found === defaultPeriod ? undefined : found }
}
