import { t } from '../../../lib/text.ts'
import type { EffectivePermission } from './role.ts'

export interface UnassignPreview {
  readonly lost: readonly string[]
  /** Permissions of the role that stay, with what else gives them. */
  readonly kept: readonly { readonly name: string; readonly through: string }[]
}

/** What taking one role away means, read from where each permission comes from. */
export function unassignPreview(permissions: readonly EffectivePermission[], roleId: string): UnassignPreview {
  const ofRole = permissions.filter(({ sources }) => sources.some((source) => source.roleId === roleId))
  const lost: string[] = []
  const kept: { name: string; through: string }[] = []
  for (const { name, sources } of ofRole) {
    const other = sources.find((source) => source.roleId !== roleId)
    if (other === undefined) lost.push(name)
    else
      kept.push({
        name,
        through: other.type === 'direct' ? t('a direct permission') : (other.roleName ?? t('another role')),
      })
  }
  return { lost, kept }
}
