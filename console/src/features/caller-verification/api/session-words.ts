import { relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { CallerSession } from './caller-verification.ts'

/** "Chrome on macOS, active 4 min ago" */
export function sessionWords({ device, lastActiveAt }: CallerSession): string {
  return t('{device}, active {time}', { device, time: relativeTime(new Date(lastActiveAt)) })
}
